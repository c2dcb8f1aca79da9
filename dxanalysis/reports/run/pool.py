"""Tasks → outcomes, several at a time, each outcome handed over whatever happened to its process.

Over the interface of `concurrent.futures`, so that the same code runs on forked processes of this
machine, on processes that start a kernel each, and on a cluster.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from dxanalysis.reports.request.options import RunOptions
from dxanalysis.reports.request.task import Outcome, ProcessDiedError, Request, Task
from dxanalysis.reports.run.cluster import Cluster, render_on_worker
from dxanalysis.reports.run.forked import (
    ForkingExecutor,
    available,
    die_with_parent,
)


def run_all(
    tasks: Sequence[Task], options: RunOptions, started: Callable[[Request], None] = lambda _: None
) -> Iterator[tuple[Task, Outcome]]:
    """Run the tasks, as many at a time as `options` says, and yield each with its outcome.

    They come as they end. No more are handed out than are at work, so that a run of thousands
    holds no more pages than that; `started` is told of each as its turn comes. Each report gets a
    process of its own: forked from a warm one or, if cold and where forking is not to be had, a
    kernel that is started for it.
    """
    if not tasks:
        return
    waiting, running = iter(tasks), dict[Future[Outcome], Task]()
    with _workers(options) as workers:
        while True:
            for task in islice(waiting, workers.jobs - len(running)):
                running[_submit(workers, task, started)] = task
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                task = running.pop(future)
                yield task, _outcome(future, task, workers)


@dataclass(frozen=True)
class _Workers:
    """Who does the work: `jobs` at a time by `call`, and what it raises if a process is lost."""

    executor: Executor
    jobs: int
    call: Callable[[Task], Outcome]
    lost: tuple[type[BaseException], ...]


def _submit(workers: _Workers, task: Task, started: Callable[[Request], None]) -> Future[Outcome]:
    started(task.request)
    return workers.executor.submit(workers.call, task)


@contextmanager
def _workers(options: RunOptions) -> Iterator[_Workers]:
    if options.cluster is not None:
        with Cluster(options.cluster) as cluster:
            yield _Workers(cluster.executor, cluster.jobs, render_on_worker, cluster.lost)
        return
    warm = not options.cold and available()
    executor = ForkingExecutor(options.jobs, options.seconds) if warm else _cold(options.jobs)
    done = False
    try:
        call = _render_warm if warm else _render
        yield _Workers(executor, options.jobs, call, (BrokenProcessPool,))
        done = True
    finally:
        executor.shutdown(cancel_futures=not done)


def _cold(jobs: int) -> Executor:
    """Processes that start a kernel for each report: slower, and to be had everywhere."""
    spawn = multiprocessing.get_context("spawn")  # with threads about, a fork deadlocks nbclient
    return ProcessPoolExecutor(jobs, spawn, die_with_parent)


def _outcome(future: Future[Outcome], task: Task, workers: _Workers) -> Outcome:
    error = CancelledError() if future.cancelled() else future.exception()
    if error is None:
        return future.result()
    from dxanalysis.reports.run.report import record_failure  # noqa: PLC0415 - heavy, and seldom needed

    lost = isinstance(error, (*workers.lost, CancelledError))
    return record_failure(task, ProcessDiedError() if lost else error)


def _render(task: Task) -> Outcome:
    """In the report's process, where what it needs was imported already."""
    from dxanalysis.reports.run.report import render_report  # noqa: PLC0415 - heavy for the command

    return render_report(task)


def _render_warm(task: Task) -> Outcome:
    return _render(replace(task, warm=True))
