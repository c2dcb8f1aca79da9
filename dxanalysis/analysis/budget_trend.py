"""How an issue's money moved from year to year, and how it stands beside the other issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.budget_changes import BudgetChange, budget_changes
from dxanalysis.analysis.rows import DiagnosticRow
from dxanalysis.analysis.subject import IssueSubject, Subject, doubts, issues_of, subject_of

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class IssueBudget:
    """An issue beside the others: its budget (予算額) of the plan's own year, None without one."""

    issue: IssueSubject
    budget: BudgetChange | None

    @property
    def amount_yen(self) -> int | None:
        """The amount, None where the document gives none."""
        return self.budget.amount_yen if self.budget else None


@dataclass(frozen=True)
class BudgetTrend:
    """One issue's amounts (yen) over the years.

    `rows`: the issue's amounts in time order. `headline`: the plan's own year's budget, None where
    the plan does not give it. `neighbours`: every issue of the plan with the same year's budget, in
    the issues' order. `doubts`: diagnostics. A frame of rows is `pandas.DataFrame(trend.rows)`.
    """

    subject: Subject
    rows: list[BudgetChange]
    headline: BudgetChange | None
    neighbours: list[IssueBudget]
    doubts: list[DiagnosticRow]


def budget_trend(tables: Tables, plan_id: str, issue_no: int) -> BudgetTrend:
    """What the plan says about one issue's money.

    Raises `UnknownPlanError` or `UnknownIssueError`, which name what exists.

    >>> budget_trend(tables, "2026-digital", 1).subject.issue.issue_no
    1
    """
    subject = subject_of(tables, plan_id, issue_no)
    changes = budget_changes(tables, plan_id)
    neighbours = issue_budgets(issues_of(tables.of_plan(plan_id)), changes, subject.fiscal_year)
    return BudgetTrend(
        subject=subject,
        rows=[row for row in changes if row.issue_no == issue_no],
        headline=next((n.budget for n in neighbours if n.issue.issue_no == issue_no), None),
        neighbours=neighbours,
        doubts=doubts(tables, subject),
    )


def issue_budgets(
    issues: Iterable[IssueSubject], changes: Iterable[BudgetChange], fiscal_year: int
) -> list[IssueBudget]:
    """Every issue with its budget of a year."""
    budgets = {
        row.issue_no: row
        for row in changes
        if row.fiscal_year == fiscal_year and row.phase == "approved"
    }
    return [IssueBudget(issue, budgets.get(issue.issue_no)) for issue in issues]
