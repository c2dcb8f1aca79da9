"""However many plans are in memory at a time, the tables say the same."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dxanalysis.ingest import ingest as module
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.store.frames import Tables
from dxanalysis.store.store import load_tables, write_tables
from tests.ingest.tabled_plan import write_plan

DEPARTMENTS = ("北区", "都島区", "福島区", "此花区", "中央区", "西区", "港区")
CHANGED = ["budgets", "plans"]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    for amount, department in enumerate(DEPARTMENTS, start=10):
        write_plan(tmp_path / "raw" / f"{amount}.txt", department, amount)
        write_plan(tmp_path / "raw" / f"{amount}-draft.txt", department, 1, "(案)")
    (tmp_path / "raw" / "memo.txt").write_text("意味のない文", encoding="utf-8")
    return tmp_path / "raw"


def _ingested(raw: Path, out: Path, batch: int, monkeypatch, **options) -> tuple[Tables, dict]:
    monkeypatch.setattr(module, "BATCH", batch)
    result = ingest(sources_below(raw), out, **options)
    changes = result.changes.drop(columns="changed_at").sort_values(["plan_id", "table", "edition"])
    return load_tables(out), changes.reset_index(drop=True)


@pytest.mark.parametrize("batch", [1, 2, 3, 7])
def test_batches_of_any_size_give_the_same(raw: Path, tmp_path: Path, monkeypatch, batch: int):
    whole, all_changes = _ingested(raw, tmp_path / "whole", 500, monkeypatch)
    parts, changes = _ingested(raw, tmp_path / "parts", batch, monkeypatch)
    for name, frame in whole.frames().items():
        pd.testing.assert_frame_equal(frame, parts.frames()[name])
        csvs = [(tmp_path / way / f"{name}.csv").read_bytes() for way in ("whole", "parts")]
        assert csvs[0] == csvs[1]
    pd.testing.assert_frame_equal(changes, all_changes)
    groups = pq.ParquetFile(tmp_path / "parts" / "budgets.parquet").num_row_groups
    assert groups == -(-len(DEPARTMENTS) // batch)


def test_plans_stand_in_the_order_of_their_ids_and_what_is_no_plan_last(raw: Path, tmp_path: Path):
    ingest(sources_below(raw), tmp_path / "out")
    tables = load_tables(tmp_path / "out")
    for frame in tables.frames().values():
        known = frame["plan_id"].dropna().tolist()
        assert known == sorted(known)
    assert tables.diagnostics["plan_id"].isna().tolist()[-1]
    assert tables.plans["edition"].tolist() == ["final", "draft"] * len(DEPARTMENTS)


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_changes_are_found_over_the_borders_of_batches(raw, tmp_path, monkeypatch, batch: int):
    _ingested(raw, tmp_path / "out", 3, monkeypatch)
    assert _ingested(raw, tmp_path / "out", batch, monkeypatch)[1].empty
    write_plan(raw / "12.txt", "福島区", 99)
    write_plan(raw / "17.txt", "大正区", 17)
    for name in ("16.txt", "16-draft.txt"):
        (raw / name).unlink()
    _, changes = _ingested(raw, tmp_path / "out", batch, monkeypatch)
    told = changes.groupby("plan_id", dropna=False)["change"].agg(set).to_dict()
    assert told == {
        "2026-fukushima": {"changed"}, "2026-taisho": {"added"}, "2026-minato": {"removed"},
    }  # fmt: skip
    fukushima = changes[changes["plan_id"] == "2026-fukushima"]
    assert sorted(fukushima["table"]) == CHANGED


def test_tables_in_another_order_are_taken_over_plan_by_plan(raw, tmp_path, monkeypatch):
    out = tmp_path / "out"
    before, _ = _ingested(raw, out, 3, monkeypatch)
    turned = {name: frame.iloc[::-1] for name, frame in before.frames().items()}
    assert write_tables(Tables.from_frames(turned), out).empty
    result = ingest([write_plan(raw / "10.txt", "北区", 77)], out, keep_others=True)
    assert set(result.changes["plan_id"]) == {"2026-kita"}
    assert len(load_tables(out).plans) == 2 * len(DEPARTMENTS)
    assert load_tables(out).plan_ids() == before.plan_ids()
