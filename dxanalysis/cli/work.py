"""The two halves of a run: documents into tables, tables into reports, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from dxanalysis.base.checkout import locate
from dxanalysis.cli.console import Voice
from dxanalysis.cli.progress import Teller
from dxanalysis.ingest.outcome import DocumentOutcome
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import unchanged_ingest
from dxanalysis.present.shared.document_account import coverage_line, diagnostic_lines
from dxanalysis.reports.request.order import Folders, Manner, Selection
from dxanalysis.reports.run.build import build_reports


def read_documents(  # noqa: PLR0913 - each is an option of the command
    named: list[Path] | None,
    raw: Path,
    out: Path,
    voice: Voice,
    *,
    force: bool,
    jobs: int | None = None,
) -> bool:
    """Read the documents, say what became of each, and tell whether all went well."""
    sources = named or sources_below(locate(raw))
    before = None if force else unchanged_ingest(sources, out, keep_others=bool(named))
    if before is not None:
        for reading in before.outcomes:
            _tell(reading, voice)
        _sum_up(before.left_out, before.kept, voice)
        return not before.faulty
    from dxanalysis.ingest.ingest import ingest  # noqa: PLC0415 - heavy

    result = ingest(
        sources,
        out,
        keep_others=bool(named),
        force=force,
        jobs=jobs,
        on_read=partial(_tell, voice=voice),
    )
    _sum_up(result.left_out, result.kept, voice)
    return not result.faulty


def _tell(reading: DocumentOutcome, voice: Voice) -> None:
    """What became of a document, and what to know of it."""
    facts: dict[str, Any] = {"source": reading.source, "plan_id": reading.plan_id}
    if reading.error is not None:
        voice.say("unreadable", f"エラー: {reading.error}", problem=True, **facts)
        return
    read = "変更なし" if reading.reused else "読取"
    voice.say(
        "document",
        f"{read}: {reading.source} → {reading.plan_id} {coverage_line(reading)}",
        coverage=reading.coverage,
        reused=reading.reused,
        **facts,
    )
    for line in diagnostic_lines(reading, at_least="warning"):
        voice.say("remark", f"  {line}", problem=True, **facts)


def _sum_up(left_out: Mapping[str, str], kept: Sequence[str], voice: Voice) -> None:
    for source, reason in left_out.items():
        voice.say("left out", f"エラー: {source}: {reason}", problem=True, source=source)
    for plan_id in kept:
        voice.say("kept", f"前回のまま: {plan_id}", plan_id=plan_id)


def make_reports(folders: Folders, selection: Selection, manner: Manner, voice: Voice) -> bool:
    """Make the reports, say what became of each, and tell whether all went well."""
    with Teller(voice) as teller:
        made = build_reports(folders, selection, manner, teller)
    teller.sum_up(folders.out)
    return not any(entry.status == "failed" for entry in made)
