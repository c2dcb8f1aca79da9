import pandas as pd
import pytest

from dxanalysis.reports.request.catalogue import NotebookMissingError
from dxanalysis.reports.request.options import Selection
from dxanalysis.reports.request.selection import select
from dxanalysis.reports.run import inputs as digest
from dxanalysis.reports.run.inputs import ReportInputs
from tests.reports.small_plan import small_tables


def test_same_inputs_same_hash_and_each_report_its_own(folders, tables):
    requests = select(tables, Selection())
    hashes = [ReportInputs(tables, folders.notebooks).of(request) for request in requests]
    assert len(set(hashes)) == len(requests)
    assert hashes == [ReportInputs(small_tables(), folders.notebooks).of(r) for r in requests]


def test_the_plans_rows_the_notebook_and_the_code_count(
    folders, tables, request_of_issue, monkeypatch
):
    before = ReportInputs(tables, folders.notebooks).of(request_of_issue)
    changed = small_tables(issues=tables.issues.assign(title="別の名称"))
    assert ReportInputs(changed, folders.notebooks).of(request_of_issue) != before

    notebook = folders.notebooks / "budget_trend.ipynb"
    notebook.write_text(notebook.read_text() + "\n")
    second = ReportInputs(tables, folders.notebooks).of(request_of_issue)
    assert second != before

    monkeypatch.setattr(digest, "code_sha256", lambda *_modules, code: "other code")
    assert ReportInputs(tables, folders.notebooks).of(request_of_issue) != second


def test_another_plans_rows_do_not_count(folders, tables, request_of_issue):
    other = pd.concat([tables.issues, tables.issues.assign(plan_id="2026-other")])
    changed = small_tables(issues=other)
    assert ReportInputs(changed, folders.notebooks).of(request_of_issue) == ReportInputs(
        tables, folders.notebooks
    ).of(request_of_issue)


def test_a_missing_notebook_is_named(folders, tables, request_of_issue):
    (folders.notebooks / "budget_trend.ipynb").unlink()
    with pytest.raises(NotebookMissingError, match=r"budget_trend\.ipynb"):
        ReportInputs(tables, folders.notebooks).of(request_of_issue)
