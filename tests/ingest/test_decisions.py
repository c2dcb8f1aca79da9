"""Decisions in an ingest: applied, part of a document's inputs, undone, and loud once stale."""

from pathlib import Path

import pytest

from dxanalysis.base.fingerprint import file_sha256
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import unchanged_ingest
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan

REASON = 'why = "公表日を確かめた"\nby = "総務課"\n'


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    write_plan(tmp_path / "raw" / "kita-2.txt", "北区", 11)
    return tmp_path / "raw"


def ingested(raw: Path):
    result = ingest(sources_below(raw), raw.parent / "out")
    tables = load_tables(raw.parent / "out")
    return result, tables


def amounts(tables) -> list[int]:
    budgets = tables.budgets
    return budgets[budgets["fiscal_year"] == 2026]["amount_yen"].tolist()


def remarks(tables, code: str) -> list[tuple[str, str]]:
    found = tables.diagnostics[tables.diagnostics["code"] == code]
    return list(zip(found["source"], found["message"], strict=True))


def decide(raw: Path, name: str, other: str) -> Path:
    sha256 = file_sha256(raw / other)[:12]
    path = raw / f"{name}.decisions.toml"
    path.write_text(
        '[[edition]]\nline = 1\nexpected = "令和8年度 北区運営方針"\n'
        f'instead_of = "{other}"\ninstead_of_sha256 = "{sha256}"\n{REASON}',
        encoding="utf-8",
    )
    return path


def test_of_two_editions_the_decided_one_counts_until_the_decision_is_deleted(raw: Path):
    write_plan(raw / "nishi.txt", "西区", 5)  # so that there are tables at all
    assert set(ingested(raw)[0].left_out) == {"kita.txt", "kita-2.txt"}
    path = decide(raw, "kita.txt", "kita-2.txt")
    result, tables = ingested(raw)
    assert result.faulty == []
    assert sorted(amounts(tables)) == [5_000_000, 10_000_000]
    ((source, message),) = remarks(tables, "decided")
    assert source == "kita.txt"
    assert "kita-2.txt ではなくこの文書" in message
    assert "総務課" in message
    assert [source for source, _ in remarks(tables, "edition_superseded")] == ["kita-2.txt"]
    path.unlink()
    assert set(ingested(raw)[0].left_out) == {"kita.txt", "kita-2.txt"}


def test_another_content_of_the_other_document_is_contested_again(raw: Path):
    decide(raw, "kita.txt", "kita-2.txt")
    ingested(raw)
    write_plan(raw / "kita-2.txt", "北区", 12)
    result = ingest(sources_below(raw), raw.parent / "out")
    assert "今とは内容の違う文書" in result.left_out["kita.txt"]


def test_two_decisions_against_each_other_decide_nothing(raw: Path):
    decide(raw, "kita.txt", "kita-2.txt")
    decide(raw, "kita-2.txt", "kita.txt")
    result = ingest(sources_below(raw), raw.parent / "out")
    assert set(result.left_out) == {"kita.txt", "kita-2.txt"}


def test_an_edition_instead_of_a_document_that_is_gone_is_an_error(raw: Path):
    decide(raw, "kita.txt", "kita-2.txt")
    (raw / "kita-2.txt").rename(raw / "kita-two.txt")
    result = ingest(sources_below(raw), raw.parent / "out")
    assert "「kita-2.txt」がない" in str(result.failures["kita.txt"])
    assert "「kita-two.txt」" in str(result.failures["kita.txt"])


@pytest.fixture
def alone(raw: Path) -> Path:
    (raw / "kita-2.txt").unlink()
    return raw


def rename_department(raw: Path) -> Path:
    path = raw / "kita.txt.decisions.toml"
    path.write_text(
        f'[[department]]\nline = 1\nexpected = "北区"\ndepartment = "西区"\n{REASON}',
        encoding="utf-8",
    )
    return path


def test_a_decision_is_part_of_what_a_document_is_made_from(alone: Path):
    out = alone.parent / "out"
    assert list(ingested(alone)[1].plans["department"]) == ["北区"]
    assert unchanged_ingest(sources_below(alone), out) is not None
    path = rename_department(alone)
    assert unchanged_ingest(sources_below(alone), out) is None
    result, tables = ingested(alone)
    assert result.faulty == ["2026-kita"]  # which the tables hold no more
    assert list(tables.plans["plan_id"]) == ["2026-nishi"]
    assert unchanged_ingest(sources_below(alone), out) is not None
    path.unlink()
    assert unchanged_ingest(sources_below(alone), out) is None
    assert list(ingested(alone)[1].plans["department"]) == ["北区"]


def test_a_source_that_changed_is_an_error_that_names_the_decision(alone: Path):
    rename_department(alone)
    ingested(alone)
    write_plan(alone / "kita.txt", "港区", 10)
    for _ in range(2):  # the second time from the cache
        result = ingest(sources_below(alone), alone.parent / "out")
        said = str(result.failures["kita.txt"])
        assert "判断の記録の1行目: 1行に「北区」がありません" in said


@pytest.mark.parametrize("suffix", [".decisions.toml", ".corrections.toml"])
def test_what_stands_beside_a_renamed_document_is_an_error_with_the_nearest_name(
    alone: Path, suffix: str
):
    (alone / f"kita.txt{suffix}").write_text("", encoding="utf-8")
    assert ingested(alone)[0].faulty == []
    (alone / "kita.txt").rename(alone / "kitaku.txt")
    result, tables = ingested(alone)
    assert result.faulty == [f"kita.txt{suffix}"]
    ((source, message),) = remarks(tables, "source_unreadable")
    assert source == f"kita.txt{suffix}"
    assert "「kitaku.txt」" in message
    known = unchanged_ingest(sources_below(alone), alone.parent / "out")
    assert known is not None
    assert known.faulty == result.faulty
    (alone / "kitaku.txt").rename(alone / "kita.txt")
    assert ingested(alone)[0].faulty == []
