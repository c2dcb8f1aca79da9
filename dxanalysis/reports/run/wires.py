"""What goes past Python to the file descriptors 1 and 2: a notebook's, as in a kernel of its own.

A program that a cell starts, and `os.write`, write there. ipykernel's own streams can watch the
descriptors, but tell nobody when all that was written has been read.
"""

from __future__ import annotations

import codecs
import os
import secrets
import threading
from collections.abc import Mapping
from typing import Protocol

_PIECE = 1 << 16
_PATIENCE = 10.0  # seconds for what was written to be read


class _Stream(Protocol):
    def write(self, text: str) -> int | None: ...


class Wires:
    """Descriptors of this process led to streams, for as long as the process lives.

    Nobody answers on its standard input.
    """

    def __init__(self, streams: Mapping[int, _Stream]) -> None:
        nobody = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nobody, 0)
        os.close(nobody)
        self._wires = [_Wire(descriptor, stream) for descriptor, stream in streams.items()]

    def wait(self) -> None:
        """Until all that was written so far has come to the streams."""
        for wire in self._wires:
            wire.wait()


class _Wire:
    def __init__(self, descriptor: int, stream: _Stream) -> None:
        self._stream = stream
        self._source, self._drain = os.pipe()
        os.dup2(self._drain, descriptor)
        self._mark = f"\0{secrets.token_hex(16)}\0".encode()
        self._written = self._seen = 0
        self._news = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def wait(self) -> None:
        """Write a mark that nothing else writes, and wait until it and those before were read.

        It goes into the pipe itself, for a cell may have closed the descriptor.
        """
        os.write(self._drain, self._mark)
        self._written += 1
        with self._news:
            self._news.wait_for(lambda: self._seen >= self._written, _PATIENCE)

    def _read(self) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        held = b""
        while piece := os.read(self._source, _PIECE):
            *before, held = (held + piece).split(self._mark)
            for part in before:
                self._pass_on(decoder.decode(part))
                with self._news:
                    self._seen += 1
                    self._news.notify_all()
            kept = _begun(held, self._mark)
            self._pass_on(decoder.decode(held[: len(held) - kept]))
            held = held[len(held) - kept :]

    def _pass_on(self, text: str) -> None:
        if text:
            self._stream.write(text)


def _begun(content: bytes, mark: bytes) -> int:
    """How many bytes at the end may be the beginning of the mark."""
    most = min(len(content), len(mark) - 1)
    return next((n for n in range(most, 0, -1) if content.endswith(mark[:n])), 0)
