"""Text: lines, tab-separated cells, bullets, and the HTML fragments that pasted cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dxanalysis.documents.builder import INNER_BULLET, MAX_CHARACTERS, bullet_length
from dxanalysis.documents.errors import DocumentTooLargeError
from dxanalysis.documents.model import Block, Cell, Document, Kind, Markup

# Only what pasted cells hold: any other <…> in a text is words, and stays in them.
_BLOCK_TAGS = (
    "p div br hr ul ol li dl dt dd table caption thead tbody tfoot tr td th h[1-6]".split()
)
_INLINE_TAGS = frozenset("a abbr b em font i small span strong sub sup u".split())
_TAG = re.compile(
    rf"</?(?P<name>{'|'.join([*_BLOCK_TAGS, *sorted(_INLINE_TAGS)])})(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MARKS = frozenset("-=_*•●○◯▪‣◆◇■□・･0123456789")  # that a rule or a bullet may begin with
_SPAN = re.compile(r"<t[dh][^<>]*\b(?:row|col)span\s*=", re.IGNORECASE)
_RULE = re.compile(r"\s*[-=_]{3,}\s*")


def read_text(source: str, sha256: str, text: str) -> Document:
    """The document of a text: a block for each line, cell, item and fragment in it.

    Raises `DocumentTooLargeError` for more than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise DocumentTooLargeError(source, f"{MAX_CHARACTERS:,} 字を超えます")
    blocks: list[Block] = []
    markup: list[Markup] = []
    for cell, start, line, place in _cells(text):
        bare = cell.strip()
        if bare[0] not in _MARKS and "<" not in bare:  # most are but words
            at = start if bare[0] == cell[0] else start + cell.index(bare)
            blocks.append(Block(bare, at, line, Kind.CELL if place else Kind.PARAGRAPH, place))
            continue
        for piece in _pieces_of_cell(cell, start, in_row=place is not None):
            if isinstance(piece, Markup):
                markup.append(piece)
            elif bare := piece.text.strip():
                behind = len(piece.text) - len(piece.text.lstrip())
                at = piece.start + behind
                blocks.append(Block(bare, at, line, piece.kind, piece.cell or place))
    places = tuple(range(1, text.count("\n") + 2))
    return Document(source, sha256, text, tuple(blocks), tuple(markup), places)


class _Run(NamedTuple):
    """A run of text within a cell or line, not yet trimmed."""

    text: str
    start: int
    kind: Kind = Kind.PARAGRAPH
    cell: Cell | None = None  # of a table in a fragment


def _cells(text: str) -> Iterator[tuple[str, int, int, Cell | None]]:
    """Every cell or line that is not blank: its text, offset, line, and place in a table.

    Lines of tab-separated cells that follow one another are a table.
    """
    start, table, was_row = 0, -1, False
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" not in line:
            was_row = False
            if line and not line.isspace():
                yield line, start, number, None
            start += len(line) + 1
            continue
        cells = line.split("\t")
        # within a table, cells may be blank; a line of one cell and a tab alone is no table
        is_row = len(cells) > 1 and (was_row or sum(1 for cell in cells if cell.strip()) > 1)
        table += is_row and not was_row
        was_row = is_row
        for column, cell in enumerate(cells):
            if cell.strip():
                yield cell, start, number, Cell(table, number, column) if is_row else None
            start += len(cell) + 1


def _pieces_of_cell(cell: str, start: int, *, in_row: bool) -> Iterable[_Run | Markup]:
    if "<" in cell and _TAG.search(cell):
        return _pieces_of_fragment(cell, start)
    if _RULE.fullmatch(cell):
        return [Markup(start, start + len(cell), "rule")]
    return _pieces_of_line(cell, start, Kind.CELL if in_row else Kind.PARAGRAPH)


def _pieces_of_line(line: str, start: int, kind: Kind) -> list[_Run | Markup]:
    """A line or a paragraph; behind a bullet it is an item."""
    first = line.lstrip()[:1]
    bullet = bullet_length(line) if first in _MARKS or first.isdecimal() else 0
    if not bullet:
        return [_Run(line, start, kind)]
    end = start + bullet
    return [Markup(start, end, "bullet"), _Run(line[bullet:], end, Kind.ITEM)]


class _FragmentTable:
    """Where one stands in the table that a fragment holds; its number is below all tables of lines."""

    def __init__(self, number: int) -> None:
        self._number, self._row, self._column, self._inside = number, -1, -1, False

    @property
    def place(self) -> Cell | None:
        """The open cell, or None outside the table's cells."""
        return Cell(self._number, self._row, self._column) if self._inside else None

    def see(self, tag: str) -> None:
        """Take the next tag."""
        if tag.startswith("<tr"):
            self._row, self._column = self._row + 1, -1
        elif re.match(r"<t[dh]\b", tag):
            self._column, self._inside = self._column + 1, True
        elif re.match(r"</(?:t[dhr]|table)\b", tag):
            self._inside = False


def _pieces_of_fragment(cell: str, start: int) -> Iterator[_Run | Markup]:
    """The texts between the block-level tags of one cell's HTML."""
    open_list = has_items = False
    table = None if _SPAN.search(cell) else _FragmentTable(-2 - start)
    begin = 0
    for tag in [*_TAG.finditer(cell), None]:
        name = tag["name"].lower() if tag else ""
        if tag and name in _INLINE_TAGS:
            continue
        end = tag.start() if tag else len(cell)
        run = cell[begin:end]
        pieces: Iterable[_Run | Markup] = ()
        if run and not run.isspace():
            if open_list and not has_items:
                pieces = _pieces_of_list(run, start + begin)
            else:
                kind = Kind.ITEM if has_items else Kind.PARAGRAPH
                pieces = _pieces_of_line(run, start + begin, kind)
        place = table.place if table else None
        yield from (p._replace(cell=place) if isinstance(p, _Run) else p for p in pieces)
        if tag and table:
            table.see(tag.group().lower())
        if tag:
            begin = tag.end()
            yield Markup(start + end, start + begin, "tag")
            opens = cell[end + 1] != "/"
            open_list = opens if name in ("ul", "ol") else open_list
            has_items = opens if name == "li" else has_items and name not in ("ul", "ol")


def _pieces_of_list(run: str, start: int) -> Iterator[_Run | Markup]:
    """A list without item tags is divided by its inner bullets or, lacking those, by blanks."""
    bullets = list(INNER_BULLET.finditer(run))
    if not bullets:
        for word in re.finditer(r"\S+", run):
            yield _Run(word.group(), start + word.start(), Kind.LOOSE)
        return
    yield _Run(run[: bullets[0].start()], start)
    for bullet, following in zip(bullets, [*bullets[1:], None], strict=True):
        end = following.start() if following else len(run)
        yield Markup(start + bullet.start(), start + bullet.end(), "bullet")
        yield _Run(run[bullet.end() : end], start + bullet.end(), Kind.ITEM)
