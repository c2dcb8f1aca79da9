"""Both labels stand first and all lines behind them: which are results, which the year before's.

The columns of a table were lost. Either the lines alternate, or one column follows the other; what
the grades and the alignment say decides, and where both readings fit as well, neither is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dxanalysis.plan.results.align import Match, align
from dxanalysis.plan.results.classify import Sort, SortedPiece
from dxanalysis.plan.results.cut import Column
from dxanalysis.plan.results.items import gather
from dxanalysis.plan.results.scale import Scale
from dxanalysis.plan.results.words import IssueWords

_RESULTS = (Sort.RESULT, Sort.PENDING, Sort.BLANK)
Columns = dict[str, list[SortedPiece]]


def by_column(entries: Sequence[SortedPiece], words: IssueWords, scale: Scale) -> Columns | None:
    """The entries by column, or None where nothing decides.

    No more ungraded lines than indicators are the year before's, above which its label stands.
    """
    if len({entry.piece.cell.column for entry in entries if entry.piece.cell}) > 1:
        return _by_cell(entries)
    entries = [replace(entry, piece=replace(entry.piece, cell=None)) for entry in entries]
    count = sum(1 for entry in entries if entry.sort in _RESULTS)
    if count <= len(words.indicators) and not any(entry.grade for entry in entries):
        return {"results": [], "previous": list(entries)}
    if count != 2 * len(words.indicators):
        return None  # a blank cell leaves no trace
    return _whole(entries, words, scale)


def _whole(entries: Sequence[SortedPiece], words: IssueWords, scale: Scale) -> Columns | None:
    """Of the two readings of whole columns the one that fits the grades, or places more lines."""
    readings = [r for r in (_alternating(entries), _one_after_the_other(entries)) if r]
    fitting = [reading for reading in readings if _grades_fit(reading)]
    if len(fitting) == 1 and any(entry.grade for entry in entries):
        return fitting[0]
    scores = [_placed(reading, words, scale) for reading in fitting]
    best = max(scores, default=0)
    return fitting[scores.index(best)] if best and scores.count(best) == 1 else None


def _by_cell(entries: Sequence[SortedPiece]) -> Columns | None:
    """A row of two cells holds a result and the year before's."""
    columns = sorted({entry.piece.cell.column for entry in entries if entry.piece.cell})
    if len(columns) != 2 or any(entry.piece.cell is None for entry in entries):
        return None
    held: Columns = {"results": [], "previous": []}
    for entry in entries:
        cell = entry.piece.cell
        held["results" if cell and cell.column == columns[0] else "previous"].append(entry)
    return {"results": _of(held["results"], "results"), "previous": held["previous"]}


def _alternating(entries: Sequence[SortedPiece]) -> Columns | None:
    """A result, the year before's, a result …; a head holds for both."""
    held: Columns = {"results": [], "previous": []}
    count = 0
    for entry in entries:
        if entry.sort in _RESULTS:
            held["previous" if count % 2 else "results"].append(entry)
            count += 1
        elif entry.sort is Sort.HEAD:
            held["results"].append(entry)
            held["previous"].append(entry)
        else:
            held["results" if count % 2 or not count else "previous"].append(entry)
    if count % 2:
        return None
    return {"results": _of(held["results"], "results"), "previous": held["previous"]}


def _one_after_the_other(entries: Sequence[SortedPiece]) -> Columns | None:
    """All results, then all of the year before; a head repeated begins the second column."""
    results = [at for at, entry in enumerate(entries) if entry.sort in _RESULTS]
    if len(results) < 2 or len(results) % 2:
        return None
    middle = results[len(results) // 2]
    while middle and entries[middle - 1].sort in (Sort.HEAD, Sort.WORDING):
        middle -= 1
    return {"results": _of(entries[:middle], "results"), "previous": list(entries[middle:])}


def _of(entries: Sequence[SortedPiece], column: Column) -> list[SortedPiece]:
    return [replace(entry, piece=replace(entry.piece, column=column)) for entry in entries]


def _grades_fit(reading: Columns) -> bool:
    """Whether grades stand in the results' column alone, and on every result or none."""
    graded = [entry.grade is not None for entry in reading["results"] if entry.sort is Sort.RESULT]
    return not any(entry.grade for entry in reading["previous"]) and all(graded) == any(graded)


def _placed(reading: Columns, words: IssueWords, scale: Scale) -> int:
    """How many lines a reading places, if it leaves none over; else 0."""
    matches: list[Match] = []
    for column in ("results", "previous"):
        matches += align(gather(reading[column], words).items, words, scale)
    placed = [match for match in matches if match.indicator_no is not None]
    return len(placed) if len(placed) == len(matches) else 0
