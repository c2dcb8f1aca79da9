"""Tables of results whose columns have heads: 指標 | 目標 | 実績 | 達成状況 | 前年度実績.

Each column is typed by its head, merged cells of strategies and indicators hold for the rows below
them, and each row becomes entries of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from itertools import groupby

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.labels import match_label, squeezed
from dxanalysis.text.years import ERA_YEAR, fiscal_year_of_short, gregorian_year

_BRACKETS = re.compile(r"\([^()]*\)|※.*|[【】<>\[\]〔〕]")
_YEAR = re.compile(rf"(?:{ERA_YEAR}|(?P<short>\d{{1,2}}|元))年度(?:の|末)?")


class ColumnType(StrEnum):
    """What a column holds."""

    STRATEGY = "strategy"
    INDICATOR = "indicator"
    TARGET = "target"
    RESULT = "results"
    GRADE = "grade"
    PREVIOUS = "previous"
    INTERIM = "interim"
    UNIT = "unit"
    NOTE = "note"


_WORDS = {
    ColumnType.STRATEGY: r"(?:主な)?戦略(?:名)?|取組(?:名)?",
    ColumnType.INDICATOR: r"(?:評価|アウトカム|成果)?指標(?:名)?|アウトカム(?:指標)?",
    ColumnType.TARGET: r"目標(?:値)?|年度目標",
    ColumnType.GRADE: r"達成状況|達成度|評価|判定|評定|達成・未達成|達成/未達成|A・B|A/B",
    ColumnType.PREVIOUS: r"(?:前年度|昨年度)(?:の?実績)?(?:値)?",
    ColumnType.RESULT: r"実績(?:値)?|結果|実績と達成状況|実績及び達成状況|実績・達成状況|年度実績",
    ColumnType.INTERIM: r"中間振り返り|中間(?:実績|評価|報告)?|上半期(?:実績)?",
    ColumnType.UNIT: r"単位",
    ColumnType.NOTE: r"備考|理由|説明|要因|コメント|特記事項|未達成の?理由",
}
_HEADS = {head: re.compile(words) for head, words in _WORDS.items()}
_RESULTS = frozenset((ColumnType.RESULT, ColumnType.GRADE))
_ASIDE = frozenset(
    (
        ColumnType.STRATEGY,
        ColumnType.INDICATOR,
        ColumnType.TARGET,
        ColumnType.GRADE,
        ColumnType.INTERIM,
        ColumnType.NOTE,
        ColumnType.UNIT,
    )
)


def head_of(text: str, plan_year: int) -> ColumnType | None:
    """What a column's head says that stands below it, or None."""
    bare = _BRACKETS.sub("", squeezed(text)).strip(":")
    year = _YEAR.match(bare)
    bare = bare[year.end() :] if year else bare
    found = next((head for head, words in _HEADS.items() if words.fullmatch(bare)), None)
    if found is ColumnType.RESULT and year and _year(year, plan_year) == plan_year - 1:
        return ColumnType.PREVIOUS
    return found


def heads_of_row(row: Sequence[Block], plan_year: int) -> dict[int, ColumnType]:
    """Column → what it holds, where a row is the head of a table of results; else nothing.

    Results beside the year before alone are read by their labels, and need no typed columns.
    """
    found: dict[int, ColumnType] = {}
    for cell, blocks in groupby(row, key=lambda block: block.cell):
        head = head_of("".join(block.text for block in blocks), plan_year)
        if cell is None or head is None:
            return {}
        found[cell.column] = head
    held = set(found.values())
    return found if held & _RESULTS and held & _ASIDE and len(found) > 1 else {}


def spread(row: Sequence[Block], heads: dict[int, ColumnType]) -> dict[ColumnType, list[Block]]:
    """A row's blocks by what their column holds."""
    starts = sorted(heads)
    held: dict[ColumnType, list[Block]] = {}
    for block in row:
        column = block.cell.column if block.cell else 0
        start = max((s for s in starts if s <= column), default=starts[0])
        held.setdefault(heads[start], []).append(_in_its_row(block))
    return held


def with_lone_rows(blocks: Sequence[Block], strategies: Collection[str]) -> list[Block]:
    """The table at the front of `blocks`, one again where strategies in rows of their own part it.

    In a text such a row is a line without a tab. A label ends the table, and any other line.
    """
    joined: list[Block] = []
    row = 0
    for at, block in enumerate(blocks):
        lone = block.cell is None and squeezed(block.text) in strategies
        new = at > 0 and _row_of(block) != _row_of(blocks[at - 1])
        if block.cell is None and not lone:
            break
        if new and not lone and match_label(blocks, at):
            break
        row += new
        head = blocks[0].cell or Cell(0, 0, 0)
        column = block.cell.column if block.cell else head.column
        joined.append(block._replace(cell=Cell(head.table, head.row + row, column)))
    parted = any(block.cell is None for block in blocks[: len(joined)])
    return joined if parted else list(blocks[: len(joined)])


def _row_of(block: Block) -> tuple[int, int]:
    return block.cell[:2] if block.cell else (-1, block.start)


def _in_its_row(block: Block) -> Block:
    """The block as one of its row: what stands in one row belongs together."""
    return block._replace(cell=block.cell._replace(column=0)) if block.cell else block


def _year(match: re.Match[str], plan_year: int) -> int:
    if match["gregorian"]:
        return int(match["gregorian"])
    if match["era"]:
        return gregorian_year(match["era"], match["year"])
    return fiscal_year_of_short(match["short"], plan_year)
