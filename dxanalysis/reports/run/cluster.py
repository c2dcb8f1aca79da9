"""Reports on a Dask cluster: tasks and outcomes travel as values, the tables are what is shared."""

from __future__ import annotations

from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.request.task import Outcome, Task
from dxanalysis.reports.run.forked import available, call_in_fork

if TYPE_CHECKING:
    from concurrent.futures import Executor

_CONNECT_SECONDS = 30
_LOSSES = 3  # so often a report is begun anew elsewhere when its worker is lost


class DaskMissingError(DxanalysisError):
    """The package that speaks to a Dask cluster is not installed."""

    def __str__(self) -> str:
        return (
            "--dask には distributed が必要です。"
            "pip install 'dxanalysis[dask]' で入れるか、--dask を外してください"
        )


class ClusterError(DxanalysisError):
    """A cluster that cannot be reached or has no workers."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address, self.reason = address, reason

    def __str__(self) -> str:
        return (
            f"Daskクラスター {self.address} を使えません({self.reason})。"
            "スケジューラーとワーカーが動いているか、アドレスが正しいかを確かめてください"
        )


class Cluster:
    """A connection to the scheduler at an address, as an executor of `concurrent.futures`.

    `jobs` is the number of reports that the workers make at a time, `lost` what a call raises
    whose workers died. Raises `DaskMissingError` or `ClusterError`.
    """

    executor: Executor
    jobs: int
    lost: tuple[type[BaseException], ...]

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client, KilledWorker  # noqa: PLC0415 - seldom wanted
        except ImportError as error:
            raise DaskMissingError from error
        self.lost = (KilledWorker,)
        try:
            self._client: Any = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(address, str(error)) from error
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except TimeoutError as error:
            self._client.close()
            raise ClusterError(address, "ワーカーがいません") from error
        self.jobs = sum(self._client.nthreads().values())
        self.executor = self._client.get_executor(pure=False, retries=_LOSSES)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.executor.shutdown(wait=kind is None)
        self._client.close()


def render_on_worker(task: Task) -> Outcome:
    """Make a report on a worker: forked from a warm process of the worker's, where it may fork."""
    from dxanalysis.reports.run.report import render_report  # noqa: PLC0415 - heavy for the command

    here = replace(task, workshops=None)  # the folder is the command's, on its machine
    if not available():  # a worker under a nanny may have no children of this kind
        return render_report(here)
    return call_in_fork(task.seconds, render_report, replace(here, warm=True))
