"""What reports are made from, as hashes: which are to be made, why, and whether all are up to date.

Only files are hashed here unless there is something to be made; the heavy libraries wait for that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dxanalysis.base.fingerprint import code_sha256, sha256_of
from dxanalysis.base.imports import notebook_code
from dxanalysis.plan.identity import slug_in
from dxanalysis.reports.manifest import WHY, Entry, Inputs, Manifest
from dxanalysis.reports.request.catalogue import NotebookMissingError, find_report
from dxanalysis.reports.request.options import EVERYTHING, Folders, Selection
from dxanalysis.reports.request.task import Request

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

RUN, RENDERING = "dxanalysis.reports.run.build", "dxanalysis.reports.run.report"
"""The modules from which all code is reached that makes a run, and that makes one report."""


def state_of(folders: Folders) -> str:
    """Hash of everything that the reports of these folders, and their index, are made from."""
    tables = _files(folders.data, "*.parquet")
    notebooks = list(_files(folders.notebooks, "*.ipynb"))
    code = "\n".join(notebook_code(content.decode(errors="replace")) for _, content in notebooks)
    parts = [*tables, ("", b""), *notebooks, (code_sha256(RUN, RENDERING, code=code), b"")]
    return sha256_of(part for name, content in parts for part in (name.encode(), content))


def is_up_to_date(manifest: Manifest, state: str, out: Path) -> bool:
    """Whether the manifest's reports are all there, and were made from this very state."""
    entries = manifest.entries.values()
    return manifest.state == state and all(entry.is_whole(out) for entry in entries)


class PlanRows:
    """Hashes of the rows that each report is made from: those of all plans of its department.

    A page shows its issue over the years, and so changes with another year's plan. One of all
    departments of a year is made from those of each of them.
    """

    def __init__(self, tables: Tables) -> None:
        from dxanalysis.years.departments import rows_by_department  # noqa: PLC0415 - heavy

        self._by_department = rows_by_department(tables)
        self._of_year: dict[int, list[str]] = {}
        for plan_id in tables.plan_ids():
            self._of_year.setdefault(int(plan_id[:4]), []).append(slug_in(plan_id))

    def of(self, request: Request) -> str:
        """Hash of all rows that the report may read."""
        if request.fiscal_year is not None:
            slugs = self._of_year[request.fiscal_year]
            parts = [str(request.fiscal_year), *(self._by_department[slug] for slug in slugs)]
        else:
            parts = [request.plan_id or "", self._by_department[request.slug]]
        return sha256_of(part.encode() for part in parts)


class ReportInputs:
    """The inputs of reports on one state of tables, notebooks, code and libraries."""

    def __init__(self, tables: Tables, notebooks: Path) -> None:
        self._rows, self._notebooks = PlanRows(tables), notebooks
        self._sources: dict[str, str] = {}

    def of(self, request: Request) -> Inputs:
        """Everything that the report depends on; raises `NotebookMissingError`."""
        parameters = json.dumps([request.report, request.parameters], sort_keys=True)
        notebook = self.notebook(request)
        return Inputs(
            rows=self._rows.of(request),
            parameters=sha256_of([parameters.encode()]),
            notebook=sha256_of([notebook.encode()]),
            code=report_code(notebook),
        )

    def notebook(self, request: Request) -> str:
        """Read the request's notebook, once for all requests; raises `NotebookMissingError`."""
        if request.report not in self._sources:
            path = self._notebooks / find_report(request.report).notebook
            if not path.is_file():
                raise NotebookMissingError(path)
            self._sources[request.report] = path.read_text(encoding="utf-8")
        return self._sources[request.report]


class RequestedReports:
    """The requests of a selection held against what was made before (`entries`)."""

    def __init__(
        self,
        tables: Tables,
        folders: Folders,
        selection: Selection,
        entries: dict[str, Entry],
    ) -> None:
        from dxanalysis.reports.request.selection import select  # noqa: PLC0415 - heavy

        self._inputs = ReportInputs(tables, folders.notebooks)
        self._out, self._entries = folders.out, entries
        self.requests = select(tables, selection)
        """What was asked for, plan by plan, issue by issue."""
        every = self.requests if selection == EVERYTHING else select(tables, EVERYTHING)
        self.inputs: dict[str, Inputs] = {
            request.html: self._inputs.of(request) for request in [*every, *self.requests]
        }
        """What every possible report would be made from now, by the place of its HTML."""

    def notebook(self, request: Request) -> str:
        """The source of the request's notebook."""
        return self._inputs.notebook(request)

    def why(self, request: Request, *, force: bool) -> list[str]:
        """The reasons to make a report, names of `WHY`; none: it stands as it is."""
        reasons = self._reasons(request) | ({"forced"} if force else set())
        return [name for name in WHY if name in reasons]

    def _reasons(self, request: Request) -> set[str]:
        last = self._entries.get(request.html)
        if last is None:
            return {"new"}
        return {
            *([] if last.is_whole(self._out) else ["missing"]),
            *(["failed"] if last.status == "failed" else []),
            *(["interrupted"] if last.status == "running" else []),
            *self.inputs[request.html].changed_since(last.inputs),
        }

    def is_outdated(self, entry: Entry) -> bool:
        """Whether a report is not what would be made now."""
        inputs = self.inputs.get(entry.html)
        return inputs is None or inputs.sha256 != entry.inputs_sha256

    def all_made(self, entries: dict[str, Entry]) -> bool:
        """Whether every report that the tables call for is there, and none is old or failed."""
        return set(self.inputs) == set(entries) and not any(
            entry.status in {"failed", "running"} or self.is_outdated(entry)
            for entry in entries.values()
        )


def report_code(notebook: str) -> str:
    """Hash of all code that has a part in the report that this notebook makes."""
    return code_sha256(RENDERING, code=notebook_code(notebook))


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob(pattern)):
        yield path.name, path.read_bytes()
