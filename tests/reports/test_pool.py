import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from dxanalysis.reports.pool import run_all
from dxanalysis.reports.requests import Selection, select
from dxanalysis.reports.run import Task


def tasks(folders, tables):
    return [
        Task(
            request=request,
            notebook=folders.notebooks / f"{request.report.replace('-', '_')}.ipynb",
            data=folders.data,
            out=folders.out,
            made_at="2026-04-01T09:00:00+09:00",
            seconds=60,
        )
        for request in select(tables, Selection(reports=("budget-trend",)))
    ]


def test_reports_are_made_in_other_processes_and_all_are_handed_over(folders, tables, put):
    put("budget-trend", "import os; print('worker', os.getppid())")
    wanted = tasks(folders, tables)
    done = dict(run_all(wanted, jobs=2))
    assert {task.request.issue_no for task in done} == {1, 2}
    assert {outcome.status for outcome in done.values()} == {"ok"}
    for task in wanted:
        page = (task.out / task.request.html).read_text(encoding="utf-8")
        assert "worker " in page
        assert f"worker {os.getpid()}" not in page


def test_a_worker_that_dies_is_a_failure_with_a_page(folders, tables, put):
    put("budget-trend", "import os, signal; os.kill(os.getppid(), signal.SIGKILL)")
    done = dict(run_all(tasks(folders, tables), jobs=2))
    assert {outcome.status for outcome in done.values()} == {"failed"}
    for task in done:
        assert "作成できませんでした" in (task.out / task.request.html).read_text(encoding="utf-8")


def test_nothing_to_do_starts_nothing(folders, tables):
    assert list(run_all([], jobs=4)) == []
    one = replace(tasks(folders, tables)[0], seconds=30)
    assert [outcome.status for _, outcome in run_all([one], jobs=4)] == ["ok"]


COMMAND = """
from pathlib import Path
from dxanalysis.reports.build import Folders, build_reports
from dxanalysis.reports.requests import Selection
if __name__ == "__main__":
    root = Path({root!r})
    folders = Folders(root / "data", root / "notebooks", root / "out")
    build_reports(folders, Selection(reports=("budget-trend",)), jobs=2)
"""
NOTE_AND_WAIT = """
import os, time
from pathlib import Path
for pid in (os.getpid(), os.getppid()):
    (Path(data_dir).parent / f"pid-{pid}").touch()
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
            assert wait_for(lambda: len(list(root.glob("pid-*"))) == 4)
        finally:
            command.kill()
            command.wait()
        assert wait_for(lambda: not any(map(alive, root.glob("pid-*"))), seconds=10)
