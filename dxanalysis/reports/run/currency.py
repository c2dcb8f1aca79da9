"""Whether reports are whole and up to date: held against the files and the tables as they lie.

The manifest tells what a run left. An ingest, a killed run or somebody's hand may have changed
tables or files since, and none of them asks the manifest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.manifest import Entry, Manifest

FindOutdated = Callable[[Manifest, Path], dict[str, str]]
"""From the manifest and the folder of outputs to: a report's HTML → why it may not be passed on."""

RUNNING = "作成の途中で止まった"
NOT_WHOLE = "ページかノートブックが作成時のものと違う"
OUTDATED = "表かプログラムが変わった後に作り直していない"
ROWS_CHANGED = "表の数値が変わった後に作り直していない"
GONE = "元の運営方針か経営課題が表にない"


def outdated_against(data: Path) -> FindOutdated:
    """Hold reports against the tables in `data` as they lie at the time of asking."""

    def find(manifest: Manifest, out: Path) -> dict[str, str]:
        return reports_not_current(manifest, out, data)

    return find


def reports_not_current(manifest: Manifest, out: Path, data: Path) -> dict[str, str]:
    """Every report that is not whole, or not of the tables in `data`, with the reason in Japanese.

    A failed report is none of them: it says itself what is the matter.
    """
    listed = [entry for entry in manifest.entries.values() if entry.status != "failed"]
    found = {entry.html: reason for entry in listed if (reason := _as_left(entry, out))}
    against = _against_tables(listed, manifest, data)
    return {**against, **found}


def _as_left(entry: Entry, out: Path) -> str | None:
    if entry.status == "running":
        return RUNNING
    if not entry.is_whole(out):
        return NOT_WHOLE
    return OUTDATED if entry.outdated else None


def _against_tables(entries: list[Entry], manifest: Manifest, data: Path) -> dict[str, str]:
    from dxanalysis.store.integrity import tables_sha256  # noqa: PLC0415 - heavy

    if manifest.tables is not None and tables_sha256(data) == manifest.tables:
        return {}
    try:
        rows = _rows_by_report(data)
    except DxanalysisError as error:
        reason = f"表を確かめられない: {error}"
        return {entry.html: reason for entry in entries}
    found = {}
    for entry in entries:
        if entry.html not in rows:
            found[entry.html] = GONE
        elif entry.inputs.get("rows") != rows[entry.html]:
            found[entry.html] = ROWS_CHANGED
    return found


def _rows_by_report(data: Path) -> dict[str, str]:
    """The hash of the rows that each report would be made from now, by the place of its HTML."""
    from dxanalysis.reports.request.options import EVERYTHING  # noqa: PLC0415 - heavy, as all here
    from dxanalysis.reports.request.selection import select  # noqa: PLC0415
    from dxanalysis.reports.run.inputs import PlanRows  # noqa: PLC0415
    from dxanalysis.store.store import load_tables  # noqa: PLC0415

    tables = load_tables(data)
    if not tables.plan_ids():
        return {}
    rows = PlanRows(tables)
    return {request.html: rows.of(request) for request in select(tables, EVERYTHING)}
