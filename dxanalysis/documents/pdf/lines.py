"""Glyphs → printed lines: which stand on one line, in which order, with which blanks between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dxanalysis.documents.pdf.page import Glyph

# All in ems.
_SAME_LINE = 0.5  # how far baselines on one line may differ (raised notes)
_APART = 1.2  # a wider gap parts two texts
_APART_MARK, _MARK_LENGTH = 3.0, 4  # but what a number or a bullet stands before may be farther off
# A wider gap is a blank that the file does not hold; up to 0.25 are set between kanji and Latin.
_BLANK, _LATIN_BLANK = 0.29, 0.18
_BACK, _AHEAD = 0.5, 0.15  # how far from where one ends the next of a run may begin
_STACKED = 2.2  # how far below one another the characters of upright text may stand


@dataclass(frozen=True)
class Line:
    """A printed line's text and place; `limit` is how far right a line may reach there.

    `number` counts the page's lines from 1. `baseline` is that of its first character.
    """

    page: int
    number: int
    text: str
    x0: float
    x1: float
    baseline: float
    em: float
    limit: float = float("inf")
    is_upright: bool = False
    is_wide: bool = True  # whether full-width characters, whose fonts are of one height, are in it

    @property
    def top(self) -> float:
        """Where its characters begin; their feet stand on the baseline."""
        return self.baseline - self.em

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
            reach = _SAME_LINE * glyph.em
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
        em = median(glyph.em for glyph in wide or solid)
        return Line(
            page=self._page,
            number=max(1, bisect_right(self._starts, first.baseline)),
            text="".join(glyph.text for glyph in glyphs) if is_upright else _text(glyphs),
            x0=min(glyph.x0 for glyph in solid),
            x1=max(glyph.x1 for glyph in solid),
            baseline=first.baseline,
            em=em,
            is_upright=is_upright,
            is_wide=bool(wide),
        )


def _order(line: Line) -> tuple[float, float]:
    return line.baseline, line.x0


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one baseline, from left to right."""
    row: list[int] = []
    for at in sorted(range(len(glyphs)), key=lambda n: glyphs[n].baseline):
        first = glyphs[row[0]] if row else glyphs[at]
        reach = _SAME_LINE * max(glyphs[at].em, first.em)
        if row and glyphs[at].baseline - first.baseline > reach:
            yield _left_to_right([glyphs[n] for n in sorted(row)])
            row = []
        row.append(at)
    if row:
        yield _left_to_right([glyphs[n] for n in sorted(row)])


def _left_to_right(row: list[Glyph]) -> list[Glyph]:
    """A row from left to right; what the file sets one behind the other stays in that order.

    Sorted one by one, the digits of a number would change places where a font's widths are wrong.
    """
    runs = [[row[0]]]
    for before, glyph in pairwise(row):
        if -_BACK * glyph.em < glyph.x0 - before.x1 < _AHEAD * glyph.em:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [glyph for run in sorted(runs, key=lambda run: run[0].x0) for glyph in run]


def _parts(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """A row cut at its wide gaps, the blanks in them left out of account."""
    part: list[Glyph] = []
    solid: list[Glyph] = []
    for glyph in row:
        if glyph.text.strip():
            if solid and _is_apart(solid, glyph):
                yield part
                part, solid = [], []
            solid.append(glyph)
        part.append(glyph)
    yield part


def _is_apart(before: Sequence[Glyph], glyph: Glyph) -> bool:
    is_mark = len(before) < _MARK_LENGTH and not before[-1].text.isalnum()
    reach = max(other.x1 for other in before[-2:])
    return glyph.x0 - reach > (_APART_MARK if is_mark else _APART) * glyph.em


def _text(glyphs: Sequence[Glyph]) -> str:
    """The characters, with a blank where a gap is one; in justified text all gaps are wider."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(glyphs) if _both_wide(one, other)]
    stretch = max(0.0, median(gaps)) if gaps else 0.0
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        if _needs_blank(before, glyph, stretch):
            text += " "
        text += glyph.text
    return text


def _both_wide(one: Glyph, other: Glyph) -> bool:
    return not one.text.isascii() and not other.text.isascii()


def _needs_blank(before: Glyph, glyph: Glyph, stretch: float) -> bool:
    if before.text.isspace() or glyph.text.isspace():
        return False
    latin = before.text.isascii() and glyph.text.isascii()
    return glyph.x0 - before.x1 - stretch > (_LATIN_BLANK if latin else _BLANK) * glyph.em


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
    return aside < 0.3 * one.em and 0.6 * one.em < drop < _STACKED * one.em


def _is_beside(one: Glyph, other: Glyph) -> bool:
    same = abs(other.baseline - one.baseline) < _SAME_LINE * one.em
    return same and -0.5 * one.em < other.x0 - one.x1 < _APART_MARK * one.em


def _side_by_side(stacks: list[list[Glyph]]) -> list[list[Glyph]]:
    """Columns of upright text that follow one another leftwards are one text."""
    joined: list[list[Glyph]] = []
    for stack in stacks:
        last = joined[-1][-1] if joined else None
        if last and 0 < last.x0 - stack[0].x0 < 2 * last.em and stack[0].top < last.top:
            joined[-1] = joined[-1] + stack
        else:
            joined.append(stack)
    return joined
