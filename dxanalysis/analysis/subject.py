"""What a report is about, where its facts come from, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import pandas as pd

from dxanalysis.analysis.records import Record, records
from dxanalysis.schema.codes import CODES
from dxanalysis.store.frames import Tables

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
    issue: Issue | None = None


def subject_of(tables: Tables, plan_id: str, issue_no: int | None = None) -> Subject:
    """The newest edition of the plan, as the tables hold it.

    Raises `UnknownPlanError` or `UnknownIssueError`.
    """
    subject = _newest(records(tables.of_plan(plan_id).plans))
    if issue_no is None:
        return subject
    (row,) = records(tables.of_issue(plan_id, issue_no).issues)
    return replace(subject, issue=_issue(row))


def every_subject(tables: Tables) -> dict[str, tuple[Subject, list[Issue]]]:
    """Every plan's newest edition and its issues by number, of all plans in one pass."""
    issues: dict[str, list[Issue]] = {}
    for row in records(tables.issues):
        issues.setdefault(row["plan_id"], []).append(_issue(row))
    editions: dict[str, list[Record]] = {}
    for row in records(tables.plans):
        editions.setdefault(row["plan_id"], []).append(row)
    return {
        plan_id: (_newest(rows), sorted(issues.get(plan_id, []), key=lambda i: i.issue_no))
        for plan_id, rows in sorted(editions.items())
    }


def _newest(editions: list[Record]) -> Subject:
    newest = max(editions, key=lambda row: _EDITIONS.index(row["edition"]))
    return Subject(**{f.name: newest[f.name] for f in fields(Subject) if f.name != "issue"})


def _issue(row: Record) -> Issue:
    return Issue(row["issue_no"], row["issue_label"], row["title"], row["line"])


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
