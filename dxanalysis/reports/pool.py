"""Tasks → outcomes, several at a time, each outcome handed over whatever happened to its process.

Over the interface of `concurrent.futures`, so that the same code runs on forked processes of this
machine and on the executor of a cluster.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import replace

from dxanalysis.reports.apart import ApartExecutor, available, die_with_parent
from dxanalysis.reports.task import Outcome, Task


def run_all(
    tasks: list[Task], jobs: int, *, cold: bool = False, executor: Executor | None = None
) -> Iterator[tuple[Task, Outcome]]:
    """Run the tasks, at most `jobs` at a time, and yield each with its outcome as it ends.

    Each report gets a process of its own: forked from a warm one or, with `cold` and where forking
    is not to be had, a kernel that is started for it. An `executor` of the caller's own (a
    cluster's) runs them there.
    """
    if not tasks:
        return
    warm = not cold and executor is None and available()
    tasks = [replace(task, warm=warm) for task in tasks]
    jobs = min(jobs, len(tasks))
    seconds = max(task.seconds for task in tasks)
    pool = executor or (ApartExecutor(jobs, seconds) if warm else _cold_pool(jobs))
    done = False
    try:
        running = {pool.submit(_render, task): task for task in tasks}
        for future in as_completed(running):
            yield running[future], _outcome(future, running[future])
        done = True
    finally:
        if executor is None:
            pool.shutdown(cancel_futures=not done)


def _cold_pool(jobs: int) -> Executor:
    """Processes that start a kernel for each report: slower, and to be had everywhere."""
    spawn = multiprocessing.get_context("spawn")  # with threads about, a fork deadlocks nbclient
    return ProcessPoolExecutor(jobs, spawn, die_with_parent)


def _outcome(future: Future[Outcome], task: Task) -> Outcome:
    error = future.exception()
    if error is None:
        return future.result()
    from dxanalysis.reports.run import record_failure  # noqa: PLC0415 - heavy, and seldom needed

    return record_failure(task, error)


def _render(task: Task) -> Outcome:
    """In the report's process, where what it needs was imported already."""
    from dxanalysis.reports.run import render_report  # noqa: PLC0415 - heavy for the command

    return render_report(task)
