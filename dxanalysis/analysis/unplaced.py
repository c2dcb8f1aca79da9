"""The printed lines of results that no indicator could be given, whatever kept them from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dxanalysis.analysis.amounts import issue_at
from dxanalysis.analysis.rows import DiagnosticRow, UnplacedRow, rows_of

if TYPE_CHECKING:
    from dxanalysis.analysis.subject import IssueSubject
    from dxanalysis.store.frames import Tables

_GRADE_ALONE = "grade_unplaced"
_CODES = (_GRADE_ALONE, "results_unread")  # of printed results that stand in no table


def unplaced_lines(
    tables: Tables, plan_id: str, issues: Sequence[IssueSubject], remarks: Iterable[DiagnosticRow]
) -> list[UnplacedRow]:
    """The lines of one plan, by issue and place; `issues` and `remarks` are all of the plan's."""
    rows = rows_of(tables.unplaced, UnplacedRow)
    return with_remarked(rows, plan_id, issues, remarks)


def with_remarked(
    rows: Sequence[UnplacedRow],
    plan_id: str,
    issues: Sequence[IssueSubject],
    remarks: Iterable[DiagnosticRow],
) -> list[UnplacedRow]:
    """The rows of a plan, and the printed grades and results that only a remark tells of."""
    listed = {row.line for row in rows}
    remarked = [
        UnplacedRow(
            plan_id=plan_id,
            issue_no=issue_no,
            column="results",
            text=remark.text or None,
            grade=None,
            candidates=None,
            line=remark.line,
            start=None,
            end=None,
            grade_alone=remark.code == _GRADE_ALONE,
        )
        for remark in remarks
        if remark.code in _CODES
        and remark.line is not None
        and remark.line not in listed
        and (issue_no := issue_at(remark.line, issues)) is not None
    ]
    return sorted([*rows, *remarked], key=lambda row: (row.issue_no, row.line or 0))
