"""How the money of issues moved from year to year, and how they stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import BudgetRow, DiagnosticRow, rows_of
from dxanalysis.analysis.subject import IssueSubject, Subject, doubts, issues_of, subject_of
from dxanalysis.analysis.year_change import NoChange, YearChange, compare

if TYPE_CHECKING:
    from dxanalysis.plan.model import Phase
    from dxanalysis.store.frames import Tables

# Within a year the budget comes before its settlement.
_PHASE_ORDER: dict[Phase, int] = {"approved": 0, "executed": 1}


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """An amount among those of all issues of the same year and phase.

    `total_yen` is the sum of the `counted` issues that have an amount, None where none has;
    `share_percent` of that sum; `rank` among them, 1 the largest.
    """

    total_yen: int | None
    counted: int
    share_percent: float | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class BudgetChange(BudgetRow):
    """An amount with its change and standing.

    `previous_phase`: of which phase the amount of the year before is, None where there is none;
    `mixed_phase`: a budget stands against a settled amount, or the reverse.
    """

    change: YearChange
    previous_phase: Phase | None
    mixed_phase: bool
    standing: BudgetStanding


def budget_changes(tables: Tables, plan_id: str) -> list[BudgetChange]:
    """The plan's amounts, by issue, then in time order, a year's budget before its settlement.

    An amount is compared with the year before's of the same phase where there is one, else with
    that of the other phase. Raises `UnknownPlanError`.
    """
    rows = rows_of(tables.of_plan(plan_id).budgets, BudgetRow)
    of_key: dict[tuple[int, Phase], list[int]] = defaultdict(list)
    for row in rows:
        if row.amount_yen is not None:
            of_key[row.fiscal_year, row.phase].append(row.amount_yen)
    changes = [_changed(row, rows, of_key[row.fiscal_year, row.phase]) for row in rows]
    return sorted(changes, key=lambda c: (c.issue_no, c.fiscal_year, _PHASE_ORDER[c.phase]))


def _changed(row: BudgetRow, rows: Sequence[BudgetRow], amounts: Sequence[int]) -> BudgetChange:
    change, phase = against_year_before(row, rows)
    return BudgetChange(
        plan_id=row.plan_id,
        issue_no=row.issue_no,
        fiscal_year=row.fiscal_year,
        phase=row.phase,
        amount_yen=row.amount_yen,
        amount_text=row.amount_text,
        line=row.line,
        start=row.start,
        end=row.end,
        change=change,
        previous_phase=phase,
        mixed_phase=change.yen is not None and phase != row.phase,
        standing=_standing(row.amount_yen, amounts),
    )


def _standing(amount: int | None, amounts: Sequence[int]) -> BudgetStanding:
    total = sum(amounts) if amounts else None
    share = amount / total * 100 if amount is not None and total is not None and total > 0 else None
    rank = None if amount is None else 1 + sum(other > amount for other in amounts)
    return BudgetStanding(total, len(amounts), share, rank)


def against_year_before(
    row: BudgetRow, rows: Iterable[BudgetRow]
) -> tuple[YearChange, Phase | None]:
    """The change of an amount among a plan's `rows`, and the phase that it is compared with."""
    previous = _year_before(row, rows)
    if previous is None:
        reason = NoChange.AMOUNT_NULL if row.amount_yen is None else NoChange.PREVIOUS_MISSING
        return YearChange(None, None, None, reason), None
    phase = previous.phase if previous.amount_yen is not None else None
    return compare(row.amount_yen, previous.amount_yen), phase


def _year_before(row: BudgetRow, rows: Iterable[BudgetRow]) -> BudgetRow | None:
    """The row of the same issue's year before: one with an amount first, then the same phase."""
    candidates = [
        other
        for other in rows
        if other.issue_no == row.issue_no and other.fiscal_year == row.fiscal_year - 1
    ]
    return min(
        candidates,
        key=lambda other: (other.amount_yen is None, other.phase != row.phase),
        default=None,
    )


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
