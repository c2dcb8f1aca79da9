"""Lines that stay: appended one by one, each on the disk before the next thing happens.

JSON lines and not a database: a person reads them years later with any editor, one process writes
at a time (`dxanalysis.base.lock`), there are a few hundred a year, and a write that was cut off by a
kill or a power cut shows as a last line without an end. A database's locks, on the other hand, are
not to be trusted on the network folders where outputs may be.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from dxanalysis.base.errors import DxanalysisError


class JournalError(DxanalysisError):
    """A journal with a line that is none; what was sent can no longer be told from it."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(path, line)
        self.path, self.line = path, line

    def __str__(self) -> str:
        return (
            f"送信の記録 {self.path} の{self.line}行目を読めません。二重に送らないため、送信しません。"
            "バックアップの記録と置き換えるか、その行を直してください"
        )


class Journal:
    """A file of JSON objects, one a line; `lines` are those that it holds."""

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one; raises `JournalError`."""
        self._path = path
        self.lines: list[dict[str, Any]] = []
        if path.is_file():
            self._read(path.read_bytes())

    def append(self, line: dict[str, Any]) -> None:
        """Add a line and return once it is on the disk."""
        written = json.dumps(line, ensure_ascii=False) + "\n"
        new = not self._path.exists()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.truncate(self._whole_bytes)  # what a write that was cut off may have left
            file.write(written.encode())
            file.flush()
            os.fsync(file.fileno())
        if new:
            _keep_name(self._path.parent)
        self._whole_bytes += len(written.encode())
        self.lines.append(line)

    _whole_bytes = 0

    def _read(self, content: bytes) -> None:
        self._whole_bytes = content.rfind(b"\n") + 1
        for number, line in enumerate(content[: self._whole_bytes].splitlines(), 1):
            try:
                read = json.loads(line)
            except ValueError:
                read = None
            if not isinstance(read, dict):
                raise JournalError(self._path, number)
            self.lines.append(read)


def _keep_name(folder: Path) -> None:
    """Bring a new file's name to the disk, as `fsync` of the file alone need not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
