"""One report from plain values: executed, rendered, moved into place, whatever happens on the way."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dxanalysis.reports.catalogue import find_report
from dxanalysis.reports.execute import execute
from dxanalysis.reports.failure import Failure
from dxanalysis.reports.files import write_whole
from dxanalysis.reports.html import failed_page, report_page, warnings_of
from dxanalysis.reports.task import Outcome, Task


def render_report(task: Task) -> Outcome:
    """Make one report's HTML and notebook; a failure becomes a page that says so, not an error."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="dx-", ignore_cleanup_errors=True) as folder:
        try:
            executed, page = _make(task, Path(folder))
        except Exception as error:  # whatever it was, the others go on
            return _fail(task, error, Path(folder), start)
    warnings = warnings_of(executed)
    write_whole(task.out / task.request.notebook, nbformat.writes(executed))  # type: ignore[no-untyped-call]
    write_whole(task.out / task.request.html, page)
    return Outcome("ok", time.perf_counter() - start, warnings=tuple(warnings))


def record_failure(task: Task, error: BaseException) -> Outcome:
    """Leave the page and notebook of a report whose process died, as for any other failure."""
    return _fail(task, error, None, time.perf_counter())


def _make(task: Task, workshop: Path) -> tuple[NotebookNode, str]:
    report = find_report(task.request.report)
    parameters = {**task.request.parameters, "data_dir": str(task.data)}
    executed = execute(report, task.notebook, parameters, workshop, task.seconds, warm=task.warm)
    return executed, report_page(executed, task.request, task.made_at)


def _fail(task: Task, error: BaseException, workshop: Path | None, start: float) -> Outcome:
    failure = Failure.of(error, task.seconds)
    kept = _marked(_as_far_as_it_came(task, workshop), failure)
    write_whole(task.out / task.request.notebook, kept)
    write_whole(task.out / task.request.html, failed_page(failure, task.request, task.made_at))
    return Outcome("failed", time.perf_counter() - start, failure.summary)


def _as_far_as_it_came(task: Task, workshop: Path | None) -> str:
    """Read the notebook as papermill left it, or as it was before, where no kernel started."""
    executed = None if workshop is None else workshop / "executed.ipynb"
    found = executed if executed is not None and executed.is_file() else task.notebook
    return found.read_text(encoding="utf-8")


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
    return str(nbformat.writes(notebook))  # type: ignore[no-untyped-call]
