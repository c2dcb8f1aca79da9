"""Lines that stay: appended one by one, each on the disk before the next thing happens.

JSON lines and not a database: a person reads them years later with any editor, one process writes
at a time (`dxanalysis.base.lock`), there are a few hundred a year, and a write that was cut off by a
kill or a power cut shows as a last line without an end. A database's locks, on the other hand, are
not to be trusted on the network folders where outputs may be.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.files import write_whole


class JournalError(DxanalysisError):
    """A journal with a line that is none; `kept_from` says what is not done because of it."""

    def __init__(self, path: Path, line: int, kept_from: str = "") -> None:
        super().__init__(path, line, kept_from)
        self.path, self.line, self.kept_from = path, line, kept_from

    def __str__(self) -> str:
        return (
            f"記録 {self.path} の{self.line}行目を読めません。{self.kept_from}"
            "バックアップの記録と置き換えるか、その行を直してください"
        )


class Journal:
    """A file of JSON objects, one a line; `lines` are those that it holds."""

    def __init__(self, path: Path, kept_from: str = "") -> None:
        """Read the file, if there is one; raises `JournalError`, which tells `kept_from`."""
        self._path = path
        self._whole_bytes = 0
        self.lines: list[dict[str, Any]] = []
        if path.is_file():
            content = path.read_bytes()
            self._whole_bytes = _whole_bytes(content)
            self.lines = list(_lines(path, content, kept_from))

    def append(self, line: dict[str, Any]) -> None:
        """Add a line and return once it is on the disk."""
        written = json.dumps(line, ensure_ascii=False) + "\n"
        if self._path.exists():
            with self._path.open("ab") as file:
                file.truncate(self._whole_bytes)  # what a write that was cut off may have left
                file.write(written.encode())
                file.flush()
                os.fsync(file.fileno())
        else:  # with its first line or not at all: an empty one has lost what it held
            write_whole(self._path, written)
            _sync_names(self._path.parent)
        self._whole_bytes += len(written.encode())
        self.lines.append(line)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a journal up to the first that is none; no lines where there is no file."""
    try:
        yield from _lines(path, path.read_bytes() if path.is_file() else b"")
    except JournalError:
        return


def _lines(path: Path, content: bytes, kept_from: str = "") -> Iterator[dict[str, Any]]:
    for number, line in enumerate(content[: _whole_bytes(content)].splitlines(), 1):
        try:
            read = json.loads(line)
        except ValueError:
            read = None
        if not isinstance(read, dict):
            raise JournalError(path, number, kept_from)
        yield read


def _whole_bytes(content: bytes) -> int:
    return content.rfind(b"\n") + 1


def _sync_names(folder: Path) -> None:
    """Bring a new file's name to the disk, as `fsync` of the file alone need not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
