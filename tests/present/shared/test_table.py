import json
from dataclasses import replace

from dxanalysis.present.shared.embedded import KEY
from dxanalysis.present.shared.grades import badge
from dxanalysis.present.shared.prose import Paragraph, Prose
from dxanalysis.present.shared.table import Column, Table, numbers

TABLE = Table(
    caption="<表>",
    columns=(Column("名称"), numbers("金額", "円"), Column("達成状況")),
    rows=(("<b>課題</b>", "1,000", badge("A")), ("課題2", "20", badge(None))),
    marked=frozenset({1}),
    notes=("<注>",),
)


def test_text_is_escaped_and_marks_are_not():
    html = TABLE._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;課題&lt;/b&gt;" in html
    assert "&lt;表&gt;" in html
    assert "&lt;注&gt;" in html
    assert '<span class="dx-grade-a">A 達成</span>' in html
    assert '<span class="dx-grade-none">未評価</span>' in html


def test_a_table_is_readable_by_ear_and_scrolls_by_keyboard():
    html = TABLE._repr_html_()
    assert 'role="region" tabindex="0" aria-label="&lt;表&gt;"' in html
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 2
    assert '<td role="cell" class="num">1,000</td>' in html
    assert '<tr role="row" class="dx-this">' in html
    assert "金額（円）" in html


def test_plain_text_is_aligned_and_whole():
    lines = repr(TABLE).splitlines()
    assert lines[0] == "<表>"
    assert lines[3].split() == ["課題2", "20", "未評価"]
    assert lines[-1] == "<注>"


def test_prose_is_escaped():
    prose = Prose((Paragraph("dx-note", "<script>"),))
    assert prose._repr_html_() == '<p class="dx-note">&lt;script&gt;</p>\n'
    assert repr(prose) == "<script>"


def test_a_table_comes_back_from_json_with_its_marks_as_words():
    data, metadata = replace(TABLE, brief=(0, 2))._repr_mimebundle_()
    values = json.loads(json.dumps(metadata))[KEY]["table"]
    again = Table.from_values(values)
    assert again.columns == TABLE.columns
    assert again.rows == (("<b>課題</b>", "1,000", "A 達成"), ("課題2", "20", "未評価"))
    assert (again.marked, again.notes, again.brief) == (frozenset({1}), ("<注>",), (0, 2))
    assert data["text/html"] == TABLE._repr_html_()


def test_a_narrow_table_keeps_rows_heads_and_notes():
    narrow = replace(TABLE, brief=(0, 2), row_heads=2).narrow()
    assert [column.title for column in narrow.columns] == ["名称", "達成状況"]
    assert [len(row) for row in narrow.rows] == [2, 2]
    assert (narrow.row_heads, narrow.marked, narrow.notes) == (1, frozenset({1}), ("<注>",))


def test_an_answer_carries_its_paragraphs_and_what_it_is_about():
    prose = Prose((Paragraph("dx-answer", "<答え>"),), {"headline": "+1%"})
    data, metadata = prose._repr_mimebundle_()
    assert metadata[KEY] == {
        "paragraphs": [{"css": "dx-answer", "text": "<答え>"}],
        "about": {"headline": "+1%"},
    }
    assert data == {"text/html": prose._repr_html_(), "text/plain": "<答え>"}
