"""Tables whose first row is their head are read column by column, all others row by row.

`8年度実績と達成状況 | 前年度実績` stands over its columns, `6決算額 | 91百万円` in its row. Read
in this order, what stands under a label always follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise, starmap

from dxanalysis.documents.model import Block
from dxanalysis.plan.budgets import is_bare_label
from dxanalysis.plan.headings import match_issue
from dxanalysis.plan.labels import match_boilerplate, match_label
from dxanalysis.plan.subheadings import is_measure, match_strategy_heading

_Row = list[Block]


def in_reading_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of tables with a head row reordered by column."""
    ordered: list[Block] = []
    for table, group in groupby(blocks, key=lambda b: b.cell.table if b.cell else None):
        run = list(group)
        ordered.extend(run if table is None else _table(run))
    return tuple(ordered)


def rows_of(blocks: Sequence[Block]) -> list[_Row]:
    """A table's blocks row by row, whatever their order was."""

    def place(block: Block) -> tuple[int, int]:
        return (block.cell.row, block.cell.column) if block.cell else (0, 0)

    ordered = sorted(blocks, key=place)  # stable: within a cell the blocks keep their order
    return [list(row) for _, row in groupby(ordered, key=lambda b: b.cell.row if b.cell else 0)]


def ends_table(row: _Row) -> bool:
    """Whether a row's first cell is a label or a heading, with which something else begins."""
    return _is_heading(row[0]) or (_is_label(row[:1]) and not match_boilerplate(row[0].text))


def _table(blocks: list[Block]) -> list[Block]:
    rows = [list(row) for _, row in groupby(blocks, key=lambda b: b.cell.row if b.cell else 0)]
    ordered: list[Block] = []
    at = 0
    while at < len(rows):
        body = at + 1
        if _is_head(rows[at]):
            while body < len(rows) and not _ends_columns(rows[body]):
                body += 1
        ordered.extend(_by_column(rows[at:body]) if body > at + 1 else rows[at])
        at = body
    return ordered


def _is_head(row: _Row) -> bool:
    """Whether a row holds two labels or more, in cells of their own, and nothing else.

    Two labels of amounts side by side leave no cell between them: theirs are below, whatever else
    is in the row (備考).
    """
    cells = [list(cell) for _, cell in groupby(row, key=lambda b: b.cell)]
    return len(cells) > 1 and (
        all(map(_is_label, cells)) or any(starmap(_are_heads, pairwise(row)))
    )


def _are_heads(one: Block, other: Block) -> bool:
    if one.cell is None or other.cell is None or other.cell.column != one.cell.column + 1:
        return False
    return is_bare_label(one.text) and is_bare_label(other.text)


def _ends_columns(row: _Row) -> bool:
    """Whether a row begins something else: a sheet is one table, whatever stands on it."""
    labelled = (_is_label([block]) and not match_boilerplate(block.text) for block in row)
    repeated = len(row) > 1 and match_strategy_heading(row[0].text)  # above results in its cell
    return (_is_heading(row[0]) and not repeated) or any(labelled)


def _is_heading(block: Block) -> bool:
    text = block.text
    return bool(match_issue(text) or match_strategy_heading(text) or is_measure(text))


def _is_label(blocks: list[Block]) -> bool:
    """Whether the blocks of a cell are one label, or an amount's label without the amount."""
    if (label := match_label(blocks, 0)) and label.blocks == len(blocks):
        return True
    text = blocks[0].text
    return len(blocks) == 1 and (bool(match_boilerplate(text)) or is_bare_label(text))


def _by_column(rows: list[_Row]) -> list[Block]:
    """Each label of the head with what stands below it, down to the next label's column."""
    starts = sorted({block.cell.column for block in rows[0] if block.cell})

    def column_of(block: Block) -> int:
        column = block.cell.column if block.cell else 0
        return max((start for start in starts if start <= column), default=starts[0])

    # Sorting is stable: within a column the blocks keep the order of their rows.
    return sorted((block for row in rows for block in row), key=column_of)
