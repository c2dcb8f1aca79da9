"""The checks of pandera, made from the declared schemas: what passes them may be written."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
import pandera.pandas as pa

from dxanalysis.schema.fields import Field
from dxanalysis.schema.tables import COMPANIONS, SCHEMAS


def validated(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the dtypes of its table, every column and the key checked.

    Raises `pandera.errors.SchemaErrors` with the failing cells as a frame.
    """
    return _schema(table).validate(frame, lazy=True)


@cache
def _schema(table: str) -> pa.DataFrameSchema:
    declared = {**SCHEMAS, **COMPANIONS}[table]
    return pa.DataFrameSchema(
        {name: _column(field) for name, field in declared.columns.items()},
        unique=list(declared.key),
        strict=True,
        ordered=True,
        coerce=True,
        name=table,
    )


def _column(field: Field) -> pa.Column:
    return pa.Column(field.dtype, _checks(field), nullable=field.nullable, name=field.name)


def _checks(field: Field) -> list[pa.Check]:
    limits: list[tuple[Callable[..., pa.Check], object]] = [
        (pa.Check.ge, field.minimum),
        (pa.Check.le, field.maximum),
        (pa.Check.str_matches, field.pattern),
        (pa.Check.isin, field.codes),
    ]
    return [check(limit) for check, limit in limits if limit is not None]
