"""Why a report failed, in Japanese, from what was raised.

Never from the notebook: after a time-out or a dead kernel papermill's notebook says that every
cell was completed.
"""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.run.forked import ProcessDiedError

_NAME_LENGTH = 60
_TERMINAL_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True)
class Failure:
    """One sentence for everyone, and the traceback for the analyst."""

    summary: str
    traceback: str

    @classmethod
    def of(cls, error: BaseException, seconds: float) -> Failure:
        """Describe what was raised in a report that was given `seconds` to finish."""
        if isinstance(error, PapermillExecutionError):
            return cls(_of_cell(error), _TERMINAL_COLOURS.sub("", "\n".join(error.traceback)))
        text = "".join(traceback.format_exception(error))
        return cls(_sentence(error, seconds), _TERMINAL_COLOURS.sub("", text))


class NotebookIncompleteError(DxanalysisError):
    """A notebook that ended early without an error: a `sys.exit()` counts for papermill as done."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell

    def __str__(self) -> str:
        return f"ノートブックが途中で終わり、セル「{self.cell}」から後が実行されていません"


def check_complete(notebook: NotebookNode) -> None:
    """Raise `NotebookIncompleteError` where a cell with code was not executed to its end."""
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        stopped = any(output.output_type == "error" for output in cell.outputs)
        if stopped or cell.execution_count is None:
            raise NotebookIncompleteError(cell_name(cell.source))


def cell_name(source: str) -> str:
    """Name a cell by its first line of code: papermill and we ourselves move its number."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    code = next((line for line in lines if not line.startswith("#")), "")
    return code if len(code) <= _NAME_LENGTH else f"{code[: _NAME_LENGTH - 1]}…"


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
