"""How an issue's money moved from year to year, and how it stands beside the other issues."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dxanalysis.analysis.budget_changes import budget_changes
from dxanalysis.analysis.records import Record, records
from dxanalysis.analysis.subject import Subject, doubts, subject_of
from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class BudgetTrend:
    """One issue's amounts (yen) over the years.

    `rows`: the issue's rows of `budget_changes`, in time order. `headline`: the row of the plan's
    own year's budget, or None where the plan does not give it. `neighbours`: one row per issue of
    the plan, with the columns of `budget_changes` for the same year's budget (null where the
    issue has none), title and issue_label; in the issues' order. `doubts`: diagnostics.
    """

    subject: Subject
    rows: pd.DataFrame
    headline: Record | None
    neighbours: pd.DataFrame
    doubts: pd.DataFrame


def budget_trend(tables: Tables, plan_id: str, issue_no: int) -> BudgetTrend:
    """What the plan says about one issue's money.

    Raises `UnknownPlanError` or `UnknownIssueError`, which name what exists.

    >>> budget_trend(tables, "2026-digital", 1).subject.issue.issue_no
    1
    """
    subject = subject_of(tables, plan_id, issue_no)
    changes = budget_changes(tables, plan_id)
    own = changes[changes["issue_no"] == issue_no].reset_index(drop=True)
    budgeted = plan_year_budgets(changes, subject.fiscal_year)
    return BudgetTrend(
        subject=subject,
        rows=own,
        headline=next(iter(records(budgeted[budgeted["issue_no"] == issue_no])), None),
        neighbours=beside_issues(tables.of_plan(plan_id).issues, budgeted),
        doubts=doubts(tables, subject),
    )


def plan_year_budgets(changes: pd.DataFrame, fiscal_year: int) -> pd.DataFrame:
    """The budgets (予算額) of the plan's own year, a row per issue that has one."""
    return changes[(changes["fiscal_year"] == fiscal_year) & (changes["phase"] == "approved")]


def beside_issues(issues: pd.DataFrame, budgeted: pd.DataFrame) -> pd.DataFrame:
    """Every issue with its row of `budgeted`, null where it has none; `line` is the amount's."""
    names = issues[["issue_no", "issue_label", "title"]]
    return names.merge(budgeted, on="issue_no", how="left").reset_index(drop=True)
