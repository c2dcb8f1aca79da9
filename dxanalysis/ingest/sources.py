"""Which documents an ingest reads, what the tables call them, and their content as a hash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import code_sha256, file_sha256
from dxanalysis.documents.beside import CORRECTIONS, DECISIONS, ORIGIN, is_beside, is_orphan


class RawMissingError(DxanalysisError):
    """A folder of raw documents that is not there, or holds none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder} に文書がありません。運営方針のファイルを置くか、--raw で場所を示してください"


@dataclass(frozen=True, slots=True)
class Source:
    """A document: where it is, and its name in the tables."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class ContentHashes:
    """What the tables depend on besides the code: hashes of the bytes and of what stands beside."""

    sha256: str
    corrections_sha256: str | None
    decisions_sha256: str | None = None
    origin_sha256: str | None = None


def sources_below(folder: Path) -> list[Path]:
    """Every document below a folder of raw files, hidden files aside, in a stable order.

    What stands beside a document is among them where the document is not there: to read it is an
    error.

    Raises `RawMissingError` where there is none.
    """
    files = (path for path in folder.rglob("*") if path.is_file())
    shown = (
        p
        for p in files
        if (not is_beside(p) or is_orphan(p))
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )
    if not (found := sorted(shown)):
        raise RawMissingError(folder)
    return found


def distinctly_named(paths: Iterable[Path]) -> list[Source]:
    """Each document once, under its file's name; files of the same name with folders before it."""
    given = {path.absolute(): path for path in paths}
    names = {path: path.name for path in given}
    length = 1
    while repeated := {name for name, times in Counter(names.values()).items() if times > 1}:
        length += 1
        names |= {p: "/".join(p.parts[-length:]) for p, name in names.items() if name in repeated}
    return [Source(given[path], name) for path, name in names.items()]


def hashes_of(path: Path) -> ContentHashes | None:
    """The hashes of a document and of what stands beside it; None where it cannot be read."""
    besides = (path.with_name(path.name + s) for s in (CORRECTIONS, DECISIONS, ORIGIN))
    try:
        hashes = [file_sha256(beside) if beside.is_file() else None for beside in besides]
        return ContentHashes(file_sha256(path), *hashes)
    except OSError:
        return None


def reading_code() -> str:
    """Hash of all code that has a part in what the tables say of a document."""
    return code_sha256("dxanalysis.ingest.ingest")
