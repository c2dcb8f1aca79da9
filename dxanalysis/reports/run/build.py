"""The reports of an order: left as they are where all of them stand, else made and recorded.

Nothing heavy is imported before it is known that something is to be made.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dxanalysis.base.clock import iso, now
from dxanalysis.base.files import require_writable
from dxanalysis.reports.index.publish import publish
from dxanalysis.reports.manifest import Entry, Manifest, read_manifest
from dxanalysis.reports.request.order import EVERYTHING, Folders, Manner, Selection, Watcher
from dxanalysis.reports.run.forked import start_warming
from dxanalysis.reports.run.history import KilledRuns, Run, forget_old
from dxanalysis.reports.run.up_to_date import all_stand, state_of


def build_reports(
    folders: Folders,
    selection: Selection = EVERYTHING,
    manner: Manner = Manner(),  # noqa: B008 - frozen
    watcher: Watcher = Watcher(),  # noqa: B008 - without state
) -> list[Entry]:
    """Make the reports of the selection and return their entries in the order asked for.

    A report whose inputs did not change is left as it is unless `manner` forces it. Reports
    outside the selection stay in the manifest and the index. A report that fails is an entry, not
    an error; raises `DxanalysisError` of one kind or another, before any kernel starts, where
    tables, names, notebooks or the folder of outputs are at fault. Nobody else may be making
    reports in the folder of outputs (`dxanalysis.base.lock`).
    """
    folders = folders.absolute()
    require_writable(folders.out, "--out")
    made_at = iso(now())
    if selection == EVERYTHING and not manner.force and not KilledRuns(folders.out):
        before = read_manifest(folders.out)
        if all_stand(before, state_of(folders), folders.out):
            return _leave(folders.out, before, manner, made_at, watcher)
    if not manner.cold and manner.cluster is None:
        start_warming()
    from dxanalysis.reports.run.making import make_reports  # noqa: PLC0415 - heavy

    return make_reports(folders, selection, manner, made_at, watcher)


def _leave(
    out: Path, before: Manifest, manner: Manner, made_at: str, watcher: Watcher
) -> list[Entry]:
    """Record that nothing was to be made."""
    entries = {html: entry.as_unchanged() for html, entry in before.entries.items()}
    watcher.planned(len(entries), 0)
    for entry in entries.values():
        watcher.ended(entry)
    publish(
        out,
        replace(before, entries=entries, generated_at=made_at, scheduled=manner.scheduled),
    )
    Run(out, made_at).finish(status="unchanged", scheduled=manner.scheduled)
    forget_old(out, manner.keep)
    return list(entries.values())
