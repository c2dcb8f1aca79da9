"""Results that equal their target: `相談会の開催 6回` below the target 6回 is no repeated target.

A line of an indicator's words and its target's bare figure is either the target repeated above the
result, or the result itself. The other lines of its column say which: where each of them holds words
and figure together and none stands below a repeated target, so does this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dxanalysis.plan.results.classify import Sort, SortedPiece
from dxanalysis.plan.results.repeats import wording_at
from dxanalysis.plan.results.words import IndicatorWords, IssueWords
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal

_RESULTS = (Sort.RESULT, Sort.PENDING, Sort.BLANK, Sort.GRADE)


def with_coinciding(entries: Sequence[SortedPiece], words: IssueWords) -> list[SortedPiece]:
    """The entries of a column, those results that equal their target among them."""
    spoken = [entry for entry in entries if entry.sort is not Sort.NOTE]
    repeated = {at for at, entry in enumerate(spoken) if _target_of(entry, words)}
    if not repeated or not any(_holds_both(entry, words) for entry in spoken):
        return list(entries)
    followed = any(_is_answered(spoken, at, words) for at in repeated)
    own = {id(spoken[at]) for at in repeated} if not followed else set()
    return [
        replace(entry, sort=Sort.RESULT, wording="") if id(entry) in own else entry
        for entry in entries
    ]


def _target_of(entry: SortedPiece, words: IssueWords) -> IndicatorWords | None:
    """The indicator whose words and bare figure an entry repeats, without 以上, year or 目標."""
    if entry.sort is not Sort.WORDING:
        return None
    found = wording_at(normal(entry.text), words)
    if found is None:
        return None
    rest = found[1].strip(":・ ")
    figures = find_quantities(rest)
    whole = len(figures) == 1 and (figures[0].start, figures[0].end) == (0, len(rest))
    return found[0] if whole else None


def _holds_both(entry: SortedPiece, words: IssueWords) -> bool:
    """Whether a result holds its indicator's words and its figure."""
    found = wording_at(normal(entry.text), words) if entry.sort is Sort.RESULT else None
    return found is not None and bool(find_quantities(found[1]))


def _is_answered(spoken: Sequence[SortedPiece], at: int, words: IssueWords) -> bool:
    """Whether a result without other words stands right below a repeated target."""
    if at + 1 == len(spoken) or spoken[at + 1].sort not in _RESULTS:
        return False
    below = wording_at(normal(spoken[at + 1].text), words)
    return below is None or below[0] is _target_of(spoken[at], words)
