"""Files that are written elsewhere and take their place together, or not at all.

What is to come is written to a hidden folder inside, made durable, and given the name `.commit` by
one rename: that is the moment from which the new state holds. Then the files move up one by one; a
file that still stands in `.commit` goes before its namesake above it. Whatever ends the writer
(kill, full disk, power), readers that ask `current_file` see the old state or the new one, and
the next writer completes what was begun. There is one writer at a time:
`dxanalysis.base.lock.only_writer`.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

COMMIT = ".commit"
_STAGE = ".staging-"


def current_file(folder: Path, name: str) -> Path:
    """Where a file of the state that holds now is to be read, whether or not it is there."""
    moving = folder / COMMIT / name
    return moving if moving.is_file() else folder / name


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give an empty folder; what is in it at the end moves into `folder`, all together.

    An exception inside leaves `folder` as it was. Files in it of other names stay. Not for
    subfolders. Raises `OSError` of the disk.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    finish_commit(folder)
    stage = folder / f"{_STAGE}{secrets.token_hex(4)}"
    try:
        stage.mkdir()
        yield stage
        _sync(*stage.iterdir(), stage)
        os.rename(stage, folder / COMMIT)  # noqa: PTH104 - the moment that counts, by its name
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        _remove_empty(missing)
        raise
    _sync(folder)
    finish_commit(folder)


def finish_commit(folder: Path) -> None:
    """Finish what an earlier writer committed, and remove what it had not."""
    for stage in folder.glob(f"{_STAGE}*"):
        shutil.rmtree(stage, ignore_errors=True)
    commit = folder / COMMIT
    if not commit.is_dir():
        return
    for file in sorted(commit.iterdir()):
        os.replace(file, folder / file.name)  # noqa: PTH105 - the atomic one, by its name
    _sync(folder)
    commit.rmdir()


def _sync(*paths: Path) -> None:
    """Have the disk hold these files and folders, whatever happens to the machine."""
    for path in paths:
        if path.is_dir() and os.name != "posix":
            continue  # elsewhere a folder cannot be opened
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_empty(folders: list[Path]) -> None:
    with suppress(OSError):  # one that is not empty stays, and those above it
        for folder in folders:
            folder.rmdir()
