"""A frame's rows as plain dictionaries, so that a null is `None` and never a number."""

from __future__ import annotations

from typing import Any

import pandas as pd

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Each row as column → value, every kind of null as `None`."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]
