"""What stays of earlier readings, and that no plan is listed without its facts."""

from pathlib import Path

import pytest

from dxanalysis.ingest.ingest import IngestResult, ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.store.frames import Tables
from dxanalysis.store.integrity import TablesMixedError
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw" / "final.txt", "北区", 12)
    write_plan(tmp_path / "raw" / "draft.txt", "北区", 10, "(案)")
    write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    return tmp_path / "raw"


def _ingested(raw: Path, *named: str) -> tuple[IngestResult, Tables]:
    paths = [raw / name for name in named]
    result = ingest(paths or sources_below(raw), raw.parent / "out", keep_others=bool(named))
    return result, load_tables(raw.parent / "out")


def _listed(tables: Tables, plan_id: str = "2026-kita") -> list[str]:
    plans = tables.plans[tables.plans["plan_id"] == plan_id]
    return sorted(plans["edition"])


def _amount(tables: Tables, plan_id: str = "2026-kita") -> list[int]:
    budgets = tables.budgets[tables.budgets["plan_id"] == plan_id]
    return budgets[budgets["fiscal_year"] == 2026]["amount_yen"].tolist()


def _told(tables: Tables, source: str) -> list[str]:
    severe = tables.diagnostics[tables.diagnostics["source"] == source]
    return sorted(severe[severe["code"].str.match("edition_|source_")]["code"])


def test_an_older_edition_read_beside_a_kept_newer_one_is_told_as_such(raw: Path):
    _ingested(raw)
    result, tables = _ingested(raw, "draft.txt")
    assert result.kept == ("2026-kita", "2026-nishi")
    assert (_listed(tables), _amount(tables)) == (["draft", "final"], [12_000_000])
    assert _told(tables, "draft.txt") == ["edition_superseded"]


def test_a_newer_edition_that_broke_stays_beside_the_older_one(raw: Path):
    _ingested(raw)
    (raw / "final.txt").write_bytes(b"\x00\x01")
    result, tables = _ingested(raw)
    assert list(result.failures) == ["final.txt"]
    assert result.kept == ("2026-kita",)
    assert (_listed(tables), _amount(tables)) == (["draft", "final"], [12_000_000])
    assert _ingested(raw)[1].diagnostics.equals(tables.diagnostics)


def test_an_edition_whose_facts_are_gone_is_not_listed_but_told(raw: Path):
    _ingested(raw)
    write_plan(raw / "final.txt", "北区", 9, "(素案)")
    result, tables = _ingested(raw, "final.txt")
    assert (_listed(tables), _amount(tables)) == (["outline"], [9_000_000])
    assert _told(tables, "draft.txt") == ["edition_superseded", "source_unreadable"]
    assert result.kept == ("2026-nishi",)
    assert list(result.left_out) == result.faulty == ["draft.txt"]
    _, again = _ingested(raw)
    assert (_listed(again), _amount(again)) == (["draft", "outline"], [10_000_000])


def test_an_older_edition_that_broke_is_not_listed_without_the_newer(raw: Path):
    _ingested(raw)
    (raw / "final.txt").unlink()
    (raw / "draft.txt").write_bytes(b"\x00\x01")
    _, tables = _ingested(raw)
    assert (_listed(tables), _amount(tables)) == ([], [])
    assert "source_unreadable" in _told(tables, "draft.txt")


def test_a_document_under_another_name_takes_its_own_remarks_with_it(raw: Path):
    _ingested(raw)
    (raw / "nishi.txt").rename(raw / "nishi-ku.txt")
    result, tables = _ingested(raw, "nishi-ku.txt")
    assert result.kept == ("2026-kita",)
    assert set(tables.diagnostics["source"]) <= {"final.txt", "draft.txt", "nishi-ku.txt"}
    assert _amount(tables, "2026-nishi") == [20_000_000]


def test_documents_that_contest_an_edition_are_named(raw: Path):
    write_plan(raw / "other.txt", "北区", 13)
    result, tables = _ingested(raw)
    assert set(result.left_out) == set(result.faulty) == {"final.txt", "other.txt"}
    assert "other.txt" in result.left_out["final.txt"]
    assert (_listed(tables), _amount(tables)) == (["draft"], [10_000_000])


def test_others_are_not_lost_with_tables_that_cannot_be_trusted(raw: Path):
    _ingested(raw)
    package = raw.parent / "out" / "datapackage.json"
    package.write_text("{}")
    with pytest.raises(TablesMixedError):
        _ingested(raw, "nishi.txt")
    package.unlink()
    with pytest.raises(TablesMixedError):
        _ingested(raw, "nishi.txt")
    _, tables = _ingested(raw)
    assert tables.plan_ids() == ["2026-kita", "2026-nishi"]
