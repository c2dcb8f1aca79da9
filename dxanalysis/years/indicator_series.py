"""`dx.indicator_series`: each indicator's targets, results and grades year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.years.departments import History, history_of
from dxanalysis.years.facts import IndicatorFacts, TargetFacts
from dxanalysis.years.issue_series import issue_threads
from dxanalysis.years.link import Place
from dxanalysis.years.series_frame import series_frame
from dxanalysis.years.threads import Thread, threads_of, year_of

if TYPE_CHECKING:
    import pandas as pd

    from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class IndicatorYear:
    """A row of `indicator_series`."""

    series_id: str
    issue_series_id: str | None
    title: str
    fiscal_year: int
    comparator: str | None
    target_value: float | None
    goal_value: float | None
    goal_year: int | None
    unit: str | None
    actual_value: float | None
    cumulative_value: float | None
    grade: str | None
    attained: bool | None
    missed_years: int | None


def indicator_series(tables: Tables, department: str) -> pd.DataFrame:
    """Each indicator of a department as one thread: a row per series and fiscal year.

    Values are in `unit`; a changed unit begins a new series. `attained` is the document's own
    grade. `missed_years` counts the plan years in a row, up to this one, graded not attained; it is
    null for a year without a grade. Raises `UnknownDepartmentError`. Source: the tables
    `indicators`, `targets`, `attainments` and `links`.

    >>> indicator_series(tables, "デジタル統括室")["series_id"].nunique()
    14
    """
    return series_frame(indicator_years(history_of(tables, department)), IndicatorYear)


def indicator_threads(history: History) -> list[Thread]:
    """The department's indicators as threads, cut where the unit changes."""
    facts = indicators_of(history)
    breaks = [
        (link.origin, link.heir)
        for link in history.links
        if link.level == "indicator"
        and link.origin in facts
        and link.heir in facts
        and facts[link.origin].unit is not None
        and facts[link.heir].unit is not None
        and facts[link.origin].unit != facts[link.heir].unit
    ]
    threads = threads_of("indicator", facts, history.links, breaks)
    return [t for t in threads if any(history.is_own(p.plan_id) for p in t.places)]


def indicators_of(history: History) -> dict[Place, IndicatorFacts]:
    """Every indicator of the plans, by its place."""
    return {
        Place(plan.plan_id, issue.no, indicator.no): indicator
        for plan in history.plans.values()
        for issue in plan.issues.values()
        for indicator in issue.indicators
    }


def indicator_years(history: History) -> Iterator[IndicatorYear]:
    """The rows of `indicator_series`, thread by thread."""
    for _, rows in years_by_thread(history):
        yield from rows


def years_by_thread(history: History) -> list[tuple[Thread, list[IndicatorYear]]]:
    """Every thread of the indicators with its rows."""
    facts = indicators_of(history)
    series = {place: t.series_id for t in issue_threads(history) for place in t.places}
    return [(t, list(_years(t, facts, series))) for t in indicator_threads(history)]


def _years(
    thread: Thread, facts: dict[Place, IndicatorFacts], issue_series: dict[Place, str]
) -> Iterator[IndicatorYear]:
    own = {year_of(place): place for place in thread.places}
    told = {year_of(place) - 1: facts[place].result.previous for place in thread.places}
    units = [facts[place].unit for place in thread.places]
    unit = next((one for one in units if one is not None), None)
    title = facts[thread.places[-1]].title
    missed = 0
    for year in sorted({*own, *(y for y, value in told.items() if value is not None)}):
        place = own.get(year)
        here = facts[place] if place else None
        missed = _missed(here, missed, follows=year - 1 in own)
        annual = here.target("annual") if here else None
        goal = here.target("multi_year") if here else None
        result = here.result if here else None
        reached = result.actual if result else None
        if reached is None:
            reached = _later_told(thread, facts, year, unit)
        yield IndicatorYear(
            series_id=thread.series_id,
            issue_series_id=issue_series.get(Place(place.plan_id, place.issue_no)) if place else None,
            title=title,
            fiscal_year=year,
            comparator=_comparator(annual, goal),
            target_value=annual.value if annual else None,
            goal_value=goal.value if goal else None,
            goal_year=goal.year if goal else None,
            unit=unit,
            actual_value=reached,
            cumulative_value=result.cumulative if result else None,
            grade=result.grade if result else None,
            attained=result.attained if result else None,
            missed_years=missed if result and result.attained is not None else None,
        )  # fmt: skip


def _later_told(
    thread: Thread, facts: dict[Place, IndicatorFacts], year: int, unit: str | None
) -> float | None:
    """The next year's 前年度実績, where that plan gives it in the series' unit."""
    for place in thread.places:
        result = facts[place].result
        if year_of(place) == year + 1 and result.previous_unit in {unit, None}:
            return result.previous
    return None


def _missed(here: IndicatorFacts | None, before: int, *, follows: bool) -> int:
    """The years missed in a row: none after a year that no plan of the series grades."""
    if here is None or here.result.attained is not False:
        return 0
    return (before if follows else 0) + 1


def _comparator(annual: TargetFacts | None, goal: TargetFacts | None) -> str | None:
    target = annual or goal
    return target.comparator if target else None
