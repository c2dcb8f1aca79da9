"""Word (.docx): paragraphs and tables in the document's order, text boxes at their anchor.

Tracked changes are read as accepted. Hidden text, headers, footers and the readings of ruby are
markup; footnotes and endnotes stand at the end; comments are no text.
"""

from __future__ import annotations

import io

from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from dxanalysis.documents.archive import check_archive
from dxanalysis.documents.builder import Flow
from dxanalysis.documents.docx.paragraph import mark_is_removed, paragraph_text
from dxanalysis.documents.docx.styles import Styles
from dxanalysis.documents.docx.xml import child, content, local, number, value
from dxanalysis.documents.errors import MAX_ELEMENTS, named_damage
from dxanalysis.documents.grid import TableGrid
from dxanalysis.documents.model import Cell, Document, Kind

_TAGS_OF_TEXT = 5  # elements that one run of text takes, its fonts included


def read_docx(source: str, sha256: str, content: bytes) -> Document:
    """The document of a .docx file; a block's place is its number.

    Raises `DocumentError` for a file that is damaged, encrypted, too large or a bomb.
    """
    check_archive(source, content, 2 * MAX_ELEMENTS * _TAGS_OF_TEXT)
    with named_damage(source):
        main = _related(OpcPackage.open(io.BytesIO(content)), "officeDocument")[0]
        flow = Flow(source, sha256)
        _Reader(flow, Styles(_root(main, "styles"), _root(main, "numbering"))).read(main)
        return flow.document()


def _related(owner: OpcPackage | Part, kind: str) -> list[Part]:
    """The parts that stand in a relation to a package or part."""
    rels = [rel for rel in owner.rels.values() if not rel.is_external]
    return [rel.target_part for rel in rels if rel.reltype.rpartition("/")[2] == kind]


def _root(owner: Part, kind: str) -> etree._Element | None:
    parts = _related(owner, kind)
    return parse_xml(parts[0].blob) if parts else None


def _placed_cells(table: etree._Element, grid: TableGrid) -> list[tuple[etree._Element, Cell]]:
    """A table's cells, each with its place; a deleted row takes none."""
    cells = []
    for row in content(table):
        if local(row) != "tr" or child(row, "trPr", "del") is not None:
            continue
        grid.next_row()
        if before := number(child(row, "trPr", "gridBefore"), 0):
            grid.place(before)
        for element in content(row):
            if local(element) == "tc":
                span = number(child(element, "tcPr", "gridSpan"), 1)
                cells.append((element, grid.place(span)))
    return cells


def _is_covered(element: etree._Element) -> bool:
    """Whether a cell is part of the merged cell above it."""
    merge = child(element, "tcPr", "vMerge")
    return merge is not None and value(merge) in (None, "continue")


class _Reader:
    """One document's reading."""

    def __init__(self, flow: Flow, styles: Styles) -> None:
        self._flow, self._styles = flow, styles
        self._carried = ""  # of paragraphs whose end a tracked change removed

    def read(self, main: Part) -> None:
        """Add the body, the notes, then the headers and footers."""
        for body in parse_xml(main.blob):
            self._content(body)
        for kind in ("footnote", "endnote"):
            notes = _root(main, f"{kind}s")
            for note in notes if notes is not None else ():
                if value(note, "type") in (None, "normal"):
                    self._content(note)
        for kind in ("header", "footer"):
            for part in sorted(_related(main, kind), key=lambda part: str(part.partname)):
                self._markup(parse_xml(part.blob), kind)

    def _content(self, container: etree._Element, cell: Cell | None = None) -> None:
        for element in content(container):
            if local(element) == "p":
                self._paragraph(element, cell)
            elif local(element) == "tbl":
                self._table(element)

    def _paragraph(self, paragraph: etree._Element, cell: Cell | None) -> None:
        found = paragraph_text(paragraph)
        if mark_is_removed(paragraph):
            self._carried += found.text
        else:
            found.text, self._carried = self._carried + found.text, ""
            self._lines(paragraph, found.lines, cell)
        self._flow.add_markup(found.readings, "ruby")
        self._flow.add_markup(found.hidden, "hidden")
        for box in found.boxes:
            self._content(box, cell)

    def _lines(self, paragraph: etree._Element, lines: list[str], cell: Cell | None) -> None:
        """A paragraph's lines; only the first is the heading or the item."""
        if not any(map(str.strip, lines)):
            return
        kind, label = self._styles.kind(paragraph), self._styles.label(paragraph)
        first = f"{label} {lines[0]}" if label else lines[0]
        self._flow.add(first, Kind.PARAGRAPH if label and kind is Kind.ITEM else kind, cell)
        for line in lines[1:]:
            self._flow.add(line, cell=cell)

    def _table(self, table: etree._Element) -> None:
        cells = _placed_cells(table, TableGrid(self._flow.next_table()))
        covered = {(cell.row, cell.column) for element, cell in cells if _is_covered(element)}
        for element, cell in cells:
            if _is_covered(element):
                self._markup(element, "hidden")  # below the first of merged cells nothing is shown
                continue
            rows = 1
            while (cell.row + rows, cell.column) in covered:
                rows += 1
            self._content(element, cell._replace(rows=rows))

    def _markup(self, element: etree._Element, name: str) -> None:
        for paragraph in element.iter():
            if local(paragraph) == "p":
                found = paragraph_text(paragraph)
                self._flow.add_markup(found.text + found.hidden + found.readings, name)
