"""Files that are written elsewhere and take their place together, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside `folder`; what is in it at the end moves into `folder`.

    An exception inside leaves `folder` as it was, and so does one while the files are moved: those
    already moved are put back. Files in `folder` of other names stay. Not for subfolders.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        stage, kept = Path(beside, "new"), Path(beside, "old")
        stage.mkdir()
        kept.mkdir()
        yield stage
        folder.mkdir(exist_ok=True)
        _move(stage, folder, kept)


def _move(stage: Path, folder: Path, kept: Path) -> None:
    """Move every file of `stage` into `folder`, or put back what it took the place of."""
    staged_files = sorted(stage.iterdir())
    for file in staged_files:
        if (folder / file.name).is_file():
            shutil.copy2(folder / file.name, kept / file.name)
    moved: list[Path] = []
    try:
        for file in staged_files:
            os.replace(file, folder / file.name)  # noqa: PTH105 - the atomic one, by its name
            moved.append(folder / file.name)
    except BaseException:
        _put_back(moved, kept)
        raise


def _put_back(moved: list[Path], kept: Path) -> None:
    for file in moved:
        if (kept / file.name).is_file():
            os.replace(kept / file.name, file)  # noqa: PTH105
        else:
            file.unlink()
