"""What a report was made from, as one hash: the same hash means the same report."""

from __future__ import annotations

import json
from pathlib import Path

from dxanalysis.fingerprint import code_sha256, sha256_of
from dxanalysis.reports.catalogue import NotebookMissingError, find_report
from dxanalysis.reports.requests import Request
from dxanalysis.tables.frames import Tables

ROOMS = ("text", "tables", "analysis", "present", "reports")  # on which a report depends


class Digests:
    """Hashes of the inputs of reports on one state of tables, notebooks, code and libraries.

    A hash covers the rows of the report's plan in every table, the parameters, the notebook,
    the source of this package (so that a change in the code needs no change of version to be
    seen) and the lock file. The folder of the tables is left out: their content is in.
    """

    def __init__(self, tables: Tables, notebooks: Path) -> None:
        self._tables, self._notebooks = tables, notebooks
        self._plans: dict[str, str] = {}

    def of(self, request: Request) -> str:
        """SHA-256 of everything that the report depends on, as 64 hexadecimal digits."""
        parts = [
            self._of_plan(request.plan_id),
            json.dumps([request.report, request.parameters], sort_keys=True),
            sha256_of([self.notebook(request).read_bytes()]),
            code_sha256(*ROOMS),
        ]
        return sha256_of(part.encode() for part in parts)

    def notebook(self, request: Request) -> Path:
        """Find the request's notebook; raises `NotebookMissingError`."""
        path = self._notebooks / find_report(request.report).notebook
        if not path.is_file():
            raise NotebookMissingError(path)
        return path

    def _of_plan(self, plan_id: str) -> str:
        if plan_id not in self._plans:
            frames = self._tables.of_plan(plan_id).frames()
            rows = [f"{name}{frame.to_json(orient='split')}" for name, frame in frames.items()]
            self._plans[plan_id] = sha256_of(row.encode() for row in rows)
        return self._plans[plan_id]
