"""The two halves of a run: documents into tables, tables into reports, and what is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dxanalysis.checkout import locate
from dxanalysis.cli.telling import Teller
from dxanalysis.cli.voice import Voice
from dxanalysis.present.reading import coverage_line, diagnostic_lines
from dxanalysis.reports.order import Folders, Manner, Selection
from dxanalysis.tables.reading import Reading
from dxanalysis.tables.sources import sources_below
from dxanalysis.tables.standing import Standing, standing

if TYPE_CHECKING:
    from dxanalysis.tables.ingest import IngestResult


def read_documents(
    named: list[Path] | None, raw: Path, out: Path, voice: Voice, *, force: bool
) -> bool:
    """Read the documents, say what became of each, and tell whether all went well."""
    sources = named or sources_below(locate(raw))
    result = _read_or_recall(sources, out, voice, keep_others=bool(named), force=force)
    for source, reason in result.left_out.items():
        voice.say("left out", f"エラー: {reason}", problem=True, source=source)
    for plan_id in result.kept:
        voice.say("kept", f"前回のまま: {plan_id}", plan_id=plan_id)
    return not result.faulty


def _read_or_recall(
    sources: list[Path], out: Path, voice: Voice, *, keep_others: bool, force: bool
) -> Standing | IngestResult:
    """What the tables are made of: as it was told last time where nothing changed since."""
    known = None if force else standing(sources, out, keep_others=keep_others)
    if known is not None:
        for reading in known.readings:
            _tell(reading, voice)
        return known
    from dxanalysis.tables.ingest import ingest  # noqa: PLC0415 - heavy

    return ingest(
        sources,
        out,
        keep_others=keep_others,
        force=force,
        on_read=lambda reading: _tell(reading, voice),
    )


def _tell(reading: Reading, voice: Voice) -> None:
    """What became of a document, as soon as it was read."""
    source = reading.source
    if reading.error is not None:
        voice.say("unreadable", f"エラー: {reading.error}", problem=True, source=source)
        return
    line = f"読取: {source} → {reading.plan_id} {coverage_line(reading)}"
    voice.say("document", line, source=source, plan_id=reading.plan_id, reused=reading.reused)
    for line in diagnostic_lines(reading, at_least="warning"):
        voice.say("remark", f"  {line}", problem=True, source=source)


def make_reports(folders: Folders, selection: Selection, manner: Manner, voice: Voice) -> bool:
    """Make the reports, say what became of each, and tell whether all went well."""
    from dxanalysis.reports.build import build_reports  # noqa: PLC0415 - more than --help needs

    with Teller(voice) as teller:
        made = build_reports(folders, selection, manner, teller)
    teller.sum_up(folders.out)
    return not any(entry.status == "failed" for entry in made)
