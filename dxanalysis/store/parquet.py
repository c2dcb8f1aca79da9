"""The schema of the Parquet files: the declared one, and what gives a reader in pandas its dtypes."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa

from dxanalysis.schema.tables import SCHEMAS


@cache
def parquet_schema(table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The `pyarrow.Schema` of a table's file."""
    dtypes = {name: field.dtype for name, field in SCHEMAS[table].columns.items()}
    empty = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})
    return pa.Schema.from_pandas(empty, preserve_index=False)
