"""What a person writes beside a raw document: `plan.txt.corrections.toml` belongs to `plan.txt`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from dxanalysis.documents.errors import DocumentError

CORRECTIONS = ".corrections.toml"
DECISIONS = ".decisions.toml"
ORIGIN = ".source.toml"
LINKS = "links.toml"  # beside no one plan: what a person decided continues what over the years
INDICATORS = "indicators.toml"  # likewise: what a person decided that indicators count
DECIDED = (LINKS, INDICATORS)
SUFFIXES = (CORRECTIONS, DECISIONS, ORIGIN)

_NOUNS = {CORRECTIONS: "正誤表", DECISIONS: "判断の記録", ORIGIN: "公開情報"}
_ALIKE = 0.5  # of a name's characters


class OrphanError(DocumentError):
    """A file beside a document that is not there: gone, or renamed; `detail` says which."""

    reason = "対応する文書がありません"
    remedy = "文書の名前に合わせて改名するか、不要なら消してください"


def is_beside(path: Path) -> bool:
    """Whether a file is no document, but stands beside one."""
    return path.name.endswith(SUFFIXES)


def stands(path: Path) -> bool:
    """Whether there is such a file; of a name too long for the file system there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def document_of(path: Path) -> Path:
    """The document beside which such a file stands."""
    suffix = next(suffix for suffix in SUFFIXES if path.name.endswith(suffix))
    return path.with_name(path.name.removesuffix(suffix))


def orphans(folders: Iterable[Path]) -> list[Path]:
    """The files of these folders whose document is gone or renamed, in a stable order."""
    files = (path for folder in set(folders) if folder.is_dir() for path in folder.iterdir())
    return sorted(path for path in files if is_orphan(path))


def is_orphan(path: Path) -> bool:
    """Whether such a file's document is not there."""
    return is_beside(path) and not path.name.startswith(".") and not stands(document_of(path))


def orphan_error(path: Path) -> OrphanError:
    """The error of such a file, with the nearest name that a document beside it has."""
    document = document_of(path)
    suffix = path.name.removeprefix(document.name)
    near = nearest_name(document)
    named = f"。最も近い名前の文書は「{near}」です" if near else ""
    return OrphanError(path.name, f"{_NOUNS[suffix]}が指す「{document.name}」がない{named}")


def nearest_name(missing: Path, other_than: str = "") -> str | None:
    """The document in the same folder with the name most like one that is missing."""
    if not missing.parent.is_dir():
        return None
    names = [
        path.name
        for path in sorted(missing.parent.iterdir())
        if path.is_file() and not is_beside(path) and not path.name.startswith(".")
        if path.name != other_than
    ]
    return next(iter(get_close_matches(missing.name, names, n=1, cutoff=_ALIKE)), None)
