"""Text: lines, tab-separated cells, bullets, and the HTML fragments that pasted cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxanalysis.documents.errors import DocumentFormatError
from dxanalysis.documents.model import Block, Document, Kind, Markup

_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_INLINE_TAGS = frozenset("a abbr b em font i small span strong sub sup u".split())
_RULE = re.compile(r"\s*[-=_]{3,}\s*")
_BULLET = re.compile(r"\s*(?:[-*•●○◯◆◇■□▪‣][\s]+|[・･•]\s*|[-*]\s+[・･]\s*)+")
_INNER_BULLET = re.compile(r"[・･•]\s+")


def decode(source: str, content: bytes) -> str:
    """The characters of a text file: by its byte order mark, else UTF-8, else Shift_JIS.

    Raises `DocumentFormatError` for bytes that are no text.
    """
    marked = next(
        (name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), ""
    )
    for encoding in [marked] if marked else ["utf-8", "cp932"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentFormatError(source)


def read_text(source: str, sha256: str, text: str) -> Document:
    """The document of a text: a block for each line, cell, item and fragment in it."""
    pieces = [piece for start, line in _lines(text) for piece in _pieces_of_line(line, start)]
    blocks, markup = [], []
    for piece in pieces:
        if isinstance(piece, Markup):
            markup.append(piece)
        elif piece.text.strip():
            blocks.append(_trimmed(piece))
    numbered = _numbered(text, blocks)
    return Document(source, sha256, text, tuple(numbered), tuple(markup))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _pieces_of_line(line: str, start: int) -> Iterator[Block | Markup]:
    cells = line.split("\t")
    is_row = sum(1 for cell in cells if cell.strip()) > 1
    for cell in cells:
        if _RULE.fullmatch(cell):
            yield Markup(start, start + len(cell), "rule")
        elif _TAG.search(cell):
            yield from _pieces_of_fragment(cell, start)
        elif is_row:
            yield Block(cell, start, 0, Kind.CELL)
        else:
            yield from _pieces_of_item(cell, start)
        start += len(cell) + 1


def _pieces_of_item(text: str, start: int) -> Iterator[Block | Markup]:
    """A line with its bullet taken off; the bullet must leave something behind."""
    bullet = _BULLET.match(text)
    if bullet and text[bullet.end() :].strip():
        yield Markup(start, start + bullet.end(), "bullet")
        yield Block(text[bullet.end() :], start + bullet.end(), 0, Kind.ITEM)
    else:
        yield Block(text, start, 0)


def _pieces_of_fragment(cell: str, start: int) -> Iterator[Block | Markup]:
    """The texts between the block-level tags of one cell's HTML."""
    open_list = has_items = False
    begin = 0
    for tag in [*_TAG.finditer(cell), None]:
        name = tag["name"].lower() if tag else ""
        if tag and name in _INLINE_TAGS:
            continue
        end = tag.start() if tag else len(cell)
        yield from _pieces_of_run(cell[begin:end], start + begin, loose=open_list and not has_items)
        if tag:
            yield Markup(start + tag.start(), start + tag.end(), "tag")
            opens = not tag.group().startswith("</")
            open_list = opens if name in ("ul", "ol") else open_list
            has_items = opens if name == "li" else has_items and name not in ("ul", "ol")
            begin = tag.end()


def _pieces_of_run(run: str, start: int, *, loose: bool) -> Iterator[Block | Markup]:
    """A list without item tags is divided by its inner bullets or, lacking those, by blanks."""
    if not loose:
        yield Block(run, start, 0)
        return
    bullets = list(_INNER_BULLET.finditer(run))
    if not bullets:
        for word in re.finditer(r"\S+", run):
            yield Block(word.group(), start + word.start(), 0, Kind.LOOSE)
        return
    yield Block(run[: bullets[0].start()], start, 0)
    for bullet, following in zip(bullets, [*bullets[1:], None], strict=True):
        end = following.start() if following else len(run)
        yield Markup(start + bullet.start(), start + bullet.end(), "bullet")
        yield Block(run[bullet.end() : end], start + bullet.end(), 0, Kind.ITEM)


def _trimmed(block: Block) -> Block:
    text = block.text.lstrip()
    return Block(text.rstrip(), block.start + len(block.text) - len(text), block.line, block.kind)


def _numbered(text: str, blocks: list[Block]) -> Iterator[Block]:
    """The blocks with their lines, counted once from the front."""
    line, at = 1, 0
    for block in blocks:
        line += text.count("\n", at, block.start)
        at = block.start
        yield Block(block.text, block.start, line, block.kind)
