"""The amounts that a plan prints: those that were read, and those that nobody could read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import BudgetRow, DiagnosticRow, UnreadableBudgetRow, rows_of
from dxanalysis.text.amounts import grain_of

if TYPE_CHECKING:
    from dxanalysis.analysis.subject import IssueSubject
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True, slots=True)
class UnreadPrint:
    """Something printed as an amount of which not even the year, or the label, could be read.

    `issue_no` is that of the issue in which it stands, None outside of all.
    """

    issue_no: int | None
    text: str | None
    line: int | None


def printed_amounts(tables: Tables) -> list[BudgetRow]:
    """Every amount of a known year, in yen where it was read, else None and `unreadable`.

    Of the same issue, year and phase those that were read come last.
    """
    unreadable = [
        BudgetRow(
            plan_id=row.plan_id,
            issue_no=row.issue_no,
            fiscal_year=row.fiscal_year,
            phase=row.phase,
            amount_yen=None,
            amount_text=row.amount_text,
            line=row.line,
            start=row.start,
            end=row.end,
            unreadable=True,
        )
        for row in rows_of(tables.unreadable_budgets, UnreadableBudgetRow)
        if row.fiscal_year is not None
    ]
    return [*unreadable, *rows_of(tables.budgets, BudgetRow)]


def unread_prints(
    tables: Tables, issues: Sequence[IssueSubject], remarks: Iterable[DiagnosticRow]
) -> list[UnreadPrint]:
    """What is printed as an amount and stands under no year, by line; all are of one plan."""
    return unread_among(rows_of(tables.unreadable_budgets, UnreadableBudgetRow), issues, remarks)


def unread_among(
    unreadable: Sequence[UnreadableBudgetRow],
    issues: Sequence[IssueSubject],
    remarks: Iterable[DiagnosticRow],
) -> list[UnreadPrint]:
    """The same of rows that were taken out of their table."""
    placed = {row.line for row in unreadable if row.fiscal_year is not None}
    found = {
        row.line: UnreadPrint(row.issue_no, row.amount_text, row.line)
        for row in unreadable
        if row.fiscal_year is None
    }
    for remark in remarks:
        line = remark.line
        if remark.code == "amount_unreadable" and line is not None and line not in placed:
            found.setdefault(line, UnreadPrint(issue_at(line, issues), remark.text or None, line))
    return sorted(found.values(), key=lambda each: each.line or 0)


def issue_at(line: int, issues: Sequence[IssueSubject]) -> int | None:
    """The number of the issue in which a line stands, None before the first."""
    before = [issue for issue in issues if issue.line is not None and issue.line <= line]
    return max(before, key=lambda issue: issue.line or 0).issue_no if before else None


def read_of(rows: Sequence[BudgetRow]) -> dict[int, int]:
    """Issue → its amount in yen, of the rows of one year and phase that were read."""
    return {row.issue_no: row.amount_yen for row in rows if row.amount_yen is not None}


def grain_of_sum(rows: Sequence[BudgetRow]) -> int:
    """Yen of the last printed digits of all amounts of one year and phase, added up."""
    grains = {r.issue_no: grain_of(r.amount_text) for r in rows if r.amount_yen is not None}
    return sum(grains.values())


def unreadable_of(rows: Sequence[BudgetRow]) -> frozenset[int]:
    """The issues of which the amount is printed and could not be read, of one year and phase."""
    return frozenset(row.issue_no for row in rows if row.unreadable) - set(read_of(rows))
