"""The documents' text beside the tables: of the same state as they, or not there at all."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dxanalysis.documents.read import read_document
from dxanalysis.ingest.ingest import ingest
from dxanalysis.store.frames import Tables
from dxanalysis.store.integrity import TablesMissingError
from dxanalysis.store.store import load_tables, write_tables
from tests.ingest.tabled_plan import write_plan


@pytest.fixture
def raw(tmp_path: Path) -> dict[str, Path]:
    names = {"北区": "kita", "西区": "nishi"}
    return {
        slug: write_plan(tmp_path / "raw" / f"{slug}.txt", name, 10) for name, slug in names.items()
    }


def _text(tables: Tables, plan_id: str, edition: str = "final") -> str | None:
    assert tables.texts is not None
    return tables.texts.of(plan_id, edition)


def test_every_edition_has_the_text_that_was_read(raw, tmp_path: Path):
    draft = write_plan(tmp_path / "raw" / "draft.txt", "北区", 9, "（案）")
    ingest([*raw.values(), draft], tmp_path / "out")
    tables = load_tables(tmp_path / "out")
    found = pd.read_parquet(tmp_path / "out" / "texts.parquet")
    plans = tables.plans[["plan_id", "edition", "source_sha256"]]
    assert found[plans.columns].to_numpy().tolist() == plans.to_numpy().tolist()
    for path, edition in ((raw["kita"], "final"), (draft, "draft")):
        assert _text(tables, "2026-kita", edition) == read_document(path).text
    assert _text(tables, "2026-kita", "results") is None


def test_an_offset_leads_to_the_words_in_every_table(raw, tmp_path: Path):
    ingest(raw.values(), tmp_path / "out")
    tables = load_tables(tmp_path / "out")
    columns = {"budgets": "amount_text", "targets": "text", "strategies": "title"}
    for name, column in columns.items():
        for row in tables.frames()[name].itertuples():
            assert _text(tables, row.plan_id)[row.start : row.end] == getattr(row, column)


def test_a_corrected_document_has_the_text_that_was_read(raw, tmp_path: Path):
    lines = raw["kita"].read_text(encoding="utf-8").split("\n")
    number = next(at for at, line in enumerate(lines, start=1) if "8予算額" in line)
    (tmp_path / "raw" / "kita.txt.corrections.toml").write_text(
        f'[[correction]]\nline = {number}\nexpected = "8予算額 10百万円"\n'
        'replacement = "8予算額 12百万円"\nwhy = "誤植"\n',
        encoding="utf-8",
    )
    ingest(raw.values(), tmp_path / "out")
    tables = load_tables(tmp_path / "out")
    text = _text(tables, "2026-kita") or ""
    assert "8予算額 12百万円" in text
    budgets = tables.of_plan("2026-kita").budgets
    assert [text[row.start : row.end] for row in budgets.itertuples()] == ["10百万円", "12百万円"]
    assert budgets["amount_yen"].tolist() == [10_000_000, 12_000_000]


def test_texts_stay_and_go_with_their_plans(raw, tmp_path: Path):
    out = tmp_path / "out"
    ingest(raw.values(), out)
    write_plan(raw["kita"], "北区", 77)
    ingest([raw["kita"]], out, keep_others=True)
    tables = load_tables(out)
    assert "77百万円" in (_text(tables, "2026-kita") or "")
    assert _text(tables, "2026-nishi") == read_document(raw["nishi"]).text
    ingest([raw["kita"]], out)
    assert pd.read_parquet(out / "texts.parquet")["plan_id"].tolist() == ["2026-kita"]


def test_texts_of_another_state_are_not_given(raw, tmp_path: Path):
    out = tmp_path / "out"
    ingest(raw.values(), out)
    before = load_tables(out)
    write_plan(raw["kita"], "北区", 77)
    ingest(raw.values(), out)
    assert _text(before, "2026-kita") is None  # its offsets would point into other words
    assert _text(load_tables(out), "2026-kita") is not None


def test_tables_that_are_written_elsewhere_take_their_texts_along(raw, tmp_path: Path):
    ingest(raw.values(), tmp_path / "out")
    tables = load_tables(tmp_path / "out").of_plan("2026-kita")
    write_tables(tables, tmp_path / "copy")
    copy = load_tables(tmp_path / "copy")
    assert _text(copy, "2026-kita") == _text(tables, "2026-kita") is not None
    assert _text(copy, "2026-nishi") is None
    write_tables(replace(tables, texts=None), tmp_path / "bare")
    assert _text(load_tables(tmp_path / "bare"), "2026-kita") is None


def test_a_lost_file_of_texts_is_no_text_and_no_crash(raw, tmp_path: Path):
    ingest(raw.values(), tmp_path / "out")
    tables = load_tables(tmp_path / "out")
    (tmp_path / "out" / "texts.parquet").unlink()
    assert _text(tables, "2026-kita") is None
    with pytest.raises(TablesMissingError):  # nor are the other plans dropped in silence
        ingest([raw["kita"]], tmp_path / "out", keep_others=True)
    ingest(raw.values(), tmp_path / "out", force=True)
    assert _text(load_tables(tmp_path / "out"), "2026-kita") is not None
