"""`CHANGES.csv`: when the tables changed, for which plan, and what, found by their primary keys."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dxanalysis.errors import DxanalysisError
from dxanalysis.tables.codes import CODES
from dxanalysis.tables.csvfile import csv_bytes
from dxanalysis.tables.frames import Tables
from dxanalysis.tables.schema import COMPANIONS, SCHEMAS

JST = timezone(timedelta(hours=9))
_SCHEMA = COMPANIONS["CHANGES"]
_HEADER = csv_bytes(pd.DataFrame(columns=list(_SCHEMA.columns)))

Row = dict[str, object]
Rows = dict[tuple[object, ...], Row]


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


class _Change(NamedTuple):
    """One row that was added, removed or changed, and in the last case the columns that differ."""

    document: _Document
    kind: str
    columns: frozenset[str] = frozenset()


def compare(old: Tables | None, new: Tables, at: datetime) -> pd.DataFrame:
    """What makes `new` differ from `old` (None: there was nothing), as rows of `CHANGES.csv`.

    One row per document, table and kind of change; the order of rows is no difference. `at` is
    written in Japanese time, to the second.
    """
    when = at.astimezone(JST).isoformat(timespec="seconds")
    behind = _Documents(old), _Documents(new)
    rows = [
        (when, *document, table, kind, len(changes), _note(table, kind, changes, first=old is None))
        for table in SCHEMAS
        for (document, kind), changes in _grouped(_changes(table, old, new, behind)).items()
    ]
    return _SCHEMA.validate(pd.DataFrame(rows, columns=list(_SCHEMA.columns)))


def appended(path: Path, changes: pd.DataFrame) -> bytes:
    """The content of the history at `path` with `changes` after it; what it held stays as it is.

    Raises `ChangesUnreadableError` where the file is not one that was written here.
    """
    written = path.read_bytes() if path.is_file() else _HEADER
    if not (written.startswith(_HEADER) and written.endswith(b"\r\n")):
        raise ChangesUnreadableError(path)
    return written + csv_bytes(changes).removeprefix(_HEADER)


def _changes(
    table: str, old: Tables | None, new: Tables, behind: tuple[_Documents, _Documents]
) -> list[_Change]:
    before, after = _rows(table, old), _rows(table, new)
    added = [_Change(behind[1].of(after[key]), "added") for key in after.keys() - before]
    removed = [
        _Change(behind[0].of(before[key]), "removed") for key in before.keys() - after.keys()
    ]
    changed = [
        _Change(behind[1].of(after[key]), "changed", columns)
        for key in after.keys() & before.keys()
        if (columns := frozenset(c for c in after[key] if after[key][c] != before[key].get(c)))
    ]
    return added + removed + changed


def _rows(table: str, tables: Tables | None) -> Rows:
    """Primary key → row, null as None."""
    if tables is None:
        return {}
    frame = tables.frames()[table]
    plain = frame.astype(object).where(frame.notna(), None)
    rows = [dict(zip(frame.columns, row, strict=True)) for row in plain.itertuples(index=False)]
    return {tuple(row[column] for column in SCHEMAS[table].unique): row for row in rows}


def _grouped(changes: list[_Change]) -> dict[tuple[_Document, str], list[_Change]]:
    groups: dict[tuple[_Document, str], list[_Change]] = {}
    for change in sorted(changes, key=lambda change: tuple(map(str, change[:2]))):
        groups.setdefault((change.document, change.kind), []).append(change)
    return groups


class _Documents:
    """The documents behind the rows of one state of the tables, looked up by what a row names."""

    def __init__(self, tables: Tables | None) -> None:
        order = list(CODES["edition"])
        plans = sorted(
            _rows("plans", tables).values(), key=lambda plan: order.index(str(plan["edition"]))
        )  # the newest edition last, so that it is what is kept
        self._by_edition = {(plan["plan_id"], plan["edition"]): plan for plan in plans}
        self._by_plan = {plan["plan_id"]: plan for plan in plans}
        self._by_source = {plan["source"]: plan for plan in plans}

    def of(self, row: Row) -> _Document:
        """The plan's newest edition, or for a row that names its edition or source, that one."""
        if "edition" in row:
            plan = self._by_edition.get((row["plan_id"], row["edition"]))
        elif "source" in row:
            plan = self._by_source.get(row["source"])
        else:
            plan = self._by_plan.get(row["plan_id"])
        known = plan or row
        return _Document(*(known.get(name) for name in _Document._fields))


def _note(table: str, kind: str, changes: list[_Change], *, first: bool) -> str:
    title = SCHEMAS[table].title
    if kind == "changed":
        fields = SCHEMAS[table].columns
        columns = set().union(*(change.columns for change in changes))
        named = "、".join(f"{fields[name].title}({name})" for name in fields if name in columns)
        return f"{title}の{len(changes)}行で値が変わった: {named}"
    verb = CODES["change"][kind][0]
    return f"{title}を{len(changes)}行{verb}" + ("(比べる前回の表なし)" if first else "")
