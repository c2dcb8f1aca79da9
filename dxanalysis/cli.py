"""The `dxanalysis` command: one function per verb, words of the command line → calls of the rooms.

Nothing heavy is imported before a verb runs, so `--help` is instant. Exit status: 0 all done,
1 done except for what was named, 2 wrong usage or configuration.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dxanalysis.checkout import CHECKOUT, locate
from dxanalysis.errors import DxanalysisError

if TYPE_CHECKING:
    from dxanalysis.reports.manifest import Entry
    from dxanalysis.reports.requests import Selection

PARTLY_DONE, WRONG_USAGE = 1, 2

app = typer.Typer(
    help="Osaka City's yearly plans (運営方針): documents → tidy tables → reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def root() -> None:
    """Osaka City's yearly plans (運営方針): documents → tidy tables → reports."""


Sources = Annotated[
    list[Path] | None, typer.Argument(help="Documents; without any, all below --raw.")
]
RawOption = Annotated[Path, typer.Option(help="Folder of the published documents.")]


@app.command()
def ingest(
    source: Sources = None,
    raw: RawOption = Path("data/raw"),
    out: Annotated[Path, typer.Option(help="Folder of the tables.")] = Path("data/processed"),
) -> None:
    """Read the documents and write the tidy tables."""
    if not _ingest(source, raw, out):
        raise typer.Exit(PARTLY_DONE)


@app.command()
def check(
    source: Annotated[Path, typer.Argument(help="One document.")],
    lines: Annotated[bool, typer.Option(help="Show what each line was read as.")] = False,
) -> None:
    """Tell what was read in one document: coverage, diagnostics, the plan in short."""
    from dxanalysis.documents.read import read_document  # noqa: PLC0415 - heavy
    from dxanalysis.plan.parse import parse_with_account  # noqa: PLC0415 - heavy
    from dxanalysis.present import reading  # noqa: PLC0415 - heavy

    try:
        plan, account = parse_with_account(read_document(locate(source)))
    except DxanalysisError as error:
        typer.echo(f"エラー: {error}", err=True)
        raise typer.Exit(PARTLY_DONE) from error
    told = [*reading.summary_lines(plan), "", *reading.diagnostic_lines(plan)]
    for line in [*reading.reading_lines(account), "", *told] if lines else told:
        typer.echo(line)
    if any(diagnostic.severity == "error" for diagnostic in plan.diagnostics):
        raise typer.Exit(PARTLY_DONE)


Plans = Annotated[list[str] | None, typer.Option("--plan", help="Plan, e.g. 2026-digital.")]
Issues = Annotated[list[int] | None, typer.Option("--issue", help="Issue number, 1-based.")]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", help="overview, budget-trend or indicator-attainment."),
]
DataOption = Annotated[Path, typer.Option(help="Folder of the tables.")]
OutOption = Annotated[Path, typer.Option(help="Folder of the reports.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="Reports made at a time.")]
Force = Annotated[bool, typer.Option("--force", help="Make unchanged reports too.")]


@app.command()
def report(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    plan: Plans = None,
    issue: Issues = None,
    report_name: Reports = None,
    data: DataOption = Path("data/processed"),
    out: OutOption = Path("outputs"),
    jobs: Jobs = None,
    force: Force = False,
) -> None:
    """Run the notebooks, render HTML, write the index and the manifest."""
    if not _report(_selection(plan, issue, report_name), data, out, jobs, force=force):
        raise typer.Exit(PARTLY_DONE)


@app.command()
def run(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    source: Sources = None,
    raw: RawOption = Path("data/raw"),
    plan: Plans = None,
    issue: Issues = None,
    report_name: Reports = None,
    data: DataOption = Path("data/processed"),
    out: OutOption = Path("outputs"),
    jobs: Jobs = None,
    force: Force = False,
) -> None:
    """Ingest and report in one: what a scheduler calls."""
    read = _ingest(source, raw, data)
    made = _report(_selection(plan, issue, report_name), data, out, jobs, force=force)
    if not (read and made):
        raise typer.Exit(PARTLY_DONE)


def main() -> None:
    """Run the command; errors that the user can put right become their text and exit status 2."""
    try:
        app()
    except DxanalysisError as error:
        typer.echo(f"エラー: {error}", err=True)
        sys.exit(WRONG_USAGE)


def _ingest(named: list[Path] | None, raw: Path, out: Path) -> bool:
    """Read the documents, say what became of each, and tell whether all went well."""
    from dxanalysis.present.reading import coverage_line, diagnostic_lines  # noqa: PLC0415 - heavy
    from dxanalysis.tables import ingest as tables  # noqa: PLC0415 - heavy

    sources = named or tables.sources_below(locate(raw))
    result = tables.ingest(sources, locate(out), keep_others=bool(named))
    for plan in result.plans:
        typer.echo(f"読取: {plan.source} → {plan.plan_id} {coverage_line(plan)}")
        for line in diagnostic_lines(plan, at_least="warning"):
            typer.echo(f"  {line}", err=True)
    for error in result.failures.values():
        typer.echo(f"エラー: {error}", err=True)
    for plan_id in result.kept:
        typer.echo(f"前回のまま: {plan_id}")
    return not result.faulty


def _selection(
    plans: list[str] | None, issues: list[int] | None, reports: list[str] | None
) -> Selection:
    from dxanalysis.reports.requests import Selection  # noqa: PLC0415 - heavy

    return Selection(tuple(plans or ()), tuple(issues or ()), tuple(reports or ()))


def _report(
    wanted: Selection,
    data: Path,
    out: Path,
    jobs: int | None,
    *,
    force: bool,
) -> bool:
    """Make the reports, say what became of each, and tell whether all went well."""
    from dxanalysis.reports.build import Folders, build_reports  # noqa: PLC0415 - heavy

    made = build_reports(
        Folders(data=locate(data), notebooks=_notebooks(), out=locate(out)),
        wanted,
        jobs=jobs or os.cpu_count() or 1,
        force=force,
        on_done=_tell,
    )
    _sum_up(made, locate(out))
    return not any(entry.status == "failed" for entry in made)


def _notebooks() -> Path:
    return (CHECKOUT or Path()) / "notebooks"


_STATUS = {"ok": "作成", "unchanged": "変更なし", "failed": "失敗"}


def _tell(entry: Entry) -> None:
    """One line as soon as a report has ended."""
    seconds = "" if entry.status == "unchanged" else f" {entry.seconds:.1f}秒"
    typer.echo(f"{_STATUS[entry.status]}{seconds}: {entry.plan_id} {entry.title}")
    if entry.error is not None:
        typer.echo(f"  理由: {entry.error}", err=True)
    for warning in entry.warnings:
        typer.echo(f"  警告: {warning}", err=True)


def _sum_up(entries: list[Entry], out: Path) -> None:
    counts = "、".join(
        f"{name} {sum(entry.status == status for entry in entries)}件"
        for status, name in _STATUS.items()
    )
    typer.echo(f"{counts} → {out / 'index.html'}")


if __name__ == "__main__":
    main()
