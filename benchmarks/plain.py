"""Reports without the command, in one process: `python plain.py loop|cells REPORTS` (as JSON).

`loop` makes each with papermill (a kernel of its own) and nbconvert. `cells` runs only the cells,
in this interpreter, and prints the seconds a report: the limit that no way of running gets below.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from typing import Any


def loop(reports: list[dict[str, str]]) -> None:
    """Notebook and page of each, the exporter built once."""
    import papermill  # noqa: PLC0415 - not for `cells`
    from nbconvert import HTMLExporter  # noqa: PLC0415

    exporter: Any = HTMLExporter()  # type: ignore[no-untyped-call]
    for report in reports:
        executed = papermill.execute_notebook(
            report["source"], report["result"], parameters=_parameters(report), progress_bar=False
        )
        page, _ = exporter.from_notebook_node(executed)
        Path(report["result"]).with_suffix(".html").write_text(page, encoding="utf-8")


def cells(reports: list[dict[str, str]]) -> None:
    """Run the cells of each, their outputs formatted as a kernel does, and print seconds each."""
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415 - not for `loop`

    shell = InteractiveShell.instance()
    _run(shell, reports[0])  # imports and fonts
    gc.collect()
    gc.freeze()
    seconds = [_run(shell, report) for report in reports]
    print(sum(seconds) / len(seconds))


def _run(shell: Any, report: dict[str, str]) -> float:  # noqa: ANN401 - IPython has no types
    """Run one report's cells under names of its own and time them."""
    from IPython.utils.capture import capture_output  # noqa: PLC0415

    names = set(shell.user_ns)
    sources = _sources(report)
    outputs = []
    begun = time.perf_counter()
    for source in sources:
        # as in `%%capture`: with the trap set before, the cell leaves the capturing hook in place
        with shell.display_trap, capture_output() as captured:
            done = shell.run_cell(source)
        done.raise_error()
        outputs += captured.outputs
    seconds = time.perf_counter() - begun
    if not any("image/png" in output.data for output in outputs):
        raise RuntimeError("no figure was drawn")
    for name in set(shell.user_ns) - names:
        del shell.user_ns[name]
    return seconds


def _sources(report: dict[str, str]) -> list[str]:
    """The code of the cells, the parameters set after the cell that has their defaults."""
    notebook = json.loads(Path(report["source"]).read_text(encoding="utf-8"))
    given = "\n".join(f"{name} = {value!r}" for name, value in _parameters(report).items())
    sources = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            sources.append("".join(cell["source"]))
            if "parameters" in cell["metadata"].get("tags", ()):
                sources.append(given)
    return sources


def _parameters(report: dict[str, str]) -> dict[str, str | int]:
    issue: dict[str, str | int] = {}
    if report["issue_no"]:
        issue["issue_no"] = int(report["issue_no"])
    return {"plan_id": report["plan_id"], **issue, "data_dir": report["data_dir"]}


if __name__ == "__main__":
    {"loop": loop, "cells": cells}[sys.argv[1]](json.loads(sys.argv[2]))
