"""The tables that a folder holds, read plan by plan in order, so that never all are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dxanalysis.schema.arrow import Batch, arrow_schema, by_plan
from dxanalysis.schema.tables import STORED
from dxanalysis.store.integrity import (
    PACKAGE,
    TablesMissingError,
    TablesMixedError,
    TablesOutdatedError,
    file_sha256,
    missing_tables,
    refuse_mixed,
    refuse_outdated,
)


class StoredPlan(NamedTuple):
    """A row of `plans`, as far as is needed to decide whether it stays."""

    plan_id: str
    edition: str
    source: str
    published: str | None


class StoredTables:
    """Checked tables on disk. They must be closed before files take their place."""

    def __init__(self, folder: Path) -> None:
        self._files = {name: pq.ParquetFile(folder / f"{name}.parquet") for name in STORED}
        self._tables = {name: _InOrder(name, file) for name, file in self._files.items()}

    def plans(self) -> list[StoredPlan]:
        """Every edition of every plan."""
        rows = self._files["plans"].read(list(StoredPlan._fields)).to_pylist()
        return [StoredPlan(**row) for row in rows]

    def sources(self) -> set[str]:
        """Every document that the tables know of."""
        remarked = self._files["diagnostics"].read(["source"])["source"].unique().to_pylist()
        return {*remarked, *(plan.source for plan in self.plans())}

    def up_to(self, plan_id: str | None) -> Batch:
        """The rows not yet given of the plans up to this one; with None all that remain."""
        return {name: table.up_to(plan_id) for name, table in self._tables.items()}

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files.values():
            file.close()


@contextmanager
def stored_tables(folder: Path, *, needed: bool = False) -> Iterator[StoredTables | None]:
    """The tables that a writing takes the place of, to be read plan by plan.

    None where there are none, or none to be trusted, unless they are `needed`: then it raises
    `TablesMissingError`, `TablesMixedError` or `TablesOutdatedError`.
    """
    try:
        stored = _open_stored(folder)
    except (TablesMissingError, TablesMixedError, TablesOutdatedError):
        if needed:
            raise
        stored = None  # damaged, or of an older shape: every row counts as new
    try:
        yield stored
    finally:
        if stored:
            stored.close()


def _open_stored(folder: Path) -> StoredTables | None:
    paths = {name: folder / f"{name}.parquet" for name in STORED}
    missing = [path.name for path in paths.values() if not path.is_file()]
    if len(missing) == len(paths):
        return None
    if missing:
        raise missing_tables(folder, missing)
    if refuse_mixed(folder, {name: file_sha256(path) for name, path in paths.items()}) is None:
        raise TablesMixedError(folder, [PACKAGE])
    for name, path in paths.items():
        refuse_outdated(folder, name, pq.read_schema(path))
    return StoredTables(folder)


class _InOrder:
    """One table's rows by plan_id, null last; a file in another order is read whole and sorted."""

    def __init__(self, name: str, file: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self._file, self._groups = file, list(range(file.num_row_groups))
        self._ahead = arrow_schema(name).empty_table()
        if not _sorted(file.read(["plan_id"])["plan_id"]):
            self._ahead, self._groups = by_plan(file.read()), []

    def up_to(self, plan_id: str | None) -> Any:  # noqa: ANN401
        taken = [self._take(plan_id)]
        while self._groups and not len(self._ahead):
            self._ahead = self._file.read_row_group(self._groups.pop(0), use_threads=False)
            taken.append(self._take(plan_id))
        return pa.concat_tables(taken).combine_chunks()

    def _take(self, plan_id: str | None) -> Any:  # noqa: ANN401
        rows = len(self._ahead)
        if plan_id is not None:
            rows = pc.sum(pc.less_equal(self._ahead["plan_id"], plan_id), min_count=0).as_py()
        taken, self._ahead = self._ahead.slice(0, rows), self._ahead.slice(rows)
        return taken


def _sorted(plan_ids: Any) -> bool:  # noqa: ANN401
    """Whether they stand in order, null last."""
    known = plan_ids.slice(0, len(plan_ids) - plan_ids.null_count).combine_chunks()
    ascending = pc.all(
        pc.less_equal(known.slice(0, max(len(known) - 1, 0)), known.slice(1)), min_count=0
    )
    return known.null_count == 0 and bool(ascending.as_py())
