"""An ingest over tables that stand, ended at its N-th operation on a file: by SIGKILL, or by a full disk.

`python -m tests.ingest.broken_ingest FOLDER kill 0 10 20` tries these operations, without numbers
every one of them, and prints as JSON what was found afterwards. The places are exact and the same
in every run: Python's audit events and calls of methods that write are counted, not time.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.store.staging import current_file
from dxanalysis.store.store import load_tables

PLAN = """令和8年度 {department}運営方針
経営課題1 見本の課題
8予算額 {amount}百万円
評価指標
・見本の指標 3件
"""
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir"}
CALLS = {"write", "writelines", "writerow", "writerows", "flush", "close", "fsync"}
FILLING = {"open", "os.rename", "os.mkdir", "write", "writerow", "writerows", "flush", "fsync"}


class Ended:
    """Counts the operations on files below a folder, and ends the ingest at one of them."""

    def __init__(self, folder: Path, at: int | None, end: Callable[[], None], among: set[str]):
        self.count = 0
        self._folder, self._at, self._end, self._among = str(folder), at, end, among

    def begin(self) -> None:
        sys.addaudithook(self._event)
        sys.setprofile(self._call)

    def _event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS and str(arguments[0]).startswith(self._folder):
            reading = event == "open" and not _writes(arguments)
            self._one(event, reading=reading)

    def _call(self, _frame: object, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ in CALLS:
            self._one(called.__name__)

    def _one(self, name: str, *, reading: bool = False) -> None:
        if name not in self._among or (reading and self._among is FILLING):
            return
        number, self.count = self.count, self.count + 1
        if self._at is not None and number >= self._at:
            self._end()


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    return (
        bool(flags & (os.O_WRONLY | os.O_RDWR))
        if mode is None
        else set(mode) & set("wax+") != set()
    )


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


ENDS = {"kill": (killed, EVENTS | CALLS), "full": (disk_full, FILLING)}


def write_raw(folder: Path, amounts: dict[str, int]) -> list[Path]:
    folder.mkdir()
    for number, (department, amount) in enumerate(amounts.items()):
        text = PLAN.format(department=department, amount=amount)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return sources_below(folder)


def state_of(folder: Path) -> str:
    """What a reader finds, every file as described: a hash of it. Raises where it is no state."""
    package = json.loads(current_file(folder, "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        for file in filter(None, (resource, resource.get("parquet"))):
            digest = hashlib.sha256(current_file(folder, file["path"]).read_bytes()).hexdigest()
            assert file["hash"] == f"sha256:{digest}", file["path"]
    tables = load_tables(folder)
    facts = [frame.to_json() for frame in tables.frames().values()]
    texts = [tables.texts.of(row.plan_id, row.edition) for row in tables.plans.itertuples()]
    assert all(text.startswith("令和8年度") for text in texts)
    return hashlib.sha256("".join([*facts, *texts]).encode()).hexdigest()


def in_child(work: Callable[[], int]) -> int:
    """The exit status of some work in a forked process; negative if a signal ended it."""
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        status = 99
        try:
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Trial:
    """Tables of two plans, and an ingest that changes one, adds one and removes one."""

    def __init__(self, folder: Path, way: str) -> None:
        self._folder, (self._end, self._among) = folder, ENDS[way]
        old = write_raw(folder / "raw-old", {"北区": 10, "西区": 20})
        self._new = write_raw(folder / "raw-new", {"北区": 11, "東淀川区": 30})
        self._before = folder / "before"
        ingest(old, self._before)
        self._old = state_of(self._before)
        ingest(self._new, folder / "after")
        self._target = state_of(folder / "after")

    def operations(self) -> int:
        """How many there are in an ingest that nothing ends."""
        counted = self._folder / "counted"

        def work() -> int:
            ended = self._ingest(None)
            counted.write_text(str(ended.count))
            return 0

        self._reset()
        in_child(work)
        return int(counted.read_text())

    def one(self, number: int) -> str:
        """`old` or `new`: what stood after the end at this operation. Anything else is a fault."""
        self._reset()
        status = in_child(lambda: self._broken(number))
        found = in_child(self._found)
        kinds = {0: "old", 1: "new"}
        return kinds.get(found, f"{number}: child {status}, found {found}")

    def _reset(self) -> None:
        shutil.rmtree(self._folder / "out", ignore_errors=True)
        shutil.copytree(self._before, self._folder / "out")

    def _ingest(self, at: int | None) -> Ended:
        ended = Ended(self._folder / "out", at, self._end, self._among)
        ended.begin()
        ingest(self._new, self._folder / "out")
        sys.setprofile(None)
        return ended

    def _broken(self, number: int) -> int:
        try:
            self._ingest(number)
        except OSError as error:
            return 0 if error.errno == errno.ENOSPC else 2
        return 1

    def _found(self) -> int:
        """0 or 1 for the old or the new state, if the next ingest completes and leaves no trace."""
        out = self._folder / "out"
        state = state_of(out)
        ingest(self._new, out)
        complete = state_of(out) == self._target
        traces = [path for path in out.iterdir() if path.name.startswith((".staging", ".commit"))]
        undone = list((out / ".read").glob("*.part"))
        if not complete or traces or undone or state not in {self._old, self._target}:
            return 3
        return int(state == self._target)


def main() -> None:
    folder, way, *numbers = sys.argv[1:]
    trial = Trial(Path(folder), way)
    operations = trial.operations()
    tried = [int(n) % operations for n in numbers] or range(operations)
    found = Counter(trial.one(number) for number in tried)
    print(json.dumps({"operations": operations, "found": found}, ensure_ascii=False))


if __name__ == "__main__":
    main()
