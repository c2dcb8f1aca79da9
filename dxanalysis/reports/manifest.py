"""`manifest.json`: every report in the folder of outputs, how it went, and what it came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from dxanalysis.errors import DxanalysisError
from dxanalysis.reports.files import write_whole
from dxanalysis.reports.requests import Request
from dxanalysis.reports.task import Outcome
from dxanalysis.tables.frames import Tables

Status = Literal["ok", "failed", "unchanged"]


class ManifestError(DxanalysisError):
    """A manifest that is not one; the reports that it listed would drop out of the index."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} を読めません。このファイルを別の場所に移してから、"
            "dxanalysis report をすべてのレポートについて実行し直してください"
        )


@dataclass(frozen=True)
class Entry:
    """One report. `html` and `notebook` are relative to the folder of outputs.

    `outdated` says that the tables, the notebook or the code have changed since, or that the
    tables no longer hold its plan or issue, and that the report was not part of the last call.
    """

    report: str
    plan_id: str
    issue_no: int | None
    status: Status
    html: str
    notebook: str
    seconds: float
    inputs_sha256: str
    error: str | None
    title: str
    plan_title: str
    made_at: str
    warnings: list[str] = field(default_factory=list)
    outdated: bool = False

    @classmethod
    def of(cls, request: Request, outcome: Outcome, inputs_sha256: str, made_at: str) -> Entry:
        """Make the entry of a report that has just been made, or has failed."""
        return cls(
            report=request.report,
            plan_id=request.plan_id,
            issue_no=request.issue_no,
            status=outcome.status,
            html=request.html,
            notebook=request.notebook,
            seconds=round(outcome.seconds, 2),
            inputs_sha256=inputs_sha256,
            error=outcome.error,
            title=request.title,
            plan_title=request.plan_title,
            made_at=made_at,
            warnings=list(outcome.warnings),
        )

    @property
    def order(self) -> tuple[str, int, str]:
        """The manifest's order: by plan, the whole plan first, then issue by issue."""
        return self.plan_id, self.issue_no or 0, self.report


def read_entries(out: Path) -> dict[str, Entry]:
    """Read which reports the folder's manifest lists, by the place of their HTML; none at first.

    Raises `ManifestError` where the file is not a manifest.
    """
    path = out / "manifest.json"
    if not path.is_file():
        return {}
    known = {f.name for f in fields(Entry)}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["reports"]
        entries = [Entry(**{k: v for k, v in one.items() if k in known}) for one in listed]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(path) from error
    return {entry.html: entry for entry in entries}


def write_manifest(
    out: Path, entries: Mapping[str, Entry], sources: list[dict[str, Any]], made_at: str
) -> None:
    """Write the manifest beside the old one and move it into place."""
    listed = [asdict(entry) for entry in sorted(entries.values(), key=lambda e: e.order)]
    content = {"reports": listed, "sources": sources, "generated_at": made_at}
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    write_whole(out / "manifest.json", text + "\n")


def sources_of(tables: Tables) -> list[dict[str, Any]]:
    """Every document that the tables know of, with what was read of it and what to know of it.

    A document that could not be read has diagnostics only: its hash and coverage are null.
    """
    plans = {row["source"]: row for row in tables.records("plans")}
    remarks: dict[str, list[dict[str, Any]]] = {name: [] for name in plans}
    for row in tables.records("diagnostics"):
        remarks.setdefault(row.pop("source"), []).append(row)
    return [
        {
            "source": name,
            "sha256": plans.get(name, {}).get("source_sha256"),
            "coverage": plans.get(name, {}).get("coverage"),
            "diagnostics": diagnostics,
        }
        for name, diagnostics in sorted(remarks.items())
    ]
