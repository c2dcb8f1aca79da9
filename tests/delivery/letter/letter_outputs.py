"""Outputs that the one real plan does not have: many issues, awkward words, an evaluated plan."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from dxanalysis.present.shared.embedded import KEY
from dxanalysis.reports.manifest import Entry, read_manifest
from dxanalysis.reports.request.options import Folders, RunOptions
from dxanalysis.reports.run.build import build_reports
from dxanalysis.store.frames import Tables
from tests.analysis import generated_plan as generated

CHECKOUT = Path(__file__).resolve().parents[3]


def entries_of(out: Path) -> list[Entry]:
    """The entries of a folder of outputs in the order of reports."""
    return sorted(read_manifest(out).entries.values(), key=lambda entry: entry.order)


def reports_of(tables: Tables, folder: Path) -> Path:
    """All reports of generated tables, from the real notebooks."""
    data = folder / "data"
    data.mkdir()
    for name, frame in tables.every_frame().items():
        frame.to_parquet(data / f"{name}.parquet", index=False)
    made = build_reports(
        Folders(data, CHECKOUT / "notebooks", folder / "out"), options=RunOptions(jobs=2)
    )
    assert [entry.error for entry in made if entry.status != "ok"] == []
    return folder / "out"


def mixed_plan() -> Tables:
    """One issue whose budget stands against a settled year."""
    return generated.tables(
        budgets=[
            generated.budget(generated.YEAR - 1, "executed", 10**8),
            generated.budget(generated.YEAR, "approved", 2 * 10**8),
        ]
    )


def copied(entry: Entry, out: Path, to: Path, **subject: Any) -> Entry:
    """A report as if it were of another issue or plan: its answer's `subject` is changed."""
    new = replace(entry, html=f"{entry.html}", notebook=entry.notebook)
    issue = subject.get("issue")
    if issue:
        number = issue["issue_no"]
        places = [
            name.replace("issue-1", f"issue-{number}") for name in (entry.html, entry.notebook)
        ]
        new = replace(entry, issue_no=number, html=places[0], notebook=places[1])
    for name in (new.html, new.notebook):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
    (to / new.html).write_text((out / entry.html).read_text(encoding="utf-8"), encoding="utf-8")
    notebook = json.loads((out / entry.notebook).read_text(encoding="utf-8"))
    answer = next(values for values in embedded_values(notebook) if values.get("about"))
    answer["about"]["subject"] |= subject
    (to / new.notebook).write_text(json.dumps(notebook), encoding="utf-8")
    return new


def embedded_values(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """What the outputs of an executed notebook say as values."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return [output["metadata"][KEY] for output in outputs if KEY in output.get("metadata", {})]
