"""Which indicator each result is of: one-to-one, by evidence, or not at all.

Each pair is weighed: the strategy above the result limits the candidates, then count the words that
both share, the unit of the target, a printed 指標n, and the order where a strategy's results are as
many as its indicators and every one of them agrees with its own. A choice stands only where the
next best assignment is worse by `LEAST_MARGIN`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dxanalysis.plan.results.assignment import LEAST_MARGIN, Assigned, assign
from dxanalysis.plan.results.classify import Sort
from dxanalysis.plan.results.evidence import SOME_WORDS, Evidence, Weight, is_foreign
from dxanalysis.plan.results.figures import Role, figures_of
from dxanalysis.plan.results.items import Item
from dxanalysis.plan.results.scale import Scale
from dxanalysis.plan.results.value import answer_of
from dxanalysis.plan.results.words import (
    OUTCOME_WORDS,
    IndicatorWords,
    IssueWords,
    unit_family,
)

_ORDER = 1.0  # where all results stand as their indicators do
_CLEARLY = 0.25  # by how much another indicator's words must be nearer


@dataclass(frozen=True)
class Match:
    """One item with the indicator that it is of (None: undecided) and the margin of the choice."""

    item: Item
    indicator_no: int | None
    margin: float
    evidence: Weight | None
    candidates: tuple[int, ...]


def align(printed: Sequence[Item], words: IssueWords, scale: Scale) -> tuple[Match, ...]:
    """A match for each item of one column."""
    items = _below_their_heads(printed, words)
    lines = [Evidence(item, words) for item in items]
    weights = [[line.weigh(indicator) for indicator in words.indicators] for line in lines]
    for at, number in _in_order(lines, weights, words, scale):
        weight = weights[at][number - 1]
        if weight:
            weights[at][number - 1] = weight._replace(total=weight.total + _ORDER, order=True)
    totals = [[w.total if w else None for w in row] for row in weights]
    matches = [
        _match(item, row, choice)
        for item, row, choice in zip(items, weights, assign(totals), strict=True)
    ]
    return tuple(
        replace(match, indicator_no=None) if _has_rival(match, matches, words) else match
        for match in matches
    )


def _has_rival(match: Match, matches: Sequence[Match], words: IssueWords) -> bool:
    """Whether nothing but its unit gives a line to its indicator, and another line has that unit.

    A line without a grade that speaks of something else is no rival of a graded one.
    """
    evidence, number = match.evidence, match.indicator_no
    if number is None or evidence is None or evidence.order or evidence.words >= SOME_WORDS:
        return False
    if match.item.indicator_no is not None:
        return False
    units = words.indicators[number - 1].units
    taken = {other.indicator_no for other in matches}
    unitless = (i for i in words.indicators if not (i.units or i.milestone))
    if any(i.number in match.candidates and i.number not in taken for i in unitless):
        return True  # 前年比増 may be answered in any unit
    for other in matches:
        apart = other is match or (other.indicator_no or number) != number
        graded = match.item.grade is not None and other.item.grade is None
        foreign = other.item.sort is Sort.RESULT and all(
            is_foreign(other.item, i) for i in words.indicators
        )
        if apart or (graded and foreign) or number not in other.candidates:
            continue
        figures = figures_of(other.item.text, words.fiscal_year)
        same = any(f.family in units and f.role is Role.VALUE for f in figures)
        if same or other.item.sort is not Sort.RESULT:  # a dash may hold any place
            return True
    return False


def _below_their_heads(items: Sequence[Item], words: IssueWords) -> list[Item]:
    """The items without the head above them from where a head must have been left out.

    That is where a figure is in no unit of the head's strategy, but in another's.
    """
    kept: list[Item] = []
    broken: set[int] = set()
    for item in items:
        if item.strategy_no and not item.in_table:
            own = {u for i in words.under(item.strategy_no) for u in i.units}
            year = words.fiscal_year - (item.column == "previous")
            families = {f.family for f in figures_of(item.text, year) if f.role is Role.VALUE}
            if families and not families & own and families & words.units:
                broken.add(item.group)
        kept.append(replace(item, strategy_no=None) if item.group in broken else item)
    return kept


def _match(item: Item, row: Sequence[Weight | None], choice: Assigned) -> Match:
    possible = tuple(at + 1 for at, weight in enumerate(row) if weight and weight.total > 0)
    column, margin = choice
    if column is None or margin < LEAST_MARGIN:
        return Match(item, None, margin, None, possible)
    return Match(item, column + 1, margin, row[column], possible)


class _Scope(NamedTuple):
    """The indicators of one strategy, or of the issue, whose results may stand in their order."""

    indicators: Sequence[IndicatorWords]
    words: IssueWords
    scale: Scale


def _in_order(
    lines: Sequence[Evidence],
    weights: Sequence[Sequence[Weight | None]],
    words: IssueWords,
    scale: Scale,
) -> frozenset[tuple[int, int]]:
    """The pairs (item, indicator) in which a strategy's results stand as its indicators do.

    Under each strategy, or without heads in the whole issue: as many, and each agrees with its own.
    """
    headed = any(line.item.group for line in lines)
    by_head = headed and any(i.strategy_no for i in words.indicators)
    scopes: dict[int | None, list[int]] = {}
    for at, line in enumerate(lines):
        scopes.setdefault(line.item.strategy_no if by_head else None, []).append(at)
    pairs: set[tuple[int, int]] = set()
    for strategy_no, members in scopes.items():
        if by_head and strategy_no is None and words.strategies:
            continue
        scope = _Scope(words.under(strategy_no), words, scale)
        couples = list(zip(members, scope.indicators, strict=False))
        as_many = len(members) == len(scope.indicators)
        if as_many and all(_agrees(lines[at], i, weights[at], scope) for at, i in couples):
            pairs.update((at, indicator.number) for at, indicator in couples)
    return frozenset(pairs)


def _agrees(
    line: Evidence, indicator: IndicatorWords, row: Sequence[Weight | None], scope: _Scope
) -> bool:
    """Whether an item could be nothing but the result that stands in an indicator's place."""
    weight, item = row[indicator.number - 1], line.item
    if weight is None or item.sort is not Sort.RESULT:
        return weight is not None
    rivals = [i for i in scope.indicators if i is not indicator]
    if weight.words + _CLEARLY < 1.0:
        said = [other.words for i in rivals if (other := row[i.number - 1])]
        if max(said, default=0.0) > weight.words + _CLEARLY:
            return False  # its words are another's
    if not line.figures:
        # A grade alone says nothing of a figure to be reached: 回った：A is the end of a sentence.
        speaks = (item.grade is not None and not indicator.numeric) or weight.words >= SOME_WORDS
        return speaks or not item.text or bool(OUTCOME_WORDS.search(item.text))
    if is_foreign(item, indicator) and item.grade is None:
        return False  # a remark: offices do not grade those
    same = any(i.units & indicator.units for i in rivals)
    own = item.column == "results"  # the year before had a target of its own
    return not (same and own and _contradicts(item, indicator, line.year, scope.scale))


def _contradicts(item: Item, indicator: IndicatorWords, year: int, scale: Scale) -> bool:
    """Whether a grade says the opposite of what figure and target say."""
    attained = scale.attained(item.grade)
    value = answer_of(item.text, indicator, year).value
    aims = [t for t in indicator.annual if t.value is not None and t.kind == "numeric"]
    if (
        attained is None
        or value is None
        or len(aims) != 1
        or unit_family(aims[0].unit) not in indicator.units
    ):
        return False
    aim = aims[0].value or 0.0
    reached = {
        ">=": value >= aim,
        ">": value > aim,
        "<=": value <= aim,
        "<": value < aim,
        "=": value == aim,
    }
    says = reached.get(aims[0].comparator or "")
    return says is not None and says != attained
