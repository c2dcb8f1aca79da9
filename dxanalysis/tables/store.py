"""The tables on disk: Parquet for programs, CSV for Excel, and what describes them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dxanalysis.errors import DxanalysisError
from dxanalysis.tables.frames import Tables
from dxanalysis.tables.schema import SCHEMAS


class TablesMissingError(DxanalysisError):
    """A folder that holds no tables, or not all of them."""

    def __init__(self, folder: Path, missing: list[str]) -> None:
        super().__init__(folder, missing)
        self.folder, self.missing = folder, missing

    def __str__(self) -> str:
        return (
            f"{self.folder} に表がありません({'、'.join(self.missing)})。"
            "先に dxanalysis ingest を実行してください"
        )


def load_tables(folder: str | Path) -> Tables:
    """The tables that `write_tables` left in `folder`, read from Parquet and checked.

    Raises `TablesMissingError` where a table is not there.
    """
    paths = {name: Path(folder) / f"{name}.parquet" for name in SCHEMAS}
    missing = [path.name for path in paths.values() if not path.is_file()]
    if missing:
        raise TablesMissingError(Path(folder), missing)
    return Tables.from_frames({name: pd.read_parquet(path) for name, path in paths.items()})
