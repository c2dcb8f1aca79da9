"""The tables as Arrow columns: what is written and read batch by batch, and known by its content."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dxanalysis.schema.field import BOOLEAN, INTEGER, NUMBER, STRING
from dxanalysis.schema.tables import COMPANIONS, DERIVED, STORED

Row = tuple[Any, ...]
"""Values in the order of a table's columns, null as None."""

Rows = dict[str, list[Row]]
"""Table name → rows; a table without rows may be left out."""

Batch = dict[str, Any]
"""Table name → `pyarrow.Table` of its schema: of some plans every table's rows, and the texts."""

Lists = dict[str, dict[str, list[Any]]]
"""Table name → column name → values, null as None."""

_TYPES = {
    STRING: pa.large_string(),
    INTEGER: pa.int64(),
    NUMBER: pa.float64(),
    BOOLEAN: pa.bool_(),
}
_UNDER_NULL = {pa.large_string(): "", pa.bool_(): False}


@cache
def arrow_schema(table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The `pyarrow.Schema` of a table, or of what stands beside the tables."""
    columns = {**STORED, **DERIVED, **COMPANIONS}[table].columns
    return pa.schema([(name, _TYPES[field.dtype]) for name, field in columns.items()])


@cache
def parquet_schema(table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The `pyarrow.Schema` of a table's file, with what gives a reader in pandas its dtypes."""
    dtypes = {name: field.dtype for name, field in {**STORED, **DERIVED}[table].columns.items()}
    empty = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})
    return pa.Schema.from_pandas(empty, preserve_index=False)


def empty_batch() -> Batch:
    """Every table, and the texts beside them, without a row."""
    return {name: arrow_schema(name).empty_table() for name in STORED}


def lists_of(batch: Batch) -> Lists:
    """Every value of a batch, as Python has it."""
    return {
        name: {column: table[column].to_pylist() for column in table.column_names}
        for name, table in batch.items()
    }


def joined(one: Batch, other: Batch) -> Batch:
    """The rows of both, by plan_id; of the same plan, those of `one` come first, null is last."""
    return {
        name: by_plan(pa.concat_tables([table, other[name]])) if len(other[name]) else table
        for name, table in one.items()
    }


def by_plan(table: Any) -> Any:  # noqa: ANN401
    """The rows sorted by plan_id, null last; those of one plan stay in their order."""
    return table.take(pc.sort_indices(table, [("plan_id", "ascending")])).combine_chunks()


def content_sha256(table: Any) -> bytes:  # noqa: ANN401 - pyarrow has no types
    """Hash of what the rows say, however they are laid out in memory."""
    digest = hashlib.sha256()
    for part in table.combine_chunks().to_batches():
        digest.update(pa.RecordBatch.from_arrays(*_content(part)).serialize())
    return digest.digest()


def _content(part: Any) -> tuple[list[Any], list[str]]:  # noqa: ANN401
    """Which values are there, and those values: what stands under a null says nothing."""
    there = [pc.is_valid(column) for column in part.columns]
    blank = [_UNDER_NULL.get(column.type, 0) for column in part.columns]
    values = [pc.fill_null(*each) for each in zip(part.columns, blank, strict=True)]
    return [*there, *values], [str(number) for number in range(2 * part.num_columns)]
