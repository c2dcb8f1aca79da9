"""Where a table's cells stand once merged cells take their room."""

from __future__ import annotations

from dxanalysis.documents.model import Cell

_MAX_SPAN = 1_000  # HTML's own limit for columns
_WIDEST = 200  # columns; beyond it merged cells are not followed, which bounds the work


class TableGrid:
    """The cells of table `table`, placed one after another in reading order."""

    def __init__(self, table: int) -> None:
        self._table = table
        self._row, self._column = -1, 0
        self._taken_to: dict[int, int] = {}  # column → the last row that a merged cell takes there

    def next_row(self) -> None:
        """Begin the next row."""
        self._row, self._column = self._row + 1, 0

    def place(self, columns: int = 1, rows: int = 1) -> Cell:
        """The place of the next cell, which takes `columns` × `rows` of the grid."""
        self._row = max(self._row, 0)
        while self._taken_to.get(self._column, -1) >= self._row:
            self._column += 1
        cell = Cell(self._table, self._row, self._column, max(rows, 1))
        columns = min(max(columns, 1), _MAX_SPAN)
        if rows > 1:
            for column in range(self._column, min(self._column + columns, _WIDEST)):
                self._taken_to[column] = self._row + rows - 1
        self._column += columns
        return cell
