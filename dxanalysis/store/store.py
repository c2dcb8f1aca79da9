"""The tables on disk: Parquet for programs, CSV for Excel, and what describes them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dxanalysis.base import clock
from dxanalysis.base.checkout import locate
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import content_sha256, file_sha256
from dxanalysis.schema.arrow import arrow_schema, batch_of_tables
from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.store.frames import Tables
from dxanalysis.store.staging import find, staged
from dxanalysis.store.stored import Stored

_PACKAGE = "datapackage.json"
_TRIES, _PAUSE = 3, 0.1  # seconds; files that are taking their place need far less


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
            "(後から書き換えられたか、壊れています)。dxanalysis ingest をもう一度実行してください"
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


def load_tables(folder: str | Path) -> Tables:
    """The tables that were left in `folder` by an ingest or `write_tables`, read from Parquet.

    A relative folder is looked for in the current folder, then in the checkout (`locate`). Amounts
    are yen, years Gregorian; see `Tables`. Raises `TablesMissingError` where a table is not there,
    `TablesMixedError` where a file is not the one that was written, and `TablesOutdatedError` where
    they are of another version.

    >>> load_tables(folder).issues["title"].iloc[3]
    '全庁的なDXの推進に向けた取組'
    """
    found = locate(folder)
    for _ in range(_TRIES - 1):
        try:
            return _loaded(found)
        except (TablesMixedError, FileNotFoundError):
            time.sleep(_PAUSE)  # a writer may be about to move them into place
    return _loaded(found)


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

    >>> len(write_tables(tables, folder))  # nothing changed
    0
    """
    from dxanalysis.store.changes import unpacked  # noqa: PLC0415 - heavy
    from dxanalysis.store.writer import TablesWriter  # noqa: PLC0415 - heavy

    target, now = locate(folder), now or clock.now()
    batch = batch_of_tables(Tables.from_frames(tables.frames()))
    with (
        staged(target) as stage,
        previous(target) as old,
        TablesWriter(stage, target, now) as writer,
    ):
        writer.append(batch, old.up_to(None) if old else None)
        return unpacked(writer.finish())


@contextmanager
def previous(folder: Path, *, needed: bool = False) -> Iterator[Stored | None]:
    """The tables that a writing takes the place of, to be read plan by plan.

    None where there are none, or none to be trusted, unless they are `needed`: then it raises
    `TablesMixedError` or `TablesOutdatedError`.
    """
    try:
        stored = _open_stored(folder)
    except (TablesMixedError, TablesOutdatedError):
        if needed:
            raise
        stored = None  # damaged, or of an older shape: every row counts as new
    try:
        yield stored
    finally:
        if stored:
            stored.close()


def _open_stored(folder: Path) -> Stored | None:
    paths = {name: folder / f"{name}.parquet" for name in SCHEMAS}
    if not all(path.is_file() for path in paths.values()):
        return None
    if not _refuse_mixed(folder, {name: file_sha256(path) for name, path in paths.items()}):
        raise TablesMixedError(folder, [_PACKAGE])
    for name, path in paths.items():
        _refuse_outdated(folder, name, pq.read_schema(path))
    return Stored(folder)


def _loaded(folder: Path) -> Tables:
    paths = {name: find(folder, f"{name}.parquet") for name in SCHEMAS}
    # one that was found in the staging may have moved into its place by now
    gone = [path.name for path in paths.values() if not path.is_file()]
    if missing := [name for name in gone if not (folder / name).is_file()]:
        raise TablesMissingError(folder, missing)
    contents = {name: path.read_bytes() for name, path in paths.items()}
    digests = {name: content_sha256(content) for name, content in contents.items()}
    known = _refuse_mixed(folder, digests)
    frames = {name: _frame(folder, name, content) for name, content in contents.items()}
    return Tables(**frames) if known else Tables.from_frames(frames)


def _frame(folder: Path, name: str, content: bytes) -> pd.DataFrame:
    """A file's rows, with the dtypes that are declared; what wrote them has checked their values."""
    table = pq.ParquetFile(pa.BufferReader(content)).read()
    _refuse_outdated(folder, name, table.schema)
    frame: pd.DataFrame = table.cast(arrow_schema(name)).to_pandas()
    return frame


def _refuse_outdated(folder: Path, name: str, schema: Any) -> None:  # noqa: ANN401
    """Raise `TablesOutdatedError` where the columns are not those that are declared."""
    declared = arrow_schema(name)
    if not schema.equals(declared):
        differing = {*map(str, schema)} ^ {*map(str, declared)}
        names = sorted({column.split(":")[0] for column in differing}) or schema.names
        raise TablesOutdatedError(folder, [f"{name}.{column}" for column in names])


def _refuse_mixed(folder: Path, digests: dict[str, str]) -> bool:
    """Whether the files are described; raise `TablesMixedError` where one is not as described."""
    described = find(folder, _PACKAGE)
    if not (described.is_file() or (folder / _PACKAGE).is_file()):
        return False
    try:
        resources = json.loads(described.read_text("utf-8"))["resources"]
        hashes = {file["path"]: file["hash"] for r in resources if (file := r.get("parquet"))}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TablesMixedError(folder, [described.name]) from error
    files = {f"{name}.parquet": f"sha256:{digest}" for name, digest in digests.items()}
    if other := [name for name, digest in files.items() if hashes.get(name) != digest]:
        raise TablesMixedError(folder, other)
    return True
