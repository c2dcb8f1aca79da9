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
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from typing import Any, ParamSpec, TypeVar

from dxanalysis.reports.request.task import ProcessDiedError
from dxanalysis.reports.run.descendants import adopt_orphans, end_descendants, end_marked

_P = ParamSpec("_P")
_R = TypeVar("_R")
WARM = "dxanalysis.reports.run.warm"
_SOCKET_NAME_BYTES = 107  # Linux's limit, less the closing zero
_GRACE = 5.0  # seconds that a call gets to end by itself after its time is over


def available() -> bool:
    """Whether this process can have children that are forked."""
    forks = "forkserver" in multiprocessing.get_all_start_methods() and sys.platform == "linux"
    return forks and _has_room() and not multiprocessing.current_process().daemon


def _has_room() -> bool:
    """Whether the fork server's socket, in a folder below that of temporary files, has a name."""
    place = os.path.join(tempfile.gettempdir(), "pymp-12345678", "listener-12345678")  # noqa: PTH118
    return len(os.fsencode(place)) <= _SOCKET_NAME_BYTES


def start_warming() -> None:
    """Start the process that reports are forked from; it gets ready while the caller goes on."""
    if available():
        _context()
        forkserver.ensure_running()


def call_in_fork(
    seconds: float, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs
) -> _R:
    """Call in a process of its own and wait for the result, for at most `seconds`.

    The call and its result are pickled. Raises what the call raises, `TimeoutError` for one that
    takes longer and `ProcessDiedError` for one whose process died; in both cases the process and
    all its children are killed.
    """
    result: _R = _Call(fn, args, kwargs).result(seconds)
    return result


class ForkingExecutor(Executor):
    """Runs calls in forked processes, `jobs` at a time, each as `call_in_fork` does."""

    def __init__(self, jobs: int, seconds: float) -> None:
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="report")
        self._seconds = seconds
        self._running: set[_Call] = set()

    def submit(self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_R]:
        """As `concurrent.futures.Executor.submit`; the call and its result are pickled."""
        return self._threads.submit(self._call, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As `concurrent.futures.Executor.shutdown`; with `cancel_futures`, kill what runs."""
        self._threads.shutdown(wait=False, cancel_futures=cancel_futures)
        if cancel_futures:
            for call in list(self._running):
                call.kill()
        self._threads.shutdown(wait=wait)

    def _call(self, fn: Callable[..., _R], args: Any, kwargs: Any) -> _R:  # noqa: ANN401
        call = _Call(fn, args, kwargs)
        self._running.add(call)
        try:
            return call.result(self._seconds)  # type: ignore[no-any-return]
        finally:
            self._running.discard(call)


class _Call:
    """One call and its process."""

    def __init__(self, fn: Callable[..., Any], args: Any, kwargs: Any) -> None:  # noqa: ANN401
        self._ours, theirs = _context().Pipe(duplex=False)
        self._process = _context().Process(target=_answer, args=(theirs, fn, args, kwargs))
        self._process.start()
        self._answered = False
        theirs.close()

    def result(self, seconds: float) -> Any:  # noqa: ANN401 - what the function returns
        try:
            result, error = self._receive(seconds)
        finally:
            self.kill()
            self._ours.close()
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        """End the process and all that it started, in sessions of their own too."""
        if self._process.pid is not None:
            end_descendants(self._process.pid)
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                self._process.kill()
        self._process.join()
        if self._process.pid is not None and not self._answered:
            end_marked(self._process.pid)

    def _receive(self, seconds: float) -> tuple[Any, BaseException | None]:
        if not self._ours.poll(seconds + _GRACE):
            raise TimeoutError
        try:
            answer: tuple[Any, BaseException | None] = self._ours.recv()
        except EOFError:
            raise ProcessDiedError from None
        self._answered = True
        return answer


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM])
    return context


def _answer(connection: Connection, fn: Callable[..., Any], args: Any, kwargs: Any) -> None:  # noqa: ANN401
    """In the forked process: call, and send the result or what was raised."""
    os.setsid()  # so that the notebook's own children can be ended with it
    adopt_orphans()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides what Ctrl-C means
    die_with_parent()
    answer: tuple[Any, BaseException | None]
    try:
        answer = fn(*args, **kwargs), None
    except Exception as error:
        answer = None, error
    end_descendants(os.getpid())
    connection.send(answer)
    connection.close()
    sys.stdout.flush()
    os._exit(0)  # no exit handlers of the notebook's libraries


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
