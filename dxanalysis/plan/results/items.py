"""Entries → one item for each result: its words, its grade, its notes, and the head above it.

A note or a grade belongs to the result before it, an indicator's words to the one behind them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from dxanalysis.documents.model import Cell
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.results.classify import GroupHead, Sort, SortedPiece
from dxanalysis.plan.results.coincidence import with_coinciding
from dxanalysis.plan.results.cut import Column
from dxanalysis.plan.results.figures import figures_of
from dxanalysis.plan.results.repeats import near_indicator, wording_at
from dxanalysis.plan.results.words import IssueWords, grams_of, substance_of
from dxanalysis.text.width import normal


@dataclass(frozen=True)
class Item:
    """One result as printed, without its grade; `group` counts the heads above it."""

    column: Column
    text: str
    line: int
    start: int
    end: int
    sort: Sort = Sort.RESULT  # or PENDING, BLANK
    grade: str | None = None
    wording: str = ""
    indicator_no: int | None = None
    strategy_no: int | None = None
    group: int = 0
    unknown_group: bool = False
    notes: tuple[str, ...] = ()
    cell: Cell | None = None
    other_grade: str | None = None  # a second one that differs
    several: bool = False  # more than one result, which nothing cuts apart
    in_table: bool = False  # whose columns have heads
    grade_open: bool = False  # its cell for grades is blank, or joined with the one above

    @property
    def printed(self) -> str:
        """All the words that say of what the result is."""
        return f"{self.wording} {self.text}".strip()

    @cached_property
    def squeezed(self) -> str:
        """The printed words as titles are compared with them."""
        return squeezed(self.printed)

    def named(self, words: IssueWords) -> frozenset[int]:
        """The indicators whose whole titles stand in the printed words: the longest of them."""
        line = self.squeezed
        if not words.indicators or len(line) < len(words.longest_first[-1].title):
            return frozenset()
        held = {i.title: i.number for i in words.indicators if len(i.title) > 2 and i.title in line}
        if not held:
            return frozenset()
        longest = [t for t in held if not any(t in other and t != other for other in held)]
        return frozenset(i.number for i in words.indicators if i.title in longest)

    @cached_property
    def grams(self) -> frozenset[str]:
        """The pairs of characters of the printed words that carry meaning."""
        return grams_of(self.printed)

    @cached_property
    def substance(self) -> frozenset[str]:
        """Those of what the printed words speak of, outside brackets."""
        return substance_of(self.printed)


@dataclass(frozen=True)
class Stray:
    """A printed piece that belongs to no result: a grade, or an indicator's words alone."""

    column: Column
    sort: Sort
    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Items:
    """The results of one column, and what belongs to none of them."""

    items: tuple[Item, ...]
    strays: tuple[Stray, ...] = ()


def gather(entries: Iterable[SortedPiece], words: IssueWords) -> Items:
    """The items of a column's entries, in their order."""
    gathering = _Gathering(words)
    for entry in with_coinciding(list(entries), words):
        gathering.add(entry)
    return gathering.finished()


class _Gathering:
    """The items so far, the head that is open, and the indicator's words that wait for a result."""

    def __init__(self, words: IssueWords) -> None:
        self._words = words
        self._items: list[Item] = []
        self._strays: list[Stray] = []
        self._group, self._begin = 0, 0
        self._head: GroupHead | None = None
        self._head_entry: SortedPiece | None = None
        self._waiting: SortedPiece | None = None

    def add(self, entry: SortedPiece) -> None:
        """Take the next entry."""
        if entry.head is not None:
            self._open(entry)
        if entry.sort is Sort.WORDING:
            self._drop_waiting()
            self._waiting = entry
        elif entry.sort is Sort.GRADE:
            self._grade(entry)
        elif entry.sort is Sort.NOTE:
            self._note(entry)
        elif entry.sort in (Sort.RESULT, Sort.PENDING, Sort.BLANK):
            self._result(entry)

    def finished(self) -> Items:
        """All items, once the last group is closed."""
        self._drop_waiting()
        self._close()
        return Items(tuple(self._items), tuple(self._strays))

    def _open(self, entry: SortedPiece) -> None:
        self._drop_waiting()
        self._close()
        self._group, self._begin = self._group + 1, len(self._items)
        self._head, self._head_entry = entry.head, entry

    def _close(self) -> None:
        """A grade at a head is that of the one result below it, or of all where it says so."""
        entry, group = self._head_entry, range(self._begin, len(self._items))
        grade = self._head.grade if self._head else None
        self._head_entry = None
        if entry is None or grade is None:
            return
        if len(group) == 1 or (entry.of_all and group):
            for at in group:
                self._give(at, grade)
        else:
            self._stray(entry, Sort.GRADE)

    def _result(self, entry: SortedPiece) -> None:
        waiting = self._waiting if self._waiting and self._may_join(self._waiting, entry) else None
        if self._waiting and waiting is None:
            self._drop_waiting()
        self._waiting = None
        self._items.append(
            self._item(
                entry,
                sort=entry.sort,
                wording=entry.wording or (waiting.text if waiting else ""),
                indicator_no=entry.indicator_no or (waiting.indicator_no if waiting else None),
            )
        )
        if entry.of_all and entry.grade:
            self._grade_all(entry.grade)
        if entry.several:  # a head may be among them: what follows is under no known one
            self._close()
            self._group, self._begin, self._head = (
                self._group + 1,
                len(self._items),
                GroupHead(None),
            )

    def _item(self, entry: SortedPiece, sort: Sort, wording: str, indicator_no: int | None) -> Item:
        piece, head = entry.piece, self._head
        return Item(
            piece.column, entry.text, piece.line, piece.start, piece.end, sort, entry.grade, wording,
            indicator_no, head.strategy_no if head else None, self._group,
            head is not None and head.strategy_no is None, cell=piece.cell,
            other_grade="" if entry.contradicted else None, several=entry.several,
        )  # fmt: skip

    def _may_join(self, waiting: SortedPiece, entry: SortedPiece) -> bool:
        """Whether a result can be that of the indicator whose words stand before it."""
        if entry.wording:
            return False
        named = near_indicator(normal(waiting.text), self._words) if waiting.text else None
        own = wording_at(normal(entry.text), self._words)
        if named and own and own[0] is not named:
            return False
        if named is None or entry.sort is not Sort.RESULT:
            return True
        families = {f.family for f in figures_of(entry.text, self._words.fiscal_year)}
        if not families:
            return True
        return named.units.isdisjoint(self._words.units - families) or bool(
            families & (named.units | {""})
        )

    def _grade(self, entry: SortedPiece) -> None:
        grade = entry.grade or ""
        if entry.of_all:
            self._grade_all(grade)
        elif self._waiting:
            waiting, self._waiting = self._waiting, None
            milestone = near_indicator(normal(waiting.text), self._words)
            text = waiting.text if milestone and milestone.milestone else ""
            item = self._item(waiting, Sort.RESULT, waiting.text, waiting.indicator_no)
            self._items.append(replace(item, text=text, grade=grade))
        elif len(self._items) > self._begin:
            if self._may_be_of_all(entry):
                self._stray(entry, Sort.GRADE)
            else:
                self._give(len(self._items) - 1, grade, entry)
        elif self._head is not None and self._head.grade is None:
            self._head = GroupHead(self._head.strategy_no, grade)
        else:
            self._stray(entry, Sort.GRADE)

    def _may_be_of_all(self, entry: SortedPiece) -> bool:
        """Whether a grade in a line of its own stands below several results without one."""
        above = self._items[self._begin :]
        if len(above) < 2 or above[-1].grade is not None:
            return False
        cell = entry.piece.cell
        if cell is not None and cell == above[-1].cell and cell != above[-2].cell:
            return False
        return above[-2].grade is None and above[-2].sort is Sort.RESULT

    def _grade_all(self, grade: str) -> None:
        for at in range(self._begin, len(self._items)):
            if self._items[at].grade is None and self._items[at].sort is Sort.RESULT:
                self._give(at, grade)

    def _give(self, at: int, grade: str, entry: SortedPiece | None = None) -> None:
        item = self._items[at]
        if item.grade is None:
            self._items[at] = replace(item, grade=grade)
        elif item.grade != grade:
            self._items[at] = replace(item, other_grade=grade)

    def _note(self, entry: SortedPiece) -> None:
        if len(self._items) <= self._begin:
            if entry.grade:
                self._stray(entry, Sort.GRADE)
            return
        last = self._items[-1]
        self._items[-1] = replace(last, notes=(*last.notes, entry.text))
        if entry.grade:
            self._give(len(self._items) - 1, entry.grade, entry)

    def _drop_waiting(self) -> None:
        """An indicator's words without a result behind them: a title is no result."""
        if self._waiting is not None:
            self._stray(self._waiting, Sort.WORDING)
        self._waiting = None

    def _stray(self, entry: SortedPiece, sort: Sort) -> None:
        piece = entry.piece
        self._strays.append(
            Stray(piece.column, sort, piece.text, piece.line, piece.start, piece.end)
        )
