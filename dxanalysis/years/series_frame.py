"""Rows of a series as a frame, whose columns and dtypes are those of the row's fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DTYPES = {"str": "str", "int": "Int64", "float": "Float64", "bool": "boolean"}


def series_frame(rows: Iterable[DataclassInstance], kind: type[DataclassInstance]) -> pd.DataFrame:
    """The rows, each a `kind`; a field that may be None is nullable."""
    dtypes = {f.name: _DTYPES[str(f.type).removesuffix(" | None")] for f in fields(kind)}
    return pd.DataFrame([asdict(row) for row in rows], columns=list(dtypes)).astype(dtypes)
