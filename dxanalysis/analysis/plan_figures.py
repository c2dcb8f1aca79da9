"""The few figures by which the index compares plans and their issues, of all plans in one pass.

They are the reports' own: sums as in the overview, changes as in the budget trend, counts as in
the attainment of the indicators.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dxanalysis.analysis.amounts import printed_amounts, unread_among
from dxanalysis.analysis.budget_totals import BudgetTotal, budget_totals, no_total
from dxanalysis.analysis.budget_trend import against_year_before
from dxanalysis.analysis.grade_counts import count_grades
from dxanalysis.analysis.index_figures import IssueFigures, PlanFigures
from dxanalysis.analysis.rows import (
    BudgetRow,
    DiagnosticRow,
    EditionRow,
    IndicatorRow,
    ResultRow,
    UnplacedRow,
    UnreadableBudgetRow,
    rows_of,
)
from dxanalysis.analysis.standing import Standing, standing_of
from dxanalysis.analysis.subject import IssueSubject, Subject, every_subject
from dxanalysis.analysis.unplaced import with_remarked

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

_Subjects = dict[str, tuple[Subject, list[IssueSubject]]]
_Remarks = defaultdict[str, list[DiagnosticRow]]  # by source
_Lines = defaultdict[tuple[str, int], list[UnplacedRow]]  # by plan and issue
_Grade = tuple[str | None, Standing]
_Grades = dict[int, list[_Grade]]  # issue_no → those of its indicators


def plan_figures(tables: Tables) -> list[PlanFigures]:
    """The figures of every plan, by plan_id."""
    budgets: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in printed_amounts(tables):
        budgets[row.plan_id].append(row)
    subjects = every_subject(tables)
    remarks: _Remarks = defaultdict(list)
    for remark in rows_of(tables.diagnostics, DiagnosticRow):
        remarks[remark.source].append(remark)
    grades = _grades(tables, _unplaced(tables, subjects, remarks))
    unread = _unread(tables, subjects, remarks)
    return [
        _plan(subject, issues, budgets[plan_id], grades[plan_id], unread[plan_id])
        for plan_id, (subject, issues) in subjects.items()
    ]


def _unread(tables: Tables, subjects: _Subjects, remarks: _Remarks) -> dict[str, set[int | None]]:
    """The issues of every plan in which an amount is printed whose year nobody could read."""
    unreadable: dict[str, list[UnreadableBudgetRow]] = defaultdict(list)
    for row in rows_of(tables.unreadable_budgets, UnreadableBudgetRow):
        unreadable[row.plan_id].append(row)
    return {
        plan_id: {
            each.issue_no
            for each in unread_among(unreadable[plan_id], issues, remarks[subject.source])
        }
        for plan_id, (subject, issues) in subjects.items()
    }


def _unplaced(tables: Tables, subjects: _Subjects, remarks: _Remarks) -> _Lines:
    """The lines of results that no indicator could be given, of every plan and issue."""
    listed: dict[str, list[UnplacedRow]] = defaultdict(list)
    for row in rows_of(tables.unplaced, UnplacedRow):
        listed[row.plan_id].append(row)
    found: _Lines = defaultdict(list)
    for plan_id, (subject, issues) in subjects.items():
        of_plan = with_remarked(listed[plan_id], plan_id, issues, remarks[subject.source])
        for line in of_plan:
            found[plan_id, line.issue_no].append(line)
    return found


def _grades(tables: Tables, unplaced: _Lines) -> dict[str, _Grades]:
    """Every indicator's grade (None without) and standing in its plan's own year."""
    years = {(row.plan_id, row.fiscal_year) for row in rows_of(tables.plans, EditionRow)}
    results = {
        (row.plan_id, row.issue_no, row.indicator_no): row
        for row in rows_of(tables.attainments, ResultRow)
        if (row.plan_id, row.fiscal_year) in years
    }
    found: dict[str, _Grades] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(tables.indicators, IndicatorRow):
        result = results.get((row.plan_id, row.issue_no, row.indicator_no))
        lines = unplaced[row.plan_id, row.issue_no]
        standing = standing_of(row.indicator_no, result, lines)
        found[row.plan_id][row.issue_no].append((result.grade if result else None, standing))
    return found


def _plan(
    subject: Subject,
    issues: list[IssueSubject],
    budgets: list[BudgetRow],
    grades: _Grades,
    unread: set[int | None],
) -> PlanFigures:
    totals = budget_totals(budgets, len(issues))

    def total_of(year: int) -> BudgetTotal:
        found = totals.get((year, "approved"))
        return found or no_total(year, "approved", len(issues), totals)

    own, before = total_of(subject.fiscal_year), total_of(subject.fiscal_year - 1)
    settled = [t for t in totals.values() if t.phase == "executed" and t.total_yen is not None]
    newest = max(settled, key=lambda total: total.fiscal_year, default=None)
    year = newest.fiscal_year if newest else None
    given = {
        r.issue_no for r in budgets if (r.fiscal_year, r.phase) == (own.fiscal_year, own.phase)
    }
    lines = [_issue(issue, subject, year, budgets, grades[issue.issue_no]) for issue in issues]
    lines = [
        replace(line, unreadable=1) if line.issue_no in unread - given else line for line in lines
    ]
    return PlanFigures(
        plan_id=subject.plan_id,
        department=subject.department,
        fiscal_year=subject.fiscal_year,
        edition=subject.edition,
        budget_yen=own.total_yen,
        counted=own.counted,
        unreadable=sum(line.unreadable for line in lines),
        issue_count=own.issues,
        incomplete=own.incomplete,
        previous_incomplete=before.incomplete,
        change=own.change,
        settled_year=year,
        settled_yen=newest.total_yen if newest else None,
        settled_incomplete=newest is not None and newest.incomplete,
        grades=count_grades(grade for of_issue in grades.values() for grade in of_issue),
        issues=tuple(lines),
    )


def _issue(
    issue: IssueSubject,
    subject: Subject,
    settled_year: int | None,
    budgets: list[BudgetRow],
    grades: list[_Grade],
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
        unreadable=int(own.unreadable),
        previous_phase=previous_phase,
        change=change,
        settled_yen=settled.amount_yen if settled else None,
        grades=count_grades(grades),
    )
