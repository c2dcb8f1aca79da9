import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.schema.relations import OrphanRowsError
from dxanalysis.schema.tables import DERIVED, SCHEMAS
from dxanalysis.store import writer
from dxanalysis.store.csvfile import csv_rows
from dxanalysis.store.frames import Tables
from dxanalysis.store.integrity import (
    TablesMissingError,
    TablesMixedError,
    TablesOutdatedError,
)
from dxanalysis.store.store import load_tables, write_tables
from dxanalysis.store.stored import stored_tables
from dxanalysis.store.writer import WrittenTableError

AT = datetime(2026, 4, 1, tzinfo=UTC)
LATER = AT + timedelta(days=1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["=HYPERLINK(1)", "a\r\n\r\nb", '"', ",", "\ufeff", "\0", "-", "'", "\t", "＝1", "\u2028"]
)


def contents(folder: Path) -> dict[str, bytes]:
    shown = (path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in shown}


def assert_same(one: Tables, other: Tables) -> None:
    for name, frame in one.frames().items():
        pd.testing.assert_frame_equal(frame, other.frames()[name])


@st.composite
def hostile(draw, base: Tables) -> Tables:
    """The tables with any text in the free columns and any number in the others."""
    rows = draw(st.integers(0, 3))
    budgets = base.budgets.assign(
        amount_yen=pd.array(draw(_three(st.none() | st.integers(-(2**63), 2**63 - 1))), "Int64"),
        amount_text=draw(_three(st.none() | TEXT)),
    )
    issues = base.issues.assign(title=draw(_three(TEXT)), challenge=draw(_three(st.none() | TEXT)))
    figures = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    targets = base.targets.assign(value=pd.array(draw(_three(figures))[:2], "Float64"))
    terms = draw(st.lists(TEXT, min_size=rows, max_size=rows, unique=True))
    glossary = pd.DataFrame({"plan_id": "2019-kita", "term": terms, "definition": terms})
    glossary = glossary.reindex(columns=list(SCHEMAS["glossary"].columns))
    frames = {"budgets": budgets, "issues": issues, "targets": targets, "glossary": glossary}
    return Tables.from_frames(base.frames() | frames)


def _three(values):
    return st.lists(values, min_size=3, max_size=3)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_content_comes_back_from_parquet_exactly_and_from_csv_row_by_row(
    tables, tmp_path_factory, data
):
    any_tables = data.draw(hostile(tables))
    folder = tmp_path_factory.mktemp("any")
    write_tables(any_tables, folder)
    assert_same(load_tables(folder), any_tables)
    for name, frame in any_tables.frames().items():
        header, *rows = csv_rows((folder / f"{name}.csv").read_bytes())
        assert header == list(frame.columns)
        assert [[cell == "" for cell in row] for row in rows] == [
            [pd.isna(cell) or cell == "" for cell in row] for row in frame.itertuples(index=False)
        ]


def test_the_folder_holds_each_table_twice_and_what_describes_them(written):
    names = {f"{name}.{kind}" for name in {**SCHEMAS, **DERIVED} for kind in ("csv", "parquet")}
    assert set(contents(written)) == names | {
        "datapackage.json", "codes.csv", "CHANGES.csv", "texts.parquet",
    }  # fmt: skip


def test_tables_that_did_not_change_leave_every_byte_as_it_was(tables, tmp_path):
    write_tables(tables, tmp_path, now=AT)
    before = contents(tmp_path)
    assert write_tables(tables, tmp_path, now=LATER).empty
    assert contents(tmp_path) == before


def test_a_change_moves_the_date_and_is_returned(tables, tmp_path):
    write_tables(tables, tmp_path, now=AT)
    changes = write_tables(replace(tables, glossary=tables.glossary.iloc[:0]), tmp_path, now=LATER)
    assert changes[["table", "change", "rows"]].to_dict("records") == [
        {"table": "glossary", "change": "removed", "rows": 1}
    ]
    described = (tmp_path / "datapackage.json").read_text("utf-8")
    assert '"created": "2026-04-01T09:00:00+09:00"' in described
    assert '"modified": "2026-04-02T09:00:00+09:00"' in described


@pytest.mark.parametrize("step", ["write_rows", "compare", "code_columns", "content_sha256"])
def test_an_exception_in_mid_write_leaves_the_folder_as_it_was(tables, tmp_path, monkeypatch, step):
    folder = tmp_path / "processed"
    write_tables(tables, folder, now=AT)
    before = contents(folder)

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(writer, step, fail)
    with pytest.raises(OSError, match="disk full"):
        write_tables(replace(tables, glossary=tables.glossary.iloc[:0]), folder, now=LATER)
    assert contents(folder) == before
    assert {path.name for path in folder.iterdir()} == set(before)


def test_rows_without_their_parent_are_not_written(tables, tmp_path):
    with pytest.raises(OrphanRowsError):
        write_tables(replace(tables, issues=tables.issues.iloc[:0]), tmp_path / "processed")
    assert not (tmp_path / "processed").exists()


def test_a_csv_that_lost_its_rows_in_writing_is_found(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "write_rows", lambda *_: None)
    with pytest.raises(WrittenTableError, match=r"plans\.csv"):
        write_tables(tables, tmp_path / "processed")


def test_a_parquet_that_holds_another_value_is_found(tables, tmp_path, monkeypatch):
    write = pq.ParquetWriter.write_table

    def write_another(file, table, **options):
        column = pa.array(["別の値"] * len(table), pa.large_string())
        write(file, table.set_column(0, table.schema.field(0), column), **options)

    monkeypatch.setattr(pq.ParquetWriter, "write_table", write_another)
    with pytest.raises(WrittenTableError, match=r"plans\.parquet"):
        write_tables(tables, tmp_path / "processed")


def test_damaged_tables_do_not_stand_in_the_way_of_new_ones(tables, tmp_path):
    write_tables(tables, tmp_path, now=AT)
    (tmp_path / "budgets.parquet").write_bytes(b"PAR1 cut")
    write_tables(tables, tmp_path, now=LATER)
    assert_same(load_tables(tmp_path), tables)


def test_a_relative_folder_is_found_in_the_checkout(tables, tmp_path, monkeypatch):
    assert CHECKOUT is not None
    checkout, elsewhere = tmp_path / "checkout", tmp_path / "elsewhere"
    elsewhere.mkdir()
    write_tables(tables, checkout / "data" / "processed")
    monkeypatch.setattr("dxanalysis.base.checkout.CHECKOUT", checkout)
    monkeypatch.chdir(elsewhere)
    assert_same(load_tables("data/processed"), tables)


def test_missing_tables_are_named(tables, tmp_path):
    write_tables(tables, tmp_path)
    (tmp_path / "budgets.parquet").unlink()
    with pytest.raises(TablesMissingError, match=r"budgets\.parquet.*dxanalysis ingest"):
        load_tables(tmp_path)


def test_tables_of_two_writings_are_not_taken_for_one(tables, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    write_tables(tables, one)
    write_tables(replace(tables, glossary=tables.glossary.iloc[:0]), other)
    shutil.copy(other / "glossary.parquet", one)
    with pytest.raises(TablesMixedError, match=r"glossary\.parquet"):
        load_tables(one)
    (one / "datapackage.json").write_text("{}")
    with pytest.raises(TablesMixedError, match=r"datapackage\.json"):
        load_tables(one)


def test_tables_of_an_older_version_say_so(tmp_path: Path):
    write_tables(Tables.from_frames({}), tmp_path)
    frame = pd.read_parquet(tmp_path / "plans.parquet").drop(columns="published")
    frame.to_parquet(tmp_path / "plans.parquet", index=False)
    (tmp_path / "datapackage.json").unlink()
    with pytest.raises(
        TablesOutdatedError, match=r"plans\.published\).*文書を指定せずに dxanalysis ingest"
    ):
        load_tables(tmp_path)


def test_a_table_that_an_older_version_did_not_have_is_no_missing_file(tables, tmp_path: Path):
    write_tables(tables, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] != "unplaced"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    (tmp_path / "unplaced.parquet").unlink()
    with pytest.raises(TablesOutdatedError, match=r"\(unplaced\).*dxanalysis ingest"):
        load_tables(tmp_path)
    with pytest.raises(TablesOutdatedError), stored_tables(tmp_path, needed=True):
        pass
    with stored_tables(tmp_path) as stored:
        assert stored is None


def test_files_that_are_just_taking_their_place_are_read_once_they_have(
    tables, tmp_path, monkeypatch
):
    one, other = tmp_path / "one", tmp_path / "other"
    fewer = replace(tables, glossary=tables.glossary.iloc[:0])
    write_tables(tables, one)
    write_tables(fewer, other)
    shutil.copy(other / "glossary.parquet", one)

    def the_rest_arrives(_seconds: float) -> None:
        for path in other.iterdir():
            shutil.copy(path, one)

    monkeypatch.setattr("time.sleep", the_rest_arrives)
    assert_same(load_tables(one), fewer)


def test_tables_are_read_without_the_library_of_checks(tables, tmp_path):
    write_tables(tables, tmp_path / "out")
    script = (
        "import sys, dxanalysis as dx; dx.load_tables(sys.argv[1]).of_plan('2019-kita');"
        "print(sorted({'pandera', 'lxml', 'pdfplumber'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
