"""`dxanalysis run`: ingest and report in one, at most once for a scheduled time."""

from __future__ import annotations

from dxanalysis.base.lock import only_writer
from dxanalysis.cli import options as o
from dxanalysis.cli.console import console, end
from dxanalysis.cli.ingest import ingest_documents
from dxanalysis.cli.report import cores, folders, make_reports, selection
from dxanalysis.reports.request.options import EVERYTHING, RUNS_KEPT, RunOptions
from dxanalysis.reports.run.slots import is_done, mark_done, slot


def run(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    source: o.Sources = None,
    raw: o.Raw = o.RAW,
    plan: o.Plans = None,
    issue: o.Issues = None,
    report_name: o.Reports = None,
    data: o.Tables = o.DATA,
    out: o.Outputs = o.OUT,
    jobs: o.Jobs = None,
    force: o.Force = False,
    cold: o.Cold = False,
    dask: o.Dask = None,
    scheduled: o.Scheduled = None,
    keep: o.Keep = RUNS_KEPT,
    wait: o.Wait = 0,
    log: o.Log = None,
    log_json: o.LogJson = False,
) -> None:
    """Ingest and report in one: what a scheduler calls."""
    wanted, places = selection(plan, issue, report_name), folders(data, out)
    time = slot(scheduled) if scheduled else None
    options = RunOptions(
        cores(jobs), force=force, cold=cold, cluster=dask, scheduled=time, keep=keep
    )
    with (
        console(log, for_machines=log_json) as lines,
        only_writer(places.out, wait),
        only_writer(places.data, wait),
    ):
        if time and is_done(places.out, time):
            lines.say("done before", f"この回({time})か後の回が済んでいます。何もしません")
            return
        read = ingest_documents(source, raw, places.data, lines, force=force, jobs=jobs)
        made = make_reports(places, wanted, options, lines)
        if time and read and made and wanted == EVERYTHING:
            mark_done(places.out, time)
    end(read and made)
