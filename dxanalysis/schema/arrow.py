"""The tables as Arrow columns: what is written and read batch by batch, and known by its content."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dxanalysis.schema.tables import SCHEMAS

Row = tuple[Any, ...]
"""Values in the order of a table's columns, null as None."""

Rows = dict[str, list[Row]]
"""Table name → rows; a table without rows may be left out."""

Batch = dict[str, Any]
"""Table name → `pyarrow.Table` of its schema: every table's rows of some plans."""


@cache
def arrow_schema(table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The `pyarrow.Schema` of a table, with what pandas needs to give each column its dtype."""
    dtypes = {name: field.dtype for name, field in SCHEMAS[table].columns.items()}
    empty = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})
    return pa.Schema.from_pandas(empty, preserve_index=False)


def empty_batch() -> Batch:
    """Every table without a row."""
    return {name: arrow_schema(name).empty_table() for name in SCHEMAS}


def batch_of_rows(rows: Rows) -> Batch:
    """Rows, each in the order of its table's columns, as columns."""
    return {name: _columns(name, rows.get(name, [])) for name in SCHEMAS}


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
        digest.update(pa.RecordBatch.from_arrays(*_said(part)).serialize())
    return digest.digest()


def _columns(table: str, rows: list[Row]) -> Any:  # noqa: ANN401
    schema = arrow_schema(table)
    values = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(each, field.type) for each, field in zip(values, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _said(part: Any) -> tuple[list[Any], list[str]]:  # noqa: ANN401
    """Which values are there, and those values: what stands under a null says nothing."""
    there = [pc.is_valid(column) for column in part.columns]
    blank = ["" if pa.types.is_large_string(column.type) else 0 for column in part.columns]
    values = [pc.fill_null(*each) for each in zip(part.columns, blank, strict=True)]
    return [*there, *values], [str(number) for number in range(2 * part.num_columns)]
