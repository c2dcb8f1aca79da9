"""A whole plan on one page: the money of its issues, what they aim at, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dxanalysis.analysis.budget_changes import budget_changes, compare
from dxanalysis.analysis.budget_trend import beside_issues, plan_year_budgets
from dxanalysis.analysis.indicators import Counts, count_indicators, indicator_rows
from dxanalysis.analysis.records import Record, records
from dxanalysis.analysis.subject import Subject, subject_of
from dxanalysis.store.frames import Tables

# The sums of two years are not of the same issues, so their difference is no change.
ISSUES_DIFFER = "issues_differ"


@dataclass(frozen=True)
class Overview:
    """One plan.

    `budgets`: `budget_changes` of all issues; `totals`: their sums (see `budget_totals`);
    `plan_year`: one row per issue as in `BudgetTrend.neighbours`; `issues`, `strategies`,
    `targets`: as in the tables; `indicators`: `indicator_rows`; `counts` of them;
    `diagnostics`: all of the document's, by line.
    """

    subject: Subject
    budgets: pd.DataFrame
    totals: pd.DataFrame
    plan_year: pd.DataFrame
    issues: pd.DataFrame
    strategies: pd.DataFrame
    indicators: pd.DataFrame
    targets: pd.DataFrame
    counts: Counts
    diagnostics: pd.DataFrame


def plan_overview(tables: Tables, plan_id: str) -> Overview:
    """What the plan holds, all issues together.

    Raises `UnknownPlanError`, which names the plans that exist.

    >>> plan_overview(tables, "2026-digital").subject.department
    'デジタル統括室'
    """
    subject = subject_of(tables, plan_id)
    plan = tables.of_plan(plan_id)
    budgets = budget_changes(tables, plan_id)
    indicators = indicator_rows(plan, subject.fiscal_year)
    found = tables.diagnostics[tables.diagnostics["source"] == subject.source]
    return Overview(
        subject=subject,
        budgets=budgets,
        totals=budget_totals(budgets, len(plan.issues)),
        plan_year=beside_issues(plan.issues, plan_year_budgets(budgets, subject.fiscal_year)),
        issues=plan.issues,
        strategies=plan.strategies,
        indicators=indicators,
        targets=plan.targets,
        counts=count_indicators(indicators),
        diagnostics=found.sort_values(["line", "code"]).reset_index(drop=True),
    )


def budget_totals(budgets: pd.DataFrame, issues: int) -> pd.DataFrame:
    """The sum over the issues per year and phase, a row each, in time order.

    fiscal_year, phase, total_yen (null where no issue has an amount), counted of `issues` summed;
    change_yen, change_percent, previous_yen against the same phase of the year before, null with
    a `reason` where there is none or where it is the sum of other issues.
    """
    sums = sums_of(records(budgets), issues)
    rows = [row | change_of(row, sums) for row in sums.values()]
    columns = ["fiscal_year", "phase", "total_yen", "counted", "issues", "previous_yen"]
    whole = dict.fromkeys([*columns, "change_yen"], "Int64") | {"phase": "str"}
    frame = pd.DataFrame(rows, columns=[*columns, "change_yen", "change_percent", "reason"])
    frame = frame.astype(whole | {"change_percent": "Float64", "reason": "str"})
    # approved < executed is also their order within a year
    return frame.sort_values(["fiscal_year", "phase"]).reset_index(drop=True)


def sums_of(budgets: list[Record], issues: int) -> dict[tuple[int, str], Record]:
    """(fiscal year, phase) → the sum of one plan's rows of `budgets`; `summed`: whose they are."""
    groups: dict[tuple[int, str], list[Record]] = {}
    for row in budgets:
        groups.setdefault((row["fiscal_year"], row["phase"]), []).append(row)
    return {key: _sum(key, rows, issues) for key, rows in groups.items()}


def _sum(key: tuple[int, str], rows: list[Record], issues: int) -> Record:
    present = [row for row in rows if row["amount_yen"] is not None]
    return {
        "fiscal_year": key[0],
        "phase": key[1],
        "total_yen": sum(row["amount_yen"] for row in present) if present else None,
        "counted": len(present),
        "issues": issues,
        "summed": {row["issue_no"] for row in present},
    }


def change_of(row: Record, sums: dict[tuple[int, str], Record]) -> Record:
    """A sum against that of the year before, as `compare` says it; null of other issues' sum."""
    previous = sums.get((row["fiscal_year"] - 1, row["phase"]))
    if previous is None:
        return compare(row["total_yen"], None)
    if previous["summed"] != row["summed"]:
        return compare(None, previous["total_yen"]) | {"reason": ISSUES_DIFFER}
    return compare(row["total_yen"], previous["total_yen"])
