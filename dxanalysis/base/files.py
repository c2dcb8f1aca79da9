"""Files that appear whole or not at all, after a power cut too."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PART = ".part"
"""The suffix of a file that is not whole yet."""


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
