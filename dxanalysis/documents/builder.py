"""Putting a document together block by block: what the readers of structured formats share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxanalysis.documents.errors import DocumentTooLargeError
from dxanalysis.documents.model import Block, Cell, Document, Kind, Markup

MAX_CHARACTERS = 3_000_000  # the largest published plan has 0.2 million
_BREAKS = re.compile(r"\s*[\r\n\v\f\u2028\u2029]+\s*")

INNER_BULLET = re.compile(r"[・･•]\s+")

_MARKS = r"[-*•●○◯▪‣]\s+|[◆◇■□](?![◆◇■□])\s*|[・･•]\s*|\d{1,2}[.．]\s*(?!\d)"
_BULLET = re.compile(rf"\s*(?:{_MARKS}|[-*]\s+[・･]\s*)+")


class DocumentBuilder:
    """Collects blocks in reading order; each becomes one line of the document's text.

    A line break inside a block is a blank there: a reader to whom a break means a new paragraph
    adds two blocks. A bullet typed before the text makes it an item.
    Raises `DocumentTooLargeError` where the text grows beyond `MAX_CHARACTERS`.
    """

    def __init__(self, source: str, sha256: str) -> None:
        self._source, self._sha256 = source, sha256
        self._lines: list[str] = []
        self._length = 0
        self._places: list[int] = []
        self._blocks: list[Block] = []
        self._markup: list[Markup] = []

    def add(
        self, text: str, place: int, kind: Kind = Kind.PARAGRAPH, cell: Cell | None = None
    ) -> None:
        """Add a block that stands at `place`; a blank one is left out."""
        line = _BREAKS.sub(" ", text).strip()
        if not line:
            return
        if bullet := bullet_length(line):
            self._markup.append(Markup(self._length, self._length + bullet, "bullet"))
            kind = Kind.ITEM
        self._blocks.append(Block(line[bullet:], self._length + bullet, place, kind, cell))
        self._append(line, place)

    def add_markup(self, text: str, place: int, name: str) -> None:
        """Add characters that only arrange the text, such as a page number."""
        line = _BREAKS.sub(" ", text).strip()
        if line:
            self._markup.append(Markup(self._length, self._length + len(line), name))
            self._append(line, place)

    def document(self) -> Document:
        """The document of all that was added."""
        text = "".join(line + "\n" for line in self._lines)
        places = (*self._places, self._places[-1] if self._places else 1)
        return Document(
            self._source, self._sha256, text, tuple(self._blocks), tuple(self._markup), places
        )

    def _append(self, line: str, place: int) -> None:
        if self._length > MAX_CHARACTERS:
            raise DocumentTooLargeError(self._source, f"{MAX_CHARACTERS:,} 字を超えます")
        self._lines.append(line)
        self._length += len(line) + 1
        self._places.append(place)


class Flow:
    """Adds blocks numbered 1, 2, 3, …; markup has the number of the block before it.

    For formats that have neither lines nor pages.
    """

    def __init__(self, source: str, sha256: str) -> None:
        self._builder = DocumentBuilder(source, sha256)
        self._number = 0
        self._tables = 0

    def add(self, text: str, kind: Kind = Kind.PARAGRAPH, cell: Cell | None = None) -> None:
        """Add a block; a paragraph in a cell is that cell's."""
        if not text.strip():
            return
        self._number += 1
        if cell and kind is Kind.PARAGRAPH:
            kind = Kind.CELL
        self._builder.add(text, self._number, kind, cell)

    def add_markup(self, text: str, name: str) -> None:
        """Add characters that only arrange the text, or that are not shown."""
        self._builder.add_markup(text, max(self._number, 1), name)

    def next_table(self) -> int:
        """The number of the table that begins here."""
        self._tables += 1
        return self._tables - 1

    def document(self) -> Document:
        """The document of all that was added."""
        return self._builder.document()


def bullet_length(text: str) -> int:
    """How many characters at the front of a text are its bullet; 0 where there is none.

    A bullet leaves something behind: a line of dots is no item.
    """
    match = _BULLET.match(text)
    return match.end() if match and text[match.end() :].strip() else 0


def loose_items(run: str) -> Iterator[tuple[str, Kind]]:
    """The items of a list without item tags: parted by inner bullets or, lacking those, by blanks."""
    starts = [match.start() for match in INNER_BULLET.finditer(run)]
    if not starts:
        yield from ((word, Kind.LOOSE) for word in run.split())
        return
    yield run[: starts[0]], Kind.PARAGRAPH
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        yield run[start:end], Kind.ITEM
