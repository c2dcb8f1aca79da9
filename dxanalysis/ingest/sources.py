"""Which documents an ingest reads, what the tables call them, and their content as a hash."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import code_sha256, file_sha256
from dxanalysis.documents.beside import (
    CORRECTIONS,
    DECIDED,
    DECISIONS,
    ORIGIN,
    is_beside,
    is_orphan,
    stands,
)
from dxanalysis.documents.errors import (
    DocumentError,
    DocumentLinkError,
    DocumentNameError,
    FolderUnreadableError,
)
from dxanalysis.text.visible import on_one_line


class RawMissingError(DxanalysisError):
    """A folder of raw documents that is not there, or holds none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder} に文書がありません。運営方針のファイルを置くか、--raw で場所を示してください"


@dataclass(frozen=True, slots=True)
class Refused:
    """Something below the folder of raw documents that is not read, and why."""

    path: Path
    error: DocumentError


@dataclass(frozen=True, slots=True)
class Source:
    """A document: where it is, and its name in the tables; `refusal` says why it is not read."""

    path: Path
    name: str
    refusal: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class ContentHashes:
    """What the tables depend on besides the code: hashes of the bytes and of what stands beside."""

    sha256: str
    corrections_sha256: str | None
    decisions_sha256: str | None = None
    origin_sha256: str | None = None


def sources_below(folder: Path) -> list[Path | Refused]:
    """Every document below a folder of raw files in a stable order, and what there is not read.

    Hidden files and those that Windows, macOS and Office leave about are passed over. What stands
    beside a document is among them where the document is not there: to read it is an error.

    Raises `RawMissingError` where there is none.
    """
    found: list[Path | Refused] = []

    def unreadable(error: OSError) -> None:
        path = Path(error.filename)
        if path == folder:
            return
        found.append(Refused(path, FolderUnreadableError(shown_name(path), error.strerror or "")))

    for place, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not _is_passed_over(name)]
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in [*links, *files]:
            path = Path(place, name)
            if (path.parent == folder and name in DECIDED) or _is_passed_over(name):
                continue
            if not is_beside(path) or is_orphan(path):
                error = _reason_not_to_read(path, folder)
                found.append(Refused(path, error) if error else path)
    if not found:
        raise RawMissingError(folder)
    return sorted(found, key=lambda each: each.path if isinstance(each, Refused) else each)


_LEFT_ABOUT = {"thumbs.db", "desktop.ini", "icon\r"}


def _is_passed_over(name: str) -> bool:
    """Hidden, the lock of an open Office document, or a system's own file."""
    return name.startswith((".", "~$")) or name.lower() in _LEFT_ABOUT


def _reason_not_to_read(path: Path, root: Path) -> DocumentError | None:
    name = shown_name(path)
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):  # nowhere, or in a circle
            return DocumentLinkError(name, "リンク先がありません")
        if not target.is_relative_to(root.resolve()):
            return DocumentLinkError(name, "リンク先が文書のフォルダーの外です")
        if not target.is_file():
            return DocumentLinkError(name, "リンク先がファイルではありません")
    elif not path.is_file():
        return DocumentError(name, "ふつうのファイルではありません")
    return None


def shown_name(path: Path) -> str:
    """A file's name in characters that can be written: bytes that are no UTF-8 by their numbers."""
    return on_one_line(os.fsencode(path.name).decode("utf-8", "backslashreplace"))


def distinctly_named(found: Iterable[Path | Refused]) -> list[Source]:
    """Each document once, under its file's name; files of the same name with folders before it."""
    given = {_place(each).absolute(): each for each in found}
    ranks = _ranks_among_alike(given)
    names = {path: (shown_name(path), ranks[path]) for path in given}
    length = 1
    while repeated := {name for name, times in Counter(names.values()).items() if times > 1}:
        length += 1
        names |= {
            path: (_end_of(path, length), ranks[path])
            for path, name in names.items()
            if name in repeated
        }
    taken = {name for name, rank in names.values() if rank == 1}
    return [_source(given[path], _numbered(*name, taken)) for path, name in names.items()]


def _ranks_among_alike(paths: Iterable[Path]) -> dict[Path, int]:
    """A number for each of the paths that are shown alike: bytes by their numbers can be letters."""
    times: Counter[str] = Counter()
    ranks = {}
    for path in sorted(paths, key=os.fsencode):
        shown = _end_of(path, len(path.parts))
        times[shown] += 1
        ranks[path] = times[shown]
    return ranks


def _numbered(name: str, rank: int, taken: set[str]) -> str:
    if rank == 1:
        return name
    numbered = next(n for i in count(rank) if (n := f"{name}（{i}）") not in taken)
    taken.add(numbered)
    return numbered


def _place(each: Path | Refused) -> Path:
    return each.path if isinstance(each, Refused) else each


def _end_of(path: Path, length: int) -> str:
    return "/".join(shown_name(Path(part)) for part in path.parts[-length:])


def _source(each: Path | Refused, name: str) -> Source:
    if isinstance(each, Refused):
        return Source(each.path, name, each.error)
    readable = shown_name(each) == each.name
    return Source(each, name, None if readable else DocumentNameError(name))


def hashes_of(path: Path) -> ContentHashes | None:
    """The hashes of a document and of what stands beside it; None where it cannot be read."""
    besides = (path.with_name(path.name + s) for s in (CORRECTIONS, DECISIONS, ORIGIN))
    try:
        hashes = [file_sha256(beside) if stands(beside) else None for beside in besides]
        return ContentHashes(file_sha256(path), *hashes)
    except OSError:
        return None


def reading_code() -> str:
    """Hash of all code that has a part in what the tables say of a document."""
    return code_sha256("dxanalysis.ingest.ingest")
