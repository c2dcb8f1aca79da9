"""Hashes of contents, and of the code that makes a result: what other code made is known as such."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dxanalysis.base.distributions import installed_versions
from dxanalysis.base.imports import this_package

_PIECE = 1 << 16  # bytes; most documents are smaller, and a large buffer costs more than they do


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
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


@cache
def code_sha256(*modules: str, code: str = "") -> str:
    """Hash of all that has a part in what these modules, and a piece of `code`, make.

    That is: every file of this package that their imports reach, and the installed versions of
    Python and of the libraries that these files import. The source stands for itself, so that a
    change in it needs no new version to be seen. Raises `LookupError` for a name of no module.
    """
    reach = this_package().reach(modules, code)
    source = (part for name, held in reach.files.items() for part in (name.encode(), held))
    versions = {"python": platform.python_version(), **installed_versions(reach.libraries)}
    return sha256_of([*source, *(f"{name} {is_}".encode() for name, is_ in versions.items())])
