"""Which code makes a result, as one hash: a result that other code made is known as such."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from dxanalysis.base.checkout import CHECKOUT

_PACKAGE = Path(__file__).resolve().parents[1]


def sha256_of(parts: Iterable[bytes]) -> str:
    """Hash of a sequence, as 64 hexadecimal digits; each part's length goes in: borders count."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()


def content_sha256(content: bytes) -> str:
    """Hash of a content alone, as 64 hexadecimal digits: what `sha256sum` says of such a file."""
    return hashlib.sha256(content).hexdigest()


def file_sha256(path: Path) -> str:
    """Hash of a file's content, read piece by piece; raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def code_sha256(*rooms: str) -> str:
    """Hash of the source of these rooms and of the libraries' versions.

    The source stands for itself, so that a change in the code needs no new version to be seen;
    the versions are those of the checkout's lock, else those that are installed.
    """
    files = sorted(path for room in rooms for path in _source(room))
    named = (
        part
        for path in files
        for part in (path.relative_to(_PACKAGE).as_posix().encode(), path.read_bytes())
    )
    return sha256_of([*named, _libraries()])


def _source(room: str) -> list[Path]:
    """Every file that a room consists of: code, vocabularies, templates, styles."""
    return [
        path for path in (_PACKAGE / room).rglob("*") if path.is_file() and path.suffix != ".pyc"
    ]


def _libraries() -> bytes:
    lock = CHECKOUT / "requirements.lock" if CHECKOUT else None
    if lock is not None and lock.is_file():
        return lock.read_bytes()
    named = sorted(name for name in requires("dxanalysis") or () if ";" not in name)
    names = [name.split(">")[0].split("[")[0] for name in named]
    return "\n".join(f"{name} {version(name)}" for name in names).encode()
