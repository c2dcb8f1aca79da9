"""A table of results whose columns have heads, found among a document's blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, takewhile
from typing import NamedTuple

from dxanalysis.documents.model import Block
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.outline import IssueOutline
from dxanalysis.plan.reading_order import ends_table, in_reading_order, rows_of
from dxanalysis.plan.results.columns import ColumnType, head_of, heads_of_row, with_lone_rows


class ResultsTable(NamedTuple):
    """A table's row of heads, the blocks below it, and what each column holds.

    `behind` are the blocks of the same table that begin something else: a sheet is one table.
    """

    heads: dict[int, ColumnType]
    head: list[Block]
    body: list[Block]
    behind: tuple[Block, ...]

    @property
    def ordered(self) -> tuple[Block, ...]:
        """All blocks of the table, row by row."""
        return (*self.head, *self.body, *self.behind)


def match_results_table(
    blocks: Sequence[Block], at: int, issue: IssueOutline, plan_year: int
) -> ResultsTable | None:
    """The table of an issue's results whose heads stand in the row of block `at`, or None.

    There is none above the indicators. A strategy of the issue in a row of its own parts no table.
    """
    block = blocks[at]
    if block.cell is None or not issue.has_blocks_of("indicators"):
        return None
    if head_of(block.text, plan_year) is None:
        return None
    strategies = {squeezed(strategy.text) for strategy in issue.blocks_of("strategies")}
    front = with_lone_rows(blocks[at:], strategies)
    joined = (*front, *blocks[at + len(front) :])
    rows = rows_of(list(takewhile(lambda other: _is_below(other, block), joined)))
    heads = heads_of_row(rows[0], plan_year)
    if not heads:
        return None
    body = list(takewhile(lambda row: not ends_table(row), rows[1:]))
    behind = [block for row in rows[1 + len(body) :] for block in row]
    return ResultsTable(heads, rows[0], list(chain(*body)), in_reading_order(behind))


def _is_below(block: Block, head: Block) -> bool:
    """Whether a block stands in the table of a head, in its row or below."""
    if block.cell is None or head.cell is None:
        return False
    return block.cell.table == head.cell.table and block.cell.row >= head.cell.row
