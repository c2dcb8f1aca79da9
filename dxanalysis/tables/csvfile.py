"""Frame → CSV bytes that Excel opens, that one line per row can be read from, and that run nothing.

RFC 4180 in UTF-8 with BOM. What the CSV changes against the frame is only what stands here, and
`CHANGED_IN_CSV` says it to the readers of `datapackage.json` and the data dictionary.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from decimal import Decimal

import pandas as pd

BOM = codecs.BOM_UTF8

CHANGED_IN_CSV = (
    "空欄は値がないことを表す。数値の0ではない",
    "セルの中の改行(連続する改行は一つとみなす)は全角空白一つに置き換えている",
    "表計算ソフトが数式として実行しうる文字列(先頭が = + - @ とその全角、またはタブで、"
    "後に文字が続くもの)は、先頭にアポストロフィ(')を一つ付けている。"
    "元の文字列がアポストロフィで始まり同じ形になる場合も一つ付けるので、"
    "この形の値は先頭の一つを除くと元に戻る",
    "数値の列はそのままで、負の数にもアポストロフィは付かない",
    "表示できない制御文字は U+FFFD に置き換えている",
)
"""What differs between a CSV and the Parquet of the same table, for readers."""

_LINE_BREAKS = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
# One sign alone (`=` as a comparator, `－` as an amount) is text to every spreadsheet. Apostrophes
# before the sign are counted in, so that what was defused can be told from what was printed.
_FORMULA = re.compile(r"'*(?:\t|\s*[=+\-@＝＋－＠]).", re.DOTALL)


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame as CSV: a header line, then one line per row, null as an empty field."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows(map(_cell, row) for row in frame.itertuples(index=False, name=None))
    return BOM + buffer.getvalue().encode("utf-8")


def csv_rows(data: bytes) -> list[list[str]]:
    """The fields of a CSV that `csv_bytes` made, header first."""
    return list(csv.reader(io.StringIO(data.removeprefix(BOM).decode("utf-8"), newline="")))


def csv_text(text: str) -> str:
    """A string as it stands in a CSV: on one line, printable, and no formula."""
    line = _CONTROLS.sub("\ufffd", _LINE_BREAKS.sub("\u3000", text))
    return f"'{line}" if _FORMULA.match(line) else line


def _cell(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, str):
        return csv_text(value)
    return _figure(value)


def _figure(value: object) -> str:
    """A number in plain figures: 70 for 70.0, no exponent, no grouping."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(float(value))), "f")
    return str(value)
