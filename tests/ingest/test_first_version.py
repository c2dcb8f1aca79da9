"""Tables, cache and record as the first version left them: read, and brought up to date.

`tests/data/tables_of_the_first_version.zip` is what its `dxanalysis ingest` wrote of the two
generated plans and the memo below (version 0.1.0, before the rooms).
"""

import zipfile
from pathlib import Path

import pytest

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import unchanged_ingest
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan

OLD = Path(__file__).parents[1] / "data" / "tables_of_the_first_version.zip"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with zipfile.ZipFile(OLD) as old:
        old.extractall(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    (tmp_path / "raw" / "memo.txt").write_text("意味のない文", encoding="utf-8")
    return tmp_path / "raw"


def _amounts(out: Path) -> list[int]:
    return load_tables(out).budgets["amount_yen"].tolist()


def test_its_tables_are_read_as_they_lie(out: Path):
    assert load_tables(out).plan_ids() == ["2026-kita", "2026-nishi"]
    assert _amounts(out) == [10_000_000, 10_000_000, 10_000_000, 20_000_000]


def test_its_documents_are_read_again_once_and_nothing_changes(out: Path, raw: Path):
    before = {path.name: path.read_bytes() for path in out.glob("*.*") if path.is_file()}
    assert unchanged_ingest(sources_below(raw), out) is None
    outcomes: list = []
    result = ingest(sources_below(raw), out, on_read=outcomes.append)
    assert [outcome.reused for outcome in outcomes] == [False] * 3
    assert result.changes.empty
    for name in ("plans.parquet", "budgets.csv", "CHANGES.csv", "diagnostics.csv"):
        assert (out / name).read_bytes() == before[name]
    assert unchanged_ingest(sources_below(raw), out) is not None


def test_nothing_of_its_cache_stays(out: Path, raw: Path):
    old = {path.name for path in (out / ".read").iterdir()}
    assert len(old) == 3
    ingest(sources_below(raw), out)
    assert not old & {path.name for path in (out / ".read").iterdir()}


def test_its_plans_stay_beside_a_document_that_is_read_alone(out: Path, raw: Path):
    result = ingest([write_plan(raw / "kita.txt", "北区", 15)], out, keep_others=True)
    assert result.kept == ("2026-nishi",)
    assert _amounts(out) == [10_000_000, 15_000_000, 10_000_000, 20_000_000]
