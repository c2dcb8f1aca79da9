"""Every amount of a plan beside the year before, the other issues, and the sum of the issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import BudgetRow, rows_of

if TYPE_CHECKING:
    from dxanalysis.plan.model import Phase
    from dxanalysis.store.frames import Tables

# Within a year the budget comes before its settlement.
_PHASE_ORDER: dict[Phase, int] = {"approved": 0, "executed": 1}


class NoChange(StrEnum):
    """Why there is no change or no percentage; present/ says each in words."""

    AMOUNT_NULL = "amount_null"
    PREVIOUS_MISSING = "previous_missing"
    PREVIOUS_NULL = "previous_null"
    PREVIOUS_NOT_POSITIVE = "previous_not_positive"
    # The sums of two years are not of the same issues, so their difference is no change.
    ISSUES_DIFFER = "issues_differ"


@dataclass(frozen=True, slots=True)
class YearChange:
    """An amount in yen against the one before; where a figure is None, `reason` says why."""

    previous_yen: int | None
    yen: int | None
    percent: float | None
    reason: NoChange | None


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


def compare(amount: int | None, previous: int | None) -> YearChange:
    """Change in yen and per cent, or None and the reason why."""
    if amount is None:
        return YearChange(previous, None, None, NoChange.AMOUNT_NULL)
    if previous is None:
        return YearChange(None, None, None, NoChange.PREVIOUS_NULL)
    change = amount - previous
    if previous <= 0:
        return YearChange(previous, change, None, NoChange.PREVIOUS_NOT_POSITIVE)
    return YearChange(previous, change, change / previous * 100, None)
