"""The one check of the tables, made from the declared fields: what passes it may be written.

A document's facts are checked before it counts, so that what a table cannot hold costs that
document and no other; whole tables are checked before they are written, and when a person gives
them as frames. Both are columns of plain values here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.field import BOOLEAN, INTEGER, NUMBER, STRING, Field
from dxanalysis.schema.tables import COMPANIONS, DERIVED, STORED, Schema

_LONGEST = 40  # characters of a value that are quoted
_MOST = 100  # faults that are collected of one table
_NAMED = 5  # of these, those that a message names
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold
_HELD = {
    INTEGER: (-(2**63), 2**63 - 1),
    NUMBER: (-sys.float_info.max, sys.float_info.max),
}
_DECLARED = {**STORED, **DERIVED, **COMPANIONS}


class UnfitCell(NamedTuple):
    """A cell that its column does not admit, or (`column` None) a row whose key stands before it.

    `row` counts the table's rows from 0; `value` is quoted in short.
    """

    table: str
    column: str | None
    row: int
    value: str

    @property
    def place(self) -> str:
        """Where it is, in the words of the data dictionary."""
        schema = _DECLARED[self.table]
        if self.column is None:
            return f"{schema.title}の主キー({'、'.join(schema.key)}、重複)"
        return f"{schema.title}の{schema.columns[self.column].title}({self.table}.{self.column})"


class UnfitValueError(DxanalysisError):
    """A document of which a fact does not fit its column: out of range, blank, or said twice."""

    def __init__(self, source: str, place: str, value: str, line: int | None) -> None:
        super().__init__(source, place, value, line)
        self.source, self.place, self.value, self.line = source, place, value, line

    def __str__(self) -> str:
        where = f"{self.line}行: " if self.line else ""
        return (
            f"{self.source}: {where}{self.place}に入れられない値「{self.value}」があり、この文書は"
            "表に入れていません。原本の誤植であれば正誤表(*.corrections.toml)で改めてください"
        )


class UnfitTableError(DxanalysisError):
    """A table whose cells do not fit its columns; `cells` are they, the first 100."""

    def __init__(self, table: str, cells: list[UnfitCell]) -> None:
        super().__init__(table, cells)
        self.table, self.cells = table, cells

    def __str__(self) -> str:
        named = "、".join(f"{f.row + 1}件目 {f.place}「{f.value}」" for f in self.cells[:_NAMED])
        more = f"ほか{len(self.cells) - _NAMED}件以上。" if len(self.cells) > _NAMED else ""
        return (
            f"表 {self.table} に入れられない値があります: {named}。{more}表は書き換えていません。"
            "docs/data-dictionary.md の型・範囲・コード・主キーに合わせてください"
        )


class UnfitColumnsError(DxanalysisError):
    """A table whose columns are not those declared, or one that cannot be of its declared type."""

    def __init__(self, table: str, columns: list[str]) -> None:
        super().__init__(table, columns)
        self.table, self.columns = table, columns

    def __str__(self) -> str:
        return (
            f"表 {self.table} の列が定義と違います({'、'.join(self.columns)})。表は書き換えていません。"
            "docs/data-dictionary.md の列・順序・型に合わせてください"
        )


def unfit_cells(table: str, columns: Sequence[Sequence[Any]]) -> Iterator[UnfitCell]:
    """Every fault of a table, given as its declared columns' values (null as None), in order."""
    schema = _DECLARED[table]
    for name, fits, values in zip(schema.columns, _tests(table), columns, strict=True):
        if all(map(fits, set(values))):  # each different value is looked at once
            continue
        for row, value in enumerate(values):
            if not fits(value):
                yield UnfitCell(table, name, row, str(value)[:_LONGEST])
    yield from _repeated(schema, columns)


def refuse_unfit_document(source: str, columns: dict[str, list[Sequence[Any]]]) -> None:
    """Raise `UnfitValueError` for the first fact of a document that its table does not admit.

    `columns` are table name → the values of each declared column; an empty table is left out.
    """
    for table, values in columns.items():
        for fault in unfit_cells(table, values):
            row = dict(zip(STORED[table].columns, values, strict=True))
            line = row["line"][fault.row] if "line" in row else None
            at = line if isinstance(line, int) else None
            raise UnfitValueError(source, fault.place, fault.value, at)


def refuse_unfit_table(table: str, columns: Sequence[Sequence[Any]]) -> None:
    """Raise `UnfitTableError` where a table holds what its schema does not admit."""
    if found := list(islice(unfit_cells(table, columns), _MOST)):
        raise UnfitTableError(table, found)


def _repeated(schema: Schema, columns: Sequence[Sequence[Any]]) -> Iterator[UnfitCell]:
    """The rows whose key an earlier row has; a null is a value of the key."""
    names = list(schema.columns)
    keys = list(zip(*(columns[names.index(name)] for name in schema.key), strict=True))
    seen = set(keys)
    if len(seen) == len(keys):
        return
    for row, key in enumerate(keys):
        if key in seen:
            seen.remove(key)
        else:
            yield UnfitCell(schema.name, None, row, "・".join(map(str, key))[:_LONGEST])


@cache
def _tests(table: str) -> tuple[Callable[[Any], bool], ...]:
    """For each column, what tells whether a value may stand in it."""
    return tuple(_test(field) for field in _DECLARED[table].columns.values())


def _test(field: Field) -> Callable[[Any], bool]:
    tests = {STRING: _text_test, BOOLEAN: _truth_test}
    fits = tests.get(field.dtype, _figure_test)(field)
    return (lambda value: value is None or fits(value)) if field.nullable else fits


def _text_test(field: Field) -> Callable[[Any], bool]:
    if field.codes is not None:
        return frozenset(field.codes).__contains__
    if field.pattern is not None:
        pattern = re.compile(field.pattern)
        return lambda value: isinstance(value, str) and pattern.match(value) is not None
    return lambda value: isinstance(value, str) and not _SURROGATE.search(value)


def _truth_test(_: Field) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, bool)


def _figure_test(field: Field) -> Callable[[Any], bool]:
    kinds = (int,) if field.dtype == INTEGER else (int, float)
    least, most = _HELD[field.dtype]
    low = least if field.minimum is None else field.minimum
    high = most if field.maximum is None else field.maximum
    return lambda value: isinstance(value, kinds) and low <= value <= high
