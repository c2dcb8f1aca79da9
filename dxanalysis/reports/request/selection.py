"""Which reports are wanted of which tables: each as plain values that another process can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from dxanalysis.analysis.subject import IssueSubject, Subject, every_subject
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.present.shared.source import plan_name
from dxanalysis.reports.request.catalogue import REPORTS, Report, find_report
from dxanalysis.reports.request.order import EVERYTHING, Selection
from dxanalysis.store.frames import Tables, UnknownIssueError, UnknownPlanError


@dataclass(frozen=True)
class Request:
    """One report of one plan or issue, with the names that its page shows.

    `issue_title` has the number as the document prints it, which may differ from `issue_no`.
    """

    report: str
    plan_id: str
    issue_no: int | None
    plan_title: str
    issue_title: str | None
    source: str
    source_sha256: str

    @property
    def parameters(self) -> dict[str, object]:
        """What the notebook is given, all but the place of the tables."""
        issue = {} if self.issue_no is None else {"issue_no": self.issue_no}
        return {"plan_id": self.plan_id, **issue}

    @property
    def title(self) -> str:
        """What the report is and of what: 予算の推移 経営課題1 …."""
        issue = "" if self.issue_title is None else f" {self.issue_title}"
        return f"{REPORTS[self.report].title}{issue}"

    @property
    def page_title(self) -> str:
        """The page's title: the report's, then the plan's."""
        return f"{self.title} ｜ {self.plan_title}"

    @property
    def html(self) -> str:
        """The page's place below the folder of outputs."""
        return f"{self._stem}.html"

    @property
    def notebook(self) -> str:
        """The executed notebook's place below the folder of outputs."""
        return f"{self._stem}.ipynb"

    @property
    def _stem(self) -> PurePosixPath:
        folder = PurePosixPath(self.plan_id)
        if self.issue_no is not None:
            folder /= f"issue-{self.issue_no}"
        return folder / self.report


class NothingToReportError(DxanalysisError):
    """A selection that no report answers to."""

    def __init__(self, selection: Selection) -> None:
        super().__init__(selection)
        self.selection = selection

    def __str__(self) -> str:
        if self.selection == EVERYTHING:
            return "表に運営方針がありません。先に dxanalysis ingest で文書を読み込んでください"
        return (
            "指定に当たるレポートがありません。経営課題ごとではないレポート(overview)には "
            "--issue を付けないでください"
        )


def select(tables: Tables, selection: Selection) -> list[Request]:
    """All requests that the selection names, plan by plan, issue by issue.

    Where issues are named, reports of a whole plan are left out. Raises `UnknownPlanError`,
    `UnknownIssueError`, `UnknownReportError` (each with the names that exist) and
    `NothingToReportError`.
    """
    reports = [find_report(name) for name in selection.reports or REPORTS]
    plans = _plans(tables, selection.plans)
    _check_issues(plans, selection.issues)
    requests = [
        request
        for subject, issues in plans.values()
        for request in _of_plan(subject, issues, reports, selection.issues)
    ]
    if not requests:
        raise NothingToReportError(selection)
    return requests


_Plan = tuple[Subject, list[IssueSubject]]


def _plans(tables: Tables, named: tuple[str, ...]) -> dict[str, _Plan]:
    plans = every_subject(tables)
    for plan_id in named:
        if plan_id not in plans:
            raise UnknownPlanError(plan_id, list(plans))
    return {plan_id: plans[plan_id] for plan_id in named} or plans


def _check_issues(plans: dict[str, _Plan], wanted: tuple[int, ...]) -> None:
    """Require that an issue asked for exists in at least one of the plans asked for."""
    known = {issue.issue_no for _, issues in plans.values() for issue in issues}
    for issue_no in wanted:
        if issue_no not in known:
            raise UnknownIssueError("、".join(plans), issue_no, sorted(known))


def _of_plan(
    subject: Subject, issues: list[IssueSubject], reports: list[Report], wanted: tuple[int, ...]
) -> Iterator[Request]:
    if not wanted:
        yield from (_request(report, subject) for report in reports if not report.per_issue)
    for issue in issues:
        if not wanted or issue.issue_no in wanted:
            of_issue = replace(subject, issue=issue)
            yield from (_request(report, of_issue) for report in reports if report.per_issue)


def _request(report: Report, subject: Subject) -> Request:
    issue = subject.issue
    return Request(
        report=report.name,
        plan_id=subject.plan_id,
        issue_no=issue.issue_no if issue else None,
        plan_title=plan_name(subject),
        issue_title=f"経営課題{issue.label} {issue.title}" if issue else None,
        source=subject.source,
        source_sha256=subject.source_sha256,
    )
