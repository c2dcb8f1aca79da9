"""Ends a run of reports at every one of its file operations, and looks at what is left.

Run as a script, since it forks: `python -m tests.reports.run.kill_points ROOT kill|full STEP`. The run itself is the real
one; only the pages come ready-made, so that nobody waits for rendering at each point.
`kill` ends the process (SIGKILL) before its N-th operation, `full` lets that one and all later
ones fail for want of space. A STEP of 1 takes every point. Prints what was found as JSON.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from dxanalysis.reports.manifest import read_manifest
from dxanalysis.reports.request.options import Folders, RunOptions
from dxanalysis.reports.request.task import Outcome
from dxanalysis.reports.run import build
from dxanalysis.reports.run.build import build_reports

OPERATIONS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.truncate"}
OLD, NEW = "古い版", "新しい版"


def page(text: str, html: str) -> str:
    return f"<html>{text} {html} {'長' * 5000}</html>"


def ready_made(text: str):
    """Stands in for the pool: every task's page at once."""

    def run_all(tasks, _options, _started):
        for task in tasks:
            html = task.request.html
            yield task, Outcome("ok", 0.1, html=page(text, html), notebook=page(text, "nb"))

    return run_all


class Trap:
    """Strikes at the N-th operation on a file below a folder."""

    def __init__(self, folder: Path, at: int, how: str) -> None:
        self.folder, self.at, self.how, self.count = str(folder), at, how, 0
        self.armed = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.armed or event not in OPERATIONS or not self._below(arguments):
            return
        self.count += 1
        if self.how == "kill" and self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        writes = event != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if self.how == "full" and self.count >= self.at and writes and event != "os.remove":
            raise OSError(errno.ENOSPC, "No space left on device")

    def _below(self, arguments: tuple[object, ...]) -> bool:
        return any(isinstance(a, str | os.PathLike) and self.folder in str(a) for a in arguments)


def in_a_fork(work) -> int:
    """Do the work in a child; its exit status, negative for a signal."""
    if (child := os.fork()) == 0:
        try:
            work()
        except OSError:
            os._exit(3)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(4)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(folders: Folders, text: str, trap: Trap | None = None) -> None:
    build.run_all = ready_made(text)
    if trap is not None:
        sys.addaudithook(trap)
        trap.armed = True
    build_reports(folders, options=RunOptions(force=text == NEW and trap is not None, cold=True))


def faults_after(folders: Folders) -> list[str]:
    """What is wrong with the folder right after the end: nothing may be half there."""
    out, found = folders.out, []
    manifest = read_manifest(out)
    if len(manifest.entries) != 5:
        found.append(f"{len(manifest.entries)} entries")
    for html, entry in manifest.entries.items():
        if (out / html).read_text() not in {page(OLD, html), page(NEW, html)}:
            found.append(f"{html} is neither old nor new")
        if not (out / entry.notebook).is_file():
            found.append(f"{entry.notebook} is missing")
    if not (out / "index.html").read_text().rstrip().endswith("</html>"):
        found.append("index cut off")
    return found


def faults_after_next(folders: Folders) -> list[str]:
    """What the next run left undone, or did although it was done."""
    out, found = folders.out, []
    published = {h for h in read_manifest(out).entries if (out / h).read_text() == page(NEW, h)}
    if status := in_a_fork(lambda: run(folders, NEW)):
        return [f"the next run ends with {status}"]
    manifest = read_manifest(out)
    lost = [html for html in published if (out / html).read_text() != page(NEW, html)]
    found += [f"{html} was lost" for html in lost]
    if any(entry.status == "failed" or entry.outdated for entry in manifest.entries.values()):
        found.append("not completed")
    if left := [p.name for p in out.rglob(".*.part")]:
        found.append(f"left lying about: {left}")
    if len(list(out.glob(".runs/*"))) != len(list(out.glob(".runs/*/run.json"))):
        found.append("a run without a record")
    return found


def main() -> None:
    root, how, step = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    begun = Folders(root / "data", root / "notebooks", root / "begun")
    in_a_fork(lambda: run(begun, OLD))
    faults: list[str] = []
    for points in count(1, step):
        folders = Folders(begun.data, begun.notebooks, root / f"out-{points}")
        shutil.copytree(begun.out, folders.out)
        trap = Trap(folders.out, points, how)
        status = in_a_fork(lambda f=folders, t=trap: run(f, NEW, t))
        faults += [f"{points}: {fault}" for fault in faults_after(folders)]
        faults += [f"{points}: {fault}" for fault in faults_after_next(folders)]
        shutil.rmtree(folders.out)
        if status == 0:
            break
    print(json.dumps({"last": points - 1, "faults": faults}, ensure_ascii=False))


if __name__ == "__main__":
    main()
