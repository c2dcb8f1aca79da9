"""Tables over page breaks: two that are one become one, and a row cut by the break becomes whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dxanalysis.documents.pdf.layout import FlowItem, RuledTable, TableCell
from dxanalysis.documents.pdf.lines import Line
from dxanalysis.documents.pdf.paragraphs import goes_on

_NEAR = 3.0  # points by which the same column's lines may differ from page to page
_MAX_HEAD = 3  # rows of a table's head that may be repeated on every page


@dataclass
class Spread:
    """A document's flow, put together page by page; `repeated` are the lines of repeated heads."""

    items: tuple[FlowItem, ...] = ()
    repeated: list[Line] = field(default_factory=list)

    def add(self, page: Sequence[FlowItem]) -> None:
        """Add the flow of the next page."""
        self.items = self._joined(self.items, page)

    def _joined(
        self, before: Sequence[FlowItem], after: Sequence[FlowItem]
    ) -> tuple[FlowItem, ...]:
        if before and after:
            last, first = before[-1], after[0]
            if (
                isinstance(last, RuledTable)
                and isinstance(first, RuledTable)
                and _same_columns(last, first)
            ):
                return (*before[:-1], self._whole(last, first), *after[1:])
        return (*before, *after)

    def _whole(self, last: RuledTable, first: RuledTable) -> RuledTable:
        """One table of two; the head that the second repeats is set aside."""
        head = _repeated_head(last, first)
        self.repeated += [
            line for cell in first.cells if cell.row < head for line in lines_in(cell)
        ]
        rest = [_moved(cell, -head) for cell in first.cells if cell.row >= head]
        pairs = _cut_cells(last, rest)
        cut = bool(pairs)
        below = [_moved(cell, last.rows - cut) for cell in rest if cell not in pairs.values()]
        cells = [
            self._cell(cell, pairs[cell], last.rows - cut) if cell in pairs else cell
            for cell in last.cells
        ]
        return RuledTable(
            top=last.top,
            bottom=first.bottom,
            xs=_union(last.xs, first.xs),
            rows=last.rows + first.rows - head - cut,
            cells=tuple(sorted([*cells, *below], key=lambda cell: (cell.row, cell.x0))),
        )

    def _cell(self, before: TableCell, after: TableCell, offset: int) -> TableCell:
        flow = self._joined(before.flow, after.flow)
        return replace(before, flow=flow, last_row=after.last_row + offset)


def lines_in(cell: TableCell) -> Iterator[Line]:
    """All lines of a cell, those of tables within it included."""
    for item in cell.flow:
        if isinstance(item, Line):
            yield item
        else:
            for inner in item.cells:
                yield from lines_in(inner)


def _text(cell: TableCell) -> str:
    return "".join("".join(line.text.split()) for line in lines_in(cell))


def _moved(cell: TableCell, rows: int) -> TableCell:
    return replace(cell, row=cell.row + rows, last_row=cell.last_row + rows)


def _same_columns(last: RuledTable, first: RuledTable) -> bool:
    """Whether the row after the break is divided as one before it is, or the other way round."""
    below, above = _edges(first, 0), _edges(last, last.rows - 1)
    before = any(_equal(_edges(last, row), below) for row in range(last.rows))
    return before or any(_equal(_edges(first, row), above) for row in range(first.rows))


def _edges(table: RuledTable, row: int) -> list[float]:
    cells = [cell for cell in table.cells if cell.row <= row <= cell.last_row]
    return [edge for cell in cells for edge in (cell.x0, cell.x1)]


def _within(some: list[float], others: list[float]) -> bool:
    return all(any(abs(one - other) <= _NEAR for other in others) for one in some)


def _equal(some: list[float], others: list[float]) -> bool:
    return _within(some, others) and _within(others, some)


def _union(xs: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    new = [x for x in others if not _within([x], list(xs))]
    return tuple(sorted([*xs, *new]))


def _repeated_head(last: RuledTable, first: RuledTable) -> int:
    """How many rows at the top of both tables are the same: a head, printed again."""
    for rows in range(min(_MAX_HEAD, last.rows - 1, first.rows - 1), 0, -1):
        head = _head(last, rows)
        if head and any(text for *_, text in head) and head == _head(first, rows):
            return rows
    return 0


def _head(table: RuledTable, rows: int) -> list[tuple[int, int, str]]:
    """The cells of the first rows; none where a cell goes on below them."""
    cells = [cell for cell in table.cells if cell.row < rows]
    if any(cell.last_row >= rows for cell in cells):
        return []
    return [(cell.row, cell.last_row, _text(cell)) for cell in cells]


def _cut_cells(last: RuledTable, rest: Sequence[TableCell]) -> dict[TableCell, TableCell]:
    """The cells of the last row with what follows of each, where the page break cut that row."""
    above = [cell for cell in last.cells if cell.last_row == last.rows - 1]
    pairs = {
        cell: other
        for cell in above
        for other in rest
        if other.row == 0 and _within([cell.x0, cell.x1], [other.x0, other.x1])
    }
    return pairs if pairs and _is_cut(pairs) else {}


def _is_cut(pairs: dict[TableCell, TableCell]) -> bool:
    """Whether a row goes on: no rule closes it, its label is not there again, or its text flows on."""
    if any(cell.open_bottom for cell in pairs) or any(cell.open_top for cell in pairs.values()):
        return True
    going_on = {cell: other for cell, other in pairs.items() if _text(other)}
    if not going_on:
        return False
    label, row = min(pairs, key=lambda cell: cell.x0), max(cell.row for cell in pairs)
    if label.row == row and _text(label) and not _text(pairs[label]):
        return True
    return all(_flows_on(cell, other) for cell, other in going_on.items())


def _flows_on(cell: TableCell, other: TableCell) -> bool:
    above, below = list(lines_in(cell)), list(lines_in(other))
    return bool(above) and goes_on(above[-1], below[0])
