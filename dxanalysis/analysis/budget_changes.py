"""Every amount of a plan beside the year before, the other issues, and the sum of the issues."""

from __future__ import annotations

import pandas as pd

from dxanalysis.analysis.records import Record, records
from dxanalysis.store.frames import Tables

# Why a row has no change or no percentage; present/ says each in words.
AMOUNT_NULL = "amount_null"
PREVIOUS_MISSING = "previous_missing"
PREVIOUS_NULL = "previous_null"
PREVIOUS_NOT_POSITIVE = "previous_not_positive"

_NUMBERS = {
    "previous_yen": "Int64",
    "change_yen": "Int64",
    "change_percent": "Float64",
    "mixed_phase": "bool",
}
# Within a year the budget comes before its settlement.
_PHASE_ORDER = {"approved": 0, "executed": 1}


def budget_changes(tables: Tables, plan_id: str) -> pd.DataFrame:
    """The plan's `budgets`, a row per issue, year and phase, with these columns added.

    previous_phase, previous_yen: the amount of the year before that it is compared with, of the
    same phase where there is one; change_yen, change_percent against it; mixed_phase: a budget
    stands against a settled amount or the reverse; reason: why a change or percentage is null;
    total_yen, counted: sum and number of the issues with an amount in that year and phase;
    share_percent of that sum; rank among them, 1 the largest.

    Raises `UnknownPlanError`.
    """
    budgets = tables.of_plan(plan_id).budgets
    rows = records(budgets)
    compared = [row | against_year_before(row, rows) for row in rows]
    columns = [*budgets.columns, "previous_phase", *_NUMBERS, "reason"]
    frame = pd.DataFrame(compared, columns=columns).astype(_NUMBERS | dict(budgets.dtypes))
    return _in_time_order(_among_issues(frame))


def _year_before(row: Record, rows: list[Record]) -> Record | None:
    """The row of the same issue's year before: one with an amount first, then the same phase."""
    candidates = [
        other
        for other in rows
        if other["issue_no"] == row["issue_no"] and other["fiscal_year"] == row["fiscal_year"] - 1
    ]
    return min(
        candidates,
        key=lambda other: (other["amount_yen"] is None, other["phase"] != row["phase"]),
        default=None,
    )


def against_year_before(row: Record, rows: list[Record]) -> Record:
    """What `budget_changes` adds to one row of a plan's `rows`, but for what stands among issues."""
    previous = _year_before(row, rows)
    change = compare(row["amount_yen"], previous["amount_yen"] if previous else None)
    if previous is None and row["amount_yen"] is not None:
        change["reason"] = PREVIOUS_MISSING
    phase = previous["phase"] if previous and previous["amount_yen"] is not None else None
    return change | {
        "previous_phase": phase,
        "mixed_phase": change["change_yen"] is not None and phase != row["phase"],
    }


def compare(amount: int | None, previous: int | None) -> Record:
    """Change in yen and per cent, or null and the reason why."""
    percent = None
    reason = None
    if amount is None:
        reason = AMOUNT_NULL
    elif previous is None:
        reason = PREVIOUS_NULL
    elif previous <= 0:
        reason = PREVIOUS_NOT_POSITIVE
    else:
        percent = (amount - previous) / previous * 100
    change = None if amount is None or previous is None else amount - previous
    return {
        "previous_yen": previous,
        "change_yen": change,
        "change_percent": percent,
        "reason": reason,
    }


def _among_issues(frame: pd.DataFrame) -> pd.DataFrame:
    by = frame.groupby(["fiscal_year", "phase"])["amount_yen"]
    total, counted = by.transform("sum"), by.transform("count")
    return frame.assign(
        total_yen=total.where(counted > 0).astype("Int64"),
        counted=counted.astype("Int64"),
        share_percent=(frame["amount_yen"] / total.where(total > 0) * 100).astype("Float64"),
        rank=by.rank(method="min", ascending=False).astype("Int64"),
    )


def _in_time_order(frame: pd.DataFrame) -> pd.DataFrame:
    order = frame.assign(_phase=frame["phase"].map(_PHASE_ORDER))
    return (
        order.sort_values(["issue_no", "fiscal_year", "_phase"])
        .drop(columns="_phase")
        .reset_index(drop=True)
    )
