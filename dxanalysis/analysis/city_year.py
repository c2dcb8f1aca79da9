"""One fiscal year of all departments on the same terms: money, figures, what was attained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import EditionRow, rows_of
from dxanalysis.analysis.sums import Compared, Sum, compared, printed_in
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.plan.identity import department_slugs
from dxanalysis.schema.editions import edition_rank
from dxanalysis.years.departments import History, histories
from dxanalysis.years.facts import IssueFacts, PlanFacts, Printed
from dxanalysis.years.issue_series import IssueYear, issue_years

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

RANKED_FROM = 10
"""Indicators from which a share of them is compared with other departments' shares."""


class NoPlanOfYearError(DxanalysisError):
    """A fiscal year of which the tables hold no plan; `known` lists those that exist."""

    def __init__(self, fiscal_year: int, known: list[int]) -> None:
        super().__init__(fiscal_year, known)
        self.fiscal_year, self.known = fiscal_year, known

    def __str__(self) -> str:
        known = "、".join(map(str, self.known)) or "なし(先に dxanalysis ingest を実行してください)"
        return f"{self.fiscal_year}年度の運営方針は表にありません。ある年度: {known}"


@dataclass(frozen=True)
class DepartmentOfCity:
    """A department in one fiscal year.

    `budget` of its issues; `against_before`: the year's budget beside the year before's, over the
    issues of which both are known; `execution`: the settled amounts of the city's
    `execution_year` beside their budgets. Indicators: all, those with a figure as a target, graded
    ones, attained ones. `unmeasured`: the budget of issues without any such figure.
    """

    plan: EditionRow
    budget: Sum
    against_before: Compared
    execution: Compared
    indicators: int
    with_figure: int
    graded: int
    attained: int
    unmeasured: Sum


@dataclass(frozen=True)
class CityYear:
    """One fiscal year; `departments` in the city's order, `execution_year` the year of settlement."""

    fiscal_year: int
    execution_year: int
    departments: list[DepartmentOfCity]


def city_year(tables: Tables, fiscal_year: int) -> CityYear:
    """All departments of which the tables hold a plan of the year.

    Raises `NoPlanOfYearError`, which names the years that exist.

    >>> city_year(tables, 2026).departments[0].budget.yen
    3385000000
    """
    editions = _editions(tables)
    years = sorted({plan.fiscal_year for plan in editions.values()})
    if fiscal_year not in years:
        raise NoPlanOfYearError(fiscal_year, years)
    found = [
        (history, plan, list(issue_years(history)))
        for history in histories(tables)
        for plan in _own(history, fiscal_year)
    ]
    settled = _execution_year([money for *_, money in found], fiscal_year)
    departments = [
        _department(editions[plan.plan_id], plan, history, money, settled)
        for history, plan, money in found
    ]
    order = list(department_slugs())
    known = {name: at for at, name in enumerate(order)}
    departments.sort(key=lambda d: (known.get(d.plan.department, len(order)), d.plan.plan_id))
    return CityYear(fiscal_year, settled, departments)


def _editions(tables: Tables) -> dict[str, EditionRow]:
    rows = rows_of(tables.plans, EditionRow)
    rows.sort(key=lambda row: edition_rank(row.edition))
    return {row.plan_id: row for row in rows}


def _own(history: History, fiscal_year: int) -> Iterator[PlanFacts]:
    for plan in history.plans.values():
        if history.is_own(plan.plan_id) and plan.fiscal_year == fiscal_year:
            yield plan


def _execution_year(money: Iterable[list[IssueYear]], fiscal_year: int) -> int:
    """The newest year, up to this one, of which any department tells what was settled."""
    settled = {
        row.fiscal_year
        for rows in money
        for row in rows
        if row.execution_rate is not None and row.fiscal_year <= fiscal_year
    }
    return max(settled, default=fiscal_year)


def _department(
    edition: EditionRow, plan: PlanFacts, history: History, money: list[IssueYear], settled: int
) -> DepartmentOfCity:
    indicators = [i for issue in plan.issues.values() for i in issue.indicators]
    budgets = {no: _budget(issue, plan.fiscal_year) for no, issue in plan.issues.items()}
    bare = [no for no, issue in plan.issues.items() if not _is_measured(issue)]
    return DepartmentOfCity(
        plan=edition,
        budget=Sum.over(list(budgets.values()), len(budgets)),
        against_before=_against_before(plan),
        execution=_execution(history, money, settled),
        indicators=len(indicators),
        with_figure=sum(any(t.value is not None for t in i.targets) for i in indicators),
        graded=sum(i.result.attained is not None for i in indicators),
        attained=sum(i.result.attained is True for i in indicators),
        unmeasured=Sum.over([budgets[no] for no in bare], len(bare)),
    )


def _is_measured(issue: IssueFacts) -> bool:
    return any(t.value is not None for i in issue.indicators for t in i.targets)


def _budget(issue: IssueFacts, year: int) -> Printed | None:
    return issue.money.get((year, "approved"))


def _against_before(plan: PlanFacts) -> Compared:
    """Both years as this plan prints them, so that the issues are the same."""
    pairs = [
        (now, before)
        for issue in plan.issues.values()
        if (now := _budget(issue, plan.fiscal_year)) is not None
        and (before := _budget(issue, plan.fiscal_year - 1)) is not None
        and now.yen is not None
        and before.yen is not None
    ]
    return compared(pairs, len(plan.issues))


def _execution(history: History, money: list[IssueYear], year: int) -> Compared:
    """What was settled beside the budget, over the issues of which both are known."""
    rows = [r for r in money if r.fiscal_year == year and not r.before_first_plan]
    pairs = []
    for row in rows:
        settled = printed_in(history, row.executed_plan_id, row.executed_issue_no, year, "executed")
        budget = printed_in(history, row.approved_plan_id, row.approved_issue_no, year, "approved")
        if settled is not None and budget is not None:
            pairs.append((settled, budget))
    return compared(pairs, len(rows))
