"""The two halves of a run: documents into tables, tables into reports, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from dxanalysis.checkout import locate
from dxanalysis.cli.telling import Teller
from dxanalysis.cli.voice import Voice
from dxanalysis.reports.order import Folders, Manner, Selection


def read_documents(
    named: list[Path] | None, raw: Path, out: Path, voice: Voice, *, force: bool
) -> bool:
    """Read the documents, say what became of each, and tell whether all went well."""
    from dxanalysis.present.reading import coverage_line, diagnostic_lines  # noqa: PLC0415 - heavy
    from dxanalysis.tables import ingest as tables  # noqa: PLC0415 - heavy

    sources = named or tables.sources_below(locate(raw))
    result = tables.ingest(sources, out, keep_others=bool(named))
    for plan in result.plans:
        line = f"読取: {plan.source} → {plan.plan_id} {coverage_line(plan)}"
        voice.say("document", line, source=plan.source, plan_id=plan.plan_id)
        for line in diagnostic_lines(plan, at_least="warning"):
            voice.say("remark", f"  {line}", problem=True, source=plan.source)
    for source, error in result.failures.items():
        voice.say("unreadable", f"エラー: {error}", problem=True, source=source)
    for plan_id in result.kept:
        voice.say("kept", f"前回のまま: {plan_id}", plan_id=plan_id)
    return not result.faulty


def make_reports(folders: Folders, selection: Selection, manner: Manner, voice: Voice) -> bool:
    """Make the reports, say what became of each, and tell whether all went well."""
    from dxanalysis.reports.build import build_reports  # noqa: PLC0415 - more than --help needs

    with Teller(voice) as teller:
        made = build_reports(folders, selection, manner, teller)
    teller.sum_up(folders.out)
    return not any(entry.status == "failed" for entry in made)
