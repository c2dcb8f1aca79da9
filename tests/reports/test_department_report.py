"""`department` as a run makes it: one page a department, which stands with its newest plan."""

from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.reports.request.options import Folders, RunOptions, Selection
from dxanalysis.reports.request.selection import select
from dxanalysis.reports.run.build import build_reports
from tests.years.invented import DEPARTMENT, write


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "raw")
    ingest(sources_below(tmp_path / "raw"), tmp_path / "data")
    return tmp_path / "data"


def test_one_page_a_department_stands_with_its_newest_plan(data: Path, tmp_path: Path):
    (request,) = select(dx.load_tables(data), Selection(reports=("department",)))
    assert (request.plan_id, request.html) == ("2022-kita", "departments/kita/department.html")
    assert request.parameters == {"department": DEPARTMENT}
    folders = Folders(data, CHECKOUT / "notebooks", tmp_path / "out")
    only = Selection(reports=("department",))
    (entry,) = build_reports(folders, only, options=RunOptions(jobs=1))
    assert (entry.status, entry.error) == ("ok", None)
    notebook = (folders.out / entry.notebook).read_text("utf-8")
    assert 'department = \\"北区\\"' in notebook
    assert 'href="departments/kita/department.html"' in (folders.out / "index.html").read_text()
    assert [e.status for e in build_reports(folders, only)] == ["unchanged"]
