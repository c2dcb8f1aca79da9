"""PDF: pages → lines and ruled tables → paragraphs and cells.

Stages, each in a module of its own: what a page shows (`pdf_page`, `pdf_rules`), rules → cells
(`pdf_grid`), glyphs → lines (`pdf_lines`), both → flow (`pdf_layout`), page numbers and running
heads out (`pdf_furniture`), tables over page breaks (`pdf_spread`), lines → paragraphs
(`pdf_paragraphs`). The whole runs in a process of its own (`isolation`), under a limit of time
and memory, since pdfium is no Python and does not ask.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

from dxanalysis.documents.builder import DocumentBuilder
from dxanalysis.documents.errors import (
    DocumentDamagedError,
    DocumentEmptyError,
    DocumentEncryptedError,
    DocumentGarbledError,
    DocumentImageOnlyError,
    DocumentTooLargeError,
)
from dxanalysis.documents.model import Cell, Document, Kind
from dxanalysis.documents.pdf.furniture import furniture_of
from dxanalysis.documents.pdf.integrity import check_integrity
from dxanalysis.documents.pdf.layout import FlowItem, PageFlow, RuledTable, flow_of
from dxanalysis.documents.pdf.lines import Line
from dxanalysis.documents.pdf.miner import Miner
from dxanalysis.documents.pdf.page import UNKNOWN, Glyph, Page, read_page
from dxanalysis.documents.pdf.page import text_of as glyphs_text
from dxanalysis.documents.pdf.paragraphs import paragraphs, text_of
from dxanalysis.documents.pdf.rules import PageTooComplexError
from dxanalysis.documents.pdf.spread import Spread
from dxanalysis.documents.text.encoding import plausible

MAX_PAGES = 500
PICTURE = (
    "\ufffc"  # Unicode's sign for a thing that is no text, in place of a page that is a picture
)
_MOST_UNKNOWN = 0.05  # of the characters
_MOST_HIDDEN = 0.2  # of a page's characters: more do not lie beyond its edges by intention
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # characters that only their font knows


def read_pdf(source: str, sha256: str, content: bytes) -> Document:
    """The document of a PDF; `places` are page·1000 + line, both counted from 1.

    A page that is a picture among pages of text is a block of its own, `PICTURE`. Raises a
    `DocumentError`: damaged, protected, scanned, undecodable, too large. Time and memory are
    limited by whoever calls (`isolation`).
    """
    check_integrity(source, content)
    pages = _pages(source, content)
    _refuse_unreadable(source, pages)
    flows = [_flow(source, page) for page in pages]
    builder = DocumentBuilder(source, sha256)
    _write(builder, flows)
    for page in pages:
        builder.add_markup(page.hidden, page.number * 1000 + 1, "off_page")
    return builder.document()


def _pages(source: str, content: bytes) -> list[Page]:
    pdf = _opened(source, content)
    try:
        if len(pdf) > MAX_PAGES:
            raise DocumentTooLargeError(source, f"{len(pdf):,}ページ、{MAX_PAGES}ページまで")
        mine = Miner(content).glyphs
        return [_page(source, pdf, number, mine) for number in range(1, len(pdf) + 1)]
    finally:
        pdf.close()


def _opened(source: str, content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise DocumentEncryptedError(source) from None
        raise DocumentDamagedError(source) from None


def _page(
    source: str, pdf: pdfium.PdfDocument, number: int, mine: Callable[[int], list[Glyph]]
) -> Page:
    try:
        page = pdf[number - 1]
        try:
            found = read_page(page, number, mine)
        finally:
            page.close()
    except PageTooComplexError as error:
        raise DocumentTooLargeError(source, f"{number}ページに{error}") from None
    except pdfium.PdfiumError:
        raise DocumentDamagedError(source, f"{number}ページ") from None
    if len(found.hidden) > _MOST_HIDDEN * (len(found.hidden) + len(found.glyphs)):
        raise DocumentDamagedError(source, f"{number}ページの枠の外に文字があります")
    return found


def _refuse_unreadable(source: str, pages: Sequence[Page]) -> None:
    """A document of pictures, without any text, or in a font that does not tell its characters."""
    if all(page.is_picture or not page.glyphs for page in pages):
        is_picture = any(page.is_picture for page in pages)
        raise (DocumentImageOnlyError if is_picture else DocumentEmptyError)(source)
    text = "".join(glyphs_text(page.glyphs) for page in pages)
    unknown = text.count(UNKNOWN) + len(_PRIVATE.findall(text))
    if unknown > _MOST_UNKNOWN * len(text) or not plausible(text):
        raise DocumentGarbledError(source, "文字コードのわからないフォントが使われています")


def _flow(source: str, page: Page) -> PageFlow:
    try:
        flow = flow_of(page)
    except PageTooComplexError as error:
        raise DocumentTooLargeError(source, f"{page.number}ページに{error}") from None
    if not page.is_picture:
        return flow
    picture = Line(page.number, 1, PICTURE, 0, page.width, 1, 1, is_upright=True)
    return PageFlow(flow.number, flow.height, (picture, *flow.items))


def _write(builder: DocumentBuilder, flows: Sequence[PageFlow]) -> None:
    furniture = furniture_of(flows)
    spread = Spread()
    for flow in flows:
        spread.add([item for item in flow.items if item not in furniture])
    _Writer(builder).write(spread.items, None)
    marks = [*furniture.items(), *((line, "repeated_head") for line in spread.repeated)]
    for line, name in sorted(marks, key=lambda mark: mark[0].place):
        builder.add_markup(line.text, line.place, name)


class _Writer:
    """Writes a flow's paragraphs, and counts its tables."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._tables = 0

    def write(self, items: Sequence[FlowItem], cell: Cell | None) -> None:
        """Write what stands in a cell, or outside of all."""
        for is_text, run in groupby(items, key=lambda item: isinstance(item, Line)):
            if is_text:
                self._text([item for item in run if isinstance(item, Line)], cell)
            else:
                for item in run:
                    self._table(item)

    def _text(self, lines: Sequence[Line], cell: Cell | None) -> None:
        kind = Kind.CELL if cell else Kind.PARAGRAPH
        for paragraph in paragraphs(lines):
            self._builder.add(text_of(paragraph), paragraph[0].place, kind, cell)

    def _table(self, table: FlowItem) -> None:
        if not isinstance(table, RuledTable):
            return
        number = self._tables
        self._tables += 1
        for cell in table.cells:
            column = bisect_right(table.xs, cell.x0 + 1) - 1
            self.write(cell.flow, Cell(number, cell.row, column))
