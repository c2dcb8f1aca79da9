"""`dxanalysis ingest`: documents → tidy tables, and what is said of each document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dxanalysis.base.checkout import locate
from dxanalysis.base.lock import only_writer
from dxanalysis.cli import options as o
from dxanalysis.cli.console import Console, console, end
from dxanalysis.text.visible import on_one_line

if TYPE_CHECKING:
    from dxanalysis.ingest.outcome import DocumentOutcome


def ingest(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    source: o.Sources = None,
    raw: o.Raw = o.RAW,
    out: o.Tables = o.DATA,
    jobs: o.Jobs = None,
    force: o.Force = False,
    wait: o.Wait = 0,
    log: o.Log = None,
    log_json: o.LogJson = False,
) -> None:
    """Read the documents and write the tidy tables."""
    with console(log, for_machines=log_json) as lines, only_writer(locate(out), wait):
        all_well = ingest_documents(source, raw, locate(out), lines, force=force, jobs=jobs)
    end(all_well)


def ingest_documents(  # noqa: PLR0913 - each is an option of the command
    named: list[Path] | None,
    raw: Path,
    out: Path,
    lines: Console,
    *,
    force: bool,
    jobs: int | None = None,
) -> bool:
    """Read the documents, say what became of each, and return whether all went well."""
    from dxanalysis.documents.beside import DECIDED, orphans  # noqa: PLC0415 - more than --help needs
    from dxanalysis.ingest.sources import sources_below  # noqa: PLC0415
    from dxanalysis.ingest.up_to_date import unchanged_ingest  # noqa: PLC0415

    decided = locate(raw)
    folders = [locate(path).parent for path in named or ()]
    sources = [*named, *orphans(folders)] if named else sources_below(locate(raw))
    before = (
        None if force else unchanged_ingest(sources, out, keep_others=bool(named), decided=decided)
    )
    if before is not None:
        for outcome in before.outcomes:
            _say_outcome(outcome, lines)
        _sum_up(before.left_out, before.kept, lines)
        return not before.faulty
    from dxanalysis.ingest.ingest import ingest as write_tables  # noqa: PLC0415 - heavy

    result = write_tables(
        sources,
        out,
        keep_others=bool(named),
        force=force,
        jobs=jobs,
        decided=decided,
        on_read=partial(_say_outcome, lines=lines),
    )
    for name in DECIDED:
        if (mistake := result.failures.get(name)) is not None:
            lines.say("decisions", f"エラー: {mistake}", problem=True, source=name)
    _sum_up(result.left_out, result.kept, lines, result.gone)
    return not result.faulty


def _say_outcome(outcome: DocumentOutcome, lines: Console) -> None:
    """What became of a document, and what to know of it."""
    from dxanalysis.present.shared.document_account import (  # noqa: PLC0415 - more than --help needs
        coverage_line,
        diagnostic_lines,
    )

    facts: dict[str, Any] = {"source": outcome.source, "plan_id": outcome.plan_id}
    if outcome.error is not None:
        lines.say("unreadable", f"エラー: {outcome.error}", problem=True, **facts)
        return
    read = "変更なし" if outcome.reused else "読取"
    lines.say(
        "document",
        f"{read}: {outcome.source} → {outcome.plan_id} {coverage_line(outcome)}",
        coverage=outcome.coverage,
        reused=outcome.reused,
        **facts,
    )
    for line in diagnostic_lines(outcome, at_least="warning"):
        lines.say("remark", f"  {on_one_line(line)}", problem=True, **facts)


def _sum_up(
    left_out: Mapping[str, str], kept: Sequence[str], lines: Console, gone: Sequence[str] = ()
) -> None:
    for source, reason in left_out.items():
        lines.say("left out", f"エラー: {source}: {reason}", problem=True, source=source)
    for plan_id in gone:
        text = (
            f"表からなくなった運営方針: {plan_id}(文書がないか、読めないか、版が食い違っています)"
        )
        lines.say("gone", text, problem=True, plan_id=plan_id)
    for plan_id in kept:
        lines.say("kept", f"前回のまま: {plan_id}", plan_id=plan_id)
