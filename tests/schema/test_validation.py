"""What a table may hold, promise by promise: one changed cell, and the cell is named."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.field import BOOLEAN, INTEGER, NUMBER, STRING
from dxanalysis.schema.tables import COMPANIONS, SCHEMAS
from dxanalysis.schema.validation import (
    UnfitCell,
    UnfitColumnsError,
    UnfitTableError,
    refuse_unfit_table,
    unfit_cells,
)
from dxanalysis.store.frames import Tables
from dxanalysis.store.store import write_tables

EVERY_COLUMN = [
    (table, field) for table, schema in SCHEMAS.items() for field in schema.columns.values()
]


def _lists(tables: Tables, table: str) -> list[list[object]]:
    return [column.to_pylist() for column in tables.batch()[table].itercolumns()]


def _with(tables: Tables, table: str, column: str, value: object) -> list[UnfitCell]:
    """The faults after the table's first row got this value."""
    columns = _lists(tables, table)
    columns[list(SCHEMAS[table].columns).index(column)][0] = value
    return list(unfit_cells(table, columns))


def test_the_generated_tables_have_no_fault(tables):
    for table in SCHEMAS:
        assert list(unfit_cells(table, _lists(tables, table))) == []


@pytest.mark.parametrize(("table", "field"), EVERY_COLUMN, ids=lambda x: getattr(x, "name", x))
def test_a_blank_stands_only_where_it_has_a_meaning(tables, table, field):
    found = [f.column for f in _with(tables, table, field.name, None) if f.column]
    assert found == ([] if field.nullable else [field.name])


def _misfits(field) -> list[object]:
    misfits: list[object] = []
    if field.dtype == STRING:
        misfits += [3, "\ud800"]
    if field.dtype == INTEGER:
        misfits += [1.5, "1", 2**63]
    if field.dtype == NUMBER:
        misfits += ["1", float("inf"), float("nan")]
    if field.dtype == BOOLEAN:
        misfits += ["true", 1]
    if field.minimum is not None:
        misfits.append(field.minimum - 1)
    if field.maximum is not None:
        misfits.append(field.maximum + 1)
    if field.pattern or field.codes is not None:
        misfits += ["", "?"]
    return misfits


@pytest.mark.parametrize(("table", "field"), EVERY_COLUMN, ids=lambda x: getattr(x, "name", x))
def test_a_value_of_another_type_range_pattern_or_code_is_named(tables, table, field):
    for value in _misfits(field):
        found = [f for f in _with(tables, table, field.name, value) if f.column]
        assert [(f.table, f.column, f.row) for f in found] == [(table, field.name, 0)], value


@pytest.mark.parametrize(("table", "field"), EVERY_COLUMN, ids=lambda x: getattr(x, "name", x))
def test_the_borders_of_a_range_and_every_code_are_within(tables, table, field):
    borders = [value for value in (field.minimum, field.maximum) if value is not None]
    for value in [*borders, *(field.codes or ())]:
        assert [f for f in _with(tables, table, field.name, value) if f.column] == []


@pytest.mark.parametrize("table", list(SCHEMAS))
def test_a_row_whose_key_stands_before_it_is_named(tables, table):
    columns = [values + values[:1] for values in _lists(tables, table)]
    (found,) = unfit_cells(table, columns)
    assert (found.column, found.row) == (None, len(columns[0]) - 1)
    assert "重複" in found.place


def test_what_stands_beside_the_tables_is_checked_too():
    codes = [["plans"], ["edition"], ["draft"], ["案"], [None]]
    with pytest.raises(UnfitTableError, match=r"codes\.meaning"):
        refuse_unfit_table("codes", codes)
    assert set(COMPANIONS) == {"codes", "CHANGES"}


def test_every_faulty_cell_is_collected_and_the_message_says_what_to_do(tables):
    budgets = tables.budgets.assign(fiscal_year=[1988, 2026, 2101], phase=["approved", "?", "?"])
    with pytest.raises(UnfitTableError) as raised:
        Tables.from_frames(tables.frames() | {"budgets": budgets})
    cells = [(f.column, f.row, f.value) for f in raised.value.cells]
    assert cells == [
        ("fiscal_year", 0, "1988"), ("fiscal_year", 2, "2101"), ("phase", 1, "?"), ("phase", 2, "?"),
    ]  # fmt: skip
    assert raised.value.table == "budgets"
    assert "決算額・予算額の年度(budgets.fiscal_year)「1988」" in str(raised.value)
    assert "data-dictionary.md" in str(raised.value)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda frame: frame.drop(columns="line"), "line"),
        (lambda frame: frame.assign(other=1), "other"),
        (lambda frame: frame[frame.columns[::-1]], "amount_yen"),
        (lambda frame: frame.assign(amount_yen="many"), "amount_yen"),
        (lambda frame: frame.assign(amount_yen=1.5), "amount_yen"),
        (lambda frame: frame.assign(amount_yen=[[1], [2], [3]]), "amount_yen"),
    ],
    ids=["missing", "more", "another order", "no number", "no whole number", "no value"],
)
def test_columns_that_are_not_the_declared_ones_are_named(tables, change, named):
    with pytest.raises(UnfitColumnsError, match=named) as raised:
        Tables.from_frames(tables.frames() | {"budgets": change(tables.budgets)})
    assert raised.value.table == "budgets"
    assert isinstance(raised.value, DxanalysisError)


def test_figures_that_can_be_of_the_declared_type_become_it(tables):
    given = tables.budgets.assign(
        amount_yen=[1.0, np.nan, 3.0], line=pd.Series([1, 2, None], dtype=object)
    )
    budgets = Tables.from_frames(tables.frames() | {"budgets": given}).budgets
    assert budgets["amount_yen"].dtype == budgets["line"].dtype == "Int64"
    assert budgets["amount_yen"].isna().tolist() == [False, True, False]


def test_nothing_unfit_is_written(tables, tmp_path):
    unfit = replace(tables, plans=tables.plans.assign(coverage=1.01))
    with pytest.raises(UnfitTableError, match=r"plans\.coverage"):
        write_tables(unfit, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_check_needs_no_library():
    script = (
        "import sys, dxanalysis.schema.validation; print({'pandas', 'pyarrow'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
