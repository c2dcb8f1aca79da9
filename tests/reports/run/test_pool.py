import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.reports.request.options import RunOptions
from dxanalysis.reports.run.pool import run_all
from tests.reports.small_plan import tasks


def test_reports_are_made_in_other_processes_and_all_are_handed_over(folders, tables, put):
    put("budget-trend", "import os; print('worker', os.getpid())")
    wanted = tasks(folders, tables)
    done = dict(run_all(wanted, RunOptions(jobs=2)))
    assert {task.request.issue_no for task in done} == {1, 2}
    assert {outcome.status for outcome in done.values()} == {"ok"}
    for outcome in done.values():
        assert "worker " in outcome.html
        assert f"worker {os.getpid()}" not in outcome.html


def test_a_worker_that_dies_is_a_failure_with_a_page(folders, tables, put):
    put("budget-trend", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    done = dict(run_all(tasks(folders, tables), RunOptions(jobs=2)))
    assert {outcome.status for outcome in done.values()} == {"failed"}
    assert all("作成できませんでした" in outcome.html for outcome in done.values())


def test_nothing_to_do_starts_nothing(folders, tables):
    assert list(run_all([], RunOptions(jobs=4))) == []
    one = replace(tasks(folders, tables)[0], seconds=30)
    assert [outcome.status for _, outcome in run_all([one], RunOptions(jobs=4))] == ["ok"]


DIRTY = """
import os, sys, matplotlib as mpl, builtins, dxanalysis
leaked = [name for name in ("LEFT_BEHIND",) if name in globals() or hasattr(builtins, name)]
leaked += [os.environ.get("LEFT_BEHIND", "")] + [str(mpl.rcParams["font.size"] == 99)]
leaked += [str(hasattr(dxanalysis, "left_behind")), str(os.path.exists("left_behind.txt"))]
print("leaked", [item for item in leaked if item not in ("", "False")])
LEFT_BEHIND = builtins.LEFT_BEHIND = dxanalysis.left_behind = os.environ["LEFT_BEHIND"] = "x"
mpl.rcParams["font.size"] = 99
open("left_behind.txt", "w").close()
os.chdir("/")
"""


@pytest.mark.parametrize("cold", [False, True])
def test_nothing_leaks_from_one_report_to_the_next(folders, tables, put, cold):
    put("budget-trend", DIRTY)
    for _ in range(2):
        for _, outcome in run_all(tasks(folders, tables), RunOptions(cold=cold)):
            assert outcome.status == "ok", outcome.error
            assert "leaked []" in outcome.html
    assert "LEFT_BEHIND" not in os.environ


@pytest.mark.parametrize("cold", [False, True])
def test_a_report_over_its_time_is_ended_with_its_children(folders, tables, put, cold):
    put(
        "budget-trend",
        "print('before')",
        "import subprocess, time\nchild = subprocess.Popen(['sleep', '77'])\n"
        "open(data_dir + '/child', 'w').write(str(child.pid))\ntime.sleep(60)",
    )
    slow = [replace(task, seconds=3) for task in tasks(folders, tables)[:1]]
    begun = time.monotonic()
    ((_, outcome),) = run_all(slow, RunOptions(cold=cold, seconds=3))
    assert time.monotonic() - begun < 25
    assert outcome.status == "failed"
    assert "制限時間" in (outcome.error or "")
    assert "作成できませんでした" in outcome.html
    if not cold:  # a kernel's own children are the kernel's to end
        child = int((folders.data / "child").read_text())
        assert _gone(child)


def _gone(pid: int) -> bool:
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


COMMAND = """
from pathlib import Path
from dxanalysis.reports.run.build import build_reports
from dxanalysis.reports.request.options import Folders, RunOptions, Selection
if __name__ == "__main__":
    root = Path({root!r})
    folders = Folders(root / "data", root / "notebooks", root / "out")
    build_reports(folders, Selection(reports=("budget-trend",)), RunOptions(jobs=2))
"""
NOTE_AND_WAIT = """
import os, time
from pathlib import Path
(Path(data_dir).parent / f"pid-{os.getpid()}").touch()
time.sleep(120)
"""


def alive(path):
    pid = path.name.removeprefix("pid-")
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
    return condition()


def test_a_killed_command_leaves_no_worker_and_no_kernel(folders, put):
    root = folders.data.parent
    put("budget-trend", NOTE_AND_WAIT)
    script = root / "command.py"
    script.write_text(COMMAND.format(root=str(root)))
    with tempfile.TemporaryDirectory(prefix="dxk-") as left:  # short, for the sockets in it
        command = subprocess.Popen(
            [sys.executable, script], stderr=subprocess.DEVNULL, env=os.environ | {"TMPDIR": left}
        )
        try:
            assert wait_for(lambda: len(list(root.glob("pid-*"))) == 2)
        finally:
            command.kill()
            command.wait()
        assert wait_for(lambda: not any(map(alive, root.glob("pid-*"))), seconds=10)
