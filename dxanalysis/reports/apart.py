"""An executor that gives each call a process of its own, forked from one that is already warm.

Nothing that a call leaves behind (variables, `rcParams`, working directory, environment) reaches
the next: its process ends with it. What is imported before (`warm`) was imported once, by the
standard library's fork server, which runs no threads and is forked from safely.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")
WARM = "dxanalysis.reports.warm"
_GRACE = 5.0  # seconds that a call gets to end by itself after its time is over


class ProcessDiedError(Exception):
    """The process of a call ended without an answer."""


def available() -> bool:
    """Whether this process can have children that are forked."""
    forks = "forkserver" in multiprocessing.get_all_start_methods() and sys.platform == "linux"
    return forks and not multiprocessing.current_process().daemon


class ApartExecutor(Executor):
    """Runs calls in forked processes, `jobs` at a time, each for at most `seconds`.

    A call that takes longer raises `TimeoutError`, one whose process died `ProcessDiedError`; in
    both cases the process and all its children are killed.
    """

    def __init__(self, jobs: int, seconds: float) -> None:
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="report")
        self._seconds = seconds
        self._running: set[BaseProcess] = set()

    def submit(self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_R]:
        """As `concurrent.futures.Executor.submit`; the call and its result are pickled."""
        return self._threads.submit(self._apart, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As `concurrent.futures.Executor.shutdown`; with `cancel_futures`, kill what runs."""
        self._threads.shutdown(wait=False, cancel_futures=cancel_futures)
        if cancel_futures:
            for process in list(self._running):
                _kill(process)
        self._threads.shutdown(wait=wait)

    def _apart(self, fn: Callable[..., _R], args: Any, kwargs: Any) -> _R:  # noqa: ANN401
        ours, theirs = _context().Pipe(duplex=False)
        process = _context().Process(target=_answer, args=(theirs, fn, args, kwargs))
        process.start()
        theirs.close()
        self._running.add(process)
        try:
            result, error = self._receive(ours)
        finally:
            self._running.discard(process)
            _kill(process)
            ours.close()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def _receive(self, connection: Connection) -> tuple[Any, BaseException | None]:
        if not connection.poll(self._seconds + _GRACE):
            raise TimeoutError
        try:
            answer: tuple[Any, BaseException | None] = connection.recv()
        except EOFError:
            raise ProcessDiedError from None
        return answer


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM])
    return context


def _answer(connection: Connection, fn: Callable[..., Any], args: Any, kwargs: Any) -> None:  # noqa: ANN401
    """In the forked process: call, and send the result or what was raised."""
    os.setsid()  # so that the notebook's own children can be ended with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides what Ctrl-C means
    die_with_parent()
    answer: tuple[Any, BaseException | None]
    try:
        answer = fn(*args, **kwargs), None
    except Exception as error:
        answer = None, error
    connection.send(answer)
    connection.close()
    sys.stdout.flush()
    os._exit(0)  # no exit handlers of the notebook's libraries


def _kill(process: BaseProcess) -> None:
    """End a process and all its children."""
    if process.pid is not None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    process.join()


def die_with_parent() -> None:
    """End this process and its children when the command is killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        if os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
