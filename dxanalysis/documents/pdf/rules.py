"""What a PDF page draws besides text: its rules, which are the borders of tables.

A border is a stroked line, a side of a stroked rectangle or a filled rectangle as thin as a line;
programs that write PDF use all three.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pypdfium2 import raw

_THIN = 3.0  # points; a box as thin as this is a line
_FLAT = 0.01  # points; what is as narrow as this pdfium takes for nothing
_STRAIGHT = 0.7  # points by which a level line may slope
_MAX_OBJECTS, _MAX_SEGMENTS, _MAX_NESTING = 200_000, 300_000, 8
Point = tuple[float, float]
Place = Callable[[float, float], Point]
Handle = object  # what pdfium gives for a page or a thing on it


class PageTooComplexError(Exception):
    """More on one page than a person could read there; the text says of what, in Japanese."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line at `at` (x of an upright one, y of a level one) from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass
class Drawing:
    """What a page draws: its rules, its shapes (rules among them), its largest picture.

    `picture` is in square points. Texts without an outline pdfium leaves out in silence: `blanks`
    are the places of those that are blank, `misses_text` tells that there are others, in a font
    which is not in the file and which this machine does not have.
    """

    rules: list[Rule] = field(default_factory=list)
    shapes: int = 0
    picture: float = 0.0
    blanks: list[Point] = field(default_factory=list)
    misses_text: bool = False


def read_drawing(page: Handle, place: Place) -> Drawing:
    """What a pdfium page draws, in the coordinates of `place`. Raises `PageTooComplexError`."""
    return _DrawingReader(place).read(page)


class _DrawingReader:
    """Walks over a page's objects, and counts them."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._drawing = Drawing()
        self._objects = self._segments = 0

    def read(self, page: Handle) -> Drawing:
        count = raw.FPDFPage_CountObjects(page)
        self._walk((raw.FPDFPage_GetObject(page, at) for at in range(count)), self._place, 0)
        return self._drawing

    def _walk(self, objects: Iterator[Handle], place: Place, depth: int) -> None:
        for item in objects:
            self._objects += 1
            if self._objects > _MAX_OBJECTS:
                raise PageTooComplexError(f"図形が{_MAX_OBJECTS:,}個以上")
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._drawing.shapes += 1
                self._drawing.rules += self._rules(item, place)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_NESTING:
                count = raw.FPDFFormObj_CountObjects(item)
                inner = (raw.FPDFFormObj_GetObject(item, at) for at in range(count))
                self._walk(inner, _within(item, place), depth + 1)
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(item, place)
            elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
                self._drawing.picture = max(self._drawing.picture, _area(item, place))

    def _text(self, text: Handle, place: Place) -> None:
        (x0, _), (x1, _) = _corners(text)
        if x1 - x0 >= _FLAT:
            return
        if raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) == 1:
            self._drawing.blanks.append(_within(text, place)(0, 0))
        else:
            self._drawing.misses_text = True

    def _rules(self, path: Handle, place: Place) -> Iterator[Rule]:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return  # a clipping path: nothing is drawn
        for points in self._outlines(path, _within(path, place)):
            if rule := _thin_box(points):
                yield rule
            elif stroke.value:
                yield from _straight_sides(points)

    def _outlines(self, path: Handle, place: Place) -> Iterator[list[Point]]:
        """The corners of each part of a path; a closed part ends where it began."""
        points: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        count = raw.FPDFPath_CountSegments(path)
        self._segments += count
        if self._segments > _MAX_SEGMENTS:
            raise PageTooComplexError(f"線が{_MAX_SEGMENTS:,}本以上")
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, at)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(place(x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points


def _within(item: Handle, place: Place) -> Place:
    """From an object's own coordinates to the page's."""
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return place
    a, b, c, d, e, f = m.a, m.b, m.c, m.d, m.e, m.f
    return lambda x, y: place(a * x + c * y + e, b * x + d * y + f)


def _area(item: Handle, place: Place) -> float:
    (xa, ya), (xb, yb) = (place(*corner) for corner in _corners(item))
    return abs(xa - xb) * abs(ya - yb)


def _corners(item: Handle) -> tuple[Point, Point]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return (left.value, bottom.value), (right.value, top.value)


def _thin_box(points: list[Point]) -> Rule | None:
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    if x1 - x0 <= _THIN < y1 - y0:
        return Rule(True, (x0 + x1) / 2, y0, y1)
    if y1 - y0 <= _THIN:
        return Rule(False, (y0 + y1) / 2, x0, x1)
    return None


def _straight_sides(points: list[Point]) -> Iterator[Rule]:
    for (xa, ya), (xb, yb) in pairwise(points):
        if abs(xa - xb) <= _STRAIGHT < abs(ya - yb):
            yield Rule(True, (xa + xb) / 2, min(ya, yb), max(ya, yb))
        elif abs(ya - yb) <= _STRAIGHT < abs(xa - xb):
            yield Rule(False, (ya + yb) / 2, min(xa, xb), max(xa, xb))
