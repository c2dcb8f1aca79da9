"""A PDF page → what is printed on it: glyphs with their places, and rules, by pdfium.

Coordinates are points from the page's upper left corner as it is shown (its rotation applied).
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from dxanalysis.documents.pdf.rules import PageTooComplexError, Place, Point, Rule, read_drawing

UNKNOWN = "\ufffd"  # a glyph whose font does not tell which character it is
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # how pdfium gives a hyphen at a line's end
_BULLETS = {  # of the fonts Symbol and Wingdings, which word processors put before items
    0xF0B7: "•", 0xF0A8: "◆", 0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0A7: "▪", 0xF071: "□",
    0xF0D8: "▶", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0A1: "○",
}  # fmt: skip
_MAX_GLYPHS = 100_000
_FEW_GLYPHS = 20  # a scanned page may still have its number as text
_SCAN = 0.3  # of the page that a scan covers at least
_MANY_SHAPES = 50  # of a page whose letters are drawn as outlines; an empty form has fewer
_TIGHT = 0.01  # points
_EDGE = 1.0  # points by which a glyph must lie within the page to be seen


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its box, its baseline, and the size of its font (one em) in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    em: float


@dataclass(frozen=True)
class Page:
    """A page's glyphs in the order in which the file draws them, and its rules.

    `is_picture` tells that what the page shows is a scan or a drawing of text; `hidden` are the
    characters beyond the page's edges.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    is_picture: bool = False
    hidden: str = ""


def read_page(page: pdfium.PdfPage, number: int, mine: Callable[[int], list[Glyph]]) -> Page:
    """What page `number` (1-based) shows; `mine` reads the glyphs that pdfium would leave out.

    Raises `PageTooComplexError`.
    """
    width, height = page.get_size()
    place = _placing(page)
    drawing = read_drawing(page, place)
    every = mine(number) if drawing.misses_text else _with_blanks(page, place, drawing.blanks)
    glyphs: list[Glyph] = []
    hidden: list[Glyph] = []
    for glyph in every:
        (glyphs if _is_seen(glyph, width, height) else hidden).append(glyph)
    count = len(text_of(glyphs))
    is_scan = count < _FEW_GLYPHS and drawing.picture > _SCAN * width * height
    is_drawn = count == 0 and drawing.shapes >= _MANY_SHAPES
    return Page(number, width, height, glyphs, drawing.rules, is_scan or is_drawn, text_of(hidden))


def _placing(page: pdfium.PdfPage) -> Place:
    """From the file's coordinates (y grows upwards, unrotated) to those of the page as shown."""
    left, bottom, right, top = page.get_cropbox()
    placings: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return placings[page.get_rotation()]


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The characters that are not blank, as the file has them."""
    return "".join(glyph.text for glyph in glyphs if glyph.text.strip())


def _is_seen(glyph: Glyph, width: float, height: float) -> bool:
    beside = glyph.x1 < _EDGE or glyph.x0 > width - _EDGE
    return not beside and glyph.bottom > _EDGE and glyph.top < height - _EDGE


def _with_blanks(page: pdfium.PdfPage, place: Place, blanks: Iterable[Point]) -> Iterator[Glyph]:
    """The glyphs, and behind them the blanks that stand alone, which pdfium leaves out."""
    yield from _glyphs(page, place)
    for x, y in blanks:
        yield Glyph(" ", x, x, y, y, y, 1.0)


def _glyphs(page: pdfium.PdfPage, place: Place) -> Iterator[Glyph]:
    text_page = page.get_textpage()
    handle, reader = text_page.raw, _GlyphReader(text_page, place)
    count = raw.FPDFText_CountChars(handle)
    if count > _MAX_GLYPHS:
        raise PageTooComplexError(f"文字が{count:,}個")
    for at in range(count):
        if raw.FPDFText_IsGenerated(handle, at) == 1:
            continue  # pdfium's guess at blanks and line breaks, where the file has none
        is_guess = raw.FPDFText_HasUnicodeMapError(handle, at) == 1
        text = UNKNOWN if is_guess else character_of(raw.FPDFText_GetUnicode(handle, at))
        if text:
            yield reader.read(at, text)


class _GlyphReader:
    """Reads the glyphs of a pdfium text page one by one, into the same buffers."""

    def __init__(self, text_page: pdfium.PdfTextPage, place: Place) -> None:
        self._text_page, self._place = text_page.raw, place
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self, at: int, text: str) -> Glyph:
        """The glyph of character `at`, which is `text`."""
        box, matrix = self._box, self._matrix
        raw.FPDFText_GetLooseCharBox(self._text_page, at, box)
        raw.FPDFText_GetCharOrigin(self._text_page, at, self._x, self._y)
        raw.FPDFText_GetMatrix(self._text_page, at, matrix)
        em = raw.FPDFText_GetFontSize(self._text_page, at) * math.hypot(matrix.c, matrix.d)
        (xa, ya), (xb, yb) = self._place(box.left, box.top), self._place(box.right, box.bottom)
        x0, x1, top, bottom = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        pen, baseline = self._place(self._x.value, self._y.value)
        if x0 - pen > _TIGHT and unicodedata.east_asian_width(text) in "WF":
            x0, x1 = pen, max(x1, pen + em)  # pdfium gave the ink's box for the character's
        return Glyph(text, x0, x1, top, bottom, baseline, em or bottom - top or 1.0)


def character_of(code: int) -> str:
    """A character; "" for a control, `UNKNOWN` for a glyph that stands for nobody knows what."""
    if code in _HYPHENS:
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNKNOWN
    character = _BULLETS.get(code) or chr(code)
    if character.isspace():
        return " " if character.isascii() else character
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    return "" if is_control else character
