"""Multi-year targets: what is reached if every year to come brings what this year's target says.

Only a yearly quantity (unit …/年) adds up over the years. A level such as 70% does not, and is
compared with this year's level instead. What was reached so far counts where the plans tell it;
where neither that nor the start is known, nothing is said about reaching the target.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim, plain_unit, same_unit
from dxanalysis.analysis.rows import TargetRow
from dxanalysis.schema.question_rules import words
from dxanalysis.text.width import normal
from dxanalysis.years.link import Place
from dxanalysis.years.past import Done, Past

_RISING = (">=", ">", "~")


class NoPath(StrEnum):
    """Why there is no path; present/ says each in words."""

    NO_FIGURE = "no_figure"
    NO_ANNUAL_FIGURE = "no_annual_figure"
    UNIT_DIFFERS = "unit_differs"
    # 受講者 of this year beside 育成 of the whole: who attended is not yet who was trained.
    COUNTS_DIFFER = "counts_differ"
    START_UNKNOWN = "start_unknown"
    FALLING = "falling"
    PAST = "past"


@dataclass(frozen=True)
class Accumulation:
    """What the years bring: `yearly` in each year to come, on top of what was reached so far.

    `start` and `end` are the target's fiscal years, `start` None where it is not given; `done` is
    None where the plans do not tell what was reached, and then `start` is known.
    """

    goal: float
    yearly: float
    start: int | None
    end: int
    done: Done | None

    @property
    def first(self) -> int:
        """The first year that is assumed: the one after what is known, or the period's first."""
        if self.done is not None:
            return self.done.through + 1
        assert self.start is not None
        return self.start

    @property
    def years(self) -> int:
        """The number of years that are assumed."""
        return self.end - self.first + 1

    @property
    def reached(self) -> float:
        """What is reached at the end: what is known, and the assumed years."""
        known = _printed(self.done.value) if self.done else Decimal(0)
        return float(known + _printed(self.yearly) * self.years)

    @property
    def decided(self) -> bool:
        """Whether it can be said if the target is reached: not where the past is unknown."""
        return self.done is not None

    @property
    def gap(self) -> float:
        """By how much the end exceeds the goal; negative where it falls short of it."""
        return float(_printed(self.reached) - _printed(self.goal))


def _printed(value: float) -> Decimal:
    """The figure as the document prints it: three times 1.4 is 4.2, and falls short of nothing."""
    return Decimal(repr(value))


@dataclass(frozen=True)
class Completed:
    """What was reached over the whole period, which is over."""

    goal: float
    done: Done

    @property
    def gap(self) -> float:
        """By how much the goal was exceeded; negative where it was not reached."""
        return float(_printed(self.done.value) - _printed(self.goal))


@dataclass(frozen=True)
class Level:
    """The level of the plan's year beside the one that is to be reached."""

    goal: float
    this_year: float


Ahead = Accumulation | Completed | Level | NoPath


@dataclass(frozen=True)
class TargetPath:
    """One multi-year target, its indicator, and the indicator's target of `fiscal_year`.

    `ahead` is a sum over the years, a level, or why there is neither.
    """

    indicator: MeasuredIndicator
    target: TargetRow
    annual: TargetRow | None
    fiscal_year: int
    ahead: Ahead

    @property
    def untold(self) -> bool:
        """Whether nobody can tell if the target is reached: the past, or what counts, is unknown."""
        if isinstance(self.ahead, Accumulation):
            return not self.ahead.decided
        return self.ahead in {NoPath.COUNTS_DIFFER, NoPath.START_UNKNOWN}

    @property
    def short(self) -> float | None:
        """By how much the target is missed at this pace; None where it is not, or nobody can tell."""
        ahead = self.ahead
        if isinstance(ahead, Accumulation) and ahead.decided and ahead.gap < 0:
            return -ahead.gap
        return None


def remaining_paths(
    rows: Iterable[MeasuredIndicator], fiscal_year: int, pasts: Mapping[Place, Past]
) -> list[TargetPath]:
    """One path per multi-year target of the indicators, in their order.

    `pasts` is what the department's plans tell of each indicator.
    """
    nothing = Past()
    return [
        TargetPath(
            row,
            target,
            row.target,
            fiscal_year,
            _ahead(target, row, fiscal_year, pasts.get(row.place, nothing)),
        )
        for row in rows
        for target in row.targets
        if target.scope == "multi_year"
    ]


def _ahead(target: TargetRow, row: MeasuredIndicator, fiscal_year: int, past: Past) -> Ahead:
    if target.value is None:
        return NoPath.NO_FIGURE
    if target.fiscal_year_end < fiscal_year:
        return NoPath.PAST
    annual = row.target if row.aim is Aim.NUMERIC else None
    if annual is None or annual.value is None:
        return _whole(target, past, fiscal_year) or NoPath.NO_ANNUAL_FIGURE
    if not same_unit(target.unit, annual.unit):
        return NoPath.UNIT_DIFFERS
    if not _adds_up(annual.unit or "", target.unit or ""):
        return Level(target.value, annual.value)
    return _summed(target, annual, row, past.done(target.fiscal_year_start, fiscal_year))


def _summed(
    target: TargetRow, annual: TargetRow, row: MeasuredIndicator, done: Done | None
) -> Ahead:
    """A quantity that adds up, over the years that are not known."""
    assert target.value is not None
    assert annual.value is not None
    if target.comparator not in _RISING or annual.comparator not in _RISING:
        return NoPath.FALLING
    if _counts_differ(row, target, annual):
        return NoPath.COUNTS_DIFFER
    start, end = target.fiscal_year_start, target.fiscal_year_end
    if done is not None and done.through == end:
        return Completed(target.value, done)
    if done is None and start is None:
        return NoPath.START_UNKNOWN
    return Accumulation(target.value, annual.value, start, end, done)


def _whole(target: TargetRow, past: Past, fiscal_year: int) -> Completed | None:
    """What a plan of the last year prints as the sum over the target's own years."""
    total = past.totals.get(fiscal_year)
    if total is None or target.value is None or target.fiscal_year_end != fiscal_year:
        return None
    if target.comparator not in _RISING or total.first != target.fiscal_year_start:
        return None
    return Completed(target.value, Done(total.value, fiscal_year))


def _adds_up(yearly: str, whole: str) -> bool:
    """A quantity per year towards a quantity; 100名/年 towards 600名, but not 70% towards 70%."""
    return yearly.endswith("/年") and not whole.endswith("/年") and plain_unit(whole) != "%"


def _counts_differ(row: MeasuredIndicator, target: TargetRow, annual: TargetRow) -> bool:
    """Whether the year counts who attended, and the whole what came of it."""
    yearly, whole = normal(annual.text or ""), normal(f"{row.title}\n{target.text or ''}")
    return bool(
        words("attended").search(yearly)
        and not words("achieved").search(yearly)
        and words("achieved").search(whole)
        and not words("attended").search(whole)
    )
