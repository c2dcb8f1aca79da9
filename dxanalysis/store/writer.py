"""The files of the tables, written batch by batch and read again before they may take their place.

Memory holds one batch, whatever the number of plans: a row group of the Parquet file and a stretch
of the CSV. What was written is known again by its hash.
"""

from __future__ import annotations

import csv
import json
from array import array
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dxanalysis.base.clock import iso
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema import datapackage
from dxanalysis.schema.arrow import Batch, content_sha256, lists_of, parquet_schema
from dxanalysis.schema.codebook import code_columns
from dxanalysis.schema.relations import refuse_orphans
from dxanalysis.schema.tables import DERIVED, SCHEMAS, TABLES
from dxanalysis.schema.validation import refuse_unfit_table
from dxanalysis.store.changes import append_history, begin_history, compare, packed
from dxanalysis.store.csvfile import csv_bytes, write_header, write_rows


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


class RepeatedRemarkError(DxanalysisError):
    """Two rows of `diagnostics` of the same source, code and line, in different plans."""

    def __str__(self) -> str:
        return (
            "同じ文書の同じ行の読み取り結果が、二つの運営方針にあります。表は書き換えていません。"
            "すべての文書をもう一度取り込んでください"
        )


class TablesWriter:
    """Writes the tables to an empty folder, for a folder `target` that holds their last state.

    Within `with`: `append` for each batch in the order of the plans, then `finish`. Raises
    `ChangesUnreadableError`, or `OSError` of the disk.
    """

    def __init__(self, stage: Path, target: Path, now: datetime) -> None:
        self._stage, self._target, self._now = stage, target, now
        with ExitStack() as opened:
            self._history = opened.enter_context((stage / "CHANGES.csv").open("wb"))
            begin_history(target / "CHANGES.csv", self._history)
            self._written: dict[str, _WrittenParquet] = {
                name: _WrittenTable(name, stage, opened) for name in SCHEMAS
            }
            self._written["texts"] = _WrittenParquet("texts", stage, opened)
            self._derived = {name: _WrittenTable(name, stage, opened) for name in DERIVED}
            self._open = opened.pop_all()
        self._changes: list[Any] = []
        self._sources: list[datapackage.Json] = []
        self._remarks = array("q")  # a hash of each key of `diagnostics`

    def __enter__(self) -> TablesWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def append(self, batch: Batch, old: Batch | None) -> None:
        """Check and write all rows of some plans; `old` are those that stood for them before.

        Raises `UnfitTableError`, `OrphanRowsError`, or `OSError` of the disk.
        """
        lists = lists_of({name: batch[name] for name in SCHEMAS})  # texts were checked when read
        for name, columns in lists.items():
            refuse_unfit_table(name, list(columns.values()))
        refuse_orphans(lists)
        for name, table in batch.items():
            self._written[name].append(table, lists.get(name, {}).values())
        self._sources += map(datapackage.source_of, batch["plans"].to_pylist())
        changes = compare(old, batch, self._now)
        append_history(changes, self._history)
        if changes.num_rows:
            self._changes.append(packed(changes))
        remarks = [lists["diagnostics"][name] for name in SCHEMAS["diagnostics"].key]
        self._remarks.extend(map(hash, zip(*remarks, strict=True)))

    def finish(self, derived: Batch) -> list[Any]:
        """Write what describes the tables, read all again, and give what changed (`unpacked`).

        `derived` are the tables made of them (`DERIVED`). Raises `UnfitTableError`,
        `RepeatedRemarkError`, `WrittenTableError`, or `OSError` of the disk.
        """
        self._write_derived(derived)
        self._open.close()
        if len(set(self._remarks)) < len(
            self._remarks
        ):  # the one key that does not begin with the plan
            raise RepeatedRemarkError
        (self._stage / "codes.csv").write_bytes(csv_bytes(code_columns()))
        dates = _dates(self._target, self._now, changed=bool(self._changes))
        descriptor = datapackage.describe(self._sources, self._stage, *dates)
        (self._stage / "datapackage.json").write_bytes(datapackage.to_bytes(descriptor))
        for written in (*self._written.values(), *self._derived.values()):
            written.check()
        return self._changes

    def _write_derived(self, derived: Batch) -> None:
        for name, columns in lists_of({name: derived[name] for name in DERIVED}).items():
            refuse_unfit_table(name, list(columns.values()))
            self._derived[name].append(derived[name], columns.values())


def _dates(folder: Path, now: datetime, *, changed: bool) -> tuple[str, str]:
    """`created` and `modified` for the tables in `folder`, moved on to `now` only by a change."""
    today = iso(now)
    try:
        before = json.loads((folder / "datapackage.json").read_text("utf-8"))
        created, modified = str(before["created"]), str(before["modified"])
    except (OSError, ValueError, KeyError, TypeError):
        return today, today  # none yet, or not ours: these dates are the first
    return created, today if changed else modified


class _WrittenParquet:
    """One Parquet file, and what must be found in it."""

    def __init__(self, name: str, stage: Path, opened: ExitStack) -> None:
        self._name, self._path = name, stage / f"{name}.parquet"
        file = opened.enter_context(self._path.open("wb"))
        self._parquet = opened.enter_context(pq.ParquetWriter(file, parquet_schema(name)))
        self._groups: list[bytes] = []

    def append(self, table: Any, columns: Iterable[list[Any]]) -> None:  # noqa: ANN401
        """Write a batch, given as Arrow and as plain values.

        An empty one is written only if it is the first, as a file has at least one group.
        """
        if not len(table) and self._groups:
            return
        self._parquet.write_table(
            table.cast(parquet_schema(self._name)), row_group_size=max(len(table), 1)
        )
        self._groups.append(content_sha256(table))
        self._append_plain(len(table), columns)

    def _append_plain(self, rows: int, columns: Iterable[list[Any]]) -> None:
        """Write the same as plain values, where there is a file for them."""

    def check(self) -> None:
        """Raise `WrittenTableError` where a file does not hold what was given."""
        with pq.ParquetFile(self._path) as file:
            groups = [
                content_sha256(file.read_row_group(number, use_threads=False))
                for number in range(file.num_row_groups)
            ]
        if groups != self._groups:
            raise WrittenTableError(self._path.name)


class _WrittenTable(_WrittenParquet):
    """One table's two files, and what must be found in them."""

    def __init__(self, name: str, stage: Path, opened: ExitStack) -> None:
        super().__init__(name, stage, opened)
        self._csv_path = stage / f"{name}.csv"
        csv_file = self._csv_path.open("w", encoding="utf-8", newline="")
        self._csv = opened.enter_context(csv_file)
        write_header(self._csv, list(TABLES[name].columns))
        self._rows = 0

    def _append_plain(self, rows: int, columns: Iterable[list[Any]]) -> None:
        write_rows(self._csv, columns)
        self._rows += rows

    def check(self) -> None:
        """Raise `WrittenTableError` where a file does not hold what was given."""
        super().check()
        if not self._csv_holds_all():
            raise WrittenTableError(self._csv_path.name)

    def _csv_holds_all(self) -> bool:
        names = list(TABLES[self._name].columns)
        with self._csv_path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            if next(rows, None) != names:
                return False
            found = Counter(len(row) for row in rows)
        return found == ({len(names): self._rows} if self._rows else {})
