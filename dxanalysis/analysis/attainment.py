"""What an issue's indicators aim at, what was reached, and what the figures say about it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dxanalysis.analysis.indicators import Counts, count_indicators, indicator_rows
from dxanalysis.analysis.judgement import judged
from dxanalysis.analysis.pace import remaining_paths
from dxanalysis.analysis.subject import Subject, doubts, subject_of
from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class Attainment:
    """One issue's indicators in the plan's year.

    `indicators`: `indicator_rows` with the columns of `judged`; `counts` of them; `targets`: every
    target as in the tables; `paths`: `remaining_paths`; `other_years`: the rows of `attainments`
    for other years than the plan's, which no count includes; `doubts`: diagnostics.
    """

    subject: Subject
    counts: Counts
    indicators: pd.DataFrame
    targets: pd.DataFrame
    paths: pd.DataFrame
    other_years: pd.DataFrame
    doubts: pd.DataFrame


def indicator_attainment(tables: Tables, plan_id: str, issue_no: int) -> Attainment:
    """What the plan says about one issue's indicators, the document's grades untouched.

    Raises `UnknownPlanError` or `UnknownIssueError`, which name what exists.

    >>> indicator_attainment(tables, "2026-digital", 1).counts.indicators
    3
    """
    subject = subject_of(tables, plan_id, issue_no)
    issue = tables.of_issue(plan_id, issue_no)
    rows = indicator_rows(issue, subject.fiscal_year)
    results = issue.attainments
    return Attainment(
        subject=subject,
        counts=count_indicators(rows),
        indicators=judged(rows),
        targets=issue.targets,
        paths=remaining_paths(issue, rows, subject.fiscal_year),
        other_years=results[results["fiscal_year"] != subject.fiscal_year].reset_index(drop=True),
        doubts=doubts(tables, subject),
    )
