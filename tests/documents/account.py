"""The account of a document: each character that is not blank in exactly one block or markup."""

from __future__ import annotations

from dxanalysis.documents.model import Document


def assert_accounted(document: Document) -> None:
    """Blocks and markup cover the text once, and blocks know their text and their place."""
    text = document.text
    covered = [0] * len(text)
    for piece in [*document.blocks, *document.markup]:
        assert 0 <= piece.start <= piece.end <= len(text)
        for at in range(piece.start, piece.end):
            covered[at] += 1
    for at, character in enumerate(text):
        assert covered[at] == 1 or (character.isspace() and covered[at] <= 1)
    for block in document.blocks:
        assert text[block.start : block.end] == block.text
        assert document.line_of(block.start) == block.line


def solid(text: str) -> str:
    """The text without blanks, as it is compared where layouts differ."""
    return "".join(text.split())


def markup_of(document: Document, name: str) -> list[str]:
    """The texts of all markup of one name."""
    return [document.text[m.start : m.end] for m in document.markup if m.name == name]
