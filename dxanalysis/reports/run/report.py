"""One report from plain values to plain values: executed and rendered, whatever happens."""

from __future__ import annotations

import json
import logging
import math
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from traitlets.config import Config

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.page.html import (
    Failure,
    cell_name,
    failed_page,
    report_page,
    warnings_of,
)
from dxanalysis.reports.request.catalogue import (
    Report,
    check_notebook,
    check_parameters,
    find_report,
)
from dxanalysis.reports.request.task import Outcome, Task
from dxanalysis.reports.run import engine
from dxanalysis.reports.run.injected import readable
from dxanalysis.reports.run.outputs import keep_little, tidied
from dxanalysis.reports.run.way import reason_for_cold

EXECUTED = "executed.ipynb"
_START_SECONDS = 60
_SOCKET_NAME_BYTES = 107

# The kernels' output goes into the notebook; papermill's own log would only repeat it.
logging.getLogger("papermill").setLevel(logging.ERROR)


class NotebookIncompleteError(DxanalysisError):
    """A notebook that ended early without an error: a `sys.exit()` counts for papermill as done."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell

    def __str__(self) -> str:
        return f"ノートブックが途中で終わり、セル「{self.cell}」から後が実行されていません"


def render_report(task: Task) -> Outcome:
    """Make one report's page and notebook; a failure becomes a page that says so, not an error."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(
        prefix="dx-", dir=task.workshops, ignore_cleanup_errors=True
    ) as folder:
        workshop = Path(folder)
        try:
            executed, page, told = _make(task, workshop)
        except Exception as error:  # whatever it was, the others go on
            return _failed(task, error, _as_far_as_it_came(task, workshop), start)
    return Outcome(
        status="ok",
        seconds=time.perf_counter() - start,
        html=page,
        notebook=_written(executed),
        warnings=(*warnings_of(executed), *told),
        why_cold=_why_cold(task),
    )


def record_failure(task: Task, error: BaseException) -> Outcome:
    """Make the page and notebook of a report whose process died, as for any other failure."""
    return _failed(task, error, task.notebook, time.perf_counter())


def _why_cold(task: Task) -> str | None:
    """Why the report gets a kernel of its own although it was meant to do without."""
    if not task.warm:
        return None
    try:
        return reason_for_cold(task.notebook)
    except (ValueError, KeyError, TypeError, AttributeError):  # no notebook: that is told elsewhere
        return None


def _make(task: Task, workshop: Path) -> tuple[NotebookNode, str, list[str]]:
    """The executed notebook, its page, and what was left out of both."""
    report = find_report(task.request.report)
    parameters = {**task.request.parameters, "data_dir": str(task.data)}
    executed = _execute(
        report,
        task.notebook,
        parameters,
        workshop,
        task.seconds,
        warm=task.warm and _why_cold(task) is None,
    )
    # papermill notes folders that are gone by now
    places = {"input_path": report.notebook, "output_path": task.request.notebook}
    executed.metadata["papermill"] |= places
    told = tidied(executed)
    return executed, report_page(executed, task, told), told


def _failed(task: Task, error: BaseException, notebook: str, start: float) -> Outcome:
    failure = Failure.of(error, task.seconds)
    return Outcome(
        status="failed",
        seconds=time.perf_counter() - start,
        html=failed_page(failure, task),
        notebook=_marked(notebook, failure),
        error=failure.summary,
        why_cold=_why_cold(task),
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
    keep_little(notebook)
    notice = f"**このノートブックの実行は失敗しました。**\n\n```\n{failure.summary}\n```"
    cell = nbformat.v4.new_markdown_cell(notice)  # type: ignore[no-untyped-call]
    notebook.cells.insert(0, cell)
    notebook.metadata["dxanalysis"] = {"status": "failed", "error": failure.summary}
    return _written(notebook)


def _written(notebook: NotebookNode) -> str:
    return str(nbformat.writes(readable(notebook)))  # type: ignore[no-untyped-call]


def _execute(  # noqa: PLR0913 - what to run, where, and how
    report: Report,
    notebook: str,
    parameters: dict[str, object],
    workshop: Path,
    seconds: int,
    *,
    warm: bool,
) -> NotebookNode:
    """Run a notebook's source in the folder `workshop`, leaving `EXECUTED` in it, failed or not.

    The notebook works in `workshop`, so files that it writes are its own: with `warm` in this
    process, which must do nothing else (`forked`), or else in a kernel of its own. Raises
    `ParameterError` or `NotebookParametersError` before anything runs, papermill's and nbclient's
    errors of the run, and `NotebookIncompleteError`.
    """
    check_parameters(report, parameters)
    check_notebook(report, _cells(notebook))
    source = workshop / report.notebook
    source.write_text(notebook, encoding="utf-8")
    executed: NotebookNode = papermill.execute_notebook(
        str(source),
        str(workshop / EXECUTED),
        parameters=parameters,
        progress_bar=False,
        **(_in_this_process(workshop, seconds) if warm else _in_a_kernel(workshop, seconds)),
    )
    _check_complete(executed)
    return executed


def _in_this_process(workshop: Path, seconds: int) -> dict[str, Any]:
    return {
        "engine_name": engine.NAME,
        "seconds": seconds,
        "request_save_on_cell_execute": False,  # papermill would write it twice for each cell
        "cwd": str(workshop),
    }


def _in_a_kernel(workshop: Path, seconds: int) -> dict[str, Any]:
    return {
        "start_timeout": _START_SECONDS,
        "timeout_func": _time_left(seconds),
        "shutdown_kernel": "immediate",
        "resources": {"metadata": {"path": str(workshop)}},  # not `cwd`: that moves this process
        "config": _over_ipc(workshop),
    }


def _over_ipc(workshop: Path) -> Config:
    """Sockets in the report's own folder: TCP ports collide and are open to other users.

    Where the system's temporary folder is too deep for the name of a socket, TCP has to do.
    """
    longest = workshop / "k-ipc-5"
    transport = "ipc" if len(os.fsencode(longest)) <= _SOCKET_NAME_BYTES else "tcp"
    connection = {"transport": transport, "connection_file": str(workshop / "k.json")}
    return Config(KernelManager=connection)


def _time_left(seconds: int) -> Callable[[object], int]:
    """Seconds that a cell may take so that all of them together keep to the limit.

    nbclient takes whole seconds and reads 0 as "no limit", so an end already reached is raised.
    """
    end = time.monotonic() + seconds

    def left(_cell: object) -> int:
        remaining = math.ceil(end - time.monotonic())
        if remaining <= 0:
            raise CellTimeoutError
        return remaining

    return left


def _cells(notebook: str) -> list[tuple[list[str], str]]:
    cells = json.loads(notebook)["cells"]
    return [(cell["metadata"].get("tags", []), "".join(cell["source"])) for cell in cells]


def _check_complete(notebook: NotebookNode) -> None:
    """Raise `NotebookIncompleteError` where a cell with code was not executed to its end."""
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        stopped = any(output.output_type == "error" for output in cell.outputs)
        if stopped or cell.execution_count is None:
            raise NotebookIncompleteError(cell_name(cell.source))
