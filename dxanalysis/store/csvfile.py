"""Columns → CSV that Excel opens, that one line per row can be read from, and that run nothing.

RFC 4180 in UTF-8 with BOM. What the CSV changes against the table is only what stands here, and
`CHANGED_IN_CSV` says it to the readers of `datapackage.json` and the data dictionary.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TextIO

csv.field_size_limit((1 << 31) - 1)  # what is written is read again, however long it is

BOM = codecs.BOM_UTF8
_BOM = BOM.decode("utf-8")

_LINE_BREAKS = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
# One sign alone (`=` as a comparator, `－` as an amount) is text to every spreadsheet. Apostrophes
# before the sign are counted in, so that what was defused can be told from what was printed.
_FORMULA = re.compile(r"'*(?:\t|\s*[=+\-@＝＋－＠]).", re.DOTALL)
_BEFORE_FORMULAS = frozenset("=+-@＝＋－＠' ")  # and "", and what cannot be printed


def csv_bytes(columns: Mapping[str, Sequence[Any]]) -> bytes:
    """Named columns as CSV: a header line, then one line per row, null (None) as an empty field."""
    buffer = io.StringIO(newline="")
    write_header(buffer, list(columns))
    write_rows(buffer, columns.values())
    return buffer.getvalue().encode("utf-8")


def write_header(file: TextIO, names: Sequence[str]) -> None:
    """Begin a CSV, in a file opened as UTF-8 and with `newline=""`."""
    file.write(_BOM)
    _writer(file).writerow(names)


def write_rows(file: TextIO, columns: Iterable[Sequence[Any]]) -> None:
    """Write rows that are given column by column, null as None."""
    _writer(file).writerows(zip(*map(_cells, columns), strict=True))


def csv_rows(data: bytes) -> list[list[str]]:
    """The fields of a CSV that `csv_bytes` made, header first."""
    return list(csv.reader(io.StringIO(data.removeprefix(BOM).decode("utf-8"), newline="")))


def csv_text(text: str) -> str:
    """A string as it stands in a CSV: on one line, printable, and no formula."""
    if text.isprintable() and text[:1] not in _BEFORE_FORMULAS:
        return text
    line = _CONTROLS.sub("\ufffd", _LINE_BREAKS.sub("\u3000", text))
    return f"'{line}" if _FORMULA.match(line) else line


def _writer(file: TextIO) -> Any:  # noqa: ANN401 - the module's writer has no public type
    return csv.writer(file, lineterminator="\r\n")


def _cells(column: Sequence[Any]) -> Sequence[Any]:
    """A column's values as they are to stand; each different one is looked at once."""
    known = next((value for value in column if value is not None), None)
    if isinstance(known, bool):
        return [None if value is None else str(value).lower() for value in column]
    if known is None or isinstance(known, int):
        return column  # as the module writes them: plain figures, and None as nothing
    written = {value: _cell(value) for value in set(column)}
    return [written[value] for value in column]


def _cell(value: object) -> object:
    if isinstance(value, str):
        return csv_text(value)
    return None if value is None else _figure(value)


def _figure(value: object) -> str:
    """A number in plain figures: 70 for 70.0, no exponent, no grouping."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(float(value))), "f")
    return str(value)
