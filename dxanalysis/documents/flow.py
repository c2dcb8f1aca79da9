"""Blocks whose place is their own number: of formats that have neither lines nor pages."""

from __future__ import annotations

from dxanalysis.documents.builder import DocumentBuilder
from dxanalysis.documents.model import Cell, Document, Kind


class Flow:
    """Adds blocks numbered 1, 2, 3, …; markup has the number of the block before it."""

    def __init__(self, source: str, sha256: str) -> None:
        self._builder = DocumentBuilder(source, sha256)
        self._number = 0
        self._tables = 0

    def add(self, text: str, kind: Kind = Kind.PARAGRAPH, cell: Cell | None = None) -> None:
        """Add a block; a paragraph in a cell is that cell's."""
        if not text.strip():
            return
        self._number += 1
        if cell and kind is Kind.PARAGRAPH:
            kind = Kind.CELL
        self._builder.add(text, self._number, kind, cell)

    def add_markup(self, text: str, name: str) -> None:
        """Add characters that only arrange the text, or that are not shown."""
        self._builder.add_markup(text, max(self._number, 1), name)

    def next_table(self) -> int:
        """The number of the table that begins here."""
        self._tables += 1
        return self._tables - 1

    def document(self) -> Document:
        """The document of all that was added."""
        return self._builder.document()
