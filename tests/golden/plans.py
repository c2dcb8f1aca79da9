"""The two plans: the real draft, and a generated one with the results of its year filled in."""

from __future__ import annotations

from pathlib import Path

from dxanalysis.ingest.ingest import ingest
from dxanalysis.reports.request.options import Folders, RunOptions
from dxanalysis.reports.run.build import build_reports

CHECKOUT = Path(__file__).resolve().parents[2]
DRAFT = CHECKOUT / "data/raw/r8-digital-draft.txt"
EVALUATED = CHECKOUT / "tests/data/golden/generated-evaluated.txt"


def ingested(folder: Path) -> Path:
    """The folder of the tables of both plans."""
    ingest([DRAFT, EVALUATED], folder)
    return folder


def reported(tables: Path, out: Path) -> Path:
    """The folder of all reports of the tables, from the real notebooks."""
    folders = Folders(data=tables, notebooks=CHECKOUT / "notebooks", out=out)
    made = build_reports(folders, options=RunOptions(jobs=2))
    assert [entry.error for entry in made if entry.status != "ok"] == []
    return out
