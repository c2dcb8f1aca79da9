"""What a table cannot hold is found in the document that says it, so that no other is held up."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from operator import itemgetter
from typing import Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.arrow import Row, Rows
from dxanalysis.schema.fields import INTEGER, NUMBER, STRING, Field
from dxanalysis.schema.tables import SCHEMAS, Schema

_LONGEST = 40
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold
_HELD = {
    INTEGER: (-(2**63), 2**63 - 1),
    NUMBER: (-sys.float_info.max, sys.float_info.max),
}


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


def refuse_unfit(source: str, rows: Rows) -> None:
    """Raise `UnfitValueError` for the first row that its table's schema does not admit."""
    for name, schema in SCHEMAS.items():
        found = rows.get(name, [])
        columns = zip(schema.columns.values(), _tests(name), zip(*found, strict=True), strict=False)
        for field, fits, values in columns:
            if all(map(fits, set(values))):
                continue
            number = next(number for number, value in enumerate(values) if not fits(value))
            place = f"{schema.title}の{field.title}({name}.{field.name})"
            value, line = str(values[number])[:_LONGEST], _line(schema, found[number])
            raise UnfitValueError(source, place, value, line)
        _refuse_repeated(source, schema, found)


def _refuse_repeated(source: str, schema: Schema, rows: list[Row]) -> None:
    names = list(schema.columns)
    key = itemgetter(*(names.index(name) for name in schema.key))
    seen = set()
    for row in rows:
        if key(row) in seen:
            place = f"{schema.title}の主キー({'、'.join(schema.key)}、重複)"
            raise UnfitValueError(source, place, "・".join(map(str, key(row))), _line(schema, row))
        seen.add(key(row))


def _line(schema: Schema, row: Row) -> int | None:
    line = row[list(schema.columns).index("line")]
    return line if isinstance(line, int) else None


@cache
def _tests(table: str) -> tuple[Callable[[Any], bool], ...]:
    """For each column, what tells whether a value may stand in it."""
    return tuple(_test(field) for field in SCHEMAS[table].columns.values())


def _test(field: Field) -> Callable[[Any], bool]:
    fits = _text_test(field) if field.dtype == STRING else _figure_test(field)
    return (lambda value: value is None or fits(value)) if field.nullable else fits


def _text_test(field: Field) -> Callable[[Any], bool]:
    if field.codes is not None:
        return frozenset(field.codes).__contains__
    if field.pattern is not None:
        pattern = re.compile(field.pattern)
        return lambda value: isinstance(value, str) and pattern.match(value) is not None
    return lambda value: isinstance(value, str) and not _SURROGATE.search(value)


def _figure_test(field: Field) -> Callable[[Any], bool]:
    kinds = (int,) if field.dtype == INTEGER else (int, float)
    least, most = _HELD[field.dtype]
    low = least if field.minimum is None else field.minimum
    high = most if field.maximum is None else field.maximum
    return lambda value: isinstance(value, kinds) and low <= value <= high
