"""The tables on disk, as a person loads and writes them: Parquet for programs, CSV for Excel."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dxanalysis.base import clock
from dxanalysis.base.checkout import locate
from dxanalysis.base.fingerprint import content_sha256
from dxanalysis.schema.arrow import parquet_schema
from dxanalysis.schema.tables import TABLES
from dxanalysis.store.frames import Tables, frame_of
from dxanalysis.store.integrity import (
    TablesMixedError,
    missing_tables,
    refuse_mixed,
    refuse_outdated,
)
from dxanalysis.store.staging import current_file, staged
from dxanalysis.store.stored import stored_tables
from dxanalysis.store.texts import TEXTS_FILE, DocumentTexts

_TRIES, _PAUSE = 3, 0.1  # seconds; files that are taking their place need far less


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
    the time that they and the data package carry. Raises `UnfitTableError`,
    `OrphanRowsError`, `ChangesUnreadableError`, `WrittenTableError`, or `OSError` of the disk.

    >>> len(write_tables(tables, folder))  # nothing changed
    0
    """
    from dxanalysis.store.changes import unpacked  # noqa: PLC0415 - heavy
    from dxanalysis.store.writer import TablesWriter  # noqa: PLC0415 - heavy

    target, now = locate(folder), now or clock.now()
    batch = Tables.from_frames(tables.frames(), tables.texts).batch()
    with (
        staged(target) as stage,
        stored_tables(target) as old,
        TablesWriter(stage, target, now) as writer,
    ):
        writer.append(batch, old.up_to(None) if old else None)
        return frame_of(unpacked(writer.finish(tables.derived())))


def _loaded(folder: Path) -> Tables:
    paths = {name: current_file(folder, f"{name}.parquet") for name in TABLES}
    # one that was found in the staging may have moved into its place by now
    gone = [path.name for path in paths.values() if not path.is_file()]
    if missing := [name for name in gone if not (folder / name).is_file()]:
        raise missing_tables(folder, missing)
    contents = {name: path.read_bytes() for name, path in paths.items()}
    digests = {name: content_sha256(content) for name, content in contents.items()}
    known = refuse_mixed(folder, digests)
    frames = {name: _frame(folder, name, content) for name, content in contents.items()}
    if known is None:
        return Tables.from_frames(frames)
    return Tables(**frames, texts=DocumentTexts(folder, known[TEXTS_FILE]))


def _frame(folder: Path, name: str, content: bytes) -> pd.DataFrame:
    """A file's rows, with the dtypes that are declared; what wrote them has checked their values."""
    table = pq.ParquetFile(pa.BufferReader(content)).read()
    refuse_outdated(folder, name, table.schema)
    frame: pd.DataFrame = table.cast(parquet_schema(name)).to_pandas()
    return frame
