"""What a report was made from, as one hash: the same hash means the same report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from dxanalysis.reports.catalogue import NotebookMissingError, find_report
from dxanalysis.reports.requests import Request
from dxanalysis.tables.frames import Tables

_PACKAGE = Path(__file__).resolve().parent.parent
_PARTS_OF_A_REPORT = {".py", ".j2", ".css", ".json"}


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
            _sha256([self.notebook(request).read_bytes()]),
            self._code,
        ]
        return _sha256(part.encode() for part in parts)

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
            self._plans[plan_id] = _sha256(row.encode() for row in rows)
        return self._plans[plan_id]

    @cached_property
    def _code(self) -> str:
        source = sorted(p for p in _PACKAGE.rglob("*") if p.suffix in _PARTS_OF_A_REPORT)
        lock = self._notebooks.parent / "requirements.lock"
        files = [*source, lock] if lock.is_file() else source
        return _sha256(part for path in files for part in (path.name.encode(), path.read_bytes()))


def _sha256(parts: Iterable[bytes]) -> str:
    """Hash of a sequence; each part goes in with its length, so that borders count."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()
