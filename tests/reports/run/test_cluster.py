"""A real Dask cluster on this machine, with workers that die."""

import pytest

from dxanalysis.reports.request.options import RunOptions
from dxanalysis.reports.run.cluster import Cluster, ClusterError
from dxanalysis.reports.run.pool import run_all
from tests.reports.small_plan import tasks

distributed = pytest.importorskip("distributed")  # an extra: without it there is no cluster

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # dask's own
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
KILLS_ITS_WORKER = """
import os, signal
from pathlib import Path
mark = Path(data_dir).parent / f"killed-{issue_no}"
if not mark.exists():
    mark.touch()
    os.kill(os.getppid(), signal.SIGKILL)  # the kernel's parent is the worker
print("made", plan_id, issue_no)
"""


@pytest.fixture
def cluster(tmp_path):
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        host="127.0.0.1",
        local_directory=tmp_path / "dask",
        silence_logs="CRITICAL",
    ) as cluster:
        yield cluster


def test_reports_are_made_on_the_workers(cluster, folders, tables, put):
    put("budget-trend", "print('made', plan_id, issue_no)")
    done = dict(run_all(tasks(folders, tables), RunOptions(cluster=cluster.scheduler_address)))
    assert [outcome.error for outcome in done.values()] == [None, None]
    assert all(f"made 2026-digital {t.request.issue_no}" in o.html for t, o in done.items())


def test_a_worker_killed_in_mid_run_costs_no_report(cluster, folders, tables, put):
    put("budget-trend", KILLS_ITS_WORKER)
    done = dict(run_all(tasks(folders, tables), RunOptions(cluster=cluster.scheduler_address)))
    assert [outcome.error for outcome in done.values()] == [None, None]
    assert len(list(folders.data.parent.glob("killed-*"))) == 2


def test_a_report_that_kills_every_worker_fails_alone(cluster, folders, tables, put):
    kills = "import os, signal\nif issue_no == 1: os.kill(os.getppid(), signal.SIGKILL)"
    put("budget-trend", kills, "print('made', plan_id, issue_no)")
    done = dict(run_all(tasks(folders, tables), RunOptions(cluster=cluster.scheduler_address)))
    errors = {task.request.issue_no: outcome.error for task, outcome in done.items()}
    assert errors[2] is None
    assert "落ちました" in errors[1]


def test_an_address_without_a_cluster_is_named(monkeypatch):
    monkeypatch.setattr("dxanalysis.reports.run.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:1 "):
        Cluster("tcp://127.0.0.1:1")


def test_a_cluster_without_workers_is_named(monkeypatch):
    monkeypatch.setattr("dxanalysis.reports.run.cluster._CONNECT_SECONDS", 1)
    with (
        distributed.LocalCluster(
            n_workers=0, dashboard_address=None, host="127.0.0.1", silence_logs="CRITICAL"
        ) as empty,
        pytest.raises(ClusterError, match="ワーカーがいません"),
    ):
        Cluster(empty.scheduler_address)
