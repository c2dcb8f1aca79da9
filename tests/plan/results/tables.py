"""A year's results in tables, written as html, docx and xlsx, with merged cells and line breaks."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass, field

import docx
import openpyxl

from dxanalysis.documents.docx.reader import read_docx
from dxanalysis.documents.html.reader import read_html
from dxanalysis.documents.model import Document
from dxanalysis.documents.xlsx.reader import read_xlsx

SHA = "0" * 64


@dataclass
class Filled:
    """Lines, then a table (rows of cells; a cell may hold line breaks), then lines.

    `merged` holds (row, column, rows): the cell covers so many rows downwards.
    """

    above: list[str]
    rows: list[list[str]]
    below: list[str]
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def covered(self) -> set[tuple[int, int]]:
        """The places below a merged cell's first row."""
        return {(row + n, column) for row, column, rows in self.merged for n in range(1, rows)}


def as_html(filled: Filled) -> Document:
    """A page with a table."""
    spans = {(row, column): rows for row, column, rows in filled.merged}
    covered = filled.covered()
    body = "".join(f"<p>{html.escape(line)}</p>" for line in filled.above) + "<table>"
    for at, row in enumerate(filled.rows):
        cells = [
            f'<td rowspan="{spans.get((at, column), 1)}">'
            + "<br>".join(map(html.escape, text.split("\n")))
            + "</td>"
            for column, text in enumerate(row)
            if (at, column) not in covered
        ]
        body += f"<tr>{''.join(cells)}</tr>"
    body += "</table>" + "".join(f"<p>{html.escape(line)}</p>" for line in filled.below)
    page = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return read_html("filled.html", SHA, page.encode())


def as_docx(filled: Filled) -> Document:
    """A document with a table; line breaks are paragraphs of the cell."""
    document = docx.Document()
    for line in filled.above:
        document.add_paragraph(line)
    table = document.add_table(len(filled.rows), max(map(len, filled.rows), default=1))
    covered = filled.covered()
    for at, row in enumerate(filled.rows):
        for column, text in enumerate(row):
            if (at, column) in covered:
                continue
            first, *others = text.split("\n")
            cell = table.cell(at, column)
            cell.text = first
            for other in others:
                cell.add_paragraph(other)
    for row, column, rows in filled.merged:
        table.cell(row, column).merge(table.cell(row + rows - 1, column))
    for line in filled.below:
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return read_docx("filled.docx", SHA, content.getvalue())


def as_xlsx(filled: Filled) -> Document:
    """A sheet: lines in column A, the table below them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in filled.above:
        sheet.append([line])
    start = len(filled.above) + 1
    covered = filled.covered()
    for at, row in enumerate(filled.rows):
        for column, text in enumerate(row):
            if text and (at, column) not in covered:
                sheet.cell(start + at, column + 1, text)
    for row, column, rows in filled.merged:
        sheet.merge_cells(
            start_row=start + row,
            end_row=start + row + rows - 1,
            start_column=column + 1,
            end_column=column + 1,
        )
    for number, line in enumerate(filled.below, start + len(filled.rows)):
        sheet.cell(number, 1, line)
    content = io.BytesIO()
    book.save(content)
    return read_xlsx("filled.xlsx", SHA, content.getvalue())


FORMATS = {"html": as_html, "docx": as_docx, "xlsx": as_xlsx}
