"""Rows have the names and types of the tables, and a null is None."""

from dataclasses import MISSING, fields
from typing import get_type_hints

import pandas as pd
import pytest

from dxanalysis.analysis import rows
from dxanalysis.plan import diagnostics, model
from dxanalysis.schema.codes import CODES
from dxanalysis.schema.field import BOOLEAN, INTEGER, NUMBER, STRING
from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.store.frames import Tables
from dxanalysis.text.quantities import Comparator
from tests.analysis import generated_plan as generated

ROWS = {
    "plans": rows.EditionRow,
    "issues": rows.IssueRow,
    "budgets": rows.BudgetRow,
    "unreadable_budgets": rows.UnreadableBudgetRow,
    "strategies": rows.StrategyRow,
    "indicators": rows.IndicatorRow,
    "targets": rows.TargetRow,
    "attainments": rows.ResultRow,
    "diagnostics": rows.DiagnosticRow,
}
NAMES = vars(model) | vars(diagnostics) | {"Comparator": Comparator}
PLAIN = {STRING: str, INTEGER: int, NUMBER: float, BOOLEAN: bool}


@pytest.mark.parametrize(("table", "kind"), ROWS.items())
def test_a_row_has_columns_of_its_table_with_their_types(table, kind):
    hints = get_type_hints(kind, globalns=NAMES)
    for field in (each for each in fields(kind) if each.default is MISSING):
        column = SCHEMAS[table].columns[field.name]
        options = getattr(hints[field.name], "__args__", ())
        nullable = type(None) in options
        assert nullable is column.nullable, field.name
        named = next((o for o in options if o is not type(None)), hints[field.name])
        named = named if nullable else hints[field.name]
        values = getattr(named, "__args__", None)
        if values is None:
            assert named is PLAIN[column.dtype], field.name
        else:
            assert set(values) == set(CODES[field.name]), field.name


def test_every_kind_of_null_is_none():
    frame = pd.DataFrame(
        {
            "issue_no": pd.Series([1, 2], dtype="Int64"),
            "strategy_no": pd.Series([1, None], dtype="Int64"),
            "title": pd.Series(["課題", None], dtype="str"),
        }
    )
    assert rows.rows_of(frame, rows.StrategyRow) == [
        rows.StrategyRow(1, 1, "課題"),
        rows.StrategyRow(2, None, None),
    ]


def test_a_missing_column_is_an_error():
    with pytest.raises(KeyError, match="strategy_no"):
        rows.rows_of(pd.DataFrame({"issue_no": [1]}), rows.StrategyRow)


def test_a_field_with_a_default_is_no_column():
    from dxanalysis.analysis.subject import Subject

    (plan,) = rows.rows_of(generated.tables().plans, Subject)
    assert plan.issue is None
    assert [f.name for f in fields(Subject) if f.default is not MISSING] == [
        "issue", "text", "origin", "by_person",
    ]  # fmt: skip


def test_an_issue_without_a_title_is_said_to_have_none():
    from dxanalysis.analysis.subject import subject_of

    frames = generated.tables().frames()
    frames["issues"]["title"] = pd.Series([None], dtype="str")
    subject = subject_of(Tables.from_frames(frames), generated.PLAN_ID, 1)
    assert subject.issue.title == "名称の記載なし"
