"""Running one notebook through papermill, without touching the place of its results."""

from __future__ import annotations

import json
import logging
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import papermill
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from traitlets.config import Config

from dxanalysis.reports.request.catalogue import Report, check_notebook, check_parameters
from dxanalysis.reports.run import engine
from dxanalysis.reports.run.failure import check_complete

EXECUTED = "executed.ipynb"
_START_SECONDS = 60
_SOCKET_NAME_BYTES = 107

# The kernels' output goes into the notebook; papermill's own log would only repeat it.
logging.getLogger("papermill").setLevel(logging.ERROR)


def execute(  # noqa: PLR0913 - what to run, where, and how
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
    process, which must do nothing else (`apart`), or else in a kernel of its own. Raises
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
    check_complete(executed)
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
