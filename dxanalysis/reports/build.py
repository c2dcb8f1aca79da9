"""All reports of a selection: which need making, made in parallel, recorded, and indexed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from dxanalysis.errors import DxanalysisError
from dxanalysis.reports.digest import Digests
from dxanalysis.reports.files import write_whole
from dxanalysis.reports.index import index_page
from dxanalysis.reports.manifest import Entry, read_entries, sources_of, write_manifest
from dxanalysis.reports.pool import run_all
from dxanalysis.reports.requests import Request, Selection, select
from dxanalysis.reports.task import Task
from dxanalysis.tables.frames import Tables
from dxanalysis.tables.store import load_tables

SECONDS_PER_REPORT = 600
_JAPAN = timezone(timedelta(hours=9))


@dataclass(frozen=True)
class Folders:
    """Where the tables and the notebooks are, and where the reports go."""

    data: Path
    notebooks: Path
    out: Path

    def absolute(self) -> Folders:
        """Resolve the folders, so that they hold wherever the kernels work."""
        return Folders(self.data.resolve(), self.notebooks.resolve(), self.out.resolve())


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


def build_reports(  # noqa: PLR0913 - two values, and options by name
    folders: Folders,
    selection: Selection,
    *,
    jobs: int = 1,
    force: bool = False,
    seconds: int = SECONDS_PER_REPORT,
    on_done: Callable[[Entry], None] = lambda _: None,
) -> list[Entry]:
    """Make the reports of the selection, up to `jobs` at a time, each in at most `seconds`.

    Calls `on_done` for each as it ends and returns their entries in the order asked for. A
    report whose inputs did not change is left as it is unless `force`. Reports outside the
    selection stay in the manifest and the index. A report that fails is an entry, not an error;
    raises `DxanalysisError` of one kind or another, before any kernel starts, where tables,
    names, notebooks or the folder of outputs are at fault.
    """
    run = _Run.prepare(folders.absolute(), selection, seconds)
    waiting = []
    for request in run.requests:
        entry = None if force else run.unchanged(request)
        if entry is None:
            waiting.append(run.task(request))
        else:
            run.record(entry, on_done)
    try:
        for task, outcome in run_all(waiting, jobs):
            digest = run.digests[task.request.html]
            entry = Entry.of(task.request, outcome, digest, run.made_at)
            run.record(entry, on_done)
    finally:  # what was made before an interruption is on disk, so it must be in the manifest
        run.publish()
    return [run.entries[request.html] for request in run.requests]


@dataclass
class _Run:
    """One call: what it found, and the entries as they come to be."""

    folders: Folders
    tables: Tables
    requests: list[Request]
    entries: dict[str, Entry]
    digests: dict[str, str]
    notebooks: dict[str, Path]
    made_at: str
    seconds: int

    @classmethod
    def prepare(cls, folders: Folders, selection: Selection, seconds: int) -> _Run:
        tables = load_tables(folders.data)
        requests = select(tables, selection)
        inputs = Digests(tables, folders.notebooks)
        _make(folders.out)
        every = {request.html: request for request in [*requests, *select(tables, Selection())]}
        return cls(
            folders=folders,
            tables=tables,
            requests=requests,
            entries=read_entries(folders.out),
            digests={html: inputs.of(request) for html, request in every.items()},
            notebooks={request.html: inputs.notebook(request) for request in requests},
            made_at=datetime.now(_JAPAN).isoformat(timespec="seconds"),
            seconds=seconds,
        )

    def unchanged(self, request: Request) -> Entry | None:
        """Find the entry of a report that need not be made again."""
        last = self.entries.get(request.html)
        if last is None or last.status == "failed":
            return None
        there = all((self.folders.out / f).is_file() for f in (last.html, last.notebook))
        same = last.inputs_sha256 == self.digests[request.html]
        return replace(last, status="unchanged", outdated=False) if there and same else None

    def task(self, request: Request) -> Task:
        return Task(
            request=request,
            notebook=self.notebooks[request.html],
            data=self.folders.data,
            out=self.folders.out,
            made_at=self.made_at,
            seconds=self.seconds,
        )

    def record(self, entry: Entry, on_done: Callable[[Entry], None]) -> None:
        self.entries[entry.html] = entry
        on_done(entry)

    def publish(self) -> None:
        """Write manifest and index, with those entries marked that are no longer up to date."""
        entries = {
            html: replace(entry, outdated=entry.inputs_sha256 != self.digests.get(html))
            for html, entry in self.entries.items()
        }
        sources = sources_of(self.tables)
        write_manifest(self.folders.out, entries, sources, self.made_at)
        page = index_page(entries.values(), sources, self.made_at)
        write_whole(self.folders.out / "index.html", page)


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(out / ".writable", "")
        (out / ".writable").unlink()
    except OSError as error:
        raise OutputFolderError(out, error.strerror or str(error)) from error
