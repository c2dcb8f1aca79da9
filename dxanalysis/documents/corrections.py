"""Known misprints, corrected beside the raw file and never in it or in code.

`plan.txt.corrections.toml` beside `plan.txt` says for each correction where, what text is expected
there, what is meant, and why. A correction whose text is no longer there fails by name: the source
was repaired, and the correction must go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dxanalysis.documents.beside import CORRECTIONS, stands
from dxanalysis.documents.errors import DocumentError
from dxanalysis.documents.model import Block, Correction, Document, Markup
from dxanalysis.documents.toml_file import Keys, TomlMistakeError, read_rows

_KEYS = Keys(
    {"line": int, "expected": str, "replacement": str, "why": str}, blank=frozenset({"replacement"})
)


class CorrectionError(DocumentError):
    """A correction that cannot be applied; `detail` says which and why."""

    reason = "正誤表を適用できません"
    remedy = f"原本が直されていれば、正誤表(*{CORRECTIONS})からその項目を消してください"


@dataclass(frozen=True)
class _Edit:
    """A correction and the characters that it replaces."""

    start: int
    end: int
    text: str

    @property
    def growth(self) -> int:
        return len(self.text) - (self.end - self.start)


def corrected(document: Document, path: Path) -> Document:
    """The document with the corrections that stand beside `path`, or as it is without any.

    Raises `CorrectionError` for a correction that is ill-formed, or whose text does not stand once
    on its line.
    """
    beside = path.with_name(path.name + CORRECTIONS)
    if not stands(beside):
        return document
    for correction in _read(beside):
        document = _apply(document, correction)
    return document


def _read(path: Path) -> list[Correction]:
    try:
        return [Correction(**row) for _, _, row in read_rows(path, {"correction": _KEYS})]
    except TomlMistakeError as error:
        raise CorrectionError(path.name, f"読めない正誤表です: {error}") from error


def _apply(document: Document, correction: Correction) -> Document:
    places = [
        block.start + block.text.index(correction.expected)
        for block in document.blocks
        if block.line == correction.line and block.text.count(correction.expected) == 1
    ]
    if len(places) != 1:
        where = f"{correction.line}行に「{correction.expected}」がちょうど1つありません"
        raise CorrectionError(document.source, where)
    start = places[0]
    edit = _Edit(start, start + len(correction.expected), correction.replacement)
    if any(made.start < edit.end and start < made.end for made in document.corrections):
        where = f"{correction.line}行の「{correction.expected}」は、別の訂正と重なっています"
        raise CorrectionError(document.source, where)
    made_before = tuple(_shifted(made, edit) for made in document.corrections)
    return replace(
        document,
        text=document.text[: edit.start] + edit.text + document.text[edit.end :],
        blocks=tuple(_edited(block, edit) for block in document.blocks),
        markup=tuple(_moved(markup, edit) for markup in document.markup),
        corrections=(*made_before, replace(correction, start=start)),
    )


def _shifted(made: Correction, edit: _Edit) -> Correction:
    """An earlier correction where a later one moved it."""
    return made if made.start < edit.start else replace(made, start=made.start + edit.growth)


def _edited(block: Block, edit: _Edit) -> Block:
    if block.start > edit.start:
        return block._replace(start=block.start + edit.growth)
    if block.end <= edit.start:
        return block
    at = edit.start - block.start
    text = block.text[:at] + edit.text + block.text[at + edit.end - edit.start :]
    return block._replace(text=text)


def _moved(markup: Markup, edit: _Edit) -> Markup:
    if markup.start < edit.start:
        return markup
    return markup._replace(start=markup.start + edit.growth, end=markup.end + edit.growth)
