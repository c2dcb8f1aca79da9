"""Glyphs → printed lines: which stand on one line, in which order, with which blanks between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dxanalysis.documents.pdf_page import Glyph

# All in ems, that is heights of the font.
_SAME_LINE = 0.5  # how far baselines on one line may differ (raised notes)
_APART = 2.5  # a wider gap parts two texts
_BLANK, _LATIN_BLANK = 0.9, 0.18  # a gap as wide as this is a blank that the file does not hold
_STACKED = 2.2  # how far below one another the characters of upright text may stand


@dataclass(frozen=True)
class Line:
    """A printed line's text and place; `limit` is how far right a line may reach there.

    `number` counts the page's lines from 1. `baseline` is where upright text begins.
    """

    page: int
    number: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    limit: float = float("inf")
    is_upright: bool = False
    is_wide: bool = True  # whether full-width characters, whose fonts are of one height, are in it

    @property
    def em(self) -> float:
        """The height of its font."""
        return self.bottom - self.top

    @property
    def place(self) -> int:
        """Page·1000 + line."""
        return self.page * 1000 + min(self.number, 999)


class LineMaker:
    """Makes the lines of one page's regions, and numbers them as a person counts on the page."""

    def __init__(self, page: int, glyphs: Iterable[Glyph]) -> None:
        self._page = page
        self._starts: list[float] = []
        for glyph in sorted(glyphs, key=lambda g: g.baseline):
            reach = _SAME_LINE * glyph.height
            if glyph.text.strip() and (
                not self._starts or glyph.baseline - self._starts[-1] > reach
            ):
                self._starts.append(glyph.baseline)

    def lines(self, glyphs: Sequence[Glyph]) -> list[Line]:
        """The lines of a region's glyphs (given in the file's order), from top to bottom."""
        stacks, rest = _stacks(glyphs)
        lines = [self._line(part) for row in _rows(rest) for part in _parts(row)]
        lines += [self._line(stack, is_upright=True) for stack in stacks]
        return sorted((line for line in lines if line.text.strip()), key=_order)

    def _line(self, glyphs: Sequence[Glyph], *, is_upright: bool = False) -> Line:
        first = next((glyph for glyph in glyphs if glyph.text.strip()), glyphs[0])
        solid = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
        wide = [glyph for glyph in solid if not glyph.text.isascii()]
        height = median(glyph.height for glyph in wide or solid)
        top = first.baseline - height
        return Line(
            page=self._page,
            number=max(1, bisect_right(self._starts, first.baseline)),
            text="".join(glyph.text for glyph in glyphs) if is_upright else _text(glyphs),
            x0=min(glyph.x0 for glyph in solid),
            x1=max(glyph.x1 for glyph in solid),
            top=top,
            bottom=first.baseline,
            baseline=first.baseline,
            is_upright=is_upright,
            is_wide=bool(wide),
        )


def _order(line: Line) -> tuple[float, float]:
    return line.baseline, line.x0


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one baseline, from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        reach = _SAME_LINE * max(glyph.height, row[0].height) if row else 0
        if row and glyph.baseline - row[0].baseline > reach:
            yield sorted(row, key=lambda g: g.x0)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda g: g.x0)


def _parts(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """A row cut at its wide gaps; blanks are no gap, but such a run of them is one, too."""
    part, reach = [row[0]], row[0].x1
    for glyph in row[1:]:
        if glyph.text.strip() and glyph.x0 - reach > _APART * glyph.height:
            yield part
            part = []
        part.append(glyph)
        if glyph.text.strip():
            reach = max(reach, glyph.x1)
    yield part


def _text(glyphs: Sequence[Glyph]) -> str:
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        if _needs_blank(before, glyph):
            text += " "
        text += glyph.text
    return text


def _needs_blank(before: Glyph, glyph: Glyph) -> bool:
    if before.text.isspace() or glyph.text.isspace():
        return False
    latin = before.text.isascii() and glyph.text.isascii()
    return glyph.x0 - before.x1 > (_LATIN_BLANK if latin else _BLANK) * glyph.height


def _stacks(glyphs: Sequence[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Upright text, 計 over 画: its columns in reading order, and the glyphs that are none."""
    solid = [glyph for glyph in glyphs if glyph.text.strip()]
    below = [_is_below(one, other) for one, other in pairwise(solid)]
    beside = [_is_beside(one, other) for one, other in pairwise(solid)]
    stacks: list[list[Glyph]] = []
    at = 0
    while at < len(solid):
        end = at
        while end < len(below) and below[end]:
            end += 1
        start = at + (at > 0 and beside[at - 1])
        stop = end + 1 - (end < len(beside) and beside[end])
        if stop - start > 1:
            stacks.append(solid[start:stop])
        at = end + 1
    stacked = {id(glyph) for stack in stacks for glyph in stack}
    return _side_by_side(stacks), [glyph for glyph in glyphs if id(glyph) not in stacked]


def _is_below(one: Glyph, other: Glyph) -> bool:
    if one.text.isascii() or other.text.isascii():
        return False  # figures below one another are a column of figures
    drop = other.baseline - one.baseline
    aside = abs((one.x0 + one.x1) - (other.x0 + other.x1)) / 2
    return aside < 0.3 * one.height and 0.6 * one.height < drop < _STACKED * one.height


def _is_beside(one: Glyph, other: Glyph) -> bool:
    same = abs(other.baseline - one.baseline) < _SAME_LINE * one.height
    return same and -0.5 * one.height < other.x0 - one.x1 < _APART * one.height


def _side_by_side(stacks: list[list[Glyph]]) -> list[list[Glyph]]:
    """Columns of upright text that follow one another leftwards are one text."""
    joined: list[list[Glyph]] = []
    for stack in stacks:
        last = joined[-1][-1] if joined else None
        if last and 0 < last.x0 - stack[0].x0 < 2 * last.height and stack[0].top < last.top:
            joined[-1] = joined[-1] + stack
        else:
            joined.append(stack)
    return joined
