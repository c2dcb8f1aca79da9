"""The processes that a report's notebook started, wherever they went: ended with the report."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

import psutil

MARK = "DXANALYSIS_REPORT_PROCESS"
"""The variable by which those are known whose parent has gone."""
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER of Linux: orphans among our descendants become our children
_ROUNDS = 5  # a process may have started another one while the first were ended


def adopt_orphans() -> None:
    """Keep all that this process and its children start below it, daemons too; and mark them."""
    os.environ[MARK] = str(os.getpid())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


def end_descendants(pid: int) -> None:
    """End all processes below one, whatever session they are in; not the process itself."""
    for _ in range(_ROUNDS):
        try:
            found = psutil.Process(pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return
        if not found:
            return
        _kill(found)


def end_marked(pid: int) -> None:
    """End what a report's process left that is gone itself: its mark is in their environment."""
    mine = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get(MARK) == str(pid):
                mine.append(process)
    _kill(mine)


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(processes, timeout=1)
