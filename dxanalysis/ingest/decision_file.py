"""A decision is written down: checked first against its document, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dxanalysis.base.files import UnwritableError, write_whole
from dxanalysis.documents.corrections import corrected
from dxanalysis.documents.decisions import as_toml, decisions_path, placed, read_decisions
from dxanalysis.documents.model import Decision
from dxanalysis.documents.read import read_content
from dxanalysis.plan.parse import parse_plan


def write_decisions(document: Path, decisions: Sequence[Decision]) -> Path:
    """Add decisions to the file beside a document, and return its path.

    Raises `DecisionError` where they do not fit the document or one that stands there already, and
    `UnwritableError` where the file cannot be written; it then is as it was.
    """
    path = decisions_path(document)
    held = read_decisions(path) if path.is_file() else ()
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    read = corrected(read_content(document.name, document.read_bytes()), document)
    added = [replace(one, at=_lines(before) + 1) for one in decisions]
    parse_plan(replace(read, decisions=placed([*held, *added], read)))
    gap = "\n" if before.strip() else ""
    blocks = "\n".join(as_toml(decision) for decision in decisions)
    try:
        write_whole(path, before.rstrip("\n") + ("\n" + gap if gap else "") + blocks)
    except OSError as error:
        raise UnwritableError.of(path, error) from error
    return path


def _lines(text: str) -> int:
    return text.count("\n")
