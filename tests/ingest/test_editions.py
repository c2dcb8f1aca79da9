"""Many documents of one plan: the newest edition counts, never a coin toss (generated plans)."""

from pathlib import Path

import pytest

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.store.store import load_tables

PLAN = """令和8年度 北区運営方針{suffix}
{date}
経営課題1 見本の課題
8予算額 {amount}百万円
評価指標
・見本の指標 3件
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def _write(raw: Path, name: str, suffix: str, amount: int, date: str = "") -> Path:
    path = raw / name
    path.write_text(PLAN.format(suffix=suffix, amount=amount, date=date), encoding="utf-8")
    return path


def _ingested(raw: Path, *names: str):
    out = raw.parent / "out"
    named = [raw / name for name in names]
    ingest(named or sources_below(raw), out, keep_others=bool(named))
    tables = load_tables(out)
    return tables, tables.budgets["amount_yen"].tolist()


def _codes(tables) -> list[str]:
    severe = tables.diagnostics[tables.diagnostics["code"].str.match("edition_|document_repeated")]
    return sorted(severe["code"])


def test_the_newest_edition_wins_and_the_older_stay_listed(raw: Path):
    _write(raw, "a.txt", "(案)", 10)
    _write(raw, "b.txt", "(素案)", 9)
    _write(raw, "c.txt", "", 12)
    tables, amounts = _ingested(raw)
    assert amounts == [12_000_000]
    assert sorted(tables.plans["edition"]) == ["draft", "final", "outline"]
    assert _codes(tables) == ["edition_superseded"] * 2


def test_the_same_document_twice_is_one(raw: Path):
    _write(raw, "a.txt", "", 12)
    _write(raw, "b.txt", "", 12)
    tables, amounts = _ingested(raw)
    assert amounts == [12_000_000]
    assert _codes(tables) == ["document_repeated"]


def test_two_that_claim_the_same_edition_and_differ_are_both_left_out(raw: Path):
    _write(raw, "a.txt", "", 12)
    _write(raw, "b.txt", "", 13)
    _write(raw, "c.txt", "(案)", 10)
    tables, amounts = _ingested(raw)
    assert amounts == [10_000_000]
    assert tables.plans["edition"].tolist() == ["draft"]
    contested = tables.diagnostics[tables.diagnostics["code"] == "edition_contested"]
    assert contested["severity"].tolist() == ["error", "error"]
    assert "b.txt" in contested["message"].iloc[0]


def test_of_dated_revisions_the_latest_counts(raw: Path):
    _write(raw, "a.txt", "", 12, "2026年4月1日")
    _write(raw, "b.txt", "", 13, "2026年10月7日")
    tables, amounts = _ingested(raw)
    assert amounts == [13_000_000]
    assert tables.plans["published"].tolist() == ["2026-10-07"]
    assert _codes(tables) == ["edition_superseded"]


def test_a_newer_edition_read_alone_takes_over(raw: Path):
    _write(raw, "a.txt", "(案)", 10)
    _ingested(raw)
    _write(raw, "c.txt", "", 12)
    tables, amounts = _ingested(raw, "c.txt")
    assert amounts == [12_000_000]
    assert sorted(tables.plans["edition"]) == ["draft", "final"]


def test_an_older_edition_read_alone_does_not(raw: Path):
    _write(raw, "c.txt", "", 12)
    _ingested(raw)
    _write(raw, "a.txt", "(案)", 10)
    tables, amounts = _ingested(raw, "a.txt")
    assert amounts == [12_000_000]
    assert sorted(tables.plans["edition"]) == ["draft", "final"]


def test_the_same_year_in_two_plans_is_two_facts(raw: Path):
    _write(raw, "a.txt", "", 12)
    later = PLAN.format(suffix="", amount=9, date="").replace("令和8年度", "令和9年度")
    (raw / "b.txt").write_text(later.replace("8予算額", "8予算額"), encoding="utf-8")
    tables, _ = _ingested(raw)
    same_year = tables.budgets[tables.budgets["fiscal_year"] == 2026]
    assert same_year["plan_id"].tolist() == ["2026-kita", "2027-kita"]
