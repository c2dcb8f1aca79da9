"""What a report was made from, as hashes: the same hashes mean the same report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from dxanalysis.base.fingerprint import code_sha256, sha256_of
from dxanalysis.base.imports import notebook_code
from dxanalysis.reports.request.catalogue import NotebookMissingError, find_report
from dxanalysis.reports.request.selection import Request
from dxanalysis.reports.run.up_to_date import RENDERING
from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class Inputs:
    """The parts that a report depends on, each as a SHA-256 of 64 hexadecimal digits.

    `rows` are the plan's in every table, `code` the source of this package and the versions of
    the libraries. The folder of the tables is left out: their content is in.
    """

    rows: str
    parameters: str
    notebook: str
    code: str

    @property
    def sha256(self) -> str:
        """One hash of all parts."""
        return sha256_of(part.encode() for part in asdict(self).values())

    def changed_since(self, earlier: dict[str, str]) -> list[str]:
        """Names of the parts that are not those of an earlier making."""
        return [name for name, part in asdict(self).items() if earlier.get(name) != part]


class Digests:
    """The inputs of reports on one state of tables, notebooks, code and libraries."""

    def __init__(self, tables: Tables, notebooks: Path) -> None:
        self._rows, self._notebooks = tables.sha256_by_plan(), notebooks
        self._sources: dict[str, str] = {}

    def of(self, request: Request) -> Inputs:
        """Everything that the report depends on; raises `NotebookMissingError`."""
        parameters = json.dumps([request.report, request.parameters], sort_keys=True)
        return Inputs(
            rows=self._rows[request.plan_id],
            parameters=sha256_of([parameters.encode()]),
            notebook=sha256_of([self.notebook(request).encode()]),
            code=code_sha256(RENDERING, code=notebook_code(self.notebook(request))),
        )

    def notebook(self, request: Request) -> str:
        """Read the request's notebook, once for all requests; raises `NotebookMissingError`."""
        if request.report not in self._sources:
            path = self._notebooks / find_report(request.report).notebook
            if not path.is_file():
                raise NotebookMissingError(path)
            self._sources[request.report] = path.read_text(encoding="utf-8")
        return self._sources[request.report]
