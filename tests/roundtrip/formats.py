"""An abstract document in each format: the bytes as a department would publish them.

PDF is left to the fixtures that LibreOffice makes: no library of ours writes one.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import docx
import openpyxl
from hypothesis import strategies as st

from dxanalysis.documents.docx.reader import read_docx
from dxanalysis.documents.html.reader import read_html
from dxanalysis.documents.model import Document
from dxanalysis.documents.text.encoding import decode
from dxanalysis.documents.text.reader import read_text
from dxanalysis.documents.xlsx.reader import read_xlsx
from tests.roundtrip.abstract_document import Content, Element, Line, Loose, Table

BULLETS = ["・", "・ ", "- ", "- ・ ", "  • ", "* ", "◯ "]
ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be"]
SHA = "0" * 64


@dataclass(frozen=True)
class Hand:
    """How one typist sets a file: marks, blanks, encoding; `seed` decides what varies within it."""

    bullet: str
    encoding: str
    newline: str
    blank_lines: int  # of ten gaps, how many have blank lines
    indent: bool
    rows: str  # text: a table's cells parted by tabs, or each on lines of its own
    typed: bool  # bullets typed even where the format has lists
    seed: int


hands: st.SearchStrategy[Hand] = st.builds(
    Hand,
    bullet=st.sampled_from(BULLETS),
    encoding=st.sampled_from(ENCODINGS),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    blank_lines=st.sampled_from([0, 3, 10]),
    indent=st.booleans(),
    rows=st.sampled_from(["tabs", "lines"]),
    typed=st.booleans(),
    seed=st.integers(0, 999),
)


def as_text(elements: Sequence[Element], hand: Hand) -> bytes:
    """Text: lines, tab-separated cells, pasted fragments of HTML in them."""
    random = Random(hand.seed)
    lines = []
    for element in elements:
        for line in _text_lines(element, hand):
            indent = random.choice(["", " ", "　", "  "]) if hand.indent else ""
            lines.append(indent + line)
        if random.randrange(10) < hand.blank_lines and not isinstance(element, Table):
            lines += random.choice([[""], ["", ""], [" "], ["　"]])
        elif isinstance(element, Table):
            lines.append("")  # what is not parted is one table
    text = hand.newline.join(lines) + hand.newline
    try:
        return text.encode(hand.encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def _text_lines(element: Element, hand: Hand) -> Iterator[str]:
    if isinstance(element, Line):
        yield _typed(element, hand)
    elif isinstance(element, Loose):
        yield _loose(element, lambda text: text)
    elif hand.rows == "lines" and element.flat:
        for row in element.rows:
            yield from (one for cell in row for line in cell for one in _text_lines(line, hand))
    else:
        yield from ("\t".join(_text_cell(cell, hand) for cell in row) for row in element.rows)


def _text_cell(cell: Sequence[Content], hand: Hand) -> str:
    if len(cell) <= 1:
        return next(_text_lines(cell[0], hand)) if cell else ""
    return _fragments(cell, hand, escape=lambda text: text)


def _typed(line: Line, hand: Hand) -> str:
    return (hand.bullet if line.item else "") + line.text


def _loose(content: Loose, escape: Callable[[str], str]) -> str:
    """A list without item tags, as the real plan has it."""
    return "<ul> " + " ".join(escape(line.text) for line in content.lines) + "</ul>"


def _shown(content: Sequence[Content]) -> list[Line]:
    """The lines of a format that has no loose lists."""
    return [line for c in content for line in (c.lines if isinstance(c, Loose) else [c])]


def _fragments(lines: Sequence[Content], hand: Hand, escape: Callable[[str], str]) -> str:
    parts, open_list = [], False
    for line in lines:
        if isinstance(line, Loose):
            parts.append(("</ul>" if open_list else "") + _loose(line, escape))
            open_list = False
            continue
        as_item = line.item and not hand.typed
        if as_item != open_list:
            parts.append("<ul>" if as_item else "</ul>")
            open_list = as_item
        text = escape(line.text if as_item else _typed(line, hand))
        parts.append(f"<li>{text}</li>" if as_item else f"<p>{text}</p>")
    return "".join(parts) + ("</ul>" if open_list else "")


def as_html(elements: Sequence[Element], hand: Hand) -> bytes:
    """A page with the site around the plan: headings, paragraphs, lists, tables."""
    body = "\n".join(_html_parts(elements, hand))
    heading = next(e.text for e in elements if isinstance(e, Line) and e.level == 1)
    charset = {"cp932": "Shift_JIS"}.get(hand.encoding, "UTF-8")
    page = (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="{charset}"><title>大阪市：'
        f"{html.escape(heading)}</title><style>p {{ margin: 0 }}</style></head><body>"
        '<header><a href="#main">本文へ</a></header><nav><ul><li>くらし</li><li>市政</li></ul></nav>'
        f'<div class="pankuzu">トップページ &gt; 市政</div><div id="mol_contents">\n{body}\n</div>'
        '<div id="toiawase"><h2>お問い合わせ先</h2><p>電話：06-0000-0000</p></div>'
        "<footer>大阪市役所</footer></body></html>\n"
    )
    try:
        return page.encode(hand.encoding if hand.encoding in ("cp932", "utf-8-sig") else "utf-8")
    except UnicodeEncodeError:
        return page.replace("Shift_JIS", "UTF-8").encode("utf-8")


def _html_parts(elements: Sequence[Element], hand: Hand) -> Iterator[str]:
    run: list[Content] = []
    for element in [*elements, None]:
        if isinstance(element, Loose) or (isinstance(element, Line) and not element.level):
            run.append(element)
            continue
        if run:
            yield _fragments(run, hand, html.escape)
            run = []
        if isinstance(element, Line):
            yield f"<h{element.level}>{html.escape(element.text)}</h{element.level}>"
        elif isinstance(element, Table):
            yield _html_table(element, hand)


def _html_table(table: Table, hand: Hand) -> str:
    rows = []
    for row in table.rows:
        cells = [_html_cell(cell, hand) for cell in row]
        first = f"<th{' scope=row' if hand.indent else ''}>{cells[0]}</th>"
        rows.append(f"<tr>{first}" + "".join(f"<td>{cell}</td>" for cell in cells[1:]) + "</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _html_cell(cell: Sequence[Content], hand: Hand) -> str:
    if hand.typed and not any(isinstance(line, Loose) for line in cell):
        return "<br>".join(html.escape(_typed(line, hand)) for line in cell)
    return _fragments(cell, hand, html.escape)


def as_docx(elements: Sequence[Element], hand: Hand) -> bytes:
    """Word: heading styles, list paragraphs or typed bullets, tables."""
    document = docx.Document()
    for element in elements:
        if not isinstance(element, Table):
            for line in _shown([element]):
                _docx_line(document, line, hand)
        else:
            _docx_table(document, element, hand)
            document.add_paragraph()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docx_line(where, line: Line, hand: Hand) -> None:
    style = "List Bullet" if line.item and not hand.typed else None
    if line.level and hand.indent and hasattr(where, "add_heading"):
        where.add_heading(line.text, line.level)
    else:
        where.add_paragraph(line.text if style else _typed(line, hand), style=style)


def _docx_table(document, table: Table, hand: Hand) -> None:
    made = document.add_table(len(table.rows), max(len(row) for row in table.rows))
    for row, cells in zip(made.rows, table.rows, strict=True):
        for place, cell in zip(row.cells, cells, strict=True):
            for line in _shown(cell):
                _docx_line(place, line, hand)


def as_xlsx(elements: Sequence[Element], hand: Hand) -> bytes:
    """Excel: a line a row, tables in columns, several lines in a cell; perhaps a sheet an issue."""
    book = openpyxl.Workbook()
    sheet, row = book.active, 1
    for element in elements:
        if isinstance(element, Table):
            for cells in element.rows:
                for column, cell in enumerate(cells, 1):
                    if cell:
                        sheet.cell(
                            row, column, "\n".join(_typed(line, hand) for line in _shown(cell))
                        )
                row += 1
        else:
            if isinstance(element, Line) and element.level == 3 and hand.indent:
                sheet, row = book.create_sheet(), 1
            for line in _shown([element]):
                sheet.cell(row, 1, _typed(line, hand))
                row += 1
        row += hand.blank_lines > 3
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _read_text(content: bytes) -> Document:
    return read_text("plan.txt", SHA, decode("plan.txt", content))


Format = tuple[Callable[[Sequence[Element], Hand], bytes], Callable[[bytes], Document]]
FORMATS: dict[str, Format] = {
    "text": (as_text, _read_text),
    "html": (as_html, lambda content: read_html("plan.html", SHA, content)),
    "docx": (as_docx, lambda content: read_docx("plan.docx", SHA, content)),
    "xlsx": (as_xlsx, lambda content: read_xlsx("plan.xlsx", SHA, content)),
}
