"""An executed notebook → one self-contained page; a failure → a page that says so."""

from __future__ import annotations

from functools import cache

import nbformat.v4
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.page.check import check_page
from dxanalysis.reports.page.environment import TEMPLATES, pages, render
from dxanalysis.reports.run.failure import Failure, cell_name
from dxanalysis.reports.run.task import Task

# What a page shows of an output, the first that the output has. Scripts, widgets and SVG (whose
# alternative text Jupyter's metadata cannot carry) are none of them.
_SHOWN = ("text/html", "text/markdown", "image/png", "text/plain")


class OutputNotShownError(DxanalysisError):
    """An output whose kinds the page cannot show: leaving it out would lose it in silence."""

    def __init__(self, cell: str, kinds: list[str]) -> None:
        super().__init__(cell, kinds)
        self.cell, self.kinds = cell, kinds

    def __str__(self) -> str:
        return (
            f"セル「{self.cell}」の出力({'、'.join(self.kinds)})はHTMLに表せません。"
            "図はPNG、表はHTMLで出力してください"
        )


class FigureWithoutAltError(DxanalysisError):
    """A figure without alternative text in its output's metadata (`image/png`.`alt`)."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell

    def __str__(self) -> str:
        return (
            f"セル「{self.cell}」の図に代替テキストがありません。"
            "図の内容を言葉で表す文を付けてください"
        )


def report_page(notebook: NotebookNode, task: Task) -> str:
    """Render the outputs and the prose of an executed notebook, without code or parameters.

    Raises `OutputNotShownError`, `FigureWithoutAltError` or `PageError` rather than leave a page
    that hides something or is not self-contained.
    """
    _check_outputs(notebook)
    cells, _ = _exporter().from_notebook_node(notebook)
    page = render(
        "report.html.j2",
        title=task.request.page_title,
        task=task,
        cells=cells,
        warnings=warnings_of(notebook),
    )
    check_page(page)
    return page


def failed_page(failure: Failure, task: Task) -> str:
    """Render a page that says at its top that the report failed, and why; it holds no figures."""
    return render(
        "failed.html.j2",
        title=f"【作成できませんでした】{task.request.page_title}",
        task=task,
        failure=failure,
    )


def warnings_of(notebook: NotebookNode) -> list[str]:
    """Gather what the cells wrote to stderr: shown in the page, for it may bear on the figures."""
    return [
        output.text.strip()
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr" and output.text.strip()
    ]


def ready() -> None:
    """Build exporter and templates now, so that processes forked later need not."""
    empty = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    empty.cells = [nbformat.v4.new_markdown_cell("# 準備")]  # type: ignore[no-untyped-call]
    _exporter().from_notebook_node(empty)
    for name in ("report.html.j2", "failed.html.j2"):
        pages().get_template(name)


@cache
def _exporter() -> HTMLExporter:
    config = Config(
        TagRemovePreprocessor={
            "enabled": True,
            "remove_cell_tags": {"parameters", "injected-parameters"},
        },
        NbConvertBase={"display_data_priority": list(_SHOWN)},
    )
    return HTMLExporter(  # type: ignore[no-untyped-call]
        config=config,
        template_name="cells",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=True,
        exclude_anchor_links=True,
    )


def _check_outputs(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                _check_output(cell_name(cell.source), output)


def _check_output(cell: str, output: NotebookNode) -> None:
    shown = next((kind for kind in _SHOWN if kind in output.data), None)
    # Jupyter puts text/plain beside everything; alone with a kind not shown, it stands for it
    unknown = [kind for kind in output.data if kind not in _SHOWN]
    if shown is None or (shown == "text/plain" and unknown):
        raise OutputNotShownError(cell, unknown)
    if shown == "image/png" and not _alt(output).strip():
        raise FigureWithoutAltError(cell)


def _alt(output: NotebookNode) -> str:
    return str(output.metadata.get("image/png", {}).get("alt", ""))
