"""The reports that exist: a new one is a row of `REPORTS` and a notebook.

Parameters are checked here, before a kernel starts: papermill itself only logs an unknown one
and goes on with the notebook's default, which makes a report of something else.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError


@dataclass(frozen=True)
class Parameter:
    """One name of a notebook's `parameters` cell; a required one is never left to its default."""

    name: str
    type: type
    required: bool = True


_PLAN = Parameter("plan_id", str)
_ISSUE = Parameter("issue_no", int)
_DEPARTMENT = Parameter("department", str)
_YEAR = Parameter("fiscal_year", int)
_DATA = Parameter("data_dir", str, required=False)


@dataclass(frozen=True)
class Report:
    """One kind of report; `title` is what readers call it."""

    name: str
    notebook: str
    title: str
    parameters: tuple[Parameter, ...]

    @property
    def per_issue(self) -> bool:
        """One for each issue of a plan."""
        return _ISSUE in self.parameters

    @property
    def per_department(self) -> bool:
        """One for each department, over all its plans; or else, one for each plan or issue."""
        return _DEPARTMENT in self.parameters

    @property
    def per_city(self) -> bool:
        """One for each fiscal year, over all departments."""
        return _YEAR in self.parameters

    @property
    def per_plan(self) -> bool:
        """One for each plan as a whole."""
        return not (self.per_issue or self.per_department or self.per_city)


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report("overview", "overview.ipynb", "全体の概要", (_PLAN, _DATA)),
        Report("budget-trend", "budget_trend.ipynb", "予算の推移", (_PLAN, _ISSUE, _DATA)),
        Report(
            "indicator-attainment",
            "indicator_attainment.ipynb",
            "指標の達成状況",
            (_PLAN, _ISSUE, _DATA),
        ),
        Report("department", "department.ipynb", "年度をまたぐ推移", (_DEPARTMENT, _DATA)),
        Report("city", "city.ipynb", "全所属の比較", (_YEAR, _DATA)),
    )
}


class UnknownReportError(DxanalysisError):
    """A report name that the catalogue does not hold; `known` lists those that exist."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def __str__(self) -> str:
        return f"レポート「{self.name}」はありません。あるレポート: {'、'.join(self.known)}"


class ParameterError(DxanalysisError):
    """Parameters that a report does not take; `problems` says of each what is wrong."""

    def __init__(self, report: str, problems: list[str], known: list[str]) -> None:
        super().__init__(report, problems, known)
        self.report, self.problems, self.known = report, problems, known

    def __str__(self) -> str:
        return (
            f"レポート「{self.report}」のパラメーターが正しくありません({'。'.join(self.problems)})。"
            f"使えるパラメーター: {'、'.join(self.known)}"
        )


class NotebookMissingError(DxanalysisError):
    """A notebook that the catalogue names and the folder does not hold."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"ノートブックがありません: {self.path}。取得し直したフォルダーで実行してください"


class NotebookParametersError(DxanalysisError):
    """A notebook whose `parameters` cell lacks names that the catalogue passes."""

    def __init__(self, notebook: str, missing: list[str], found: list[str]) -> None:
        super().__init__(notebook, missing, found)
        self.notebook, self.missing, self.found = notebook, missing, found

    def __str__(self) -> str:
        return (
            f"{self.notebook} の parameters セルに {'、'.join(self.missing)} がありません"
            f"(あるのは {'、'.join(self.found) or 'なし'})。セルに名前を書き足してください"
        )


def find_report(name: str) -> Report:
    """Find the report of this name; raises `UnknownReportError`, which names those that exist."""
    if name not in REPORTS:
        raise UnknownReportError(name, list(REPORTS))
    return REPORTS[name]


def check_parameters(report: Report, given: Mapping[str, object]) -> None:
    """Raise `ParameterError` for a name unknown or left out, or a value of another type."""
    known = {parameter.name: parameter for parameter in report.parameters}
    problems = [f"「{name}」は知らない名前です" for name in given if name not in known]
    problems += [
        f"「{name}」がありません" for name, p in known.items() if p.required and name not in given
    ]
    problems += [
        f"「{name}」は {known[name].type.__name__} であるべきところ {value!r} です"
        for name, value in given.items()
        # `type … is` and not isinstance: True is an int to Python, but no issue number
        if name in known and type(value) is not known[name].type
    ]
    if problems:
        described = [f"{p.name}({p.type.__name__})" for p in report.parameters]
        raise ParameterError(report.name, problems, described)


def check_notebook(report: Report, cells: list[tuple[list[str], str]]) -> None:
    """Raise `NotebookParametersError` unless the `parameters` cell has the report's names.

    `cells` are the notebook's cells as (tags, source).
    """
    source = next((source for tags, source in cells if "parameters" in tags), "")
    found = _assigned_names(source)
    missing = [p.name for p in report.parameters if p.name not in found]
    if missing:
        raise NotebookParametersError(report.notebook, missing, found)


def _assigned_names(source: str) -> list[str]:
    """Names assigned at the top of a cell, `x: int | None = None` too, unlike papermill's own."""
    names: list[str] = []
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            continue
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return names
