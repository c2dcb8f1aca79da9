"""Files that appear whole or not at all, after a power cut too."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError

PART = ".part"
"""The suffix of a file that is not whole yet."""


class UnwritableError(DxanalysisError):
    """A file or folder that cannot be made or written to.

    `reason` is the operating system's, `option` that of the command which names the place, if known.
    """

    def __init__(self, path: Path, reason: str, option: str = "") -> None:
        super().__init__(path, reason, option)
        self.path, self.reason, self.option = path, reason, option

    @classmethod
    def of(cls, path: Path, error: OSError, option: str = "") -> UnwritableError:
        """Say of which path an error of the operating system came."""
        return cls(path, error.strerror or str(error), option)

    def __str__(self) -> str:
        where = f"{self.option} に" if self.option else ""
        return (
            f"{self.path} に書けません({self.reason})。{where}書き込める別の場所を指定してください"
        )


def require_writable(folder: Path, option: str = "") -> None:
    """Make a folder, unless it is there; raises `UnwritableError` where it cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise UnwritableError.of(folder, error, option) from error


def write_whole(path: Path, content: str) -> None:
    """Write UTF-8 text beside `path` and move it into place, making the folders above it.

    A kill in mid-write leaves the file that was there before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)  # or the name might stand before the content after a power cut
        Path(beside).chmod(0o644)  # mkstemp's 0600 would hide the page from a web server
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
