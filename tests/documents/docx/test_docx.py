import io
import re
import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from dxanalysis.documents.docx.reader import read_docx
from dxanalysis.documents.errors import DocumentDamagedError
from dxanalysis.documents.model import Document, Kind
from tests.documents.account import assert_accounted, markup_of, solid

W = nsdecls("w")


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document) -> Document:
    content = document if isinstance(document, bytes) else saved(document)
    found = read_docx("plan.docx", "0" * 64, content)
    assert_accounted(found)
    return found


def blocks(document) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read(document).blocks]


def texts(document) -> list[str]:
    return [block.text for block in read(document).blocks]


def with_body(*xml: str):
    """A document whose body holds these elements."""
    document = docx.Document()
    for element in xml:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(element))
    return document


def with_part(content: bytes, name: str, change, **new_parts: bytes) -> bytes:
    """The archive with one part rewritten, and others added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, change(data) if entry.filename == name else data)
        for added, data in new_parts.items():
            new.writestr(added, data)
    return stream.getvalue()


def test_headings_paragraphs_and_list_items_in_order():
    document = docx.Document()
    document.add_heading("令和8年度 見本局運営方針", 0)
    document.add_heading("経営課題1", 1)
    document.add_paragraph("段落")
    document.add_paragraph("取組", style="List Bullet")
    document.add_paragraph("・ 取組2")
    document.add_paragraph("番号つき", style="List Number")
    found = read(document)
    assert [(b.kind, b.text) for b in found.blocks] == [
        (Kind.HEADING, "令和8年度 見本局運営方針"),
        (Kind.HEADING, "経営課題1"),
        (Kind.PARAGRAPH, "段落"),
        (Kind.ITEM, "取組"),
        (Kind.ITEM, "取組2"),
        (Kind.ITEM, "番号つき"),
    ]
    assert [b.line for b in found.blocks] == [1, 2, 3, 4, 5, 6]


def test_a_japanese_heading_style_and_an_outline_level():
    document = docx.Document()
    document.styles.add_style("見出し 1", 1)
    document.add_paragraph("甲", style="見出し 1")
    level = "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"
    document.element.body.insert(1, parse_xml(f"<w:p {W}>{level}<w:r><w:t>乙</w:t></w:r></w:p>"))
    assert blocks(document) == [(Kind.HEADING, "甲"), (Kind.HEADING, "乙")]


def test_a_paragraph_taken_out_of_its_style_s_list_is_no_item():
    document = docx.Document()
    paragraph = document.add_paragraph("地の文", style="List Bullet")
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    assert blocks(document) == [(Kind.PARAGRAPH, "地の文")]


def test_tables_stand_between_paragraphs_with_merged_cells_once():
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "縦"
    document.add_paragraph("後")
    document.add_table(1, 1).cell(0, 0).text = "次の表"
    found = {
        b.text: (b.cell.table, b.cell.row, b.cell.column) for b in read(document).blocks if b.cell
    }
    assert found == {
        "横": (0, 0, 0), "02": (0, 0, 2), "縦": (0, 1, 0), "11": (0, 1, 1), "12": (0, 1, 2),
        "21": (0, 2, 1), "22": (0, 2, 2), "次の表": (1, 0, 0),
    }  # fmt: skip
    tall = {b.text: b.cell.rows for b in read(document).blocks if b.cell and b.cell.rows > 1}
    assert tall == {"縦": 2}
    assert texts(document)[0] == "前"
    assert texts(document)[-2] == "後"


def test_paragraphs_lists_and_tables_in_a_cell():
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "一"
    cell.add_paragraph("二", style="List Bullet")
    cell.add_table(1, 1).cell(0, 0).text = "内"
    found = [(b.kind, b.text, b.cell.table) for b in read(document).blocks]
    assert found == [(Kind.CELL, "一", 0), (Kind.ITEM, "二", 0), (Kind.CELL, "内", 1)]


def test_line_breaks_part_paragraphs_and_other_marks_are_characters():
    document = docx.Document()
    run = document.add_paragraph("一行目", style="List Bullet").add_run()
    run.add_break()
    run.add_text("二行目\tタブ")
    run.add_break(WD_BREAK.PAGE)
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run._r.append(parse_xml(f"<w:sym {W} w:font='Symbol' w:char='2460'/>"))
    assert blocks(document) == [(Kind.ITEM, "一行目"), (Kind.PARAGRAPH, "二行目\tタブ -①")]


def test_tracked_changes_are_read_as_accepted():
    ins, gone = "<w:ins w:id='1'>{}</w:ins>", "<w:del w:id='2'>{}</w:del>"
    document = with_body(
        f"<w:p {W}><w:r><w:t>予算額</w:t></w:r>"
        + gone.format("<w:r><w:delText>353</w:delText></w:r>")
        + ins.format("<w:r><w:t>885</w:t></w:r>")
        + "<w:moveFrom w:id='3'><w:r><w:t>移動前</w:t></w:r></w:moveFrom>"
        + "<w:moveTo w:id='4'><w:r><w:t>百万円</w:t></w:r></w:moveTo></w:p>",
        f"<w:p {W}><w:pPr><w:rPr><w:del w:id='5'/></w:rPr></w:pPr><w:r><w:t>つな</w:t></w:r></w:p>",
        f"<w:p {W}><w:r><w:t>がる</w:t></w:r></w:p>",
        f"<w:tbl {W}><w:tr><w:trPr><w:del w:id='6'/></w:trPr><w:tc><w:p><w:r><w:t>消えた行</w:t>"
        "</w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>残る行</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl>",
    )
    assert texts(document) == ["予算額885百万円", "つながる", "残る行"]


def test_fields_links_and_content_controls():
    document = with_body(
        f"<w:p {W}><w:hyperlink><w:r><w:t>リンク</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr='DATE'><w:r><w:t>日付</w:t>"
        "</w:r></w:fldSimple></w:p>",
        f"<w:sdt {W}><w:sdtPr><w:alias w:val='題'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>枠の中</w:t>"
        "</w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert texts(document) == ["リンク日付", "枠の中"]


def test_a_text_box_is_read_once_behind_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>枠</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"'
    )
    document = with_body(
        f"<w:p {spaces}><w:r><w:t>本文</w:t><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(document) == ["本文", "枠"]


def test_hidden_text_and_ruby_are_markup():
    document = with_body(
        f"<w:p {W}><w:r><w:t>見える</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>文字</w:t></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>きょく</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>局</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r></w:p>"
    )
    found = read(document)
    assert [b.text for b in found.blocks] == ["見える文字局"]
    assert markup_of(found, "hidden") == ["隠し"]
    assert markup_of(found, "ruby") == ["きょく"]


def test_headers_and_footers_are_markup():
    document = docx.Document()
    document.add_paragraph("本文")
    document.sections[0].header.paragraphs[0].text = "大阪市"
    document.sections[0].footer.paragraphs[0].text = "1ページ"
    found = read(document)
    assert [b.text for b in found.blocks] == ["本文"]
    assert markup_of(found, "header") == ["大阪市"]
    assert markup_of(found, "footer") == ["1ページ"]


def test_footnotes_stand_at_the_end():
    document = docx.Document()
    document.add_paragraph("本文")
    uri = "/word/footnotes.xml"
    blob = (
        f"<w:footnotes {W}><w:footnote w:id='-1' w:type='separator'><w:p><w:r><w:t>線</w:t></w:r></w:p>"
        "</w:footnote><w:footnote w:id='1'><w:p><w:r><w:t>※DX…変革</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = docx.opc.part.Part(docx.opc.packuri.PackURI(uri), kind, blob, document.part.package)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    document.part.relate_to(part, relation)
    assert texts(document) == ["本文", "※DX…変革"]


def test_a_counted_label_with_words_is_text_and_a_mere_number_is_not():
    document = docx.Document()
    root = document.part.numbering_part.element
    for list_id, text in ((90, "経営課題%1"), (91, "%1."), (92, "戦略%1-%2")):
        levels = "".join(
            f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
            f"<w:lvlText w:val='{text}'/></w:lvl>"
            for at in (0, 1)
        )
        root.insert(
            0, parse_xml(f"<w:abstractNum {W} w:abstractNumId='{list_id}'>{levels}</w:abstractNum>")
        )
        root.append(
            parse_xml(
                f"<w:num {W} w:numId='{list_id}'><w:abstractNumId w:val='{list_id}'/></w:num>"
            )
        )
    for list_id, level, text in ((90, 0, "甲"), (91, 0, "数"), (90, 0, "乙"), (92, 1, "丙")):
        numbers = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        numbers.get_or_add_numId().val = list_id
        numbers.get_or_add_ilvl().val = level
    assert blocks(document) == [
        (Kind.PARAGRAPH, "経営課題1 甲"),
        (Kind.ITEM, "数"),
        (Kind.PARAGRAPH, "経営課題2 乙"),
        (Kind.PARAGRAPH, "戦略1-1 丙"),
    ]


def test_a_document_with_macros_is_read():
    content = with_part(
        saved(with_body(f"<w:p {W}><w:r><w:t>本文</w:t></w:r></w:p>")),
        "[Content_Types].xml",
        lambda data: data.replace(
            b"openxmlformats-officedocument.wordprocessingml.document.main",
            b"ms-word.document.macroEnabled.main",
        ),
    )
    assert texts(content) == ["本文"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_external_entities_are_refused(encoding: str):
    def change(data: bytes) -> bytes:
        text = re.sub(r"<\?xml.*?\?>", "", data.decode())
        entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        text = text.replace("本文", "&e;")
        return f'<?xml version="1.0" encoding="{encoding}"?>{entity}{text}'.encode(encoding)

    document = docx.Document()
    document.add_paragraph("本文")
    with pytest.raises(DocumentDamagedError, match="DOCTYPE"):
        read(with_part(saved(document), "word/document.xml", change))


def test_a_document_nested_too_deeply_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 200 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 200
    content = with_part(
        saved(docx.Document()),
        "word/document.xml",
        lambda data: data.replace(b"<w:body>", b"<w:body>" + deep.encode()),
    )
    with pytest.raises(DocumentDamagedError):
        read(content)


LINE = st.text(alphabet='令和8年度DX・<>&" \t\n', max_size=10)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.one_of(LINE, st.lists(st.lists(LINE, min_size=2, max_size=2), min_size=1, max_size=3)),
        max_size=5,
    )
)
def test_every_character_is_accounted_for_once(parts: list):
    document, expected = docx.Document(), ""
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            expected += part
        else:
            table = document.add_table(0, 2)
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
                    expected += text
    assert solid(read(document).text) == solid(expected)
