"""Tables of another version: the columns that differ are named, and no others (generated)."""

from pathlib import Path

import pandas as pd
import pytest

from dxanalysis.store.integrity import TablesOutdatedError
from dxanalysis.store.store import load_tables, write_tables
from tests.analysis import generated_plan as generated


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tables(generated.evaluated(), tmp_path / "tables")
    return tmp_path / "tables"


def _rewritten(folder: Path, change) -> TablesOutdatedError:
    path = folder / "plans.parquet"
    change(pd.read_parquet(path)).to_parquet(path, index=False)
    (folder / "datapackage.json").unlink()  # which would tell first that a file was changed
    with pytest.raises(TablesOutdatedError) as raised:
        load_tables(folder)
    return raised.value


def test_a_column_that_is_not_there_is_named(folder: Path):
    error = _rewritten(folder, lambda frame: frame.drop(columns="coverage"))
    assert "plans.coverage" in str(error)
    assert "plans.department" not in str(error)


def test_columns_in_another_order_are_all_named(folder: Path):
    error = _rewritten(folder, lambda frame: frame[frame.columns[::-1]])
    assert {"plans.coverage", "plans.department"} <= set(error.columns)
    assert "ほか" in str(error)  # the message names a few, and says how many more
