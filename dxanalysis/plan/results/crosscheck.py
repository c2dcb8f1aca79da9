"""Results and the year before's, aligned apart, checked against each other by a table's rows.

Rows tell only where no head stands among the lines: a strategy repeated in one of the two columns
moves all lines below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dxanalysis.plan.results.align import Match
from dxanalysis.plan.results.evidence import Evidence
from dxanalysis.plan.results.words import IssueWords

_EXACT = 1.0  # a title contained whole


def crosscheck(
    results: Sequence[Match], previous: Sequence[Match], words: IssueWords
) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """What one column decides decides the other's line in the same row; what disagrees is open.

    A line that names its indicator, or that the unit of its figure gives to it, stands by itself.
    """
    pair = _Pair(list(results), list(previous), words)
    rows, others = _rows(results), _rows(previous)
    for key, at in rows.items():
        if (other := others.get(key)) is not None:
            pair.check_row(at, other)
    for key, at in rows.items():
        pair.check_elsewhere(at, [other for place, other in others.items() if place != key])
    return tuple(pair.results), tuple(pair.previous)


@dataclass
class _Pair:
    """Both columns in the checking."""

    results: list[Match]
    previous: list[Match]
    words: IssueWords

    def check_row(self, at: int, other: int) -> None:
        """Two lines of one row are of one indicator."""
        one, two = self.results[at].indicator_no, self.previous[other].indicator_no
        if one is None and two is not None:
            self._lend(self.results, at, two)
        elif two is None and one is not None:
            self._lend(self.previous, other, one)
        elif one != two:
            self._open(at, other)

    def check_elsewhere(self, at: int, others: Sequence[int]) -> None:
        """Two lines of different rows are not of one indicator."""
        number = self.results[at].indicator_no
        for other in others:
            if number is not None and self.previous[other].indicator_no == number:
                self._open(at, other)

    def _open(self, at: int, other: int) -> None:
        for matches, place in ((self.results, at), (self.previous, other)):
            if not _stands_by_itself(matches[place]):
                matches[place] = replace(matches[place], indicator_no=None)

    def _lend(self, matches: list[Match], at: int, number: int) -> None:
        taken = any(match.indicator_no == number for match in matches)
        indicator = self.words.indicators[number - 1]
        if not taken and Evidence(matches[at].item, self.words).weigh(indicator):
            matches[at] = replace(matches[at], indicator_no=number)


def _stands_by_itself(match: Match) -> bool:
    evidence = match.evidence
    return evidence is not None and (evidence.unit or evidence.words >= _EXACT)


def _rows(matches: Sequence[Match]) -> dict[tuple[int, int], int]:
    """(table, row) → the one item that stands there, in tables without heads among their lines."""
    found: dict[tuple[int, int], list[int]] = {}
    headed = {
        m.item.cell.table for m in matches if m.item.cell and m.item.group and not m.item.in_table
    }
    for at, match in enumerate(matches):
        cell = match.item.cell
        if cell is not None and cell.table not in headed:
            found.setdefault((cell.table, cell.row), []).append(at)
    return {key: held[0] for key, held in found.items() if len(held) == 1}
