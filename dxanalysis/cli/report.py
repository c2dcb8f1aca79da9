"""`dxanalysis report`: tables → reports, index and manifest, and what is said of each report."""

from __future__ import annotations

import os
from pathlib import Path

from dxanalysis.base.checkout import CHECKOUT, locate
from dxanalysis.base.lock import only_writer
from dxanalysis.cli import options as o
from dxanalysis.cli.console import Console, console, end
from dxanalysis.cli.progress import ProgressLines
from dxanalysis.reports.request.options import RUNS_KEPT, Folders, RunOptions, Selection


def report(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    plan: o.Plans = None,
    issue: o.Issues = None,
    report_name: o.Reports = None,
    data: o.Tables = o.DATA,
    out: o.Outputs = o.OUT,
    jobs: o.Jobs = None,
    force: o.Force = False,
    cold: o.Cold = False,
    dask: o.Dask = None,
    keep: o.Keep = RUNS_KEPT,
    wait: o.Wait = 0,
    log: o.Log = None,
    log_json: o.LogJson = False,
) -> None:
    """Run the notebooks, render HTML, write the index and the manifest."""
    wanted = selection(plan, issue, report_name)
    options = RunOptions(cores(jobs), force=force, cold=cold, cluster=dask, keep=keep)
    with console(log, for_machines=log_json) as lines, only_writer(locate(out), wait):
        all_well = make_reports(folders(data, out), wanted, options, lines)
    end(all_well)


def make_reports(places: Folders, wanted: Selection, options: RunOptions, lines: Console) -> bool:
    """Make the reports, say what became of each, and return whether all went well."""
    from dxanalysis.reports.run.build import build_reports  # noqa: PLC0415 - more than --help needs

    with ProgressLines(lines) as progress:
        made = build_reports(places, wanted, options, progress)
    progress.sum_up(places.out)
    return not any(entry.status == "failed" for entry in made)


def selection(
    plans: list[str] | None, issues: list[int] | None, reports: list[str] | None
) -> Selection:
    """What the options name."""
    return Selection(tuple(plans or ()), tuple(issues or ()), tuple(reports or ()))


def folders(data: Path, out: Path) -> Folders:
    """The folders that the options name, and the checkout's notebooks."""
    return Folders(locate(data), (CHECKOUT or Path()) / "notebooks", locate(out))


def cores(jobs: int | None) -> int:
    """How many reports are made at a time; without the option, one a core."""
    return jobs or os.cpu_count() or 1
