"""What every reader gives: the characters of a document, cut into blocks that know their place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is in the document's own structure."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"  # behind a bullet
    CELL = "cell"
    LOOSE = "loose"  # a piece of a list whose items are divided by blanks alone


@dataclass(frozen=True)
class Block:
    """A run of text: `start` is its offset in `Document.text`, `line` its place for people."""

    text: str
    start: int
    line: int
    kind: Kind = Kind.PARAGRAPH

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Markup:
    """Characters that only arrange the text (a tag, a bullet, a rule), by the name of their kind."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Document:
    """A document's characters; every one that is not blank is in one block or one markup.

    `source` is the file's name, `sha256` the hash of its bytes, `text` all characters as decoded.
    """

    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Markup, ...]

    def line_of(self, offset: int) -> int:
        """The 1-based line of a character."""
        return self.text.count("\n", 0, offset) + 1
