"""`CHANGES.csv`: when the tables changed, for which plan, and what, found by their primary keys."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from dxanalysis.base.clock import iso
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.arrow import Batch, arrow_schema, empty_batch
from dxanalysis.schema.codes import CODES
from dxanalysis.schema.editions import edition_rank
from dxanalysis.schema.tables import COMPANIONS, SCHEMAS
from dxanalysis.schema.validation import refuse_unfit_table
from dxanalysis.store.csvfile import csv_bytes

_COLUMNS = list(COMPANIONS["CHANGES"].columns)
_HEADER = csv_bytes(dict.fromkeys(_COLUMNS, ()))
_END = b"\r\n"

_Place = tuple[object, object, object]
_PLACE = ("plan_id", "edition", "source")  # what of it a table's rows name; else None


class ChangesUnreadableError(DxanalysisError):
    """A `CHANGES.csv` that is not as it was written here, so that nothing may be appended."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} は見出し・文字コード・改行のいずれかが変わっていて、"
            "変更履歴を書き足せません(表計算ソフトで上書き保存した場合など)。元のファイルに戻すか、"
            "別の場所に移してからやり直してください。表は書き換えていません"
        )


class _Document(NamedTuple):
    """The document behind a row, as the columns of `CHANGES.csv` name it."""

    plan_id: object
    edition: object
    source: object
    source_sha256: object


@dataclass
class _Change:
    """Rows of one document that were all added, removed or changed, and which columns differ."""

    rows: int = 0
    columns: set[str] = field(default_factory=set)


_Changes = dict[tuple[_Document, str], _Change]


def compare(old: Batch | None, new: Batch, at: datetime) -> Any:  # noqa: ANN401 - no types
    """What makes `new` differ from `old` (None: there was nothing), as a table of `CHANGES.csv`.

    Both hold all rows of the same plans. One row per document, table and kind of change; the order
    of rows is no difference. `at` is written in Japanese time, to the second.
    """
    when = iso(at)
    before, after = _Documents(old), _Documents(new)
    rows = [
        (when, *document, table, kind, change.rows, _note(table, kind, change, first=old is None))
        for table in SCHEMAS
        for (document, kind), change in _sorted(_changes(table, before, after))
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_COLUMNS)
    refuse_unfit_table("CHANGES", columns)
    return pa.table(columns, schema=arrow_schema("CHANGES"))


def packed(changes: Any) -> Any:  # noqa: ANN401
    """The same rows in a tenth of the memory, as so many values repeat."""
    texts = {field.name for field in changes.schema if field.type == pa.large_string()}
    return pa.table(
        {
            name: pc.dictionary_encode(changes[name]) if name in texts else changes[name]
            for name in _COLUMNS
        }
    )


def unpacked(parts: list[Any]) -> Any:  # noqa: ANN401
    """All rows of packed parts as one table."""
    schema = arrow_schema("CHANGES")
    return pa.concat_tables([schema.empty_table(), *(part.cast(schema) for part in parts)])


def begin_history(path: Path, file: BinaryIO) -> None:
    """Write what the history at `path` holds, or its header where there is none yet.

    Raises `ChangesUnreadableError` where it is not one that was written here.
    """
    if not path.is_file():
        file.write(_HEADER)
        return
    with path.open("rb") as written:
        if written.read(len(_HEADER)) != _HEADER:
            raise ChangesUnreadableError(path)
        written.seek(-len(_END), 2)
        if written.read() != _END:
            raise ChangesUnreadableError(path)
        written.seek(0)
        shutil.copyfileobj(written, file)


def append_history(changes: Any, file: BinaryIO) -> None:  # noqa: ANN401
    """Write the rows of `compare` after those that the file holds."""
    file.write(csv_bytes(changes.to_pydict()).removeprefix(_HEADER))


def _changes(table: str, before: _Documents, after: _Documents) -> _Changes:
    changes: _Changes = defaultdict(_Change)
    if before.batch[table].equals(after.batch[table]):
        return changes
    old, new = _Keyed(table, before.batch), _Keyed(table, after.batch)
    both = old.numbers.keys() & new.numbers.keys() if old.places and new.places else set()
    for kind, documents, rows in (("added", after, new), ("removed", before, old)):
        for place, count in rows.counted_without(both).items():
            changes[documents.of(*place), kind].rows += count
    for key in both:
        if columns := new.differing(key, old):
            change = changes[after.of(*new.places[new.numbers[key]]), "changed"]
            change.rows += 1
            change.columns |= columns
    return changes


def _sorted(changes: _Changes) -> list[tuple[tuple[_Document, str], _Change]]:
    return sorted(changes.items(), key=lambda change: tuple(map(str, change[0])))


class _Keyed:
    """A table's rows by their primary key, and what each says of the document behind it."""

    def __init__(self, table: str, batch: Batch) -> None:
        self._table = batch[table]
        self._key = SCHEMAS[table].key
        self.places: list[_Place] = list(zip(*map(self._values, _PLACE), strict=True))

    @cached_property
    def numbers(self) -> dict[tuple[Any, ...], int]:
        """The key of each row, and which row it is."""
        key = map(self._values, self._key)
        return {each: number for number, each in enumerate(zip(*key, strict=True))}

    def counted_without(self, keys: Set[object]) -> Counter[_Place]:
        """How many rows of each place there are, those of these keys aside."""
        if not keys:
            return Counter(self.places)
        return Counter(self.places[n] for key, n in self.numbers.items() if key not in keys)

    def differing(self, key: tuple[Any, ...], old: _Keyed) -> set[str]:
        """The columns whose values are not those of the other's row of the same key."""
        mine, others = self._rows[self.numbers[key]], old._rows[old.numbers[key]]
        return {name for name, value in mine.items() if value != others[name]}

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._table.to_pylist()
        return rows

    def _values(self, name: str) -> list[Any]:
        if name not in self._table.column_names:
            return [None] * len(self._table)
        values: list[Any] = self._table[name].to_pylist()
        return values


class _Documents:
    """The documents behind the rows of one state of the tables, looked up by what a row names."""

    def __init__(self, batch: Batch | None) -> None:
        self.batch = empty_batch() if batch is None else batch
        plans = sorted(
            self.batch["plans"].select(_Document._fields).to_pylist(),
            key=lambda plan: edition_rank(plan["edition"]),
        )  # the newest edition last, so that it is what is kept
        documents = [_Document(**plan) for plan in plans]
        self._by_edition = {(each.plan_id, each.edition): each for each in documents}
        self._by_plan = {each.plan_id: each for each in documents}
        self._by_source = {each.source: each for each in documents}

    def of(self, plan_id: object, edition: object, source: object) -> _Document:
        """The plan's newest edition, or for a row that names its edition or source, that one."""
        if edition is not None:
            known = self._by_edition.get((plan_id, edition))
        elif source is not None:
            known = self._by_source.get(source)
        else:
            known = self._by_plan.get(plan_id)
        return known or _Document(plan_id, edition, source, None)


def _note(table: str, kind: str, change: _Change, *, first: bool) -> str:
    title = SCHEMAS[table].title
    if kind == "changed":
        fields = SCHEMAS[table].columns
        named = "、".join(f"{fields[n].title}({n})" for n in fields if n in change.columns)
        return f"{title}の{change.rows}行で値が変わった: {named}"
    verb = CODES["change"][kind][0]
    return f"{title}を{change.rows}行{verb}" + ("(比べる前回の表なし)" if first else "")
