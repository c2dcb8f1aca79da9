"""The reports of an order: left as they are where all of them stand, else made and recorded.

Nothing heavy is imported before it is known that something is to be made.
"""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.reports.index.publish import publish
from dxanalysis.reports.manifest import Entry, Manifest, read_manifest
from dxanalysis.reports.request.order import EVERYTHING, Folders, Manner, Selection, Watcher
from dxanalysis.reports.run.forked import start_warming
from dxanalysis.reports.run.history import KilledRuns, Run, forget_old
from dxanalysis.reports.run.up_to_date import all_stand, state_of

_JAPAN = timezone(timedelta(hours=9))


class OutputFolderError(DxanalysisError):
    """A folder of outputs that cannot be made or written to."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return (
            f"出力先 {self.folder} に書けません({self.reason})。"
            "--out に別のフォルダーを指定してください"
        )


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
    _require_writable(folders.out)
    made_at = datetime.now(_JAPAN).isoformat(timespec="seconds")
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


def _require_writable(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not os.access(out, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise OutputFolderError(out, error.strerror or str(error)) from error
