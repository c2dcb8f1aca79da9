"""A papermill engine that runs the cells in this process, on Jupyter's own kernel code.

`ipykernel` brings a kernel without sockets (`ipykernel.inprocess`): the same shell, display hook
and formatters as the kernel that JupyterLab starts, so the outputs are the same, but no process to
start and no ZeroMQ. It is for a process that does nothing else and ends afterwards (`forked`): what
a notebook leaves behind goes with the process.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from types import FrameType
from typing import Any

import nbformat.v4
from ipykernel.inprocess.client import InProcessKernelClient
from ipykernel.inprocess.manager import InProcessKernelManager
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

NAME = "dxanalysis-in-process"
_PUBLISHING_SECONDS = 10.0
_OUTPUTS = {"stream", "display_data", "execute_result", "error"}


class InProcessEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """papermill's interface to the cells; `seconds` is what all of them together may take."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, seconds: int, **_: object
    ) -> None:
        """Run every code cell, up to the first that fails.

        Raises `CellTimeoutError` once the time is over.
        """
        kernel = _Kernel()
        with _time_limit(seconds) as clock:
            for index, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                nb_man.cell_start(cell, index)
                succeeded = kernel.run(cell)
                if clock.over:
                    raise CellTimeoutError
                if not succeeded:
                    nb_man.cell_exception(cell, cell_index=index)
                    return
                nb_man.cell_complete(cell, cell_index=index)
        nb_man.nb.metadata["language_info"] = kernel.language_info


class _Kernel:
    """The kernel of this process, and the client that hears what it publishes."""

    def __init__(self) -> None:
        manager = InProcessKernelManager()
        manager.start_kernel()  # type: ignore[no-untyped-call]
        client: InProcessKernelClient = manager.client()  # type: ignore[no-untyped-call]
        client.start_channels()  # type: ignore[no-untyped-call]
        kernel: Any = manager.kernel
        self._kernel = kernel
        self._published = client.iopub_channel
        self.language_info: dict[str, Any] = kernel.language_info

    def run(self, cell: NotebookNode) -> bool:
        """Run one cell, put its outputs into it, and tell whether it ended without an error.

        The shell is asked directly: the in-process kernel's own way there runs in a loop, in which
        IPython cannot await what a cell awaits.
        """
        shell = self._kernel.shell
        with redirect_stdout(self._kernel.stdout), redirect_stderr(self._kernel.stderr):
            done = shell.run_cell(cell.source, store_history=True)
            sys.stdout.flush()
            sys.stderr.flush()
        self._wait_for_publisher()
        shell.payload_manager.clear_payload()
        cell.execution_count = shell.execution_count - 1
        cell.outputs = _outputs_of(self._published.get_msgs())
        return bool(done.success)

    def _wait_for_publisher(self) -> None:
        """Until all that the cell wrote was published, which a thread does in its own time."""
        published = threading.Event()
        self._kernel.iopub_thread.schedule(published.set)
        published.wait(_PUBLISHING_SECONDS)


def _outputs_of(messages: list[dict[str, Any]]) -> list[NotebookNode]:
    """The outputs that the messages make, as a notebook client keeps them."""
    outputs: list[NotebookNode] = []
    places: dict[str, list[NotebookNode]] = {}
    clear = False
    for message in messages:
        kind, content = message["msg_type"], message["content"]
        if kind == "clear_output":
            clear = bool(content.get("wait"))
            if not clear:
                outputs.clear()
        display_id = content.get("transient", {}).get("display_id")
        if kind == "update_display_data":
            for output in places.get(display_id, []):
                output["data"], output["metadata"] = content["data"], content["metadata"]
        if kind not in _OUTPUTS:
            continue
        if clear:
            outputs.clear()
            clear = False
        output = nbformat.v4.output_from_msg(message)  # type: ignore[no-untyped-call]
        if not _joined(outputs, output):
            outputs.append(output)
        if display_id:
            places.setdefault(display_id, []).append(output)
    return outputs


def _joined(outputs: list[NotebookNode], output: NotebookNode) -> bool:
    """Whether the output was only more of the same stream."""
    last = outputs[-1] if outputs else None
    if last is None or last.output_type != "stream" or last.get("name") != output.get("name"):
        return False
    last.text += output.text
    return True


class _Clock:
    """Whether the time limit has passed."""

    over = False


@contextmanager
def _time_limit(seconds: int) -> Iterator[_Clock]:
    """Break into the running cell once the time is over, so that what came before is kept."""
    clock = _Clock()

    def ring(_signal: int, _frame: FrameType | None) -> None:
        clock.over = True
        raise CellTimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # again, if a cell swallows the first
    try:
        yield clock
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


papermill_engines.register(NAME, InProcessEngine)
