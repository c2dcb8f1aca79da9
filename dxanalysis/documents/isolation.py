"""Reading in a process of its own: a file that hangs, devours memory or crashes harms no batch.

One process serves all files of a batch, one after another; it is begun anew after it was killed.
"""

from __future__ import annotations

import atexit
import os
import pickle
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from dxanalysis.documents.errors import DocumentCrashError, DocumentError, DocumentTimeoutError
from dxanalysis.documents.model import Document

SECONDS = 60.0
_SIZE = struct.Struct(">Q")


def read_isolated(
    reader: str, source: str, sha256: str, content: bytes, *, seconds: float = SECONDS
) -> Document:
    """What `reader` (`module:function`) makes of a file, read in another process.

    Raises the reader's `DocumentError`, `DocumentTimeoutError` after `seconds`, and
    `DocumentCrashError` where the process died.
    """
    try:
        answer = _SERVICE.ask((reader, source, sha256, content), seconds)
    except TimeoutError:
        raise DocumentTimeoutError(source) from None
    except EOFError:
        raise DocumentCrashError(source) from None
    if isinstance(answer, Document):
        return answer
    raise answer if isinstance(answer, DocumentError) else DocumentCrashError(source)


def end_service() -> None:
    """End the process that reads, so that the next file begins it anew."""
    _SERVICE.close()


def send(stream: IO[bytes], message: object) -> None:
    """Write a message, its length first."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:  # noqa: ANN401 - as it was sent
    """Read a message; raises `EOFError` where the stream ends."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    return pickle.loads(stream.read(_SIZE.unpack(head)[0]))  # noqa: S301 - from our own process


class Service:
    """A process that answers messages, begun when it is first needed, by each process for itself.

    `module` is run as a program that receives on its standard input and sends on its output, until
    the input ends. It is begun anew after it died.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, message: object, seconds: float | None = None) -> object:
        """The answer to a message, as it was sent.

        Raises `TimeoutError` after `seconds`, and `EOFError` where the process died.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(seconds, _kill, [process, late]) if seconds else None
            if timer:
                timer.start()
            try:
                return _exchange(process, message)
            except (EOFError, OSError) as error:
                self._end()
                raise (TimeoutError if late.is_set() else EOFError) from error
            finally:
                if timer:
                    timer.cancel()

    def close(self) -> None:
        """End the process, if it is ours."""
        if self._owner == os.getpid():
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._process, self._owner = _begin(self._module), os.getpid()
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _begin(module: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _exchange(process: subprocess.Popen[bytes], message: object) -> object:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    send(process.stdin, message)
    return receive(process.stdout)


_SERVICE = Service("dxanalysis.documents.worker")
atexit.register(_SERVICE.close)
