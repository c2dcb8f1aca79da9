"""Rules → grids: which rules cross and so make a table, and which boxes between them are cells.

The stages are pdfplumber's (rules → crossings → cells → tables), with one difference: a cell is
the boxes of the grid between which no rule stands, so that a merged cell is one cell by itself,
and a table without a border at a side (cut by the page's end, say) still has its cells there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from dxanalysis.documents.pdf.rules import PageTooComplexError, Rule

_NEAR = 3.0  # points: rules so near to one another are one, ends so near to a rule touch it
_SHORT = 6.0  # points: a shorter rule is no border
_RULED = 0.8  # of a side's length that must be ruled
_MAX_CROSSINGS, _MAX_BOXES = 2_000_000, 100_000
Box = tuple[int, int]


@dataclass(frozen=True)
class GridCell:
    """A cell by its first and last row and column, and whether a rule closes it."""

    row: int
    column: int
    last_row: int
    last_column: int
    open_top: bool
    open_bottom: bool


@dataclass(frozen=True, eq=False)
class Grid:
    """A table's lines (`xs`, `ys`) and cells; `owner` tells for each box (row, column) its cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    owner: dict[Box, GridCell]

    @property
    def area(self) -> float:
        """Its size in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell around a point."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.owner.get((row, column))

    def encloses(self, other: Grid) -> bool:
        """Whether another grid lies wholly within this one's outer lines."""
        wide = self.xs[0] <= other.xs[0] and other.xs[-1] <= self.xs[-1]
        return wide and self.ys[0] <= other.ys[0] and other.ys[-1] <= self.ys[-1]


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The grids that a page's rules make, in no order. Raises `PageTooComplexError`."""
    rules = list(rules)
    upright = _merged([rule for rule in rules if rule.upright])
    level = _merged([rule for rule in rules if not rule.upright])
    if len(upright) * len(level) > _MAX_CROSSINGS:
        raise PageTooComplexError(f"罫線が{len(upright) + len(level):,}本")
    grids = (_grid(*group) for group in _groups(upright, level))
    return [grid for grid in grids if grid and grid.cells]


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules drawn twice, in dashes or cell by cell → one each; what stays short is left out."""
    if not rules:
        return []
    places = _snapped([rule.at for rule in rules])
    rules = sorted((replace(rule, at=places[rule.at]) for rule in rules), key=_order)
    merged = [rules[0]]
    for rule in rules[1:]:
        last = merged[-1]
        if rule.at == last.at and rule.start <= last.end + _NEAR:
            merged[-1] = replace(last, end=max(last.end, rule.end))
        else:
            merged.append(rule)
    return [rule for rule in merged if rule.end - rule.start >= _SHORT]


def _order(rule: Rule) -> tuple[float, float]:
    return rule.at, rule.start


def _snapped(values: Iterable[float]) -> dict[float, float]:
    """Each value's stand-in: the first of the values that are near to one another."""
    stands: dict[float, float] = {}
    stand = previous = float("-inf")
    for value in sorted(set(values)):
        if value - previous > _NEAR:
            stand = value
        stands[value], previous = stand, value
    return stands


def _groups(upright: list[Rule], level: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing one another."""
    root = {rule: rule for rule in (*upright, *level)}

    def find(rule: Rule) -> Rule:
        while root[rule] is not rule:
            root[rule] = rule = root[root[rule]]
        return rule

    for one, other in product(upright, level):
        if _cross(one, other):
            root[find(one)] = find(other)
    groups: dict[Rule, tuple[list[Rule], list[Rule]]] = {}
    for rule in root:
        groups.setdefault(find(rule), ([], []))[0 if rule.upright else 1].append(rule)
    return groups.values()


def _cross(upright: Rule, level: Rule) -> bool:
    beside = level.start - _NEAR <= upright.at <= level.end + _NEAR
    return beside and upright.start - _NEAR <= level.at <= upright.end + _NEAR


def _grid(upright: list[Rule], level: list[Rule]) -> Grid | None:
    """The grid of rules that hang together; an end that no rule closes is a line of it, too."""
    if not upright or not level:
        return None
    xs = _lines([rule.at for rule in upright], level)
    ys = _lines([rule.at for rule in level], upright)
    if len(xs) * len(ys) > _MAX_BOXES:
        raise PageTooComplexError(f"表のます目が{len(xs) * len(ys):,}個")
    if len(upright) + len(level) < 3 or len(xs) < 2 or len(ys) < 2:
        return None
    walls = {(True, at, n) for at, n in _ruled(upright, xs, ys)}
    walls |= {(False, at, n) for at, n in _ruled(level, ys, xs)}
    cells, owner = [], {}
    for boxes in _rooms(len(ys) - 1, len(xs) - 1, walls):
        cell = _cell(boxes, xs, ys, walls)
        if cell:
            cells.append(cell)
            owner.update(dict.fromkeys(boxes, cell))
    return Grid(xs, ys, tuple(sorted(cells, key=lambda c: (c.row, c.column))), owner)


def _lines(places: list[float], across: list[Rule]) -> tuple[float, ...]:
    """The grid's lines: the rules, and the ends that several rules across have in common."""
    ends = Counter(_snapped_to(end, places) for rule in across for end in (rule.start, rule.end))
    stands = _snapped([end for end in ends if end not in places])
    common = Counter(dict.fromkeys(stands.values(), 0))
    for end, stand in stands.items():
        common[stand] += ends[end]
    outer = [end for end, n in common.items() if n > 1 and not min(places) < end < max(places)]
    return tuple(sorted({*places, *outer}))


def _snapped_to(value: float, places: list[float]) -> float:
    nearest = min(places, key=lambda place: abs(place - value))
    return nearest if abs(nearest - value) <= _NEAR else value


def _ruled(
    rules: list[Rule], places: Sequence[float], across: Sequence[float]
) -> Iterable[tuple[int, int]]:
    """For each rule the line it stands on and the intervals between the lines across it fills."""
    index = {place: number for number, place in enumerate(places)}
    for rule in rules:
        for number, (start, end) in enumerate(pairwise(across)):
            if min(end, rule.end) - max(start, rule.start) >= _RULED * (end - start):
                yield index[rule.at], number


def _rooms(rows: int, columns: int, walls: set[tuple[bool, int, int]]) -> Iterable[list[Box]]:
    """The boxes of the grid, put together where no wall parts them."""
    unseen = dict.fromkeys(product(range(rows), range(columns)))
    while unseen:
        room = [next(iter(unseen))]
        del unseen[room[0]]
        for row, column in room:  # grows while it is walked over
            for box, wall in (
                ((row, column + 1), (True, column + 1, row)),
                ((row, column - 1), (True, column, row)),
                ((row + 1, column), (False, row + 1, column)),
                ((row - 1, column), (False, row, column)),
            ):
                if box in unseen and wall not in walls:
                    del unseen[box]
                    room.append(box)
        yield room


def _cell(
    boxes: list[Box],
    xs: Sequence[float],
    ys: Sequence[float],
    walls: set[tuple[bool, int, int]],
) -> GridCell | None:
    """A room as a cell; one that rules close at fewer than three sides is none."""
    row, last_row = min(r for r, _ in boxes), max(r for r, _ in boxes)
    column, last_column = min(c for _, c in boxes), max(c for _, c in boxes)
    across, down = range(column, last_column + 1), range(row, last_row + 1)
    closed = [
        all((False, row, c) in walls for c in across),
        all((False, last_row + 1, c) in walls for c in across),
        all((True, column, r) in walls for r in down),
        all((True, last_column + 1, r) in walls for r in down),
    ]
    if sum(closed) < 3:
        return None
    return GridCell(row, column, last_row, last_column, not closed[0], not closed[1])
