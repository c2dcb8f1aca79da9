"""A whole plan on one page: the money of its issues, what they aim at, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.amounts import UnreadPrint, unread_prints
from dxanalysis.analysis.budget_totals import BudgetTotal, budget_totals
from dxanalysis.analysis.budget_trend import (
    BudgetChange,
    IssueBudget,
    budget_changes,
    issue_budgets,
)
from dxanalysis.analysis.indicators import (
    Counts,
    MeasuredIndicator,
    count_indicators,
    measured_indicators,
)
from dxanalysis.analysis.rows import DiagnosticRow, StrategyRow, UnplacedRow, rows_of
from dxanalysis.analysis.subject import Subject, diagnostics_of, issues_of, subject_of
from dxanalysis.analysis.unplaced import unplaced_lines

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class Overview:
    """One plan.

    `budgets`: the amounts of all issues; `unread`: what is printed as an amount under no year; `totals`: their sums per year and phase; `plan_year`:
    every issue with its budget of the plan's own year; `strategies`; `indicators` with their
    targets; `counts` of them; `unplaced`: the printed lines of results that no indicator could be
    given; `diagnostics`: all of the document's, by line.
    """

    subject: Subject
    budgets: list[BudgetChange]
    unread: list[UnreadPrint]
    totals: list[BudgetTotal]
    plan_year: list[IssueBudget]
    strategies: list[StrategyRow]
    indicators: list[MeasuredIndicator]
    counts: Counts
    unplaced: list[UnplacedRow]
    diagnostics: list[DiagnosticRow]


def plan_overview(tables: Tables, plan_id: str) -> Overview:
    """What the plan holds, all issues together.

    Raises `UnknownPlanError`, which names the plans that exist.

    >>> plan_overview(tables, "2026-digital").subject.department
    'デジタル統括室'
    """
    subject = subject_of(tables, plan_id)
    plan = tables.of_plan(plan_id)
    issues = issues_of(plan)
    budgets = budget_changes(tables, plan_id)
    remarks = diagnostics_of(tables, subject)
    unplaced = unplaced_lines(plan, plan_id, issues, remarks)
    indicators = measured_indicators(plan, subject.fiscal_year, unplaced)
    unread = unread_prints(plan, issues, remarks)
    return Overview(
        subject=subject,
        budgets=budgets,
        unread=unread,
        totals=list(budget_totals(budgets, len(issues)).values()),
        plan_year=issue_budgets(issues, budgets, subject.fiscal_year, unread),
        strategies=rows_of(plan.strategies, StrategyRow),
        indicators=indicators,
        counts=count_indicators(indicators),
        unplaced=unplaced,
        diagnostics=remarks,
    )
