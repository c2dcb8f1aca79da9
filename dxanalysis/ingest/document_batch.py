"""All that one document says, as one Arrow batch: what is cached, joined, and written.

It has one row, and a column for each table with the list of the table's rows. So the batches of
many documents, one after another, are all their tables at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from functools import cache
from typing import Any

import pyarrow as pa

from dxanalysis.documents.origin import Origin
from dxanalysis.schema.arrow import Batch, Rows, arrow_schema, empty_batch
from dxanalysis.schema.tables import SCHEMAS, STORED

DocumentBatch = Any
"""A `pyarrow.RecordBatch` of one row and the columns of `document_schema`."""

_NAMED_BY_SOURCE = ("plans", "diagnostics")


@cache
def document_schema() -> Any:  # noqa: ANN401 - pyarrow has no types
    """For each table a list of its rows."""
    return pa.schema([(name, pa.list_(pa.struct(list(arrow_schema(name))))) for name in STORED])


def batch_of_document(rows: Rows) -> DocumentBatch:
    """Rows that were found to fit their tables, as one batch."""
    columns = []
    for field in document_schema():
        names = list(STORED[field.name].columns)
        found = [dict(zip(names, row, strict=True)) for row in rows.get(field.name, ())]
        columns.append(pa.array([found], field.type))
    return pa.RecordBatch.from_arrays(columns, schema=document_schema())


def tables_of(batches: Iterable[DocumentBatch]) -> Batch:
    """The rows of many documents, one after another."""
    if not (given := list(batches)):
        return empty_batch()
    joined = pa.concat_batches(given)
    return {name: _table(joined, name) for name in STORED}


def rows_of_table(batch: DocumentBatch, table: str) -> list[dict[str, Any]]:
    """One table's rows as plain values."""
    rows: list[dict[str, Any]] = batch.column(table).flatten().to_pylist()
    return rows


def only(batch: DocumentBatch, tables: Collection[str]) -> DocumentBatch:
    """The batch with no rows but those of these tables."""
    columns = [
        batch.column(field.name) if field.name in tables else pa.array([[]], field.type)
        for field in document_schema()
    ]
    return pa.RecordBatch.from_arrays(columns, schema=document_schema())


def under_name(batch: DocumentBatch, source: str) -> DocumentBatch:
    """The rows under the document's name in the tables, where it is not the file's name alone."""
    if batch.column("plans")[0][0]["source"].as_py() == source:
        return batch
    columns = [
        _renamed(batch, field, source)
        if field.name in _NAMED_BY_SOURCE
        else batch.column(field.name)
        for field in document_schema()
    ]
    return pa.RecordBatch.from_arrays(columns, schema=document_schema())


def with_origin(batch: DocumentBatch, origin: Origin | None) -> DocumentBatch:
    """The batch with what is known of its document's publication."""
    if origin is None:
        return batch
    known = {f"source_{name}": value for name, value in asdict(origin).items()}
    rows = [{**row, **known} for row in rows_of_table(batch, "plans")]
    columns = [
        pa.array([rows], field.type) if field.name == "plans" else batch.column(field.name)
        for field in document_schema()
    ]
    return pa.RecordBatch.from_arrays(columns, schema=document_schema())


def same_facts(one: DocumentBatch, other: DocumentBatch, *, aside: Collection[str]) -> bool:
    """Whether two documents say the same, some columns and all diagnostics aside."""
    return all(
        _without(one, name, aside).equals(_without(other, name, aside))
        for name in SCHEMAS
        if name != "diagnostics"
    )


def _renamed(batch: DocumentBatch, field: Any, source: str) -> Any:  # noqa: ANN401
    rows = [{**row, "source": source} for row in rows_of_table(batch, field.name)]
    return pa.array([rows], field.type)


def _without(batch: DocumentBatch, name: str, aside: Collection[str]) -> Any:  # noqa: ANN401
    return _table(batch, name).drop_columns([c for c in STORED[name].columns if c in aside])


def _table(batch: DocumentBatch, name: str) -> Any:  # noqa: ANN401
    return pa.Table.from_struct_array(batch.column(name).flatten())
