"""A run: what is due is made in parallel, put in place one by one, recorded and indexed."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import Any

from dxanalysis.analysis.plan_figures import plan_figures
from dxanalysis.reports.index.publish import publish
from dxanalysis.reports.manifest import Entry, Manifest, read_manifest, sources_of
from dxanalysis.reports.request.order import Folders, Manner, Selection, Watcher
from dxanalysis.reports.request.selection import Request
from dxanalysis.reports.run.due import Due
from dxanalysis.reports.run.history import KilledRuns, Run, forget_old
from dxanalysis.reports.run.pool import run_all
from dxanalysis.reports.run.task import Task
from dxanalysis.reports.run.up_to_date import state_of
from dxanalysis.store.store import load_tables


def make_reports(
    folders: Folders, selection: Selection, manner: Manner, made_at: str, watcher: Watcher
) -> list[Entry]:
    """Make what is due of a selection; see `dxanalysis.reports.run.build.build_reports`."""
    making = _Making(folders, selection, manner, made_at)
    try:
        making.make(watcher)
    finally:  # what was made before an interruption is in place, so it must be in the manifest
        making.close()
    return [making.entries[request.html] for request in making.due.requests]


class _Making:
    """One call: what it found, and the entries as they come to be."""

    def __init__(
        self, folders: Folders, selection: Selection, manner: Manner, made_at: str
    ) -> None:
        self._folders, self._manner, self._made_at = folders, manner, made_at
        self._begun = time.perf_counter()
        self._state = state_of(folders)
        tables = load_tables(folders.data)
        self._sources, self._plans = sources_of(tables), plan_figures(tables)
        self._killed = KilledRuns(folders.out)
        self.entries = self._killed.recover(read_manifest(folders.out).entries)
        self.due = Due(tables, folders, selection, self.entries)
        self._why = {r: self.due.why(r, force=manner.force) for r in self.due.requests}
        self._run = Run(folders.out, made_at)
        self._status = "interrupted"

    def make(self, watcher: Watcher) -> None:
        """Make the reports that are due, and tell of each as it ends."""
        tasks = [self._task(request) for request, reasons in self._why.items() if reasons]
        watcher.planned(len(self._why), len(tasks))
        for request in (request for request, reasons in self._why.items() if not reasons):
            self._record(self.entries[request.html].as_unchanged(), watcher)
        for task, outcome in run_all(tasks, self._manner, watcher):
            inputs, why = self.due.inputs[task.request.html], self._why[task.request]
            entry = Entry.of(task, outcome, inputs, why)
            self._run.publish(entry, outcome)
            self._record(entry, watcher)
        self._status = "done"

    def close(self) -> None:
        """Write manifest and index, with those reports marked that are no longer up to date."""
        if self._status == "interrupted":
            self.entries = self._run.recover(self.entries)
        marked = {h: replace(e, outdated=self.due.is_outdated(e)) for h, e in self.entries.items()}
        manifest = Manifest(
            entries=marked,
            sources=self._sources,
            generated_at=self._made_at,
            scheduled=self._manner.scheduled,
            state=self._state if self.due.all_done(marked) else None,
            plans=self._plans,
        )
        publish(self._folders.out, manifest)
        self._killed.clear()
        self._run.finish(**self._facts())
        forget_old(self._folders.out, self._manner.keep)

    def _record(self, entry: Entry, watcher: Watcher) -> None:
        self.entries[entry.html] = entry
        watcher.ended(entry)

    def _task(self, request: Request) -> Task:
        return Task(
            request=request,
            notebook=self.due.notebook(request),
            data=self._folders.data,
            made_at=self._made_at,
            seconds=self._manner.seconds,
            scheduled=self._manner.scheduled,
            workshops=self._run.workshops,
        )

    def _facts(self) -> dict[str, Any]:
        asked = [self.entries[r.html] for r in self._why if r.html in self.entries]
        return {
            "status": self._status,
            "began_at": self._made_at,
            "scheduled": self._manner.scheduled,
            "seconds": round(time.perf_counter() - self._begun, 2),
            "reports": Counter(entry.status for entry in asked),
        }
