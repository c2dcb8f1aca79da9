import datetime
import io
import re

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxanalysis.documents.errors import DocumentDamagedError, DocumentTooLargeError
from dxanalysis.documents.model import Document, Kind
from dxanalysis.documents.xlsx.number_format import shown_number, shown_text
from dxanalysis.documents.xlsx.reader import read_xlsx
from tests.documents.account import assert_accounted, markup_of, solid
from tests.documents.docx.test_docx import with_part


def saved(book) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book) -> Document:
    content = book if isinstance(book, bytes) else saved(book)
    found = read_xlsx("plan.xlsx", "0" * 64, content)
    assert_accounted(found)
    return found


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.Workbook()


def texts(book) -> list[str]:
    return [block.text for block in read(book).blocks]


def test_cells_row_by_row_sheet_by_sheet(book):
    book.active["B2"], book.active["A2"], book.active["A5"] = "右", "左", "下"
    book.create_sheet("次")["C1"] = "次の表"
    found = [(b.text, b.line, b.cell.table, b.cell.row, b.cell.column) for b in read(book).blocks]
    assert found == [
        ("左", 2, 0, 1, 0), ("右", 2, 0, 1, 1), ("下", 5, 0, 4, 0), ("次の表", 1, 1, 0, 2),
    ]  # fmt: skip


def test_lines_of_a_cell_are_blocks_of_one_cell(book):
    book.active["A1"] = "一行目\n・ 取組\r\n\n三行目"
    found = read(book)
    assert [(b.kind, b.text) for b in found.blocks] == [
        (Kind.CELL, "一行目"),
        (Kind.ITEM, "取組"),
        (Kind.CELL, "三行目"),
    ]
    assert len({b.cell for b in found.blocks}) == 1


def test_merged_cells_stand_at_their_first_place(book):
    sheet = book.active
    sheet["B2"], sheet["D2"] = "結合", "右"
    sheet.merge_cells("B2:C4")
    assert [(b.text, b.cell.row, b.cell.column) for b in read(book).blocks] == [
        ("結合", 1, 1),
        ("右", 1, 3),
    ]
    assert [b.cell.rows for b in read(book).blocks] == [3, 1]


def test_a_value_under_a_merged_cell_is_not_shown(book):
    sheet = book.active
    for at in ("A1", "B1", "A2", "C1"):
        sheet[at] = at
    xml = b'<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><pageMargins'
    content = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b"<pageMargins", xml),
    )
    found = read(content)
    assert [b.text for b in found.blocks] == ["A1", "C1"]
    assert markup_of(found, "hidden") == ["B1", "A2"]


def test_hidden_sheets_rows_and_columns_are_markup(book):
    sheet = book.active
    for at in ("A1", "B1", "C1", "A2", "D1"):
        sheet[at] = at
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("作業用")
    other["A1"], other.sheet_state = "下書き", "veryHidden"
    found = read(book)
    assert [b.text for b in found.blocks] == ["A1", "C1", "D1"]
    assert markup_of(found, "hidden") == ["B1", "A2", "下書き"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (353, '#,##0"百万円"', "353百万円"),
        (1129, '#,##0"百万円"', "1,129百万円"),
        (1_129_400_000, '#,##0,,"百万円"', "1,129百万円"),
        (1129, "#,##0_ ", "1,129"),
        (0.703, "0.0%", "70.3%"),
        (0.7, "0%", "70%"),
        (-927, '#,##0;"▲"#,##0', "▲927"),
        (-927, "#,##0;[Red]-#,##0", "-927"),
        (-927, "#,##0", "-927"),
        (0, '#,##0;-#,##0;"－"', "－"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-0.2, "0", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (353, "", "353"),
        (5, 'General"か所"', "5か所"),
        (3, 'G/標準"名"', "3名"),
        (60, '##0"名程度/年"', "60名程度/年"),
        (7, '"令和"0"年度"', "令和7年度"),
        (12, '[>=10]0"以上";0"未満"', "12以上"),
        (3, '[>=10]0"以上";0"未満"', "3未満"),
        (1234, "[$¥-411]#,##0", "¥1,234"),
        (1234.5, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "1,235"),
        (0.25, "# ?/?", "0.25"),
        (1234567, "0.00E+00", "1234567"),
        (5300001, "000-0000", "5300001"),
        (1e300, "#,##0", "1" + "0" * 300),
        (46113, 'yyyy"年"m"月"d"日"', "2026年4月1日"),
        (46113, '[$-411]ggge"年"m"月"d"日"', "令和8年4月1日"),
        (43585, "[$-411]ge.m.d", "H31.4.30"),
        (46113.5, "yyyy/m/d h:mm", "2026/4/1 12:00"),
        (46113.75, 'h:mm AM/PM "aaaa"', "6:00 PM aaaa"),
        (46113, "m/d(aaa)", "4/1(水)"),
        (1.5, "[h]:mm", "36:00"),
        (-1, "yyyy/m/d", "-1"),
    ],
)
def test_numbers_as_a_person_sees_them(value: float, code: str, shown: str):
    assert shown_number(value, code) == shown


def test_texts_with_a_format():
    assert shown_text("甲", '"◆"@') == "◆甲"
    assert shown_text("甲", "General") == "甲"


def test_numbers_in_a_book(book):
    sheet = book.active
    sheet["A1"], sheet["A1"].number_format = 353, '#,##0"百万円"'
    sheet["A2"] = datetime.date(2026, 4, 1)
    sheet["A3"] = True
    sheet["A4"], sheet["A4"].number_format = 12, ";;;"
    found = read(book)
    assert [b.text for b in found.blocks] == ["353百万円", "2026-04-01", "TRUE"]
    assert markup_of(found, "hidden") == ["12"]


def test_dates_by_the_program_s_own_japanese_format(book):
    book.active["A1"] = 46113
    content = with_part(
        saved(book), "xl/styles.xml", lambda data: data.replace(b'numFmtId="0"', b'numFmtId="58"')
    )
    assert texts(content) == ["令和8年4月1日"]


def test_formulas_read_as_their_result_or_as_themselves(book):
    book.active["A1"], book.active["A2"] = "=1+1", "=2+2"
    content = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>"
        ),
    )
    assert texts(content) == ["2", "=2+2"]


def test_error_values_are_shown(book):
    book.active["A1"] = "#REF!"
    assert texts(book) == ["#REF!"]


def test_hostile_text_stays_text(book):
    book.active["A1"] = '=HYPERLINK("http://x","y")'
    book.active["A2"] = "<script>alert(1)</script>"
    assert texts(book) == ['=HYPERLINK("http://x","y")', "<script>alert(1)</script>"]


def test_a_stray_cell_and_a_merge_over_the_whole_sheet_take_no_time(book):
    book.active["A1"], book.active["XFD1048576"] = "始め", "終わり"
    xml = (
        b'<mergeCells count="1"><mergeCell ref="B2:XFD1048575"/></mergeCells>'
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks><pageMargins'
    )
    content = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b"<pageMargins", xml),
    )
    assert texts(content) == ["始め", "終わり"]


def test_too_many_cells_are_refused(book, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dxanalysis.documents.xlsx.reader.MAX_CELLS", 1_000)
    for _ in range(110):
        book.active.append([1] * 10)
    with pytest.raises(DocumentTooLargeError, match="セル"):
        read(book)


def with_shared_strings(book, strings: str) -> bytes:
    """The book as Excel writes it: its texts `s0`, `s1`, … stand in a list of their own."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = with_part(
        saved(book),
        "[Content_Types].xml",
        lambda data: data.replace(
            b"</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode(),
        ),
        **{"xl/sharedStrings.xml": f'<sst xmlns="{space}">{strings}</sst>'.encode()},
    )
    inline = re.compile(rb't="inlineStr"><is><t>s(\d+)</t></is>')
    return with_part(
        listed,
        "xl/worksheets/sheet1.xml",
        lambda data: inline.sub(rb't="s"><v>\1</v>', data),
    )


def test_shared_strings_with_runs_and_readings(book):
    book.active.append(["s0", "s1", "s0"])
    strings = (
        "<si><r><t>予算</t></r><r><t>額</t></r><rPh sb='0' eb='2'><t>ヨサン</t></rPh></si>"
        "<si><t>353_x000D_\n百万円</t></si>"
    )
    assert texts(with_shared_strings(book, strings)) == ["予算額", "353", "百万円", "予算額"]


def test_a_text_repeated_without_end_is_refused(book):
    for _ in range(400):
        book.active.append(["s0"])
    with pytest.raises(DocumentTooLargeError, match="字"):
        read(with_shared_strings(book, f"<si><t>{'あ' * 10_000}</t></si>"))


def test_text_boxes_stand_behind_their_sheet_s_cells(book):
    sheet = book.active
    sheet["A1"] = "セル"
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(sheet, min_col=1, min_row=1, max_row=1))
    sheet.add_chart(chart, "B3")
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    x = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    drawing = (
        f"<x:wsDr xmlns:x='{x}' xmlns:a='{a}'><x:twoCellAnchor><x:from><x:row>4</x:row></x:from><x:sp>"
        "<x:txBody><a:p><a:r><a:t>図形の</a:t></a:r><a:r><a:t>文字</a:t></a:r></a:p></x:txBody></x:sp>"
        "</x:twoCellAnchor></x:wsDr>"
    )
    found = read(with_part(saved(book), "xl/drawings/drawing1.xml", lambda _: drawing.encode()))
    assert [(b.text, b.line) for b in found.blocks] == [("セル", 1), ("図形の文字", 5)]


def test_external_entities_are_refused(book):
    book.active["A1"] = "e"
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    content = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda data: entity + data.replace(b"<t>e<", b"<t>&e;<"),
    )
    with pytest.raises(DocumentDamagedError, match="DOCTYPE"):
        read(content)


CELL = st.text(alphabet='令和8年度DX・<>&" \n=-', max_size=10)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(CELL, max_size=4), max_size=5))
def test_every_character_is_accounted_for_once(rows: list[list[str]]):
    book = openpyxl.Workbook()
    for row_no, row in enumerate(rows, 1):
        for column_no, text in enumerate(row, 1):
            cell = book.active.cell(row_no, column_no)
            cell.value = text
            cell.data_type = "s"  # a text, even where it begins with `=`
    assert solid(read(book).text) == solid("".join(text for row in rows for text in row))
