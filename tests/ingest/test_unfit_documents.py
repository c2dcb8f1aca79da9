"""A fact that no column can hold costs its own document, and no other."""

import sys
from pathlib import Path

import pytest

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.tabulate import rows_of
from dxanalysis.plan.parse import read_plan
from dxanalysis.schema.arrow import Rows
from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.schema.validation import UnfitValueError, refuse_unfit_document
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    return rows_of(read_plan(write_plan(tmp_path / "kita.txt", "北区", 10)))


def refuse_unfit(source: str, rows: Rows) -> None:
    columns = {name: list(zip(*found, strict=True)) for name, found in rows.items() if found}
    refuse_unfit_document(source, columns)


def _with(rows: Rows, table: str, column: str, value: object) -> Rows:
    names = list(SCHEMAS[table].columns)
    first, *others = rows[table]
    changed = tuple(value if name == column else v for name, v in zip(names, first, strict=True))
    return {**rows, table: [changed, *others]}


def test_what_a_reader_gives_fits(rows: Rows):
    refuse_unfit("kita.txt", rows)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("budgets", "amount_yen", 2**63),
        ("budgets", "amount_yen", 1.5),
        ("budgets", "fiscal_year", 1988),
        ("budgets", "fiscal_year", 2101),
        ("budgets", "phase", "planned"),
        ("budgets", "amount_text", "\ud800"),
        ("targets", "value", float("inf")),
        ("targets", "value", float("nan")),
        ("targets", "text", 3),
        ("strategies", "title", None),
        ("plans", "plan_id", "2026-北区"),
        ("plans", "coverage", 1.01),
    ],
)
def test_a_value_outside_its_column_is_named_with_its_place(rows, table, column, value):
    with pytest.raises(UnfitValueError) as raised:
        refuse_unfit("kita.txt", _with(rows, table, column, value))
    assert f"({table}.{column})" in str(raised.value)
    assert raised.value.source == "kita.txt"


def test_two_facts_of_one_key_are_refused(rows: Rows):
    with pytest.raises(UnfitValueError, match="重複"):
        refuse_unfit("kita.txt", {**rows, "strategies": rows["strategies"] * 2})


@pytest.mark.parametrize(
    ("printed", "misprinted", "line"),
    [
        ("10百万円", "99999999999999999999百万円", 4),
        ("・令和8年度\n見本の指標\n3件", "・見本の指標\n令和90年度までに70%", 11),
    ],
)
def test_a_misprint_out_of_range_takes_no_other_document_with_it(
    tmp_path: Path, printed: str, misprinted: str, line: int
):
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    odd = write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    odd.write_text(odd.read_text("utf-8").replace(printed, misprinted), encoding="utf-8")
    result = ingest(sources_below(tmp_path / "raw"), tmp_path / "out")
    assert f"nishi.txt: {line}行: " in str(result.failures["nishi.txt"])
    tables = load_tables(tmp_path / "out")
    assert tables.plan_ids() == ["2026-kita"]
    assert "source_unreadable" in tables.diagnostics["code"].tolist()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("budgets", "amount_yen", 2**63 - 1),
        ("budgets", "amount_yen", -(2**63)),
        ("budgets", "amount_yen", None),
        ("budgets", "fiscal_year", 1989),
        ("budgets", "fiscal_year", 2100),
        ("targets", "value", sys.float_info.max),
        ("targets", "value", -sys.float_info.max),
        ("targets", "value", 3),
        ("plans", "coverage", 0.0),
        ("plans", "coverage", 1.0),
    ],
)
def test_the_last_value_that_a_column_holds_is_admitted(rows, table, column, value):
    refuse_unfit("kita.txt", _with(rows, table, column, value))


def test_a_long_value_is_quoted_in_part_and_its_line_is_named(rows: Rows):
    with pytest.raises(UnfitValueError) as raised:
        refuse_unfit("kita.txt", _with(rows, "budgets", "phase", "あ" * 41))
    assert f"「{'あ' * 40}」" in str(raised.value)
    assert raised.value.line is not None
    assert f"kita.txt: {raised.value.line}行: " in str(raised.value)
