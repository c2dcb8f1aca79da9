"""One bad document takes none of the others with it, nor what was read before (generated plans)."""

from pathlib import Path

import pytest

from dxanalysis.documents.errors import DocumentMissingError
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.plan.parse import NotAPlanError
from dxanalysis.store.integrity import TablesMissingError
from dxanalysis.store.store import load_tables

PLAN = """令和8年度 {department}運営方針
（所属長：見本 太郎）
経営課題1 見本の課題
7予算額 10百万円 8予算額 {amount}
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・令和8年度
見本の指標
3件
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    _write(folder, "kita.txt", "北区")
    _write(folder, "nishi.txt", "西区")
    return folder


def _write(folder: Path, name: str, department: str, amount: str = "12百万円") -> Path:
    path = folder / name
    path.write_text(PLAN.format(department=department, amount=amount), encoding="utf-8")
    return path


def _amounts(out: Path) -> dict[str, list[int]]:
    budgets = load_tables(out).budgets
    return {
        plan_id: rows["amount_yen"].tolist()
        for plan_id, rows in budgets[budgets["fiscal_year"] == 2026].groupby("plan_id")
    }


def test_all_documents_below_a_folder(raw: Path, tmp_path: Path):
    (raw / ".hidden").write_text("x", encoding="utf-8")
    result = ingest(sources_below(raw), tmp_path / "out")
    assert result.faulty == []
    assert _amounts(tmp_path / "out") == {"2026-kita": [12_000_000], "2026-nishi": [12_000_000]}


def test_a_bad_document_is_named_and_the_others_are_kept(raw: Path, tmp_path: Path):
    (raw / "nonsense.txt").write_text("意味のない文", encoding="utf-8")
    result = ingest([*sources_below(raw), raw / "missing.txt"], tmp_path / "out")
    assert isinstance(result.failures["nonsense.txt"], NotAPlanError)
    assert isinstance(result.failures["missing.txt"], DocumentMissingError)
    tables = load_tables(tmp_path / "out")
    assert tables.plan_ids() == ["2026-kita", "2026-nishi"]
    faults = tables.diagnostics[tables.diagnostics["code"] == "source_unreadable"]
    assert sorted(faults["source"]) == ["missing.txt", "nonsense.txt"]
    assert not faults["message"].str.contains(str(tmp_path), regex=False).any()


def test_what_was_read_of_a_document_that_broke_stays(raw: Path, tmp_path: Path):
    out = tmp_path / "out"
    ingest(sources_below(raw), out)
    (raw / "kita.txt").write_bytes(b"\x00\x01")
    result = ingest(sources_below(raw), out)
    assert list(result.failures) == ["kita.txt"]
    assert result.kept == ("2026-kita",)
    assert _amounts(out) == {"2026-kita": [12_000_000], "2026-nishi": [12_000_000]}


def test_where_nothing_can_be_read_nothing_is_written(raw: Path, tmp_path: Path):
    out = tmp_path / "out"
    result = ingest([raw / "missing.txt"], out)
    assert list(result.failures) == ["missing.txt"]
    with pytest.raises(TablesMissingError):
        load_tables(out)


def test_a_named_document_replaces_only_its_own_plan(raw: Path, tmp_path: Path):
    out = tmp_path / "out"
    ingest(sources_below(raw), out)
    ingest([_write(raw, "kita.txt", "北区", "15百万円")], out, keep_others=True)
    assert _amounts(out) == {"2026-kita": [15_000_000], "2026-nishi": [12_000_000]}


def test_a_document_that_is_gone_leaves_the_tables(raw: Path, tmp_path: Path):
    out = tmp_path / "out"
    ingest(sources_below(raw), out)
    (raw / "kita.txt").unlink()
    ingest(sources_below(raw), out)
    assert list(_amounts(out)) == ["2026-nishi"]


def test_a_missing_fact_makes_its_source_faulty(raw: Path, tmp_path: Path):
    path = _write(raw, "kita.txt", "北区", "12百万")
    result = ingest([path], tmp_path / "out")
    assert result.failures == {}
    assert result.faulty == ["kita.txt"]
