"""A run of reports: left as they are where all are up to date, else made, recorded and indexed.

Nothing heavy is imported before it is known that something is to be made.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from dxanalysis.base.clock import iso, now
from dxanalysis.base.files import require_writable
from dxanalysis.reports.index.page import publish
from dxanalysis.reports.manifest import Entry, Manifest, read_manifest, sources_of
from dxanalysis.reports.request.options import EVERYTHING, Folders, RunOptions, Selection
from dxanalysis.reports.request.task import Request, Task
from dxanalysis.reports.run.forked import start_warming
from dxanalysis.reports.run.history import KilledRuns, RunRecord, forget_old
from dxanalysis.reports.run.inputs import RequestedReports, is_up_to_date, state_of
from dxanalysis.reports.run.live import LiveManifest
from dxanalysis.reports.run.pool import run_all


class Progress(Protocol):
    """Who hears how a run goes."""

    def planned(self, total: int, waiting: int) -> None:
        """So many reports were asked for, and so many of them are going to be made."""

    def started(self, request: Request) -> None:
        """A report's turn has come."""

    def ended(self, entry: Entry) -> None:
        """A report has ended, or was found unchanged."""


class _Silence(Progress):
    """Nobody hears."""

    def planned(self, total: int, waiting: int) -> None:
        pass

    def started(self, request: Request) -> None:
        pass

    def ended(self, entry: Entry) -> None:
        pass


def build_reports(
    folders: Folders,
    selection: Selection = EVERYTHING,
    options: RunOptions = RunOptions(),  # noqa: B008 - frozen
    progress: Progress = _Silence(),  # noqa: B008 - without state
) -> list[Entry]:
    """Make the reports of the selection and return their entries in the order asked for.

    A report whose inputs did not change is left as it is unless `options` force it. Reports
    outside the selection stay in the manifest and the index. A report that fails is an entry, not
    an error; raises `DxanalysisError` of one kind or another, before any kernel starts, where
    tables, names, notebooks or the folder of outputs are at fault. Nobody else may be making
    reports in the folder of outputs (`dxanalysis.base.lock`).
    """
    folders = folders.absolute()
    require_writable(folders.out, "--out")
    made_at = iso(now())
    if selection == EVERYTHING and not options.force and not KilledRuns(folders.out):
        before = read_manifest(folders.out)
        if is_up_to_date(before, state_of(folders), folders.out):
            return _leave(folders.out, before, options, made_at, progress)
    if not options.cold and options.cluster is None:
        start_warming()
    run = _ReportRun(folders, selection, options, made_at)
    try:
        run.make(progress)
    finally:  # what was made before an interruption is in place, so it must be in the manifest
        run.close()
    return [run.entries[request.html] for request in run.requests]


def _leave(
    out: Path, before: Manifest, options: RunOptions, made_at: str, progress: Progress
) -> list[Entry]:
    """Record that nothing was to be made."""
    entries = {html: entry.as_unchanged() for html, entry in before.entries.items()}
    progress.planned(len(entries), 0)
    for entry in entries.values():
        progress.ended(entry)
    publish(
        out,
        replace(before, entries=entries, generated_at=made_at, scheduled=options.scheduled),
    )
    RunRecord(out, made_at).finish(status="unchanged", scheduled=options.scheduled)
    forget_old(out, options.keep)
    return list(entries.values())


class _ReportRun:
    """One run: what it found, and the entries as they come to be."""

    def __init__(
        self, folders: Folders, selection: Selection, options: RunOptions, made_at: str
    ) -> None:
        from dxanalysis.analysis.plan_figures import plan_figures  # noqa: PLC0415 - heavy
        from dxanalysis.store.integrity import tables_sha256  # noqa: PLC0415 - heavy
        from dxanalysis.store.store import load_tables  # noqa: PLC0415 - heavy

        self._folders, self._options, self._made_at = folders, options, made_at
        self._begun = time.perf_counter()
        self._state = state_of(folders)
        self._tables = tables_sha256(folders.data)
        tables = load_tables(folders.data)
        self._sources, self._plans = sources_of(tables), plan_figures(tables)
        self._killed = KilledRuns(folders.out)
        self.entries = self._killed.recover(read_manifest(folders.out).entries)
        self._requested = RequestedReports(tables, folders, selection, self.entries)
        self.requests = self._requested.requests
        self._why = {r: self._requested.why(r, force=options.force) for r in self.requests}
        self._record = RunRecord(folders.out, made_at)
        self._status = "interrupted"
        self._at_work: dict[str, Task] = {}
        self._live = LiveManifest(folders.out)

    def make(self, progress: Progress) -> None:
        """Make the reports that are to be made, and tell of each as it ends."""
        tasks = [self._task(request) for request, reasons in self._why.items() if reasons]
        progress.planned(len(self._why), len(tasks))
        for request in (request for request, reasons in self._why.items() if not reasons):
            self._end(self.entries[request.html].as_unchanged(), progress)
        by_html = {task.request.html: task for task in tasks}

        def started(request: Request) -> None:
            self._begin(by_html[request.html])
            progress.started(request)

        for task, outcome in run_all(tasks, self._options, started):
            inputs, why = self._requested.inputs[task.request.html], self._why[task.request]
            entry = Entry.of(task, outcome, inputs, why)
            self._record.publish(entry, outcome)
            self._end(entry, progress)
            self._live.tell(self._manifest_so_far)
        self._status = "done"

    def close(self) -> None:
        """Write manifest and index, with those reports marked that are no longer up to date."""
        if self._status == "interrupted":
            self.entries = self._record.recover(self.entries)
        publish(self._folders.out, self._manifest())
        self._killed.clear()
        self._record.finish(**self._facts())
        forget_old(self._folders.out, self._options.keep)

    def _manifest(self) -> Manifest:
        """What the folder holds, with those reports marked that are no longer up to date."""
        marked = {
            html: entry.as_outdated(self._requested.is_outdated(entry))
            for html, entry in self.entries.items()
        }
        return Manifest(
            entries=marked,
            sources=self._sources,
            generated_at=self._made_at,
            scheduled=self._options.scheduled,
            state=self._state if self._requested.all_made(marked) else None,
            tables=self._tables,
            plans=self._plans,
        )

    def _manifest_so_far(self) -> Manifest:
        """What the folder holds now: nobody may take the whole for up to date."""
        manifest = self._manifest()
        running = {
            html: Entry.begun(task, self.entries.get(html)) for html, task in self._at_work.items()
        }
        return replace(manifest, entries=manifest.entries | running, state=None)

    def _begin(self, task: Task) -> None:
        self._at_work[task.request.html] = task
        self._live.tell(self._manifest_so_far)

    def _end(self, entry: Entry, progress: Progress) -> None:
        self._at_work.pop(entry.html, None)
        self.entries[entry.html] = entry
        progress.ended(entry)

    def _task(self, request: Request) -> Task:
        return Task(
            request=request,
            notebook=self._requested.notebook(request),
            data=self._folders.data,
            made_at=self._made_at,
            seconds=self._options.seconds,
            scheduled=self._options.scheduled,
            workshops=self._record.workshops,
        )

    def _facts(self) -> dict[str, Any]:
        asked = [self.entries[r.html] for r in self._why if r.html in self.entries]
        return {
            "status": self._status,
            "began_at": self._made_at,
            "scheduled": self._options.scheduled,
            "seconds": round(time.perf_counter() - self._begun, 2),
            "reports": Counter(entry.status for entry in asked),
        }
