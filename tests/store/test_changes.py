import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from dxanalysis.schema.arrow import arrow_schema
from dxanalysis.store import changes
from dxanalysis.store.changes import ChangesUnreadableError
from dxanalysis.store.csvfile import csv_rows
from dxanalysis.store.frames import Tables, frame_of

AT = datetime(2026, 4, 1, 0, 30, tzinfo=UTC)


def compare(old: Tables | None, new: Tables, at: datetime) -> pd.DataFrame:
    return frame_of(changes.compare(old and old.batch(), new.batch(), at))


def appended(path: Path, rows: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    changes.begin_history(path, file)
    schema = arrow_schema("CHANGES")
    changes.append_history(pa.Table.from_pandas(rows, schema, preserve_index=False), file)
    return file.getvalue()


def only(found: pd.DataFrame) -> dict:
    assert len(found) == 1
    return found.iloc[0].to_dict()


def test_the_first_tables_are_all_new_and_said_so(tables):
    found = compare(None, tables, AT)
    assert set(found["change"]) == {"added"}
    assert found.groupby("table")["rows"].sum().to_dict() == {
        name: len(frame) for name, frame in tables.frames().items()
    }
    assert found["note"].str.endswith("(比べる前回の表なし)").all()
    assert set(found["changed_at"]) == {"2026-04-01T09:30:00+09:00"}


def test_the_same_rows_in_another_order_are_no_change(tables):
    turned = replace(tables, budgets=tables.budgets.iloc[::-1].reset_index(drop=True))
    assert compare(tables, turned, AT).empty


def test_a_changed_value_names_the_plan_its_newest_document_and_the_columns(tables):
    budgets = tables.budgets.assign(amount_yen=[1_129_000_000, 5, 0])
    changed = only(compare(tables, replace(tables, budgets=budgets), AT))
    assert (changed["plan_id"], changed["edition"]) == ("2026-digital", "final")
    assert changed["source"] == "r8-final.txt"
    assert (changed["table"], changed["change"], changed["rows"]) == ("budgets", "changed", 1)
    assert changed["note"] == "決算額・予算額の1行で値が変わった: 金額(amount_yen)"


def test_a_row_that_went_is_laid_to_the_document_that_had_it(tables):
    fewer = replace(tables, issues=tables.issues.iloc[:2])
    removed = only(compare(tables, fewer, AT))
    assert (removed["plan_id"], removed["source"]) == ("2019-kita", "h31-kita.xlsx")
    assert removed["note"] == "経営課題を1行削除"


def test_a_new_edition_is_named_by_its_own_row(tables):
    before = replace(tables, plans=tables.plans[tables.plans["edition"] != "final"])
    added = only(compare(before, tables, AT))
    assert (added["table"], added["edition"], added["change"]) == ("plans", "final", "added")


def test_a_remark_on_an_unknown_document_has_no_plan(tables):
    before = replace(tables, diagnostics=tables.diagnostics.iloc[:2])
    added = only(compare(before, tables, AT))
    assert added["source"] == "メモ.txt"
    assert pd.isna(added["plan_id"])


def test_null_to_zero_is_a_change(tables):
    before = replace(tables, budgets=tables.budgets.assign(amount_yen=[1, None, 0]))
    after = replace(tables, budgets=tables.budgets.assign(amount_yen=[1, 0, 0]))
    assert only(compare(before, after, AT))["rows"] == 1
    assert compare(before, before, AT).empty


def test_history_is_only_ever_appended_to(tables, tmp_path):
    path = tmp_path / "CHANGES.csv"
    path.write_bytes(appended(path, compare(None, tables, AT)))
    first = path.read_bytes()
    later = replace(tables, issues=tables.issues.iloc[:2])
    path.write_bytes(appended(path, compare(tables, later, AT)))
    assert path.read_bytes().startswith(first)
    assert len(csv_rows(path.read_bytes())) == len(csv_rows(first)) + 1


@pytest.mark.parametrize("damage", [lambda b: b[3:], lambda b: b[:-1], lambda b: b"x" + b])
def test_a_history_that_is_not_ours_is_not_touched(tables, tmp_path, damage):
    path = tmp_path / "CHANGES.csv"
    path.write_bytes(damage(appended(path, compare(None, tables, AT))))
    with pytest.raises(ChangesUnreadableError, match=r"CHANGES\.csv"):
        appended(path, compare(None, tables, AT))
