"""A document's publication, from the file beside it to tables, data package and pages."""

import json
from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import unchanged_ingest
from tests.ingest.tabled_plan import write_plan

BESIDE = """url = "https://www.example.jp/kita.html"
published = 2026-02-12
terms = "CC BY 4.0"
terms_url = "https://creativecommons.org/licenses/by/4.0/"
"""
COLUMNS = ["source_url", "source_published", "source_terms", "source_terms_url"]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    (tmp_path / "raw" / "kita.txt.source.toml").write_text(BESIDE, encoding="utf-8")
    return tmp_path / "raw"


@pytest.fixture
def out(raw: Path, tmp_path: Path) -> Path:
    assert ingest(sources_below(raw), tmp_path / "out").faulty == []
    return tmp_path / "out"


def test_it_stands_in_the_row_of_its_document(out: Path):
    kita, nishi = dx.load_tables(out).plans[COLUMNS].astype(object).to_numpy().tolist()
    assert kita == [
        "https://www.example.jp/kita.html", "2026-02-12", "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ]  # fmt: skip
    assert [value == value for value in nishi] == [False] * 4  # noqa: PLR0124 - null


def test_the_data_package_has_address_and_licence(out: Path):
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    kita, nishi = package["sources"]
    assert kita["path"] == "https://www.example.jp/kita.html"
    assert (kita["published"], kita["terms"]) == ("2026-02-12", "CC BY 4.0")
    assert not {"path", "published", "terms", "termsPath"} & set(nishi)
    assert package["licenses"] == [
        {"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]


def test_pages_and_the_printed_source_say_it(out: Path):
    tables = dx.load_tables(out)
    said, other = (
        repr(dx.BudgetTrendPage(dx.budget_trend(tables, plan_id, 1)).source())
        for plan_id in ("2026-kita", "2026-nishi")
    )
    at = "公開アドレス: https://www.example.jp/kita.html（2026年2月12日公表）。"
    terms = "利用条件はCC BY 4.0（https://creativecommons.org/licenses/by/4.0/）。"
    assert at in said
    assert terms in said
    assert "公開アドレス" not in other
    assert dx.source(tables, tables.budgets.iloc[0]).remarks == (at, terms)


def test_a_change_of_it_alone_is_seen_and_parses_nothing_anew(raw: Path, out: Path):
    assert unchanged_ingest(sources_below(raw), out) is not None
    (raw / "kita.txt.source.toml").write_text(BESIDE.replace("02-12", "02-13"), encoding="utf-8")
    assert unchanged_ingest(sources_below(raw), out) is None
    outcomes: list = []
    result = ingest(sources_below(raw), out, on_read=outcomes.append)
    assert [outcome.reused for outcome in outcomes] == [True, True]
    assert "source_published" in result.changes["note"].iloc[0]
    assert unchanged_ingest(sources_below(raw), out) is not None
    (raw / "kita.txt.source.toml").unlink()
    ingest(sources_below(raw), out)
    assert dx.load_tables(out).plans["source_url"].isna().all()


def test_a_mistake_in_it_costs_its_document_alone(raw: Path, out: Path):
    (raw / "kita.txt.source.toml").write_text('url = "kita"\n', encoding="utf-8")
    result = ingest(sources_below(raw), out)
    assert result.faulty == ["kita.txt"]
    assert "kita.txt.source.toml" in str(result.failures["kita.txt"])
    assert dx.load_tables(out).plan_ids() == ["2026-kita", "2026-nishi"]  # as read before
    (raw / "kita.txt.source.toml").write_text(BESIDE, encoding="utf-8")
    assert unchanged_ingest(sources_below(raw), out) is None
    assert ingest(sources_below(raw), out).faulty == []


def test_one_whose_document_is_gone_names_the_nearest(raw: Path, out: Path):
    (raw / "kita.txt").rename(raw / "kita-ku.txt")
    result = ingest(sources_below(raw), out)
    assert list(result.failures) == ["kita.txt.source.toml"]
    assert "最も近い名前の文書は「kita-ku.txt」です" in str(result.failures["kita.txt.source.toml"])
    (raw / "kita.txt.source.toml").rename(raw / "kita-ku.txt.source.toml")
    assert ingest(sources_below(raw), out).faulty == []


def test_the_same_document_from_two_places_is_one(raw: Path, tmp_path: Path):
    again = tmp_path / "raw" / "again.txt"
    again.write_bytes((raw / "kita.txt").read_bytes())
    again.with_name("again.txt.source.toml").write_text('url = "https://other.jp/"', "utf-8")
    assert ingest(sources_below(raw), tmp_path / "out").faulty == []
    assert len(dx.load_tables(tmp_path / "out").plans) == 2
