import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.documents.errors import DocumentTooLargeError
from dxanalysis.documents.html.reader import read_html
from dxanalysis.documents.model import Document, Kind
from tests.documents.account import assert_accounted, markup_of, solid


def read(page: str, encoding: str = "utf-8") -> Document:
    document = read_html("page.html", "0" * 64, page.encode(encoding))
    assert_accounted(document)
    return document


def blocks(page: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read(page).blocks]


def cells(page: str) -> dict[str, tuple[int, int, int]]:
    return {
        block.text: (block.cell.table, block.cell.row, block.cell.column)
        for block in read(page).blocks
        if block.cell
    }


def test_headings_paragraphs_items_and_breaks():
    assert blocks("<h2>見出し</h2><p>一行目<br>二行目</p><ul><li>項目<br>続き</li></ul>地の文") == [
        (Kind.HEADING, "見出し"),
        (Kind.PARAGRAPH, "一行目"),
        (Kind.PARAGRAPH, "二行目"),
        (Kind.ITEM, "項目"),
        (Kind.PARAGRAPH, "続き"),
        (Kind.PARAGRAPH, "地の文"),
    ]


def test_blocks_are_numbered():
    assert [block.line for block in read("<p>甲</p><p> </p><p>乙</p>").blocks] == [1, 2]


def test_a_bullet_typed_in_an_item_is_markup():
    document = read("<ul><li>・ 取組</li></ul><p>・ 取組2</p>")
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.ITEM, "取組"),
        (Kind.ITEM, "取組2"),
    ]
    assert markup_of(document, "bullet") == ["・ ", "・ "]


def test_a_list_without_items_is_divided_as_in_text():
    page = "<ul>・ 甲 の取組・ 乙の取組</ul><ul> 丙の取組 丁の取組</ul>"
    assert blocks(page) == [
        (Kind.ITEM, "甲 の取組"),
        (Kind.ITEM, "乙の取組"),
        (Kind.LOOSE, "丙の取組"),
        (Kind.LOOSE, "丁の取組"),
    ]


def test_merged_cells_stand_at_their_first_place():
    page = (
        "<table><tr><th rowspan='2'>縦</th><th colspan='2'>横</th><td>右</td></tr>"
        "<tr><td>一</td><td>二</td><td>三</td></tr></table>"
    )
    assert cells(page) == {
        "縦": (0, 0, 0),
        "横": (0, 0, 1),
        "右": (0, 0, 3),
        "一": (0, 1, 1),
        "二": (0, 1, 2),
        "三": (0, 1, 3),
    }


def test_a_merged_cell_says_how_many_rows_it_takes():
    page = "<table><tr><td rowspan=3>縦<td colspan=2>横<tr><td>一<tr><td>二</table>"
    assert {b.text: b.cell.rows for b in read(page).blocks if b.cell} == {
        "縦": 3,
        "横": 1,
        "一": 1,
        "二": 1,
    }


def test_rows_below_a_cell_over_the_rest_of_the_table():
    page = "<table><tr><td rowspan=0>縦<td>一<tr><td>二<tr><td>三</table>"
    assert cells(page) == {"縦": (0, 0, 0), "一": (0, 0, 1), "二": (0, 1, 1), "三": (0, 2, 1)}


def test_paragraphs_of_a_cell_share_it():
    page = "<table><tr><td><p>甲</p><p>乙</p><ul><li>丙</li></ul></td><td>丁</td></tr></table>"
    assert set(cells(page).items()) == {
        ("甲", (0, 0, 0)),
        ("乙", (0, 0, 0)),
        ("丙", (0, 0, 0)),
        ("丁", (0, 0, 1)),
    }
    assert [kind for kind, _ in blocks(page)] == [Kind.CELL, Kind.CELL, Kind.ITEM, Kind.CELL]


def test_a_table_in_a_cell_is_a_table_of_its_own():
    page = "<table><tr><td>前<table><tr><td>内</td></tr></table>後</td><td>隣</td></tr></table>"
    assert cells(page) == {"前": (0, 0, 0), "内": (1, 0, 0), "後": (0, 0, 0), "隣": (0, 0, 1)}


@pytest.mark.parametrize("span", ["9999999999", "-1", "abc", "", "1.5"])
def test_spans_that_are_none(span: str):
    found = cells(
        f"<table><tr><td colspan='{span}' rowspan='{span}'>甲</td><td>乙</td></tr></table>"
    )
    assert found["甲"] == (0, 0, 0)
    assert found["乙"][:2] == (0, 0)


def test_scripts_styles_and_comments_are_no_text():
    page = "<script>var x='<p>甲</p>'</script><style>p{}</style><!-- 乙 --><template>丙</template>"
    assert read(page + "<p>本文</p>").text == "本文\n"


def test_what_is_not_shown_is_markup():
    document = read(
        "<p hidden>甲</p><p>乙<span style='DISPLAY : none'>丙</span></p>"
        "<noscript>丁</noscript><p style='visibility:hidden'>戊</p>"
    )
    assert [block.text for block in document.blocks] == ["乙"]
    assert markup_of(document, "hidden") == ["甲", "丙", "丁", "戊"]


def test_form_controls_and_the_page_title_are_markup():
    document = read(
        "<title>題</title><button>検索</button><select><option>日本語</select><p>文</p>"
    )
    assert [block.text for block in document.blocks] == ["文"]
    assert markup_of(document, "page_title") == ["題"]
    assert markup_of(document, "control") == ["検索", "日本語"]


def test_readings_of_ruby_are_markup():
    document = read("<p>便<ruby>利<rp>(</rp><rt>り</rt><rp>)</rp></ruby>な</p>")
    assert [block.text for block in document.blocks] == ["便利な"]
    assert markup_of(document, "ruby") == ["(り)"]


def test_a_wrapped_line_has_one_blank():
    page = "<p>令和8年度\n  窓口の  Web\n サイト</p>"
    assert blocks(page) == [(Kind.PARAGRAPH, "令和8年度 窓口の Web サイト")]


def test_preformatted_lines_and_entities():
    assert blocks("<pre>一\n二</pre><p>A&amp;B &lt;計&gt;&#12288;&nbsp;計</p>") == [
        (Kind.PARAGRAPH, "一"),
        (Kind.PARAGRAPH, "二"),
        (Kind.PARAGRAPH, "A&B <計>\u3000\xa0計"),
    ]


def test_a_label_in_angle_brackets_is_text():
    assert blocks("<p><令和5年度実績と達成状況></p>") == [
        (Kind.PARAGRAPH, "<令和5年度実績と達成状況>")
    ]


def test_hostile_text_stays_text():
    page = '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>=HYPERLINK("x")</p><p>{{ 7*7 }}</p>'
    assert [text for _, text in blocks(page)] == [
        "<script>alert(1)</script>",
        '=HYPERLINK("x")',
        "{{ 7*7 }}",
    ]


SITE = (
    "<header><h1>大阪市</h1><nav><ul><li>くらし</li></ul></nav></header>"
    "<div class='pankuzu'>トップ</div>{}<aside>関連情報</aside><footer>大阪市役所</footer>"
)


@pytest.mark.parametrize(
    "frame",
    [
        "<main><h1>題</h1>{}</main>",
        "<div role='main'><h1>題</h1>{}</div>",
        "<div id='mol_contents' class='mol_contents'><h1>題</h1>{}</div>",
        "<div><div id='sub_h1_box'><h1>題</h1></div><div id='mol_contents'>{}</div></div>",
        "<h1>題</h1>{}",
    ],
)
def test_the_site_around_a_plan_is_navigation(frame: str):
    plan = "<p>本文の一つ目の段落である。</p><table><tr><td>8予算額</td></tr></table>"
    document = read(SITE.format(frame.format(plan)))
    assert [block.text for block in document.blocks] == [
        "題",
        "本文の一つ目の段落である。",
        "8予算額",
    ]
    assert markup_of(document, "navigation") == [
        "大阪市",
        "くらし",
        "トップ",
        "関連情報",
        "大阪市役所",
    ]


def test_a_note_beside_the_text_of_the_main_part_stays_text():
    document = read("<main><h1>題</h1><p>本文</p><aside>※CX…市民体験</aside></main>")
    assert [block.text for block in document.blocks] == ["題", "本文", "※CX…市民体験"]


def test_of_two_articles_neither_is_the_main_part():
    page = "<article><p>長い長い一つ目の記事</p></article><article><p>二つ目</p></article>"
    assert [text for _, text in blocks(page)] == ["長い長い一つ目の記事", "二つ目"]


@pytest.mark.parametrize("name", ["menu", "footer", "contact", "share", "sidebar"])
def test_a_name_of_the_site_loses_no_plan(name: str):
    """A part that holds a table, the heading or most of the text is the plan, whatever its name."""
    table = f"<div class='{name}'><table><tr><td>8予算額</td></tr></table></div>"
    most = f"<div class='{name}'><p>この段落は本文の大部分を占める長い文章である。</p></div>"
    assert [text for _, text in blocks("<p>題</p>" + table)] == ["題", "8予算額"]
    assert len(blocks("<p>題</p>" + most)) == 2


def test_a_contact_block_ends_with_its_parent_a_heading_or_a_table():
    page = (
        "<div><h2>お問い合わせ先</h2><p>電話：06</p></div><p>本文</p>"
        "<h3>問合せ先</h3><p>住所</p><table><tr><td>表</td></tr></table><p>後</p>"
        "<h3>このページの作成者・問合せ先</h3>北区<h3>次</h3><p>続き</p>"
    )
    document = read(page)
    assert [block.text for block in document.blocks] == ["本文", "表", "後", "次", "続き"]
    assert "電話：06" in markup_of(document, "navigation")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=Shift_JIS>", "cp932"),
        ('<META http-equiv="Content-Type" content="text/html; charset=x-sjis">', "cp932"),
        ('<?xml version="1.0" encoding="EUC-JP"?>', "euc_jp"),
        ("<meta charset='iso-2022-jp'>", "iso2022_jp"),
        ("<meta charset='Shift_JIS'>", "utf-8"),  # declared wrongly
        ("<meta charset='UTF-8'>", "cp932"),  # declared wrongly
        ("<meta charset='no-such-charset'>", "cp932"),
        ("<meta charset='UTF-8'>", "utf-16"),
        ("", "utf-8-sig"),
        ("", "cp932"),
    ],
)
def test_encodings(head: str, encoding: str):
    page = f"{head}<html><body><p>令和8年度 デジタル統括室</p><p>市民の生活の質</p></body></html>"
    assert [block.text for block in read(page, encoding).blocks] == [
        "令和8年度 デジタル統括室",
        "市民の生活の質",
    ]


def test_external_entities_are_not_followed():
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<html><body><p>前&x;後</p></body></html>"
    )
    assert "root:" not in read(page).text


def test_entities_do_not_multiply():
    entities = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(10))
    page = f'<!DOCTYPE html [<!ENTITY e0 "計">{entities}]><body><p>&e10;</p></body>'
    assert len(read(page).text) < 10_000


def test_a_page_nested_too_deeply_is_refused_not_cut():
    for depth in (300, 100_000):
        with pytest.raises(DocumentTooLargeError, match="深すぎ"):
            read("<div>" * depth + "深い" + "</div>" * depth + "<p>後ろ</p>")
    assert [text for _, text in blocks("<div>" * 200 + "深い" + "</div>" * 200)] == ["深い"]


def test_a_page_of_too_many_elements_is_refused():
    with pytest.raises(DocumentTooLargeError, match="要素"):
        read_html("x.html", "0", b"<b>" * 1_000_001)


def test_a_page_without_text():
    assert read("<html></html>").blocks == ()


TEXT = st.text(alphabet="令和8年度DX・<>&\"' \n\t", min_size=1, max_size=12)
TAGS = st.sampled_from(
    "p div span b li ul ol table tr td th h1 h3 pre nav header footer aside main article "
    "ruby rt br noscript button a section caption dl dd".split()
)


@given(
    st.lists(st.one_of(TEXT.map(html.escape), TAGS.map("<{}>".format), TAGS.map("</{}>".format)))
)
def test_every_character_of_a_page_is_accounted_for_once(pieces: list[str]):
    """However the tags stand, all text is there, in one block or markup each, in some order."""
    document = read("<html><body>" + "".join(pieces))
    texts = "".join(html.unescape(p) for p in pieces if not (p[0] == "<" and p[-1] == ">"))
    assert sorted(solid(document.text)) == sorted(solid(texts))
