"""The process behind `isolation`: reads files until its input ends, within a limit of memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module

from dxanalysis.documents.errors import DocumentError, named_damage
from dxanalysis.documents.isolation import receive, send
from dxanalysis.documents.model import Document

_MEMORY = 2 << 30  # bytes of address space


def main() -> None:
    """Answer each message (reader, source, sha256, content) with a `Document` or its error."""
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not print into the answers
    while True:
        try:
            reader, source, sha256, content = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(answers, _answer(reader, source, sha256, content))


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(reader: str, source: str, sha256: str, content: bytes) -> Document | DocumentError:
    module, function = reader.split(":")
    try:
        with named_damage(source):
            read: Callable[[str, str, bytes], Document] = getattr(import_module(module), function)
            return read(source, sha256, content)
    except DocumentError as error:
        return error


if __name__ == "__main__":
    main()
