"""A page → its flow: lines and tables in reading order, each table's cells with their own flow.

A table may stand within a cell of another. A frame around text or tables is no table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dxanalysis.documents.pdf.grid import Grid, GridCell, grids_of
from dxanalysis.documents.pdf.lines import Line, LineMaker
from dxanalysis.documents.pdf.page import Glyph, Page

_MAX_PADDING = 1.0  # ems between a cell's border and its text
_SAME_END = 1.0  # ems within which lines end at one margin
_HANGING = "、。，．"  # these may stand beyond the margin
_MANY = 4  # lines that end at one place show where the margin is


@dataclass(frozen=True)
class TableCell:
    """A cell: its rows and columns in its table, its outline in points, and what is in it."""

    row: int
    last_row: int
    x0: float
    x1: float
    flow: tuple[FlowItem, ...]
    open_top: bool = False
    open_bottom: bool = False


@dataclass(frozen=True)
class RuledTable:
    """A table's cells row by row. `xs` are the places of its upright lines."""

    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: int
    cells: tuple[TableCell, ...]


FlowItem = Line | RuledTable


@dataclass(frozen=True)
class PageFlow:
    """What stands on a page, in reading order."""

    number: int
    height: float
    items: tuple[FlowItem, ...]


def flow_of(page: Page) -> PageFlow:
    """A page's lines and tables. Raises `PageTooComplexError`."""
    return PageFlow(page.number, page.height, _PageLayout(page).flow())


Spot = tuple[Grid, GridCell]


class _PageLayout:
    """One page's glyphs, given to the innermost cell around each."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._maker = LineMaker(page.number, page.glyphs)
        self._grids = sorted(_tables_among(grids_of(page.rules)), key=lambda grid: grid.area)
        self._glyphs: dict[Spot | None, list[Glyph]] = defaultdict(list)
        for glyph in page.glyphs:
            self._glyphs[self._spot(glyph)].append(glyph)
        self._inner: dict[Spot | None, list[Grid]] = defaultdict(list)
        for at, grid in enumerate(self._grids):
            self._inner[self._spot_of(grid, self._grids[at + 1 :])].append(grid)

    def flow(self) -> tuple[FlowItem, ...]:
        """The flow of the page outside of all cells; each cell's is within its table."""
        lines = self._maker.lines(self._glyphs[None])
        limit = _margin(lines, self._page.width)
        return self._merged([replace(line, limit=limit) for line in lines], None)

    def _merged(self, lines: Iterable[Line], spot: Spot | None) -> tuple[FlowItem, ...]:
        tables = [item for grid in self._inner[spot] for item in self._table(grid)]
        return tuple(sorted([*lines, *tables], key=_top))

    def _table(self, grid: Grid) -> Sequence[FlowItem]:
        cells = [self._cell(grid, cell) for cell in grid.cells]
        if len(cells) == 1:
            return cells[0].flow
        return [RuledTable(grid.ys[0], grid.ys[-1], grid.xs, len(grid.ys) - 1, tuple(cells))]

    def _cell(self, grid: Grid, cell: GridCell) -> TableCell:
        x0, x1 = grid.xs[cell.column], grid.xs[cell.last_column + 1]
        lines = self._maker.lines(self._glyphs[grid, cell])
        limit = x1 - _padding(lines, x0)
        flow = self._merged([replace(line, limit=limit) for line in lines], (grid, cell))
        return TableCell(cell.row, cell.last_row, x0, x1, flow, cell.open_top, cell.open_bottom)

    def _spot(self, glyph: Glyph) -> Spot | None:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return _spot_at(x, y, self._grids)

    def _spot_of(self, grid: Grid, wider: Sequence[Grid]) -> Spot | None:
        """The cell that a grid stands in."""
        around = [other for other in wider if other.encloses(grid)]
        return _spot_at((grid.xs[0] + grid.xs[1]) / 2, (grid.ys[0] + grid.ys[1]) / 2, around)


def _spot_at(x: float, y: float, grids: Iterable[Grid]) -> Spot | None:
    for grid in grids:
        if cell := grid.cell_at(x, y):
            return grid, cell
    return None


def _tables_among(grids: Sequence[Grid]) -> list[Grid]:
    """All grids but the frames: one cell that has another grid in it."""
    return [
        grid
        for grid in grids
        if len(grid.cells) > 1
        or not any(other is not grid and grid.encloses(other) for other in grids)
    ]


def _top(item: FlowItem) -> tuple[float, float]:
    return (item.baseline, item.x0) if isinstance(item, Line) else (item.top, item.xs[0])


def _padding(lines: Sequence[Line], x0: float) -> float:
    """How far text keeps from a cell's border, as seen on its left."""
    space = min((line.x0 - x0 for line in lines), default=0.0)
    return max(0.0, min(space, _MAX_PADDING * lines[0].em)) if lines else 0.0


def _margin(lines: Sequence[Line], width: float) -> float:
    """The right margin: where many lines end, else as far from the edge as the left one is."""
    if not lines:
        return width
    inside = [line for line in lines if line.text.rstrip()[-1] not in _HANGING]
    farthest = max((line.x1 for line in inside), default=width)
    at_end = sum(1 for line in inside if farthest - line.x1 < _SAME_END * line.em)
    mirrored = width - min(line.x0 for line in lines)
    return farthest if at_end >= _MANY else max(farthest, mirrored)
