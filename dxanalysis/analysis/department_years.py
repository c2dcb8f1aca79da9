"""One department over the years: its money, and what became of its indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.issue_thread import MoneyYear, money_years
from dxanalysis.analysis.subject import Subject, subject_of
from dxanalysis.analysis.sums import Compared, Sum, compared, printed_in
from dxanalysis.years.departments import History, history_of
from dxanalysis.years.facts import Printed
from dxanalysis.years.indicator_series import IndicatorYear, indicator_years
from dxanalysis.years.issue_series import IssueYear, issue_years
from dxanalysis.years.link import YearLink
from dxanalysis.years.threads import by_series

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class DepartmentYear:
    """A fiscal year of which the department's own plan is there.

    `budget` of its issues; `execution`: what was settled beside the budget, over the issues of
    which both are given. Indicators: how many there are, how many have a figure as result, how many are graded,
    attained, not attained, and not attained for the second year in a row or more.
    """

    fiscal_year: int
    budget: Sum
    execution: Compared
    indicators: int
    measured: int
    graded: int
    attained: int
    missed: int
    missed_again: int


@dataclass(frozen=True)
class DepartmentHistory:
    """A department's plans as one.

    `subject` is the newest plan; `years` in order; `missing_years` those between without a plan;
    `series`: each issue's money; `missed_again`: the newest year of indicators not attained at least
    twice in a row; `never_measured`: those without any figure as a result, though a year is over
    that their plan should tell; `proposals`: links that a person must decide.
    """

    subject: Subject
    plans: dict[str, Subject]
    years: list[DepartmentYear]
    missing_years: list[int]
    series: list[list[MoneyYear]]
    missed_again: list[IndicatorYear]
    never_measured: list[IndicatorYear]
    proposals: list[YearLink]


def department_history(tables: Tables, department: str) -> DepartmentHistory:
    """What a department's plans say together, by its printed name.

    Raises `UnknownDepartmentError`, which names those that exist.

    >>> department_history(tables, "デジタル統括室").years[-1].budget.yen
    3385000000
    """
    history = history_of(tables, department)
    own = {p.fiscal_year: p.plan_id for p in history.plans.values() if history.is_own(p.plan_id)}
    money = [*issue_years(history)]
    indicators = [*indicator_years(history)]
    newest = max(own)
    return DepartmentHistory(
        subject=subject_of(tables, own[newest]),
        plans={plan_id: subject_of(tables, plan_id) for plan_id in sorted(history.plans)},
        years=[_year(history, year, money, indicators) for year in sorted(own)],
        missing_years=[year for year in range(min(own), newest) if year not in own],
        series=[money_years(tables, rows) for rows in by_series(money)],
        missed_again=_missed_again(indicators),
        never_measured=_never_measured(history, indicators),
        proposals=[link for link in history.links if link.status == "proposed"],
    )


def _year(
    history: History, year: int, money: list[IssueYear], indicators: list[IndicatorYear]
) -> DepartmentYear:
    rows = [r for r in money if r.fiscal_year == year and r.issue_no is not None]
    amounts = [(_settled(history, r), _budget(history, r)) for r in rows]
    both = [(settled, budget) for settled, budget in amounts if settled and budget]
    told = [i for i in indicators if i.fiscal_year == year and i.issue_series_id is not None]
    return DepartmentYear(
        fiscal_year=year,
        budget=Sum.over([budget for _, budget in amounts], len(rows)),
        execution=compared(both, len(rows)),
        indicators=len(told),
        measured=sum(i.actual_value is not None for i in told),
        graded=sum(i.attained is not None for i in told),
        attained=sum(i.attained is True for i in told),
        missed=sum(i.attained is False for i in told),
        missed_again=sum((i.missed_years or 0) > 1 for i in told),
    )


def _budget(history: History, row: IssueYear) -> Printed | None:
    return printed_in(
        history, row.approved_plan_id, row.approved_issue_no, row.fiscal_year, "approved"
    )


def _settled(history: History, row: IssueYear) -> Printed | None:
    return printed_in(
        history, row.executed_plan_id, row.executed_issue_no, row.fiscal_year, "executed"
    )


def _missed_again(indicators: list[IndicatorYear]) -> list[IndicatorYear]:
    """The last graded year of each series, where it was missed twice in a row or more."""
    last = {i.series_id: i for i in indicators if i.missed_years is not None}
    return sorted(
        (i for i in last.values() if (i.missed_years or 0) > 1),
        key=lambda i: -(i.missed_years or 0),
    )


def _never_measured(history: History, indicators: list[IndicatorYear]) -> list[IndicatorYear]:
    """The series of which no year has a figure or a grade, and whose plan holds results of others."""
    evaluated = {plan.fiscal_year for plan in history.plans.values() if plan.is_evaluated}
    return [
        rows[-1]
        for rows in by_series(indicators)
        if not any(r.actual_value is not None or r.grade for r in rows)
        and any(r.fiscal_year in evaluated for r in rows)
    ]  # fmt: skip
