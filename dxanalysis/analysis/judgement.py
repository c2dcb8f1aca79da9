"""What the figures alone say about a target, beside the document's own grade.

The document's grade is never overruled: a disagreement is shown, and both sides with it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import ResultRow, TargetRow
from dxanalysis.text.comparisons import is_share

if TYPE_CHECKING:
    from dxanalysis.text.quantities import Comparator

# 程度 and 約 are read as this share of the target to either side.
ABOUT_MARGIN = 0.10


class Aim(StrEnum):
    """What an indicator aims at in the plan's year: its target's kind, or that it has none."""

    NUMERIC = "numeric"
    RELATIVE = "relative"
    MILESTONE = "milestone"
    MULTI_YEAR_ONLY = "multi_year_only"
    NO_TARGET = "no_target"


class Verdict(StrEnum):
    """What the figures say of a target."""

    MET = "met"
    NOT_MET = "not_met"
    # A 程度 target exceeded by more than its margin: whether more is better, no document says.
    ABOVE_MARGIN = "above_margin"


class NoVerdict(StrEnum):
    """Why the figures say nothing; present/ says each in words."""

    NO_TARGET = "no_target"
    MULTI_YEAR_ONLY = "multi_year_only"
    MILESTONE = "milestone"
    NO_RESULT = "no_result"
    PENDING = "pending"
    UNDECIDED = "undecided"
    CUMULATIVE_ONLY = "cumulative_only"
    NO_FIGURE = "no_figure"
    UNIT_DIFFERS = "unit_differs"
    PREVIOUS_MISSING = "previous"
    # 「前年度比10%増」may mean a tenth more or ten points more: the figures cannot tell.
    RELATIVE_AMOUNT = "relative_amount"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, or the `reason` why there is none.

    `ratio_percent`: the result as per cent of the target or, of a relative target, of the year
    before; `points`: by how many points it differs, of what is itself a share: per cent of per cent
    would mislead. `disagrees`: the grade means, by the document's legend, attained where the figures fall short, or the
    reverse.
    """

    verdict: Verdict | None = None
    reason: NoVerdict | None = None
    ratio_percent: float | None = None
    points: float | None = None
    disagrees: bool = False


_WITHOUT_FIGURES = {
    Aim.NO_TARGET: NoVerdict.NO_TARGET,
    Aim.MULTI_YEAR_ONLY: NoVerdict.MULTI_YEAR_ONLY,
    Aim.MILESTONE: NoVerdict.MILESTONE,
}
_COMPARE: dict[Comparator, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
# The same thing counted, written in two ways.
_SAME_UNIT = {"人": "名", "％": "%", "": None}


def judge(aim: Aim, target: TargetRow | None, result: ResultRow | None) -> Judgement:
    """What the figures of a year's target and result say, and whether the grade disagrees."""
    if aim in _WITHOUT_FIGURES:
        return Judgement(reason=_WITHOUT_FIGURES[aim])
    if result is None or result.actual_text is None:
        return Judgement(reason=NoVerdict.NO_RESULT)
    if result.status == "pending":
        return Judgement(reason=NoVerdict.PENDING)
    if result.actual_value is None and result.cumulative_value is not None:
        return Judgement(reason=NoVerdict.CUMULATIVE_ONLY)
    if target is None or target.comparator is None or result.actual_value is None:
        return Judgement(reason=NoVerdict.NO_FIGURE)
    against = _against_previous if aim is Aim.RELATIVE else _against_target
    return against(target.comparator, result.actual_value, target, result)


def _against_target(
    comparator: Comparator, actual: float, target: TargetRow, result: ResultRow
) -> Judgement:
    if target.value is None:
        return Judgement(reason=NoVerdict.NO_FIGURE)
    if not same_unit(target.unit, result.actual_unit):
        return Judgement(reason=NoVerdict.UNIT_DIFFERS)
    return _compared(comparator, actual, target.value, result)


def _against_previous(
    comparator: Comparator, actual: float, target: TargetRow, result: ResultRow
) -> Judgement:
    previous = result.previous_value
    if previous is None:
        return Judgement(reason=NoVerdict.PREVIOUS_MISSING)
    if target.value is not None:
        reason = NoVerdict.RELATIVE_AMOUNT
        points = _points(actual, previous, result)
        return Judgement(reason=reason, ratio_percent=_ratio(actual, previous), points=points)
    return _compared(comparator, actual, previous, result)


def _compared(comparator: Comparator, actual: float, goal: float, result: ResultRow) -> Judgement:
    verdict, attained = _verdict(comparator, actual, goal), result.attained
    disagrees = (attained is True and verdict is Verdict.NOT_MET) or (
        attained is False and verdict is Verdict.MET
    )
    points = _points(actual, goal, result)
    return Judgement(verdict, None, _ratio(actual, goal), points, disagrees)


def _points(actual: float, goal: float, result: ResultRow) -> float | None:
    """The difference of two shares, to the last digit that either prints."""
    if not is_share(result.actual_unit):
        return None
    return float(Decimal(repr(actual)) - Decimal(repr(goal)))


def _ratio(actual: float, goal: float) -> float | None:
    return actual / goal * 100 if goal > 0 else None


def _verdict(comparator: Comparator, actual: float, goal: float) -> Verdict:
    if comparator != "~":
        return Verdict.MET if _COMPARE[comparator](actual, goal) else Verdict.NOT_MET
    # In whole-number terms, so that 90 of 100 is inside the margin and not a rounding away.
    margin = round(abs(goal) * ABOUT_MARGIN, 9)
    if abs(round(actual - goal, 9)) <= margin:
        return Verdict.MET
    return Verdict.ABOVE_MARGIN if actual > goal else Verdict.NOT_MET


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units count the same thing: 名/年 of a year's target and 名 of its result."""
    return plain_unit(one) == plain_unit(other)


def plain_unit(unit: str | None) -> str | None:
    """The unit without 「/年」, the two spellings of a person or per cent made one."""
    bare = (unit or "").removesuffix("/年")
    return _SAME_UNIT.get(bare, bare)
