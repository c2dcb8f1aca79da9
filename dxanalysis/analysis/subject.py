"""What a report is about, where its facts come from, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import DiagnosticRow, EditionRow, IssueRow, OriginRow, rows_of
from dxanalysis.schema.editions import edition_rank

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

UNKNOWN_DEPARTMENT = "department_unknown"
"""The remark on a plan of a department that is in no list."""
_BY_PERSON = ("decided", "corrected")
NO_TITLE = "名称の記載なし"
"""What stands where the document names no issue."""


@dataclass(frozen=True, slots=True)
class IssueSubject:
    """One 経営課題 as a subject: `label` is the number as printed, `line` its place in the source."""

    issue_no: int
    label: str
    title: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Subject(EditionRow):
    """One edition of one plan, and one of its issues or (`issue` None) all of them.

    `text` is its document's, None where that is not at hand; `origin` its publication. `by_person`
    are the remarks on what a person decided or corrected, of these issues and of the plan as a
    whole.
    """

    issue: IssueSubject | None = None
    text: str | None = field(default=None, compare=False, repr=False)
    origin: OriginRow | None = field(default=None, compare=False)
    by_person: tuple[DiagnosticRow, ...] = ()


def subject_of(tables: Tables, plan_id: str, issue_no: int | None = None) -> Subject:
    """The newest edition of the plan, as the tables hold it.

    Raises `UnknownPlanError` or `UnknownIssueError`.
    """
    plans = tables.of_plan(plan_id).plans
    subject = _newest(rows_of(plans, Subject))
    origins = [each for each in rows_of(plans, OriginRow) if each.edition == subject.edition]
    subject = replace(subject, origin=origins[0])
    if tables.texts is not None:
        subject = replace(subject, text=tables.texts.of(plan_id, subject.edition))
    remarks = [d for d in diagnostics_of(tables, subject) if d.code in _BY_PERSON]
    if issue_no is None:
        return replace(subject, by_person=tuple(remarks))
    (issue,) = issues_of(tables.of_issue(plan_id, issue_no))
    others = [i for i in issues_of(tables.of_plan(plan_id)) if i.issue_no != issue_no]
    own = (d for d in remarks if not any(_is_of(tables, plan_id, other, d) for other in others))
    return replace(subject, issue=issue, by_person=tuple(own))


def issues_of(tables: Tables) -> list[IssueSubject]:
    """The issues of tables of one plan, in the document's order."""
    return [_issue(row) for row in rows_of(tables.issues, IssueRow)]


def every_subject(tables: Tables) -> dict[str, tuple[Subject, list[IssueSubject]]]:
    """Every plan's newest edition and its issues by number, of all plans in one pass."""
    issues: dict[str, list[IssueSubject]] = {}
    for row in rows_of(tables.issues, IssueRow):
        issues.setdefault(row.plan_id, []).append(_issue(row))
    editions: dict[str, list[Subject]] = {}
    for edition in rows_of(tables.plans, Subject):
        editions.setdefault(edition.plan_id, []).append(edition)
    return {
        plan_id: (_newest(rows), sorted(issues.get(plan_id, []), key=lambda i: i.issue_no))
        for plan_id, rows in sorted(editions.items())
    }


def _newest(editions: list[Subject]) -> Subject:
    return max(editions, key=lambda row: edition_rank(row.edition))


def _issue(row: IssueRow) -> IssueSubject:
    return IssueSubject(row.issue_no, row.issue_label, row.title or NO_TITLE, row.line)


def diagnostics_of(tables: Tables, subject: Subject) -> list[DiagnosticRow]:
    """All diagnostics of the subject's document, by line, those of the whole document last."""
    found = tables.diagnostics[tables.diagnostics["source"] == subject.source]
    return sorted(rows_of(found, DiagnosticRow), key=lambda row: row.place)


def doubts(tables: Tables, subject: Subject) -> list[DiagnosticRow]:
    """The diagnostics of severity error or warning that touch the subject, by line.

    For an issue: those between its heading and the next one's, and those of the whole document,
    of which is whose plan it is.
    """
    found = [d for d in diagnostics_of(tables, subject) if d.severity in ("error", "warning")]
    if subject.issue is None or subject.issue.line is None:
        return found
    issue = subject.issue
    return [
        d
        for d in found
        if d.line is None
        or d.code == UNKNOWN_DEPARTMENT
        or _is_of(tables, subject.plan_id, issue, d)
    ]


def _is_of(tables: Tables, plan_id: str, issue: IssueSubject, remark: DiagnosticRow) -> bool:
    """Whether a remark stands between an issue's heading and the next one's."""
    if remark.line is None or issue.line is None:
        return False
    lines = [other.line for other in issues_of(tables.of_plan(plan_id))]
    end = min((line for line in lines if line is not None and line > issue.line), default=None)
    return remark.line >= issue.line and (end is None or remark.line < end)
