"""The rows of a table with heads → items: a row's indicator, result, grade and earlier result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dxanalysis.documents.model import Block
from dxanalysis.plan.results.classify import GroupHead, Sort, classify
from dxanalysis.plan.results.columns import ColumnType, spread
from dxanalysis.plan.results.cut import Column, cut
from dxanalysis.plan.results.grades import read_grade
from dxanalysis.plan.results.items import Item, Items, Stray, gather
from dxanalysis.plan.results.repeats import near_head
from dxanalysis.plan.results.scale import Scale
from dxanalysis.plan.results.words import IssueWords
from dxanalysis.text.width import normal

_BARE_FIGURE = re.compile(r"[\d,]+(?:\.\d+)?")


@dataclass(frozen=True)
class TypedTable:
    """The rows below a head whose columns are typed."""

    heads: dict[int, ColumnType]
    blocks: Sequence[Block]


def items_of_table(table: TypedTable, words: IssueWords, scale: Scale) -> Items:
    """The items of all rows, and what belongs to none."""
    rows = [list(row) for _, row in groupby(table.blocks, key=lambda b: b.cell and b.cell.row)]
    items: list[Item] = []
    strays: list[Stray] = []
    head: GroupHead | None = None
    group, graded_above = 0, False
    merged = _MergedGrade(scale)
    for row in rows:
        held = spread(row, table.heads)
        if named := _strategy(held, row, words):
            head, group = named, group + 1
        if _is_head_alone(held, row, words):
            continue
        merged.give(held)
        found = _row(held, words, scale)
        strays += found.strays
        graded = any(item.grade for item in found.items)
        if graded_above and not graded and ColumnType.GRADE in table.heads.values():
            found = replace(found, items=tuple(_with_open_grade(i) for i in found.items))
        graded_above = graded_above or graded
        items += [_under(replace(item, in_table=True), head, group) for item in found.items]
    return Items(tuple(items), tuple(strays))


def _with_open_grade(item: Item) -> Item:
    """A result beside a cell that is blank, or merged with the one above: places do not tell."""
    is_result = item.column == "results" and item.sort is Sort.RESULT
    return replace(item, grade_open=True) if is_result else item


class _MergedGrade:
    """The one grade of a merged cell, which is that of every row that the cell takes."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._grade: Block | None = None
        self._end = 0  # the row below the merged cell

    def give(self, held: dict[ColumnType, list[Block]]) -> None:
        """Give the grade above to a row with a result or an indicator, or note the row's own.

        Where a merged cell holds several grades nothing says whose they are.
        """
        if own := held.get(ColumnType.GRADE):
            cell = own[0].cell
            graded = [block for block in own if _grade_of(block.text, self._scale)]
            self._grade = graded[0] if len(graded) == 1 else None
            self._end = cell.row + cell.rows if cell else 0
            return
        blocks = [*held.get(ColumnType.RESULT, ()), *held.get(ColumnType.INDICATOR, ())]
        cell = next((block.cell for block in blocks if block.cell), None)
        if self._grade and self._grade.cell and cell and cell.row < self._end:
            place = self._grade.cell._replace(row=cell.row)
            held[ColumnType.GRADE] = [self._grade._replace(cell=place)]


def _under(item: Item, head: GroupHead | None, group: int) -> Item:
    if head is None or item.strategy_no:
        return item
    return replace(
        item, strategy_no=head.strategy_no, group=group, unknown_group=head.strategy_no is None
    )


def _strategy(
    held: dict[ColumnType, list[Block]], row: Sequence[Block], words: IssueWords
) -> GroupHead | None:
    """The strategy that a row names: in its column, or in a row of its own."""
    blocks = held.get(ColumnType.STRATEGY) or (row if len(row) == 1 else [])
    if not blocks:
        return None
    number = near_head("".join(block.text for block in blocks), words)
    own_column = ColumnType.STRATEGY in held
    return GroupHead(number) if number or own_column else None


def _is_head_alone(
    held: dict[ColumnType, list[Block]], row: Sequence[Block], words: IssueWords
) -> bool:
    return len(row) == 1 and near_head(row[0].text, words) is not None


def _row(held: dict[ColumnType, list[Block]], words: IssueWords, scale: Scale) -> Items:
    """A row's items: with one indicator its words are those of the result; with several, in order."""
    wordings = [block.text for block in held.get(ColumnType.INDICATOR, [])]
    columns: list[Column] = ["results", "previous"]
    items: list[Item] = []
    strays: list[Stray] = []
    for column in columns:
        blocks = held.get(ColumnType(column), [])
        found = gather(classify(cut(blocks, column, words), words, scale), words)
        own = [_with_unit(item, held) for item in found.items]
        strays += found.strays
        if column == "results":
            own, over = _graded(own, held, wordings, words, scale)
            strays += over
        items += _worded(own, wordings)
    return Items(tuple(items), tuple(strays))


def _with_unit(item: Item, held: dict[ColumnType, list[Block]]) -> Item:
    """A bare figure with the unit that stands in a column of its own."""
    units = [block.text.strip() for block in held.get(ColumnType.UNIT, [])]
    if len(units) != 1 or not _BARE_FIGURE.fullmatch(normal(item.text)):
        return item
    return replace(item, text=f"{item.text}{units[0]}")


def _worded(items: list[Item], wordings: Sequence[str]) -> list[Item]:
    if len(wordings) == 1 and len(items) == 1:
        return [replace(items[0], wording=f"{wordings[0]} {items[0].wording}".strip())]
    if len(wordings) == len(items):
        return [replace(i, wording=w) for i, w in zip(items, wordings, strict=True)]
    if len(wordings) == 1 and items:  # the first is the result, what follows speaks of it
        first, *others = items
        return [replace(first, wording=wordings[0]), *others]
    return items


def _graded(
    items: list[Item],
    held: dict[ColumnType, list[Block]],
    wordings: Sequence[str],
    words: IssueWords,
    scale: Scale,
) -> tuple[list[Item], list[Stray]]:
    """The items with the grades of the grades' column, one for each, or one for the only one."""
    pieces = cut(held.get(ColumnType.GRADE, []), "results", words)
    grades = [(piece, grade) for piece in pieces if (grade := _grade_of(piece.text, scale))]
    if not grades:
        return items, []
    if not items and len(wordings) == 1 and len(grades) == 1:
        piece, grade = grades[0]
        return [
            Item("results", "", piece.line, piece.start, piece.end, grade=grade, cell=piece.cell)
        ], []
    if len(grades) == len(items):
        return [_with(item, grade) for item, (_, grade) in zip(items, grades, strict=True)], []
    return items, [Stray("results", Sort.GRADE, p.text, p.line, p.start, p.end) for p, _ in grades]


def _with(item: Item, grade: str) -> Item:
    if item.grade and item.grade != grade:
        return replace(item, other_grade=grade)
    return replace(item, grade=grade)


def _grade_of(text: str, scale: Scale) -> str | None:
    """The grade in a cell of the grades' column."""
    return read_grade(text, scale).grade or _sign_alone(text)


def _sign_alone(text: str) -> str | None:
    """A sign that no legend names, alone in the grades' column: it is printed, and kept."""
    bare = text.strip()
    return bare if len(bare) == 1 and not bare.isdigit() and bare not in "-－―ー—" else None
