"""Multi-year targets: what is reached if every year brings what this year's target says.

Only a yearly quantity (unit …/年) adds up over the years. A level such as 70% does not, and is
compared with this year's level instead. Results of earlier years are in none of these figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim, plain_unit, same_unit
from dxanalysis.analysis.rows import TargetRow

_RISING = (">=", ">", "~")


class NoPath(StrEnum):
    """Why there is no path; present/ says each in words."""

    NO_FIGURE = "no_figure"
    NO_ANNUAL_FIGURE = "no_annual_figure"
    UNIT_DIFFERS = "unit_differs"
    FALLING = "falling"
    PAST = "past"


@dataclass(frozen=True)
class Accumulation:
    """What the years bring: `yearly` in each of the `years_left` from the plan's year to the end.

    `years_all` and `reached_all` are of the whole period, None where its start is not given.
    """

    goal: float
    yearly: float
    years_left: int
    years_all: int | None

    @property
    def reached(self) -> float:
        """The sum of the years that are left."""
        return self._sum(self.years_left)

    @property
    def reached_all(self) -> float | None:
        """The sum of all years."""
        return None if self.years_all is None else self._sum(self.years_all)

    def beyond(self, reached: float) -> float:
        """By how much a sum exceeds the goal; negative where it falls short of it."""
        return float(_printed(reached) - _printed(self.goal))

    def _sum(self, years: int) -> float:
        return float(_printed(self.yearly) * years)


def _printed(value: float) -> Decimal:
    """The figure as the document prints it: three times 1.4 is 4.2, and falls short of nothing."""
    return Decimal(repr(value))


@dataclass(frozen=True)
class Level:
    """The level of the plan's year beside the one that is to be reached."""

    goal: float
    this_year: float


@dataclass(frozen=True)
class TargetPath:
    """One multi-year target, its indicator, and the indicator's target of `fiscal_year`.

    `ahead` is a sum over the years, a level, or why there is neither.
    """

    indicator: MeasuredIndicator
    target: TargetRow
    annual: TargetRow | None
    fiscal_year: int
    ahead: Accumulation | Level | NoPath


def remaining_paths(rows: Iterable[MeasuredIndicator], fiscal_year: int) -> list[TargetPath]:
    """One path per multi-year target of the indicators, in their order."""
    return [
        TargetPath(row, target, row.target, fiscal_year, _ahead(target, row, fiscal_year))
        for row in rows
        for target in row.targets
        if target.scope == "multi_year"
    ]


def _ahead(
    target: TargetRow, row: MeasuredIndicator, fiscal_year: int
) -> Accumulation | Level | NoPath:
    if target.value is None:
        return NoPath.NO_FIGURE
    if target.fiscal_year_end < fiscal_year:
        return NoPath.PAST
    annual = row.target
    if annual is None or row.aim is not Aim.NUMERIC or annual.value is None:
        return NoPath.NO_ANNUAL_FIGURE
    if not same_unit(target.unit, annual.unit):
        return NoPath.UNIT_DIFFERS
    if not _adds_up(annual.unit or "", target.unit or ""):
        return Level(target.value, annual.value)
    rises = target.comparator in _RISING and annual.comparator in _RISING
    left, all_years = _years(target, fiscal_year)
    return Accumulation(target.value, annual.value, left, all_years) if rises else NoPath.FALLING


def _years(target: TargetRow, fiscal_year: int) -> tuple[int, int | None]:
    """The years from the plan's to the last, and those of the whole period."""
    start, end = target.fiscal_year_start, target.fiscal_year_end
    return end - fiscal_year + 1, None if start is None else end - start + 1


def _adds_up(yearly: str, whole: str) -> bool:
    """A quantity per year towards a quantity; 100名/年 towards 600名, but not 70% towards 70%."""
    return yearly.endswith("/年") and not whole.endswith("/年") and plain_unit(whole) != "%"
