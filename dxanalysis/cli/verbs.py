"""One function a verb: what is said on the command line, and what is done about it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dxanalysis.base.checkout import CHECKOUT, locate
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.lock import only_writer
from dxanalysis.cli import options as o
from dxanalysis.cli.console import voice
from dxanalysis.reports.request.order import EVERYTHING, RUNS_KEPT, Folders, Manner, Selection
from dxanalysis.reports.run.slots import is_done, mark_done, slot

PARTLY_DONE = 1
RAW, DATA, OUT = Path("data/raw"), Path("data/processed"), Path("outputs")
CONFIG = Path("deploy/delivery.toml")

app = typer.Typer(
    help="Osaka City's yearly plans (運営方針): documents → tidy tables → reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def root() -> None:
    """Osaka City's yearly plans (運営方針): documents → tidy tables → reports."""


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    source: o.Sources = None,
    raw: o.Raw = RAW,
    out: o.Tables = DATA,
    jobs: o.Jobs = None,
    force: o.Force = False,
    wait: o.Wait = 0,
    log: o.Log = None,
    log_json: o.LogJson = False,
) -> None:
    """Read the documents and write the tidy tables."""
    from dxanalysis.cli.work import read_documents  # noqa: PLC0415 - more than --help needs

    with voice(log, for_machines=log_json) as told, only_writer(locate(out), wait):
        done = read_documents(source, raw, locate(out), told, force=force, jobs=jobs)
    _end(done)


@app.command()
def check(
    source: Annotated[Path, typer.Argument(help="One document.")],
    lines: Annotated[bool, typer.Option(help="Show what each line was read as.")] = False,
) -> None:
    """Tell what was read in one document: coverage, diagnostics, the plan in short."""
    from dxanalysis.documents.read import read_document  # noqa: PLC0415 - heavy
    from dxanalysis.plan.parse import parse_with_account  # noqa: PLC0415 - heavy
    from dxanalysis.present.shared import document_account as reading  # noqa: PLC0415 - heavy

    try:
        plan, account = parse_with_account(read_document(locate(source)))
    except DxanalysisError as error:
        typer.echo(f"エラー: {error}", err=True)
        raise typer.Exit(PARTLY_DONE) from error
    told = [*reading.summary_lines(plan), "", *reading.diagnostic_lines(plan)]
    for line in [*reading.reading_lines(account), "", *told] if lines else told:
        typer.echo(line)
    _end(not any(diagnostic.severity == "error" for diagnostic in plan.diagnostics))


@app.command()
def report(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    plan: o.Plans = None,
    issue: o.Issues = None,
    report_name: o.Reports = None,
    data: o.Tables = DATA,
    out: o.Outputs = OUT,
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
    from dxanalysis.cli.work import make_reports  # noqa: PLC0415 - more than --help needs

    selection = _selection(plan, issue, report_name)
    manner = Manner(_jobs(jobs), force=force, cold=cold, cluster=dask, keep=keep)
    with voice(log, for_machines=log_json) as told, only_writer(locate(out), wait):
        done = make_reports(_folders(data, out), selection, manner, told)
    _end(done)


@app.command()
def run(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    source: o.Sources = None,
    raw: o.Raw = RAW,
    plan: o.Plans = None,
    issue: o.Issues = None,
    report_name: o.Reports = None,
    data: o.Tables = DATA,
    out: o.Outputs = OUT,
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
    from dxanalysis.cli.work import make_reports, read_documents  # noqa: PLC0415 - more than --help needs

    selection = _selection(plan, issue, report_name)
    meant_for = slot(scheduled) if scheduled else None
    manner = Manner(
        _jobs(jobs), force=force, cold=cold, cluster=dask, scheduled=meant_for, keep=keep
    )
    folders = _folders(data, out)
    with (
        voice(log, for_machines=log_json) as told,
        only_writer(folders.out, wait),
        only_writer(folders.data, wait),
    ):
        if meant_for and is_done(folders.out, meant_for):
            told.say("done before", f"この回({meant_for})か後の回が済んでいます。何もしません")
            return
        read = read_documents(source, raw, folders.data, told, force=force, jobs=jobs)
        made = make_reports(folders, selection, manner, told)
        if meant_for and read and made and selection == EVERYTHING:
            mark_done(folders.out, meant_for)
    _end(read and made)


@app.command()
def send(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    config: o.Delivery = CONFIG,
    out: o.Outputs = OUT,
    dry_run: o.DryRun = False,
    resend: o.Resend = None,
    arrived: o.Arrived = None,
    wait: o.Wait = 0,
    log: o.Log = None,
    log_json: o.LogJson = False,
) -> None:
    """Mail each division the reports that it does not have yet."""
    from dxanalysis.cli.sending import send_mails  # noqa: PLC0415 - more than --help needs
    from dxanalysis.delivery.send import Order  # noqa: PLC0415

    if dry_run and (resend or arrived):
        raise typer.BadParameter("--dry-run records nothing: --resend and --arrived go without it")
    order = Order(dry_run, tuple(resend or ()), tuple(arrived or ()), wait)
    with voice(log, for_machines=log_json) as told:
        done = send_mails(config, out, order, told)
    _end(done)


def _end(done: bool) -> None:
    if not done:
        raise typer.Exit(PARTLY_DONE)


def _selection(
    plans: list[str] | None, issues: list[int] | None, reports: list[str] | None
) -> Selection:
    return Selection(tuple(plans or ()), tuple(issues or ()), tuple(reports or ()))


def _folders(data: Path, out: Path) -> Folders:
    return Folders(locate(data), (CHECKOUT or Path()) / "notebooks", locate(out))


def _jobs(jobs: int | None) -> int:
    return jobs or os.cpu_count() or 1
