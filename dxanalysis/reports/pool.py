"""Tasks → outcomes, several at a time, each outcome handed over whatever happened to its process.

Processes and not threads, because papermill changes the state of its process; from a fork server
and not by `fork`, which with threads about deadlocks nbclient. The fork server has imported what
a report needs, so a worker costs next to nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing.context import BaseContext

from dxanalysis.reports.run import Outcome, Task, record_failure, render_report


def run_all(tasks: list[Task], jobs: int) -> Iterator[tuple[Task, Outcome]]:
    """Run the tasks, at most `jobs` at a time, and yield each with its outcome as it ends."""
    if jobs == 1 or len(tasks) <= 1:
        for task in tasks:
            yield task, render_report(task)
        return
    pool = ProcessPoolExecutor(min(jobs, len(tasks)), _context(), _die_with_parent)
    try:
        running = {pool.submit(render_report, task): task for task in tasks}
        for future in as_completed(running):
            yield running[future], _outcome(future, running[future])
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(future: Future[Outcome], task: Task) -> Outcome:
    error = future.exception()
    return future.result() if error is None else record_failure(task, error)


def _context() -> BaseContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _die_with_parent() -> None:
    """End this worker when the command is killed; its kernel sees that and ends too."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
