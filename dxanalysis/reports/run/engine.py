"""A papermill engine that runs the cells in this process, on Jupyter's own kernel and client code.

`ipykernel` brings a kernel without sockets (`ipykernel.inprocess`): the same shell, display hook
and formatters as the kernel that JupyterLab starts. What it publishes is made into outputs by
`nbclient`, as for a kernel of its own. So the notebooks are the same, but there is no process to
start and no ZeroMQ. It is for a process that does nothing else and ends afterwards (`forked`): what
a notebook leaves behind goes with the process. What comes out otherwise here is told by `way`.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from types import FrameType
from typing import Any

from ipykernel.inprocess.client import InProcessKernelClient
from ipykernel.inprocess.manager import InProcessKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets.config import Config

from dxanalysis.reports.run.wires import Wires

NAME = "dxanalysis-in-process"
_PUBLISHING_SECONDS = 10.0
# As nbclient asks of a kernel that it starts: the user's own history is none of a report's business.
_CONFIG = Config(HistoryManager={"hist_file": ":memory:"})
_SKIPPED, _MAY_FAIL = "skip-execution", "raises-exception"
_STATES = {"status", "execute_input", "execute_reply"}


class InProcessEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """papermill's interface to the cells; `seconds` is what all of them together may take."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, seconds: int, **_: object
    ) -> None:
        """Run every code cell, up to the first that fails.

        Raises `CellTimeoutError` once the time is over.
        """
        kernel = _Kernel(nb_man.nb)
        with _time_limit(seconds) as clock:
            for index, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, index)
                succeeded = kernel.run(cell, index) if _is_run(cell) else True
                if clock.over:
                    raise CellTimeoutError
                if not succeeded:
                    nb_man.cell_exception(cell, cell_index=index)
                nb_man.cell_complete(cell, cell_index=index)
                if not succeeded:
                    return
        nb_man.nb.metadata["language_info"] = kernel.language_info


def _is_run(cell: NotebookNode) -> bool:
    tags = cell.metadata.get("tags", [])
    return cell.cell_type == "code" and bool(cell.source.strip()) and _SKIPPED not in tags


class _Kernel:
    """The kernel of this process, and the client that makes outputs of what it publishes."""

    def __init__(self, notebook: NotebookNode) -> None:
        manager = InProcessKernelManager(config=_CONFIG)
        manager.start_kernel()  # type: ignore[no-untyped-call]
        client: InProcessKernelClient = manager.client()  # type: ignore[no-untyped-call]
        client.start_channels()  # type: ignore[no-untyped-call]
        kernel: Any = manager.kernel
        kernel._forward_input(allow_stdin=False)  # as for any kernel under papermill: refused
        self._kernel = kernel
        self._published = client.iopub_channel
        self._wires = Wires({1: kernel.stdout, 2: kernel.stderr})
        self._reader = NotebookClient(notebook, record_timing=False)
        self._reader.reset_execution_trackers()
        self.language_info: dict[str, Any] = kernel.language_info

    def run(self, cell: NotebookNode, index: int) -> bool:
        """Run one cell, put its outputs into it, and tell whether the notebook may go on.

        The shell is asked directly: the in-process kernel's own way there runs in a loop, in which
        IPython cannot await what a cell awaits.
        """
        shell = self._kernel.shell
        cell.outputs = []
        self._reader.clear_before_next_output = False
        with redirect_stdout(self._kernel.stdout), redirect_stderr(self._kernel.stderr):
            done = shell.run_cell(cell.source, store_history=True)
            self._wires.wait()
            sys.stdout.flush()
            sys.stderr.flush()
        self._wait_for_publisher()
        shell.payload_manager.clear_payload()
        cell.execution_count = shell.execution_count - 1
        for message in self._published.get_msgs():
            if message["msg_type"] not in _STATES:
                self._reader.process_message(message, cell, index)
        return bool(done.success) or _MAY_FAIL in cell.metadata.get("tags", [])

    def _wait_for_publisher(self) -> None:
        """Until all that the cell wrote was published, which a thread does in its own time."""
        published = threading.Event()
        self._kernel.iopub_thread.schedule(published.set)
        published.wait(_PUBLISHING_SECONDS)


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
