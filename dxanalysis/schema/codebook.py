"""`codes.csv`: every coded column of every table, each of its codes with name and meaning."""

from __future__ import annotations

import pandas as pd

from dxanalysis.schema.codes import CODES, OPEN_CODES
from dxanalysis.schema.tables import COMPANIONS, SCHEMAS
from dxanalysis.schema.validation import validated


def codes_frame() -> pd.DataFrame:
    """One row per table, column and code: table, column, code, name, meaning (all strings)."""
    rows = [
        (table, column, code, name, meaning)
        for table, schema in {**SCHEMAS, "CHANGES": COMPANIONS["CHANGES"]}.items()
        for column in schema.columns
        for code, (name, meaning) in {**CODES, **OPEN_CODES}.get(column, {}).items()
    ]
    return validated("codes", pd.DataFrame(rows, columns=list(COMPANIONS["codes"].columns)))
