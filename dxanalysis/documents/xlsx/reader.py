"""Excel (.xlsx): every sheet's cells row by row, as they are shown.

What a person does not see (hidden sheets, rows and columns, values under merged cells) is markup.
A formula reads as its last result, or as itself where nobody has calculated it yet. Text boxes stand
behind their sheet's cells; comments and the print's headers are no text.
"""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.workbook import Workbook

from dxanalysis.documents.archive import check_archive
from dxanalysis.documents.builder import DocumentBuilder
from dxanalysis.documents.errors import MAX_CELLS, DocumentTooLargeError, named_damage
from dxanalysis.documents.model import Cell, Document, Kind
from dxanalysis.documents.xlsx.drawings import drawn_texts
from dxanalysis.documents.xlsx.sheet import ShownCell, TooManyCellsError, shown_cells

_WORKBOOK = "xl/workbook.xml"


def read_xlsx(source: str, sha256: str, content: bytes) -> Document:
    """The document of an .xlsx file; a block's place is its row, its table the sheet's number.

    Raises `DocumentError` for a file that is damaged, encrypted, too large or a bomb.
    """
    check_archive(source, content, 6 * MAX_CELLS)  # tags that a cell takes
    builder = DocumentBuilder(source, sha256)
    with named_damage(source):
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            _add_sheets(builder, book)
        except TooManyCellsError:
            detail = "セルが多すぎます"
            raise DocumentTooLargeError(source, detail) from None
        finally:
            book.close()
        return builder.document()


def _add_sheets(builder: DocumentBuilder, book: Workbook) -> None:
    _check_sheets(book)
    limit = MAX_CELLS
    for number, sheet in enumerate(book.worksheets):
        hidden = sheet.sheet_state != "visible"
        with sheet._get_source() as stream:
            cells = shown_cells(book, stream, sheet._shared_strings, limit)
        limit -= len(cells)
        for cell in cells:
            _add_cell(builder, number, cell, hidden=hidden or cell.hidden)
        for row, text in drawn_texts(book._archive, sheet._worksheet_path):
            if hidden:
                builder.add_markup(text, row, "hidden")
            else:
                builder.add(text, row)


def _check_sheets(book: Workbook) -> None:
    """Find what openpyxl leaves out: a sheet whose part is missing."""
    archive = book._archive
    for relation in get_dependents(archive, get_rels_path(_WORKBOOK)):
        if relation.Type.endswith("/worksheet") and relation.target not in archive.namelist():
            raise KeyError(relation.target)


def _add_cell(builder: DocumentBuilder, sheet: int, cell: ShownCell, *, hidden: bool) -> None:
    """A cell's lines: what a line break parts are paragraphs to a reader."""
    place = Cell(sheet, cell.row - 1, cell.column - 1, cell.rows)
    for line in cell.text.splitlines():
        if hidden:
            builder.add_markup(line, cell.row, "hidden")
        else:
            builder.add(line, cell.row, Kind.CELL, place)
