"""What every reader gives: the characters of a document, cut into blocks that know their place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a block is in the document's own structure."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"  # behind a bullet
    CELL = "cell"
    LOOSE = "loose"  # a piece of a list whose items are divided by blanks alone


class Cell(NamedTuple):
    """A place in a table: `table` counts the document's tables, rows and columns from 0.

    A merged cell stands at its first row and column, and takes `rows` rows from there.
    """

    table: int
    row: int
    column: int
    rows: int = 1


class Block(NamedTuple):
    """A run of text: `start` is its offset in `Document.text`, `line` its place for people."""

    text: str
    start: int
    line: int
    kind: Kind = Kind.PARAGRAPH
    cell: Cell | None = None

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


class Markup(NamedTuple):
    """Characters that only arrange the text (a tag, a bullet, a rule), by the name of their kind."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Correction:
    """A known misprint: on `line`, `expected` is printed where `replacement` is meant.

    `start` is the replacement's offset in `Document.text`.
    """

    line: int
    expected: str
    replacement: str
    why: str
    start: int = -1

    @property
    def end(self) -> int:
        """The offset behind the replacement."""
        return self.start + len(self.replacement)


@dataclass(frozen=True)
class Decision:
    """What a person decided about the text `expected` on `line`, why and by whom.

    `at` is its line in the file of decisions; `start` and `end` are the text's offsets in
    `Document.text`. `occurrence` says which of several such texts on the line is meant, from 1.
    The other fields belong to one kind each: `indicator` (a result's, or a previous one's),
    `department`, `instead_of` (the document that does not count), `code` (of a remark).
    """

    kind: str
    line: int
    expected: str
    why: str
    by: str
    at: int = 0
    indicator: int | None = None
    department: str | None = None
    instead_of: str | None = None
    instead_of_sha256: str | None = None
    code: str | None = None
    occurrence: int | None = None
    start: int = -1
    end: int = -1


@dataclass(frozen=True)
class Document:
    """A document's characters; every one that is not blank is in one block or one markup.

    `source` is the file's name, `sha256` the hash of its bytes, `text` all characters as decoded.
    `places` gives for each line of `text` its place in the file, as people count it there: line
    (text), row (xlsx), block (docx, html), page·1000+line (pdf).
    """

    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Markup, ...]
    places: tuple[int, ...]
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def printed(self, start: int, end: int) -> str:
        """The characters from `start` to `end` as they are printed: before their correction.

        A correction that only partly stands there is left out of account whole.
        """
        text = self.text[start:end]
        for made in sorted(self.corrections, key=lambda made: -made.start):
            whole = start <= made.start and made.end <= end
            inside = (
                made.replacement or start < made.start < end
            )  # what was taken out at a border is not its own
            if whole and inside:
                at = made.start - start
                text = text[:at] + made.expected + text[at + len(made.replacement) :]
        return text

    def line_of(self, offset: int) -> int:
        """The place of a character."""
        return self.places[self.text.count("\n", 0, offset)]
