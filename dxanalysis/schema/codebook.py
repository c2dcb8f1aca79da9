"""`codes.csv`: every coded column of every table, each of its codes with name and meaning."""

from __future__ import annotations

from dxanalysis.schema.codes import CODES, OPEN_CODES
from dxanalysis.schema.tables import COMPANIONS, SCHEMAS
from dxanalysis.schema.validation import refuse_unfit_table


def code_columns() -> dict[str, list[str]]:
    """table, column, code, name, meaning: the values of one row a table, column and code."""
    rows = [
        (table, column, code, name, meaning)
        for table, schema in {**SCHEMAS, "CHANGES": COMPANIONS["CHANGES"]}.items()
        for column in schema.columns
        for code, (name, meaning) in {**CODES, **OPEN_CODES}.get(column, {}).items()
    ]
    columns = dict(
        zip(COMPANIONS["codes"].columns, map(list, zip(*rows, strict=True)), strict=True)
    )
    refuse_unfit_table("codes", list(columns.values()))
    return columns
