"""Real kernels: what each way of failing leaves behind."""

import json
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from dxanalysis.reports.run.report import record_failure, render_report
from tests.reports.small_plan import task_of


@pytest.fixture
def render(folders, request_of_issue):
    """Render the issue's report of the notebook as it is now."""

    def render(**changed):
        task = replace(task_of(folders, request_of_issue), **changed)
        outcome = render_report(task)
        return outcome, nbformat.reads(outcome.notebook, as_version=4)

    return render


def test_a_report_is_made_in_a_folder_of_its_own_over_ipc(render, put):
    put(
        "budget-trend",
        "from pathlib import Path\nPath('own.txt').write_text('x')",
        "print(plan_id, issue_no, Path(data_dir).name)",
        "from ipykernel.connect import get_connection_info\nprint(get_connection_info())",
    )
    here = Path.cwd()
    outcome, notebook = render()
    assert (outcome.status, outcome.error) == ("ok", None)
    assert outcome.seconds > 0
    assert "2026-digital 2 data" in outcome.html
    connection = json.loads(notebook.cells[-1].outputs[0].text)
    assert connection["transport"] == "ipc"
    assert not Path(connection["ip"]).parent.exists()
    assert Path.cwd() == here
    assert "/" not in notebook.metadata["papermill"]["input_path"]


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
def test_a_failure_says_so_and_keeps_the_notebook(render, put, cells, reason, trace):
    put("budget-trend", *cells)
    outcome, notebook = render()
    html = outcome.html
    assert outcome.status == "failed"
    assert "作成できませんでした" in html
    assert reason in html
    assert trace in html
    assert "<script" not in html
    assert "実行は失敗しました" in notebook.cells[0].source
    assert notebook.metadata["dxanalysis"]["error"] == outcome.error


def test_the_time_limit_is_for_the_report_and_not_for_each_cell(render, put):
    put("budget-trend", *["import time; time.sleep(0.9)"] * 5)
    outcome, _ = render(seconds=2)
    assert outcome.status == "failed"
    assert outcome.error == "制限時間(2秒)までに終わらなかったため、止めました"
    assert outcome.seconds < 20


@pytest.mark.parametrize("parameters", ["plan_id = ''", None])
def test_a_notebook_without_the_names_is_refused_before_a_kernel_starts(render, put, parameters):
    put("budget-trend", "print('ran')", parameters=parameters)
    outcome, notebook = render()
    assert "parameters セルに" in outcome.error
    assert "issue_no" in outcome.html
    assert all(cell.get("execution_count") is None for cell in notebook.cells)


def test_a_file_that_is_no_notebook_fails_alone(folders, request_of_issue):
    outcome = render_report(replace(task_of(folders, request_of_issue), notebook="not json"))
    assert (outcome.status, outcome.notebook) == ("failed", "not json")


def test_a_temporary_folder_too_deep_for_sockets_is_no_obstacle(render, tmp_path):
    deep = tmp_path / ("深" * 40)
    deep.mkdir()
    assert render(workshops=deep)[0].error is None
    assert list(deep.iterdir()) == []


def test_stderr_is_handed_over(render, put):
    put("budget-trend", "import sys; print('注意', file=sys.stderr)")
    assert render()[0].warnings == ("注意",)


def test_the_scheduled_time_is_on_the_page(render):
    page = render(scheduled="2026-04-01T03:00:00+09:00")[0].html
    assert "2026年4月1日 03時00分</time>の回" in page


def test_a_process_that_died_leaves_a_page_that_says_so(folders, request_of_issue):
    outcome = record_failure(task_of(folders, request_of_issue), RuntimeError("落ちた"))
    assert outcome.error == "RuntimeError: 落ちた"
    assert "作成できませんでした" in outcome.html
    assert "RuntimeError: 落ちた" in nbformat.reads(outcome.notebook, as_version=4).cells[0].source
