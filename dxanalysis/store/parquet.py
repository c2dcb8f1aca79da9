"""The schema of the Parquet files: the declared one, and what gives a reader in pandas its dtypes."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from typing import Any

import pyarrow as pa

from dxanalysis.schema.arrow import arrow_schema
from dxanalysis.schema.fields import INTEGER, NUMBER, STRING
from dxanalysis.schema.tables import SCHEMAS

_PANDAS_TYPES = {
    STRING: "object",
    INTEGER: "int64",
    NUMBER: "float64",
}  # as it has them of an empty frame


@cache
def parquet_schema(table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The `pyarrow.Schema` of a table's file.

    What pandas would add to it is written here, so that an ingest does without pandas.
    """
    columns = [
        {
            "name": name,
            "field_name": name,
            "pandas_type": _PANDAS_TYPES[field.dtype],
            "numpy_type": field.dtype,
            "metadata": None,
        }
        for name, field in SCHEMAS[table].columns.items()
    ]
    described = {
        "index_columns": [],
        "column_indexes": [],
        "columns": columns,
        "attributes": {},
        "creator": {"library": "pyarrow", "version": pa.__version__},
        "pandas_version": version("pandas"),
    }
    return arrow_schema(table).with_metadata({"pandas": json.dumps(described)})
