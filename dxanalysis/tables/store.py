"""The tables on disk: Parquet for programs, CSV for Excel, and what describes them."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pandera.errors import SchemaErrors

from dxanalysis.checkout import locate
from dxanalysis.errors import DxanalysisError
from dxanalysis.tables import datapackage
from dxanalysis.tables.changes import JST, appended, compare
from dxanalysis.tables.codebook import codes_frame
from dxanalysis.tables.csvfile import csv_bytes, csv_rows
from dxanalysis.tables.frames import Tables
from dxanalysis.tables.relations import refuse_orphans
from dxanalysis.tables.schema import SCHEMAS
from dxanalysis.tables.staging import staged


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


class TablesMixedError(DxanalysisError):
    """Tables that are not those that the `datapackage.json` beside them describes."""

    def __init__(self, folder: Path, files: list[str]) -> None:
        super().__init__(folder, files)
        self.folder, self.files = folder, files

    def __str__(self) -> str:
        return (
            f"{self.folder} の {'、'.join(self.files)} は datapackage.json の記録と一致しません"
            "(書き込みが途中で止まったか、後から書き換えられています)。"
            "dxanalysis ingest をもう一度実行してください"
        )


class TablesOutdatedError(DxanalysisError):
    """Tables of another version of the schemas; `columns` are those that do not fit."""

    def __init__(self, folder: Path, columns: list[str]) -> None:
        super().__init__(folder, columns)
        self.folder, self.columns = folder, columns

    def __str__(self) -> str:
        return (
            f"{self.folder} の表は今の版の dxanalysis の形ではありません({'、'.join(self.columns)})。"
            "dxanalysis ingest をもう一度実行してください"
        )


class WrittenTableError(DxanalysisError):
    """A file that, read again right after writing, does not say what the table says."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    def __str__(self) -> str:
        return (
            f"{self.file} を書いて読み戻すと元の表と一致しません。前の表はそのままです。"
            "ディスクの空きと pyarrow の版を確かめてください"
        )


def load_tables(folder: str | Path) -> Tables:
    """The tables that `write_tables` left in `folder`, read from Parquet and checked.

    A relative folder is looked for in the current folder, then in the checkout (`locate`). Amounts
    are yen, years Gregorian; see `Tables`. Raises `TablesMissingError` where a table is not there
    `TablesMixedError` where they are
    not of one writing, and `TablesOutdatedError` where they are of another version.
    """
    found = locate(folder)
    missing = [f"{name}.parquet" for name in SCHEMAS if not (found / f"{name}.parquet").is_file()]
    if missing:
        raise TablesMissingError(found, missing)
    _refuse_mixed(found)
    try:
        return _read(found)
    except SchemaErrors as error:
        columns = sorted({str(case) for case in error.failure_cases["column"].dropna()})
        raise TablesOutdatedError(found, columns) from error


def write_tables(
    tables: Tables, folder: str | Path, *, now: datetime | None = None
) -> pd.DataFrame:
    """Write every table to `folder` as CSV and Parquet, with what describes them.

    Beside `<table>.csv` and `<table>.parquet` stand `datapackage.json`, `codes.csv` and
    `CHANGES.csv`. All files are written and read again elsewhere, then take their place together;
    after an exception the folder is as it was. Tables that did not change leave the same bytes.

    Returns what changed, as the rows now added to `CHANGES.csv` (none: nothing changed); `now` is
    the time that they and the data package carry. Raises `pandera.errors.SchemaErrors`,
    `OrphanRowsError`, `ChangesUnreadableError`, `WrittenTableError`, or `OSError` of the disk.
    """
    target, now = locate(folder), now or datetime.now(JST)
    tables = Tables.from_frames(tables.frames())
    refuse_orphans(tables)
    changes = compare(_previous(target), tables, now)
    history = appended(target / "CHANGES.csv", changes)
    created, modified = datapackage.dates(target, now, changed=not changes.empty)
    with staged(target) as stage:
        _write_frames(tables, stage)
        (stage / "codes.csv").write_bytes(csv_bytes(codes_frame()))
        (stage / "CHANGES.csv").write_bytes(history)
        descriptor = datapackage.describe(tables, stage, created, modified)
        (stage / "datapackage.json").write_bytes(datapackage.to_bytes(descriptor))
        _check(tables, stage)
    return changes


def _write_frames(tables: Tables, stage: Path) -> None:
    for name, frame in tables.frames().items():
        frame.to_parquet(stage / f"{name}.parquet", index=False)
        (stage / f"{name}.csv").write_bytes(csv_bytes(frame))


def _check(tables: Tables, stage: Path) -> None:
    """Raise `WrittenTableError` where a written file does not hold its table."""
    for name, frame in tables.frames().items():
        if not pd.read_parquet(stage / f"{name}.parquet").equals(frame):
            raise WrittenTableError(f"{name}.parquet")
        header, *rows = csv_rows((stage / f"{name}.csv").read_bytes())
        if header != list(frame.columns) or {len(row) for row in rows} - {len(header)}:
            raise WrittenTableError(f"{name}.csv")
        if len(rows) != len(frame):
            raise WrittenTableError(f"{name}.csv")


def _read(folder: Path) -> Tables:
    return Tables.from_frames(
        {name: pd.read_parquet(folder / f"{name}.parquet") for name in SCHEMAS}
    )


def _previous(folder: Path) -> Tables | None:
    """The tables that a writing takes the place of; None where there are none that can be read."""
    try:
        return _read(folder)
    except (OSError, pa.ArrowInvalid, SchemaErrors):
        return None  # damaged, or of an older shape: every row counts as new


def _refuse_mixed(folder: Path) -> None:
    """Raise `TablesMixedError` where a Parquet file is not the one that was described."""
    described = folder / "datapackage.json"
    if not described.is_file():
        return
    try:
        resources = json.loads(described.read_text("utf-8"))["resources"]
        files = {file["path"]: file["hash"] for r in resources if (file := r.get("parquet"))}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TablesMixedError(folder, [described.name]) from error
    other = [name for name, digest in files.items() if _sha256(folder / name) != digest]
    if other:
        raise TablesMixedError(folder, other)


def _sha256(path: Path) -> str:
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
