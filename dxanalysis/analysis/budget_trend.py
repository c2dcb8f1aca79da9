"""How the money of issues moved from year to year, and how they stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.amounts import (
    UnreadPrint,
    grain_of_sum,
    printed_amounts,
    read_of,
    unread_prints,
    unreadable_of,
)
from dxanalysis.analysis.asked import AskedRow, asked_of
from dxanalysis.analysis.issue_thread import IssueThread, issue_thread
from dxanalysis.analysis.rounding import RoundedPercent, rounded_percent
from dxanalysis.analysis.rows import BudgetRow, DiagnosticRow
from dxanalysis.analysis.subject import (
    IssueSubject,
    Subject,
    diagnostics_of,
    doubts,
    issues_of,
    subject_of,
)
from dxanalysis.analysis.year_change import NoChange, YearChange, compare
from dxanalysis.text.amounts import grain_of
from dxanalysis.years.departments import history_of

if TYPE_CHECKING:
    from dxanalysis.plan.model import Phase
    from dxanalysis.store.frames import Tables

# Within a year the budget comes before its settlement.
_PHASE_ORDER: dict[Phase, int] = {"approved": 0, "executed": 1}


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """An amount among those of all issues of the same year and phase.

    `total_yen` is the sum of the `counted` issues that have an amount, None where none has;
    `share_percent` of that sum; `rank` among them, 1 the largest. Where the amounts of
    `unreadable` issues are printed and could not be read, there is neither share nor rank.
    """

    total_yen: int | None
    counted: int
    share_percent: float | None
    rank: int | None
    unreadable: int = 0
    share_within: float = 0.0

    @property
    def share(self) -> RoundedPercent | None:
        """The share with what its digits are worth."""
        found = self.share_percent
        return None if found is None else RoundedPercent(found, self.share_within)


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
    rows = printed_amounts(tables.of_plan(plan_id))
    of_key: dict[tuple[int, Phase], list[BudgetRow]] = defaultdict(list)
    for row in rows:
        of_key[row.fiscal_year, row.phase].append(row)
    changes = [_changed(row, rows, of_key[row.fiscal_year, row.phase]) for row in rows]
    return sorted(changes, key=lambda c: (c.issue_no, c.fiscal_year, _PHASE_ORDER[c.phase]))


def _changed(
    row: BudgetRow, rows: Sequence[BudgetRow], beside: Sequence[BudgetRow]
) -> BudgetChange:
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
        unreadable=row.unreadable,
        change=change,
        previous_phase=phase,
        mixed_phase=change.yen is not None and phase != row.phase,
        standing=_standing(row, beside),
    )


def _standing(row: BudgetRow, rows: Sequence[BudgetRow]) -> BudgetStanding:
    amount, amounts = row.amount_yen, list(read_of(rows).values())
    unreadable = len(unreadable_of(rows))
    total = sum(amounts) if amounts else None
    if amount is None or unreadable:
        return BudgetStanding(total, len(amounts), None, None, unreadable)
    share = amount / total * 100 if total is not None and total > 0 else None
    found = rounded_percent(amount, total, (grain_of(row.amount_text), grain_of_sum(rows)))
    within = found.within if found else 100.0
    rank = 1 + sum(a > amount for a in amounts)
    return BudgetStanding(total, len(amounts), share, rank, share_within=within)


def against_year_before(
    row: BudgetRow, rows: Iterable[BudgetRow]
) -> tuple[YearChange, Phase | None]:
    """The change of an amount among a plan's `rows`, and the phase that it is compared with."""
    previous = _year_before(row, rows)
    if row.unreadable:
        before = previous.amount_yen if previous else None
        return YearChange(before, None, None, NoChange.AMOUNT_UNREADABLE), None
    if previous is not None and previous.unreadable and row.amount_yen is not None:
        return YearChange(None, None, None, NoChange.PREVIOUS_UNREADABLE), None
    if previous is None:
        reason = NoChange.AMOUNT_NULL if row.amount_yen is None else NoChange.PREVIOUS_MISSING
        return YearChange(None, None, None, reason), None
    phase = previous.phase if previous.amount_yen is not None else None
    grains = (grain_of(row.amount_text), grain_of(previous.amount_text))
    return compare(row.amount_yen, previous.amount_yen, grains), phase


def _year_before(row: BudgetRow, rows: Iterable[BudgetRow]) -> BudgetRow | None:
    """The row of the same issue's year before: one with an amount first, then the same phase.

    Where none has an amount, one that cannot be read is the reason, not a blank.
    """
    candidates = [
        other
        for other in rows
        if other.issue_no == row.issue_no and other.fiscal_year == row.fiscal_year - 1
    ]
    return min(
        candidates,
        key=lambda other: (
            other.amount_yen is None,
            not other.unreadable,
            other.phase != row.phase,
        ),
        default=None,
    )


@dataclass(frozen=True)
class IssueBudget:
    """An issue beside the others: its budget (予算額) of the plan's own year, None without one.

    `unread`: something is printed in the issue as an amount, and not even its year could be read.
    """

    issue: IssueSubject
    budget: BudgetChange | None
    unread: bool = False

    @property
    def amount_yen(self) -> int | None:
        """The amount, None where the document gives none, or one that cannot be read."""
        return self.budget.amount_yen if self.budget else None

    @property
    def unreadable(self) -> bool:
        """Whether the amount is, or may be, printed and cannot be read."""
        return self.budget.unreadable if self.budget else self.unread


@dataclass(frozen=True)
class BudgetTrend:
    """One issue's amounts (yen) over the years.

    `rows`: the issue's amounts in time order. `headline`: the plan's own year's budget, None where
    the plan does not give it. `neighbours`: every issue of the plan with the same year's budget, in
    the issues' order. `unread`: what is printed as an amount under no year that can be read.
    `doubts`: diagnostics. `thread`: the issue over the department's other plans. `questions`: what
    to ask the department about its money. A frame of rows is `pandas.DataFrame(trend.rows)`.
    """

    subject: Subject
    rows: list[BudgetChange]
    headline: BudgetChange | None
    neighbours: list[IssueBudget]
    unread: list[UnreadPrint]
    doubts: list[DiagnosticRow]
    thread: IssueThread
    questions: list[AskedRow]


def budget_trend(tables: Tables, plan_id: str, issue_no: int) -> BudgetTrend:
    """What the plan says about one issue's money.

    Raises `UnknownPlanError` or `UnknownIssueError`, which name what exists.

    >>> budget_trend(tables, "2026-digital", 1).subject.issue.issue_no
    1
    """
    subject = subject_of(tables, plan_id, issue_no)
    changes = budget_changes(tables, plan_id)
    plan = tables.of_plan(plan_id)
    issues = issues_of(plan)
    unread = unread_prints(plan, issues, diagnostics_of(tables, subject))
    neighbours = issue_budgets(issues, changes, subject.fiscal_year, unread)
    return BudgetTrend(
        subject=subject,
        rows=[row for row in changes if row.issue_no == issue_no],
        headline=next((n.budget for n in neighbours if n.issue.issue_no == issue_no), None),
        neighbours=neighbours,
        unread=[each for each in unread if each.issue_no == issue_no],
        doubts=doubts(tables, subject),
        thread=issue_thread(tables, subject, history_of(tables, subject.department)),
        questions=asked_of(plan.of_issue(plan_id, issue_no), money=True),
    )


def issue_budgets(
    issues: Iterable[IssueSubject],
    changes: Iterable[BudgetChange],
    fiscal_year: int,
    unread: Iterable[UnreadPrint] = (),
) -> list[IssueBudget]:
    """Every issue with its budget of a year; of two of the same year, the one that was read."""
    budgets = {
        row.issue_no: row
        for row in changes
        if row.fiscal_year == fiscal_year and row.phase == "approved"
    }
    printed = {each.issue_no for each in unread}
    return [
        IssueBudget(issue, budgets.get(issue.issue_no), issue.issue_no in printed)
        for issue in issues
    ]
