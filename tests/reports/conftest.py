"""The small plan on disk, with a notebook for each report of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from small_plan import PARAMETERS, notebook, small_tables, write

from dxanalysis.reports.catalogue import REPORTS
from dxanalysis.reports.order import Folders, Selection
from dxanalysis.reports.requests import Request, select
from dxanalysis.tables.frames import Tables


@pytest.fixture
def tables() -> Tables:
    return small_tables()


@pytest.fixture
def request_of_issue(tables: Tables) -> Request:
    return select(tables, Selection(issues=(2,), reports=("budget-trend",)))[0]


@pytest.fixture
def folders(tmp_path: Path, tables: Tables) -> Folders:
    """Tables on disk, and for each report of the catalogue a notebook that succeeds."""
    write(tables, tmp_path / "data")
    (tmp_path / "notebooks").mkdir()
    made = Folders(tmp_path / "data", tmp_path / "notebooks", tmp_path / "out")
    for report in REPORTS.values():
        nbformat.write(notebook("print(plan_id, issue_no)"), made.notebooks / report.notebook)
    return made


@pytest.fixture
def put(folders: Folders) -> Callable[..., Path]:
    """Put cells of code into a report's notebook."""

    def put(report: str, *cells: str, parameters: str | None = PARAMETERS) -> Path:
        path = folders.notebooks / REPORTS[report].notebook
        nbformat.write(notebook(*cells, parameters=parameters), path)
        return path

    return put
