"""What a report is about, where its facts come from, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dxanalysis.analysis.records import records
from dxanalysis.tables.codes import CODES
from dxanalysis.tables.frames import Tables

_EDITIONS = list(CODES["edition"])


@dataclass(frozen=True)
class Issue:
    """One 経営課題: `label` is the number as printed, `line` its place in the source."""

    issue_no: int
    label: str
    title: str
    line: int | None


@dataclass(frozen=True)
class Subject:
    """One edition of one plan, and one of its issues or (`issue` None) all of them."""

    plan_id: str
    department: str
    fiscal_year: int
    edition: str
    source: str
    source_sha256: str
    coverage: float
    issue: Issue | None


def subject_of(tables: Tables, plan_id: str, issue_no: int | None = None) -> Subject:
    """The newest edition of the plan, as the tables hold it.

    Raises `UnknownPlanError` or `UnknownIssueError`.
    """
    plan = tables.of_plan(plan_id)
    newest = max(records(plan.plans), key=lambda row: _EDITIONS.index(row["edition"]))
    names = ("plan_id", "department", "fiscal_year", "edition", "source", "source_sha256")
    issue = None
    if issue_no is not None:
        (issue,) = issues_of(tables.of_issue(plan_id, issue_no))
    return Subject(
        **{name: newest[name] for name in names}, coverage=newest["coverage"], issue=issue
    )


def issues_of(tables: Tables) -> list[Issue]:
    """Every issue that the tables of one plan hold, by number."""
    issues = [
        Issue(row["issue_no"], row["issue_label"], row["title"], row["line"])
        for row in records(tables.issues)
    ]
    return sorted(issues, key=lambda issue: issue.issue_no)


def doubts(tables: Tables, subject: Subject) -> pd.DataFrame:
    """The diagnostics of severity error or warning that touch the subject, by line.

    For an issue: those between its heading and the next one's, and those of the whole document.
    """
    found = tables.diagnostics
    found = found[
        (found["source"] == subject.source) & found["severity"].isin(["error", "warning"])
    ]
    if subject.issue is not None and subject.issue.line is not None:
        starts = tables.of_plan(subject.plan_id).issues["line"]
        later = starts[starts > subject.issue.line]
        end = later.min() if len(later) else found["line"].max() + 1
        inside = found["line"].between(subject.issue.line, end, inclusive="left")
        found = found[(inside | found["line"].isna()).fillna(value=True)]
    return found.sort_values(["line", "code"]).reset_index(drop=True)
