"""The kinds of evidence that two plans' issues, strategies or indicators are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product

from dxanalysis.plan.likeness import likeness
from dxanalysis.years.facts import IndicatorFacts, IssueFacts, PlanFacts, plain

Found = dict[tuple[int, int], set[str]]
"""Issue numbers of both plans → the kinds of evidence that they share."""

NEAR = 0.8
"""Of the characters in common, from which two wordings resemble each other."""

_LEAST = 8  # characters of a wording that says something


def alike(one: str | None, other: str | None) -> bool:
    """Whether two wordings resemble each other without being the same title."""
    first, second = plain(one), plain(other)
    return min(len(first), len(second)) >= _LEAST and likeness(first, second, least=NEAR) >= NEAR


def money_agrees(one: IssueFacts, other: IssueFacts) -> bool | None:
    """Whether both plans print the same amounts of the same years; None where they share none.

    Amounts of 0 say nothing: many issues have them. One that differs contradicts.
    """
    shared = [key for key in one.money if key in other.money]
    pairs = [(one.money[key], other.money[key]) for key in shared]
    read = [(a, b) for a, b in pairs if a.yen is not None and b.yen is not None]
    if any(not a.agrees(b) for a, b in read):
        return False
    return True if any(a.yen for a, _ in read) else None


def telling_money(one: IssueFacts, other: IssueFacts) -> bool:
    """Whether an amount that both print has so many digits that it is hardly the same by chance."""
    shared = (one.money[key].yen for key in one.money if key in other.money)
    return any(is_telling(yen) for yen in shared if yen)


def result_agrees(one: IndicatorFacts, other: IndicatorFacts) -> bool | None:
    """Whether the later plan's 前年度実績 is the earlier one's result; None where one is missing."""
    reached, told = one.result, other.result
    if reached.actual is None or told.previous is None:
        return None
    if reached.unit and told.previous_unit and reached.unit != told.previous_unit:
        return False
    return reached.actual == told.previous


def issue_evidence(earlier: PlanFacts, later: PlanFacts) -> Found:
    """What each pair of the plans' issues shares; a pair that shares nothing is left out.

    Names that stand more than once in a plan are no evidence, nor are results that do.
    """
    consecutive = later.fiscal_year == earlier.fiscal_year + 1
    same_indicators = _shared(_indicator_names(earlier), _indicator_names(later))
    same_strategies = _shared(_strategy_names(earlier), _strategy_names(later))
    same_results = (
        _shared(_results(earlier), _results(later, previous=True)) if consecutive else set()
    )
    found: Found = {}
    for one, other in product(earlier.issues.values(), later.issues.values()):
        pair = (one.no, other.no)
        kinds = {
            kind
            for kind, holds in (
                ("amounts", money_agrees(one, other)),
                ("title", bool(one.title) and plain(one.title) == plain(other.title)),
                ("indicators", pair in same_indicators),
                ("strategies", pair in same_strategies),
                ("results", pair in same_results),
                ("wording", alike(one.challenge, other.challenge)),
            )
            if holds
        }
        if kinds:
            found[pair] = kinds
    return found


def _shared(
    earlier: Iterable[tuple[int, object]], later: Iterable[tuple[int, object]]
) -> set[tuple[int, int]]:
    """The pairs of issues that share a value which is the only one of its kind in both plans."""
    first, second = _unique(earlier), _unique(later)
    return {(first[value], second[value]) for value in first.keys() & second.keys()}


def _unique(found: Iterable[tuple[int, object]]) -> Mapping[object, int]:
    listed = list(found)
    times = Counter(value for _, value in listed)
    return {value: issue for issue, value in listed if times[value] == 1}


def _indicator_names(plan: PlanFacts) -> list[tuple[int, object]]:
    names = [(i.no, plain(n.title)) for i in plan.issues.values() for n in i.indicators]
    return [(no, name) for no, name in names if len(name) >= _LEAST]


def _strategy_names(plan: PlanFacts) -> list[tuple[int, object]]:
    names = [(i.no, plain(s.title)) for i in plan.issues.values() for s in i.strategies]
    return [(no, name) for no, name in names if len(name) >= _LEAST]


def _results(plan: PlanFacts, *, previous: bool = False) -> list[tuple[int, object]]:
    """Each indicator's figure with its unit; short round ones are too common to say anything."""
    found: list[tuple[int, object]] = []
    for issue in plan.issues.values():
        for indicator in issue.indicators:
            told = indicator.result
            value = told.previous if previous else told.actual
            unit = told.previous_unit if previous else told.unit
            if value is not None and is_telling(value):
                found.append((issue.no, (value, unit)))
    return found


def is_telling(value: float) -> bool:
    """Whether a figure has three digits that are not all round: 112, 63.4, but not 100 or 60."""
    digits = f"{abs(value):.12g}".replace(".", "").strip("0")
    return len(digits) >= 3
