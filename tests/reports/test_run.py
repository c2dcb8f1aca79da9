"""Real kernels: what each way of failing leaves behind."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from dxanalysis.reports.run import record_failure, render_report
from dxanalysis.reports.task import Task


@pytest.fixture
def task(folders, request_of_issue):
    return Task(
        request=request_of_issue,
        notebook=folders.notebooks / "budget_trend.ipynb",
        data=folders.data,
        out=folders.out,
        made_at="2026-04-01T09:00:00+09:00",
        seconds=60,
    )


def left_by(task):
    html = (task.out / task.request.html).read_text(encoding="utf-8")
    return html, nbformat.read(task.out / task.request.notebook, as_version=4)


def test_a_report_is_made_in_a_folder_of_its_own_over_ipc(task, put):
    put(
        "budget-trend",
        "from pathlib import Path\nPath('own.txt').write_text('x')",
        "print(plan_id, issue_no, Path(data_dir).name)",
        "from ipykernel.connect import get_connection_info\nprint(get_connection_info())",
    )
    here = Path.cwd()
    outcome = render_report(task)
    assert (outcome.status, outcome.error) == ("ok", None)
    assert outcome.seconds > 0
    html, notebook = left_by(task)
    assert "2026-digital 2 data" in html
    connection = json.loads(notebook.cells[-1].outputs[0].text)
    assert connection["transport"] == "ipc"
    assert not Path(connection["ip"]).parent.exists()
    assert Path.cwd() == here
    made = {path.name for path in task.out.rglob("*") if path.is_file()}
    assert made == {"budget-trend.html", "budget-trend.ipynb"}


@pytest.mark.parametrize(
    ("cells", "reason", "trace"),
    [
        (["{}['amount']"], "セル「{}[&#39;amount&#39;]」で KeyError: &#39;amount&#39;", "KeyError"),
        (["import no_such_module"], "ModuleNotFoundError", "no_such_module"),
        (["import os; os._exit(1)", "1"], "カーネル", "DeadKernelError"),
        (
            ["import sys; sys.exit()", "1"],
            "セル「import sys; sys.exit()」から後が実行されていません",
            "",
        ),
        (["from IPython.display import SVG, display\ndisplay(SVG('<svg/>'))"], "image/svg+xml", ""),
        (["raise ValueError('<script>')"], "&lt;script&gt;", "ValueError"),
    ],
)
def test_a_failure_says_so_and_keeps_the_notebook(task, put, cells, reason, trace):
    put("budget-trend", *cells)
    outcome = render_report(task)
    html, notebook = left_by(task)
    assert outcome.status == "failed"
    assert "作成できませんでした" in html
    assert reason in html
    assert trace in html
    assert "<script" not in html
    assert "実行は失敗しました" in notebook.cells[0].source
    assert notebook.metadata["dxanalysis"]["error"] == outcome.error


def test_the_time_limit_is_for_the_report_and_not_for_each_cell(task, put):
    put("budget-trend", *["import time; time.sleep(0.9)"] * 5)
    outcome = render_report(replace(task, seconds=2))
    assert outcome.status == "failed"
    assert outcome.error == "制限時間(2秒)までに終わらなかったため、止めました"
    assert outcome.seconds < 20


@pytest.mark.parametrize("parameters", ["plan_id = ''", None])
def test_a_notebook_without_the_names_is_refused_before_a_kernel_starts(task, put, parameters):
    put("budget-trend", "print('ran')", parameters=parameters)
    outcome = render_report(task)
    html, notebook = left_by(task)
    assert "parameters セルに" in outcome.error
    assert "issue_no" in html
    assert all(cell.get("execution_count") is None for cell in notebook.cells)


def test_a_file_that_is_no_notebook_fails_alone(task):
    task.notebook.write_text("not json")
    assert render_report(task).status == "failed"
    assert (task.out / task.request.notebook).read_text() == "not json"


def test_a_temporary_folder_too_deep_for_sockets_is_no_obstacle(task, tmp_path, monkeypatch):
    deep = tmp_path / ("深" * 40)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    assert render_report(task).error is None


def test_stderr_is_handed_over(task, put):
    put("budget-trend", "import sys; print('注意', file=sys.stderr)")
    assert render_report(task).warnings == ("注意",)


def test_a_failure_takes_the_place_of_an_older_report(task, put):
    render_report(task)
    assert "2026-digital 2" in left_by(task)[0]
    outcome = record_failure(task, RuntimeError("落ちた"))
    assert outcome.error == "RuntimeError: 落ちた"
    assert "2026-digital 2" not in left_by(task)[0]
