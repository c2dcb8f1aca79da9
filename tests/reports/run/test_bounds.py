"""What a notebook may leave behind: little output, no process, no folder."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dxanalysis.reports.request.options import Folders, RunOptions, Selection
from dxanalysis.reports.run.build import build_reports
from dxanalysis.reports.run.history import RUNS
from dxanalysis.reports.run.outputs import KEPT_CHARACTERS

OVERVIEW = Selection(reports=("overview",))
WAYS = pytest.mark.parametrize("cold", [False, True])


@WAYS
def test_output_without_end_is_cut_and_the_page_says_so(folders: Folders, put, cold: bool):
    put("overview", "for n in range(300): print('x' * 10_000)")
    (entry,) = build_reports(folders, OVERVIEW, RunOptions(cold=cold))
    assert entry.status == "ok"
    (told,) = entry.warnings
    assert "番目のセルの出力が長いため、2,000,300文字を省きました" in told
    page = (folders.out / entry.html).read_text(encoding="utf-8")
    assert "2,000,300文字を省きました" in page
    assert len(page) < 1.2 * KEPT_CHARACTERS
    assert (folders.out / entry.notebook).stat().st_size < 1.2 * KEPT_CHARACTERS


def test_output_without_end_is_cut_in_a_notebook_that_failed(folders: Folders, put):
    put("overview", "for n in range(300): print('x' * 10_000)\n1 / 0")
    (entry,) = build_reports(folders, OVERVIEW)
    assert entry.status == "failed"
    kept = (folders.out / entry.notebook).read_text(encoding="utf-8")
    assert "2,000,300文字を省きました" in kept
    assert len(kept) < 1.2 * KEPT_CHARACTERS


def test_tables_that_no_page_can_hold_are_a_failure(folders: Folders, put):
    put("overview", "from IPython.display import HTML\nHTML('<p>' + 'x' * 60_000_000)")
    (entry,) = build_reports(folders, OVERVIEW)
    assert entry.status == "failed"
    assert "図と表の出力が大きすぎます(60MB、上限 50MB)" in (entry.error or "")
    assert (folders.out / entry.notebook).stat().st_size < 1_000_000


STARTS = """
import subprocess, sys, os
program = "import time, os; os.setsid() if os.getpgrp() != os.getpid() else None; time.sleep(600)"
started = [subprocess.Popen([sys.executable, "-c", program], start_new_session=new) for new in (True, False)]
daemon = "import os, sys; os.setsid(); os.fork() and os._exit(0); import time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
subprocess.run([sys.executable, "-c", daemon, {file!r}])
import time
while not os.path.exists({file!r}) or not open({file!r}).read(): time.sleep(0.05)
open({file!r}, "a").write("".join(f" {{p.pid}}" for p in started))
{end}
"""


@pytest.mark.parametrize("end", ["", "1 / 0", "os._exit(1)", "time.sleep(600)"])
def test_what_a_notebook_started_ends_with_it_in_whatever_session(
    folders: Folders, put, tmp_path: Path, end: str
):
    file = str(tmp_path / "pids")
    put("overview", STARTS.format(file=file, end=end))
    (entry,) = build_reports(folders, OVERVIEW, RunOptions(seconds=5))
    assert entry.status == ("ok" if not end else "failed")
    pids = [int(pid) for pid in Path(file).read_text(encoding="utf-8").split()]
    assert len(pids) == 3
    deadline = time.monotonic() + 20
    while (left := [pid for pid in pids if _lives(pid)]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose name leaves room for those of sockets, which pytest's own does not always."""
    with tempfile.TemporaryDirectory(prefix="k", dir="/tmp") as folder:
        yield Path(folder)


def test_the_folders_of_a_killed_run_are_removed_by_the_next(folders: Folders, put, short: Path):
    temporary = short
    put("overview", "import time\ntime.sleep(60)")
    program = (
        "from pathlib import Path; import sys\n"
        "from dxanalysis.reports.request.options import Folders, Selection\n"
        "from dxanalysis.reports.run.build import build_reports\n"
        "build_reports(Folders(*map(Path, sys.argv[1:])), Selection(reports=('overview',)))\n"
    )
    words = [sys.executable, "-c", program, folders.data, folders.notebooks, folders.out]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    run = subprocess.Popen([*map(str, words)], env=environment)
    while not list(temporary.glob("dx-*/dx-*")):
        assert run.poll() is None
        time.sleep(0.05)
    run.send_signal(signal.SIGKILL)
    run.wait()
    left = {path.name[:3] for path in temporary.iterdir()}
    assert left >= {"dx-", "pym"}
    put("overview", "print('anew')")
    subprocess.run([*map(str, words)], env=environment, check=True)
    assert [path.name for path in temporary.iterdir() if path.name[:3] in left] == []
    killed, done = (
        json.loads(p.read_text()) for p in sorted((folders.out / RUNS).glob("*/run.json"))
    )
    assert (killed["status"], done["status"]) == ("killed", "done")


def test_a_long_name_of_the_folder_for_temporary_files_stops_no_run(
    folders: Folders, put, tmp_path: Path
):
    put("overview", "print('made')")
    temporary = tmp_path / ("x" * 100)
    temporary.mkdir()
    program = (
        "from pathlib import Path; import sys\n"
        "from dxanalysis.reports.request.options import Folders, Selection\n"
        "from dxanalysis.reports.run.build import build_reports\n"
        "(made,) = build_reports(Folders(*map(Path, sys.argv[1:])), Selection(reports=('overview',)))\n"
        "assert made.status == 'ok', made.error\n"
    )
    words = [sys.executable, "-c", program, folders.data, folders.notebooks, folders.out]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    subprocess.run([*map(str, words)], env=environment, check=True)
