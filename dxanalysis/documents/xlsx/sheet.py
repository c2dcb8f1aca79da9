"""One worksheet's cells, as they are shown: sparse, however far apart they stand.

openpyxl's own worksheets fill every cell between the corners and inside merged cells: one stray cell
in the last row, or one merge over a whole sheet, would take all memory. Its parser does not.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import IO, Any
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from dxanalysis.documents.errors import MAX_ELEMENTS
from dxanalysis.documents.xlsx.number_format import shown_number, shown_text

_FORMULA = f"{{{SHEET_MAIN_NS}}}f"
_ESCAPED_BREAK = re.compile(r"_x000[AaDd]_")  # as Excel writes a carriage return
_MAX_COLUMNS = 16_384
_MAX_MERGED = 1_000_000  # rows of merged cells followed, over all of a sheet
_FIRST_OWN = 164  # the format numbers below are the program's own
# In a Japanese Excel; openpyxl knows the American ones and leaves these as plain numbers.
_ERA, _YEAR_MONTH, _MONTH_DAY = '[$-411]ggge"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
_JAPANESE_FORMATS = {
    14: "yyyy/m/d", 22: "yyyy/m/d h:mm", 27: "[$-411]ge.m.d", 28: _ERA, 29: _ERA, 30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: _YEAR_MONTH,
    35: _MONTH_DAY, 36: "[$-411]ge.m.d", 50: "[$-411]ge.m.d", 51: _ERA, 52: _YEAR_MONTH,
    53: _MONTH_DAY, 54: _ERA, 55: _YEAR_MONTH, 56: _MONTH_DAY, 57: "[$-411]ge.m.d", 58: _ERA,
}  # fmt: skip


@dataclass(frozen=True)
class ShownCell:
    """A cell that holds something; row and column count from 1."""

    row: int
    column: int
    text: str
    hidden: bool  # by its row, its column, its format, or a merged cell
    rows: int = 1  # that it takes, where it is merged


class TooManyCellsError(Exception):
    """A sheet that would not end."""


class _SheetParser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """openpyxl's, which gives no value to a formula that nobody has calculated yet."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        formula = element.find(_FORMULA)
        if cell["value"] is None and formula is not None:
            cell["value"] = "=" + (formula.text or "…")  # shown, so that it is not missed
        return cell


def shown_cells(
    book: Workbook, stream: IO[bytes], strings: list[str], limit: int
) -> list[ShownCell]:
    """The cells of a sheet's XML, row by row.

    Raises `TooManyCellsError` beyond `limit` cells or `MAX_ELEMENTS` filled ones, and what openpyxl raises on damaged XML.
    """
    parser = _SheetParser(stream, strings, data_only=True)
    cells: list[dict[str, Any]] = []
    for _, row in parser.parse():
        limit -= len(row) + 1
        if limit < 0:
            raise TooManyCellsError
        cells.extend(cell for cell in row if cell["value"] is not None)
        if len(cells) > MAX_ELEMENTS:
            raise TooManyCellsError
    cells.sort(key=lambda cell: (cell["row"], cell["column"]))
    hiding = _Hiding(parser, sorted({cell["row"] for cell in cells}))
    return [_shown(cell, book, hiding) for cell in cells]


class _Hiding:
    """Which cells of a sheet are not shown: by their row, their column or a merged cell."""

    def __init__(self, parser: WorkSheetParser, rows: list[int]) -> None:
        self._rows = {int(row) for row, dims in parser.row_dimensions.items() if _is_hidden(dims)}
        self._columns: set[int] = set()
        for dims in parser.column_dimensions.values():
            if _is_hidden(dims):
                last = min(int(dims["max"]), _MAX_COLUMNS)
                self._columns.update(range(int(dims["min"]), last + 1))
        self._merged: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._tall: dict[tuple[int, int], int] = {}  # merged cell → how many rows it takes
        followed = 0
        for merge in parser.merged_cells.mergeCell if parser.merged_cells else ():
            below = rows[bisect_left(rows, merge.min_row) : bisect_right(rows, merge.max_row)]
            followed += len(below) + 1
            if followed > _MAX_MERGED:
                raise TooManyCellsError
            self._tall[merge.min_row, merge.min_col] = merge.max_row - merge.min_row + 1
            for row in below:
                first = merge.min_col + (row == merge.min_row)  # the first cell is shown
                self._merged[row].append((first, merge.max_col))
        for spans in self._merged.values():
            spans.sort()

    def rows_of(self, row: int, column: int) -> int:
        """How many rows the cell takes whose first one this is."""
        return self._tall.get((row, column), 1)

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell at this place is not shown."""
        if row in self._rows or column in self._columns:
            return True
        spans = self._merged.get(row, [])
        at = bisect_right(spans, (column, _MAX_COLUMNS)) - 1
        return at >= 0 and column <= spans[at][1]


def _shown(cell: dict[str, Any], book: Workbook, hiding: _Hiding) -> ShownCell:
    row, column, text = cell["row"], cell["column"], _text(cell, book)
    if not text.strip():  # a format that shows nothing, such as `;;;`
        return ShownCell(row, column, str(cell["value"]), hidden=True)
    return ShownCell(row, column, text, hiding.covers(row, column), hiding.rows_of(row, column))


def _is_hidden(dimensions: dict[str, str]) -> bool:
    return dimensions.get("hidden", "0").lower() in ("1", "true")


def _text(cell: dict[str, Any], book: Workbook) -> str:
    """A cell's value as its format shows it."""
    value, code = cell["value"], _format(book, cell["style_id"])
    since_1904 = book.epoch == CALENDAR_MAC_1904
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown_number(value, code, since_1904=since_1904)
    if isinstance(value, datetime.datetime):  # a date that is kept as a text
        return shown_number(to_excel(value, book.epoch), code, since_1904=since_1904)
    return shown_text(_ESCAPED_BREAK.sub("\n", str(value)), code)


def _format(book: Workbook, style_id: int) -> str:
    style: int = book._cell_styles[style_id].numFmtId
    if style in _JAPANESE_FORMATS:
        return _JAPANESE_FORMATS[style]
    if style < _FIRST_OWN:
        return str(BUILTIN_FORMATS.get(style, "General"))
    return str(book._number_formats[style - _FIRST_OWN])
