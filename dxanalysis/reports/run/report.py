"""One report from plain values to plain values: executed and rendered, whatever happens."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dxanalysis.reports.page.html import failed_page, report_page, warnings_of
from dxanalysis.reports.request.catalogue import find_report
from dxanalysis.reports.run.execute import EXECUTED, execute
from dxanalysis.reports.run.failure import Failure
from dxanalysis.reports.run.task import Outcome, Task


def render_report(task: Task) -> Outcome:
    """Make one report's page and notebook; a failure becomes a page that says so, not an error."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(
        prefix="dx-", dir=task.workshops, ignore_cleanup_errors=True
    ) as folder:
        workshop = Path(folder)
        try:
            executed, page = _make(task, workshop)
        except Exception as error:  # whatever it was, the others go on
            return _failed(task, error, _as_far_as_it_came(task, workshop), start)
    return Outcome(
        status="ok",
        seconds=time.perf_counter() - start,
        html=page,
        notebook=_written(executed),
        warnings=tuple(warnings_of(executed)),
    )


def record_failure(task: Task, error: BaseException) -> Outcome:
    """Make the page and notebook of a report whose process died, as for any other failure."""
    return _failed(task, error, task.notebook, time.perf_counter())


def _make(task: Task, workshop: Path) -> tuple[NotebookNode, str]:
    report = find_report(task.request.report)
    parameters = {**task.request.parameters, "data_dir": str(task.data)}
    executed = execute(report, task.notebook, parameters, workshop, task.seconds, warm=task.warm)
    # papermill notes folders that are gone by now
    places = {"input_path": report.notebook, "output_path": task.request.notebook}
    executed.metadata["papermill"] |= places
    return executed, report_page(executed, task)


def _failed(task: Task, error: BaseException, notebook: str, start: float) -> Outcome:
    failure = Failure.of(error, task.seconds)
    return Outcome(
        status="failed",
        seconds=time.perf_counter() - start,
        html=failed_page(failure, task),
        notebook=_marked(notebook, failure),
        error=failure.summary,
    )


def _as_far_as_it_came(task: Task, workshop: Path) -> str:
    """Read the notebook as papermill left it, or as it was before, where no kernel started."""
    executed = workshop / EXECUTED
    return executed.read_text(encoding="utf-8") if executed.is_file() else task.notebook


def _marked(source: str, failure: Failure) -> str:
    """Put the failure on top of the failed notebook: papermill marks only errors of a cell."""
    try:
        notebook = nbformat.reads(source, as_version=4)  # type: ignore[no-untyped-call]
    except Exception:  # no notebook at all; it is kept as it is
        return source
    notice = f"**このノートブックの実行は失敗しました。**\n\n```\n{failure.summary}\n```"
    cell = nbformat.v4.new_markdown_cell(notice)  # type: ignore[no-untyped-call]
    notebook.cells.insert(0, cell)
    notebook.metadata["dxanalysis"] = {"status": "failed", "error": failure.summary}
    return _written(notebook)


def _written(notebook: NotebookNode) -> str:
    return str(nbformat.writes(notebook))  # type: ignore[no-untyped-call]
