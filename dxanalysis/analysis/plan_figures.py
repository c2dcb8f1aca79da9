"""The few figures by which the index compares plans and their issues, of all plans in one pass.

They are the reports' own: sums as in the overview, changes as in the budget trend, counts as in
the attainment of the indicators.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dxanalysis.analysis.budget_totals import BudgetTotal, budget_totals, no_total
from dxanalysis.analysis.budget_trend import against_year_before
from dxanalysis.analysis.grade_counts import count_grades
from dxanalysis.analysis.index_figures import IssueFigures, PlanFigures
from dxanalysis.analysis.rows import BudgetRow, EditionRow, IndicatorRow, ResultRow, rows_of
from dxanalysis.analysis.subject import IssueSubject, Subject, every_subject

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

_Grades = dict[int, list[str | None]]  # issue_no → a grade for each of its indicators


def plan_figures(tables: Tables) -> list[PlanFigures]:
    """The figures of every plan, by plan_id."""
    budgets: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in rows_of(tables.budgets, BudgetRow):
        budgets[row.plan_id].append(row)
    grades = _grades(tables)
    return [
        _plan(subject, issues, budgets[plan_id], grades[plan_id])
        for plan_id, (subject, issues) in every_subject(tables).items()
    ]


def _grades(tables: Tables) -> dict[str, _Grades]:
    """Every indicator's grade of its plan's own year, None where it has none."""
    years = {(row.plan_id, row.fiscal_year) for row in rows_of(tables.plans, EditionRow)}
    graded = {
        (row.plan_id, row.issue_no, row.indicator_no): row.grade
        for row in rows_of(tables.attainments, ResultRow)
        if (row.plan_id, row.fiscal_year) in years
    }
    found: dict[str, _Grades] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(tables.indicators, IndicatorRow):
        key = (row.plan_id, row.issue_no, row.indicator_no)
        found[row.plan_id][row.issue_no].append(graded.get(key))
    return found


def _plan(
    subject: Subject, issues: list[IssueSubject], budgets: list[BudgetRow], grades: _Grades
) -> PlanFigures:
    totals = budget_totals(budgets, len(issues))

    def total_of(year: int) -> BudgetTotal:
        found = totals.get((year, "approved"))
        return found or no_total(year, "approved", len(issues), totals)

    own, before = total_of(subject.fiscal_year), total_of(subject.fiscal_year - 1)
    settled = [t for t in totals.values() if t.phase == "executed" and t.total_yen is not None]
    newest = max(settled, key=lambda total: total.fiscal_year, default=None)
    year = newest.fiscal_year if newest else None
    return PlanFigures(
        plan_id=subject.plan_id,
        department=subject.department,
        fiscal_year=subject.fiscal_year,
        edition=subject.edition,
        budget_yen=own.total_yen,
        counted=own.counted,
        issue_count=own.issues,
        incomplete=own.incomplete,
        previous_incomplete=before.incomplete,
        change=own.change,
        settled_year=year,
        settled_yen=newest.total_yen if newest else None,
        settled_incomplete=newest is not None and newest.incomplete,
        grades=count_grades(grade for of_issue in grades.values() for grade in of_issue),
        issues=tuple(_issue(i, subject, year, budgets, grades[i.issue_no]) for i in issues),
    )


def _issue(
    issue: IssueSubject,
    subject: Subject,
    settled_year: int | None,
    budgets: list[BudgetRow],
    grades: list[str | None],
) -> IssueFigures:
    rows = {(r.fiscal_year, r.phase): r for r in budgets if r.issue_no == issue.issue_no}
    year = subject.fiscal_year
    blank = BudgetRow(
        subject.plan_id, issue.issue_no, year, "approved", None, None, None, None, None
    )
    own = rows.get((year, "approved"), blank)
    change, previous_phase = against_year_before(own, rows.values())
    settled = None if settled_year is None else rows.get((settled_year, "executed"))
    return IssueFigures(
        issue_no=issue.issue_no,
        issue_label=issue.label,
        title=issue.title,
        budget_yen=own.amount_yen,
        previous_phase=previous_phase,
        change=change,
        settled_yen=settled.amount_yen if settled else None,
        grades=count_grades(grades),
    )
