"""A frame's rows as plain dictionaries, so that a null is `None` and never a number."""

from __future__ import annotations

from typing import Any

import pandas as pd

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Each row as column → value, every kind of null as `None`."""
    names = [str(name) for name in frame.columns]
    columns = [_plain(column) for _, column in frame.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(column: pd.Series[Any]) -> list[Any]:
    nulls = column.isna().tolist()
    return [None if null else value for value, null in zip(column.tolist(), nulls, strict=True)]
