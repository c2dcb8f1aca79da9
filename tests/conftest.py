"""What the rooms' tests share: the real plan's tables, and the reports made of them, once each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The suite tries the same examples each time, so that a change is judged by what it changed;
# `tests/roundtrip/by_hand.py` goes looking for new ones.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tables of the real plan."""
    from dxanalysis.ingest.ingest import ingest

    folder = tmp_path_factory.mktemp("processed")
    ingest([CHECKOUT / "data/raw/r8-digital-draft.txt"], folder)
    return folder


@pytest.fixture(scope="session")
def outputs(processed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all reports of the real plan, from the real notebooks."""
    from dxanalysis.reports.request.options import Folders, RunOptions
    from dxanalysis.reports.run.build import build_reports

    out = tmp_path_factory.mktemp("outputs")
    folders = Folders(data=processed, notebooks=CHECKOUT / "notebooks", out=out)
    made = build_reports(folders, options=RunOptions(jobs=2))
    assert [entry.error for entry in made if entry.status != "ok"] == []
    return out


@pytest.fixture(scope="session")
def golden_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tables of the plans of which golden texts are kept."""
    from tests.golden.plans import ingested

    return ingested(tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="session")
def golden_outputs(golden_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all reports of those plans, from the real notebooks."""
    from tests.golden.plans import reported

    return reported(golden_tables, tmp_path_factory.mktemp("golden-out"))
