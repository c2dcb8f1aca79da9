"""An executed notebook → one self-contained page; a failure → a page that says so."""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache

import nbformat.v4
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.page.check import check_page
from dxanalysis.reports.page.environment import TEMPLATES, pages, render
from dxanalysis.reports.request.task import ProcessDiedError, Task

# What a page shows of an output, the first that the output has. Scripts, widgets and SVG (whose
# alternative text Jupyter's metadata cannot carry) are none of them.
_SHOWN = ("text/html", "text/markdown", "image/png", "text/plain")

_NAME_LENGTH = 60
_TERMINAL_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True)
class Failure:
    """Why a report failed: one sentence for everyone, and the traceback for the analyst.

    Told from what was raised and never from the notebook: after a time-out or a dead kernel
    papermill's notebook says that every cell was completed.
    """

    summary: str
    traceback: str

    @classmethod
    def of(cls, error: BaseException, seconds: float) -> Failure:
        """Describe what was raised in a report that was given `seconds` to finish."""
        if isinstance(error, PapermillExecutionError):
            return cls(_of_cell(error), _TERMINAL_COLOURS.sub("", "\n".join(error.traceback)))
        text = "".join(traceback.format_exception(error))
        return cls(_sentence(error, seconds), _TERMINAL_COLOURS.sub("", text))


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


def report_page(notebook: NotebookNode, task: Task, told: Sequence[str] = ()) -> str:
    """Render the outputs and the prose of an executed notebook, without code or parameters.

    `told` is what was left out of them, which the page says first.

    Raises `OutputNotShownError`, `FigureWithoutAltError` or `PageError` rather than leave a page
    that hides something or is not self-contained.
    """
    _check_outputs(notebook)
    cells, _ = _exporter().from_notebook_node(with_content(notebook))
    page = render(
        "report.html.j2",
        title=task.request.page_title,
        task=task,
        cells=cells,
        warnings=warnings_of(notebook),
        told=told,
    )
    check_page(page)
    return page


def with_content(notebook: NotebookNode) -> NotebookNode:
    """The notebook without the sections whose cells show nothing: a heading alone says nothing."""
    kept: list[NotebookNode] = []
    for section in _sections(notebook.cells):
        code = [cell for cell in section if cell.cell_type == "code"]
        if not code or not _is_heading(section[0]) or any(cell.outputs for cell in code):
            kept += section
    shown = copy(notebook)
    shown.cells = kept
    return shown


def _sections(cells: Sequence[NotebookNode]) -> list[list[NotebookNode]]:
    """The cells from each heading of the second level to the next."""
    found: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if _is_heading(cell):
            found.append([])
        found[-1].append(cell)
    return [section for section in found if section]


def _is_heading(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and str(cell.source).startswith("## ")


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


def cell_name(source: str) -> str:
    """Name a cell by its first line of code: papermill and we ourselves move its number."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    code = next((line for line in lines if not line.startswith("#")), "")
    return code if len(code) <= _NAME_LENGTH else f"{code[: _NAME_LENGTH - 1]}…"


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


def _of_cell(error: PapermillExecutionError) -> str:
    return f"セル「{cell_name(error.source)}」で {error.ename}: {error.evalue}"


def _sentence(error: BaseException, seconds: float) -> str:
    if isinstance(error, CellTimeoutError | TimeoutError):
        return f"制限時間({seconds:g}秒)までに終わらなかったため、止めました"
    if isinstance(error, DeadKernelError | ProcessDiedError):
        return (
            "計算の途中でPythonの処理(カーネル)が落ちました。"
            "メモリー不足などが考えられます。もう一度実行してください"
        )
    if isinstance(error, DxanalysisError):
        return str(error)
    return f"{type(error).__name__}: {error}"
