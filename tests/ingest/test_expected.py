"""The real plan's tables against the truth that was made by hand."""

import re
from pathlib import Path

import pandas as pd
import pytest

from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.store.csvfile import csv_rows

EXPECTED = Path(__file__).parents[1] / "data" / "expected" / "2026-digital"
TABLES = sorted(path.stem for path in EXPECTED.glob("*.csv"))


def _same(expected: str, written: str) -> bool:
    """Whether a cell says the same: figures by value, `…` for words that the truth leaves out."""
    if "…" in expected:
        pattern = ".*".join(re.escape(part) for part in expected.split("…"))
        return re.fullmatch(pattern, written) is not None
    try:
        return float(expected) == float(written)
    except ValueError:
        return expected == written


def test_the_truth_is_there():
    assert TABLES == [
        "budgets", "glossary", "indicators", "issues", "plans", "strategies", "targets",
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_the_written_csv_equals_the_truth(processed: Path, table: str):
    truth = pd.read_csv(EXPECTED / f"{table}.csv", dtype=str, keep_default_na=False)
    header, *rows = csv_rows((processed / f"{table}.csv").read_bytes())
    written = pd.DataFrame(rows, columns=header)[list(truth.columns)]
    assert len(written) == len(truth)
    differing = [
        (row, column, truth.at[row, column], written.at[row, column])
        for row in truth.index
        for column in truth.columns
        if not _same(truth.at[row, column], written.at[row, column])
    ]
    assert differing == []


@pytest.mark.parametrize(
    "table", sorted(set(SCHEMAS) - {"attainments", "unplaced", "unreadable_budgets"})
)
def test_every_row_knows_its_line(processed: Path, table: str):
    frame = pd.read_parquet(processed / f"{table}.parquet")
    assert len(frame) > 0
    assert frame["line"].notna().all()


def test_what_is_not_yet_evaluated_makes_no_rows(processed: Path):
    assert pd.read_parquet(processed / "attainments.parquet").empty
    assert pd.read_parquet(processed / "unplaced.parquet").empty


def test_every_amount_of_the_real_plan_can_be_read(processed: Path):
    assert pd.read_parquet(processed / "unreadable_budgets.parquet").empty
