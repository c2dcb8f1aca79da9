"""Which reports a selection names, of the plans and issues that the tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dxanalysis.analysis.subject import IssueSubject, Subject, every_subject
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.plan.identity import slug_in
from dxanalysis.present.shared.source import plan_name
from dxanalysis.reports.request.catalogue import REPORTS, Report, find_report
from dxanalysis.reports.request.options import EVERYTHING, Selection
from dxanalysis.reports.request.task import Request
from dxanalysis.store.frames import Tables, UnknownIssueError, UnknownPlanError
from dxanalysis.text.years import era_label


class NothingToReportError(DxanalysisError):
    """A selection that no report answers to."""

    def __init__(self, selection: Selection) -> None:
        super().__init__(selection)
        self.selection = selection

    def __str__(self) -> str:
        if self.selection == EVERYTHING:
            return "表に運営方針がありません。先に dxanalysis ingest で文書を読み込んでください"
        return (
            "指定に当たるレポートがありません。経営課題ごとではないレポートには --issue を、"
            "全所属のレポート(city)には --plan も付けないでください。"
            "department は2年度分、city は同じ年度の2所属分の運営方針があるときに作ります"
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
    newest = _newest_plans(tables)
    whole = not (selection.plans or selection.issues)
    requests = [*_of_city(plans, reports)] if whole else []
    requests += [
        request
        for subject, issues in plans.values()
        for request in [
            *_of_plan(subject, issues, reports, selection.issues),
            *_of_department(subject, newest, reports, selection.issues),
        ]
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
        yield from (_request(report, subject) for report in reports if report.per_plan)
    for issue in issues:
        if not wanted or issue.issue_no in wanted:
            of_issue = replace(subject, issue=issue)
            yield from (_request(report, of_issue) for report in reports if report.per_issue)


def _of_city(plans: dict[str, _Plan], reports: list[Report]) -> Iterator[Request]:
    """One for each fiscal year of which several departments have a plan: there is what to compare."""
    departments: dict[int, list[Subject]] = {}
    for subject, _ in plans.values():
        departments.setdefault(subject.fiscal_year, []).append(subject)
    for year, subjects in sorted(departments.items()):
        for report in reports:
            if report.per_city and len(subjects) > 1:
                yield Request(
                    report=report.name,
                    plan_id=None,
                    issue_no=None,
                    plan_title=f"{era_label(year)} 全所属の運営方針",
                    issue_title=None,
                    issue_label=None,
                    source="",
                    source_sha256="",
                    fiscal_year=year,
                )


def _newest_plans(tables: Tables) -> set[str]:
    """The newest plan of each department that has more than one: years to look back over."""
    plans: dict[str, list[str]] = {}
    for plan_id in tables.plan_ids():  # in the order of years
        plans.setdefault(slug_in(plan_id), []).append(plan_id)
    return {held[-1] for held in plans.values() if len(held) > 1}


def _of_department(
    subject: Subject, newest: set[str], reports: list[Report], wanted: tuple[int, ...]
) -> Iterator[Request]:
    if not wanted and subject.plan_id in newest:
        for report in reports:
            if report.per_department:
                yield replace(_request(report, subject), department=subject.department)


def _request(report: Report, subject: Subject) -> Request:
    issue = subject.issue
    return Request(
        report=report.name,
        plan_id=subject.plan_id,
        issue_no=issue.issue_no if issue else None,
        plan_title=plan_name(subject),
        issue_title=f"経営課題{issue.label} {issue.title}" if issue else None,
        issue_label=issue.label if issue else None,
        source=subject.source,
        source_sha256=subject.source_sha256,
    )
