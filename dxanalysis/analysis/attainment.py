"""What an issue's indicators aim at, what was reached, and what the figures say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.asked import AskedRow, asked_of
from dxanalysis.analysis.indicators import (
    Counts,
    MeasuredIndicator,
    count_indicators,
    measured_indicators,
)
from dxanalysis.analysis.issue_thread import IssueThread, issue_thread
from dxanalysis.analysis.pace import TargetPath, remaining_paths
from dxanalysis.analysis.rows import (
    DiagnosticRow,
    NarrativeRow,
    ResultRow,
    UnplacedRow,
    rows_of,
)
from dxanalysis.analysis.subject import Subject, diagnostics_of, doubts, issues_of, subject_of
from dxanalysis.analysis.unplaced import unplaced_lines
from dxanalysis.years.departments import history_of
from dxanalysis.years.past import pasts_of

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


_EVALUATING = ("self_evaluation", "future_policy")


@dataclass(frozen=True)
class IssueAttainment:
    """One issue's indicators in the plan's year.

    `indicators` with targets, results and judgements; `counts` of them; `paths`: what is ahead of
    their multi-year targets; `other_years`: the results of other years than the plan's, which no
    count includes; `unplaced`: the printed lines that no indicator could be given; `doubts`:
    diagnostics; `thread`: the issue over the department's other plans; `questions`: what to ask
    the department about them; `own_evaluation`: 自己評価 and 今後の方針, of the issue or of the whole plan.
    """

    subject: Subject
    counts: Counts
    indicators: list[MeasuredIndicator]
    paths: list[TargetPath]
    other_years: list[ResultRow]
    unplaced: list[UnplacedRow]
    doubts: list[DiagnosticRow]
    thread: IssueThread
    questions: list[AskedRow]
    own_evaluation: list[NarrativeRow]

    @property
    def any_result(self) -> bool:
        """Whether anything is printed as a result, be it pending or of nobody knows which indicator."""
        return bool(self.unplaced) or any(row.actual_text is not None for row in self.indicators)

    @property
    def evaluated(self) -> bool:
        """Whether the plan holds its year's results."""
        return self.subject.edition == "results" or self.any_result


def indicator_attainment(tables: Tables, plan_id: str, issue_no: int) -> IssueAttainment:
    """What the plan says about one issue's indicators, the document's grades untouched.

    Raises `UnknownPlanError` or `UnknownIssueError`, which name what exists.

    >>> indicator_attainment(tables, "2026-digital", 1).counts.indicators
    3
    """
    subject = subject_of(tables, plan_id, issue_no)
    issue = tables.of_issue(plan_id, issue_no)
    remarks = diagnostics_of(tables, subject)
    plan = tables.of_plan(plan_id)
    lines = unplaced_lines(plan, plan_id, issues_of(plan), remarks)
    unplaced = [line for line in lines if line.issue_no == issue_no]
    history = history_of(tables, subject.department)
    rows = measured_indicators(issue, subject.fiscal_year, unplaced)
    results = rows_of(issue.attainments, ResultRow)
    return IssueAttainment(
        subject=subject,
        counts=count_indicators(rows),
        indicators=rows,
        paths=remaining_paths(rows, subject.fiscal_year, pasts_of(history)),
        other_years=[row for row in results if row.fiscal_year != subject.fiscal_year],
        unplaced=unplaced,
        doubts=doubts(tables, subject),
        thread=issue_thread(tables, subject, history),
        questions=asked_of(issue, money=False),
        own_evaluation=[
            row
            for row in rows_of(plan.narratives, NarrativeRow)
            if row.section in _EVALUATING and row.issue_no in {None, issue_no}
        ],
    )
