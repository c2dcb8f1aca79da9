"""The PDF reader on generated documents (`tests/data/pdf/make.py`) and on pages written by hand."""

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxanalysis.documents.model import Block, Cell, Document, Kind
from dxanalysis.documents.pdf.reader import PICTURE, read_pdf
from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.parse import parse_plan
from tests.documents.account import assert_accounted, markup_of, solid
from tests.documents.pdf.pdf_writer import Sheet, pdf, read_isolated_pdf
from tests.documents.sample_plan import as_text

DATA = Path(__file__).parents[2] / "data" / "pdf"
SHA = "0" * 64
TITLE = "令和8年度 試験室運営方針"


def read(*sheets: Sheet, embedded: bool = True) -> Document:
    document = read_pdf("t.pdf", SHA, pdf(*sheets, embedded=embedded))
    assert_accounted(document)
    return document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def in_cells(document: Document) -> list[tuple[int, int, str]]:
    return [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell]


@pytest.mark.parametrize("name", ["ruled", "plain", "web"])
def test_a_generated_plan_is_the_plan_of_its_text(name: str):
    document = read_isolated_pdf(f"{name}.pdf", SHA, (DATA / f"{name}.pdf").read_bytes())
    assert_accounted(document)
    text = (DATA / "plan.txt").read_text(encoding="utf-8")
    assert parse_plan(document) == parse_plan(read_text("plan.txt", SHA, text))


def test_the_plan_of_all_formats():
    document = read_isolated_pdf("sample.pdf", SHA, (DATA / "sample.pdf").read_bytes())
    assert parse_plan(document) == parse_plan(read_text("plan.txt", SHA, as_text()))


@pytest.mark.parametrize("name", ["ruled", "plain", "web", "sample"])
def test_every_character_that_another_library_sees_is_there(name: str):
    with pdfplumber.open(DATA / f"{name}.pdf") as file:
        seen = Counter(c["text"] for page in file.pages for c in page.chars if c["text"].strip())
    document = read_pdf(name, SHA, (DATA / f"{name}.pdf").read_bytes())
    assert Counter(solid(document.text)) == Counter({_bullet(c): n for c, n in seen.items()})


def _bullet(character: str) -> str:
    return "•" if character == "\uf0b7" else character


def test_a_table_over_a_page_break_is_one_and_places_tell_page_and_line():
    document = read_pdf("r", SHA, (DATA / "ruled.pdf").read_bytes())
    challenge = [b for b in document.blocks if b.text.startswith("第")]
    assert len(challenge) == 9
    assert len({b.cell for b in challenge}) == 1
    assert (challenge[0].line // 1000, challenge[-1].line // 1000) == (1, 2)
    strategies = next(b for b in document.blocks if b.text == "見本業務の最適化")
    assert strategies.cell is not None
    assert strategies.cell.table == challenge[0].cell.table
    assert strategies.cell.row == challenge[0].cell.row + 1
    numbers = [b.line for b in document.blocks if b.line < 2000]
    assert numbers[0] == 1001
    assert max(numbers) < 1100


def test_page_numbers_and_running_heads_are_markup_but_for_the_first():
    document = read_pdf("r", SHA, (DATA / "ruled.pdf").read_bytes())
    pages = 2
    assert markup_of(document, "page_number") == [str(n + 1) for n in range(pages)]
    assert markup_of(document, "running_head") == ["試験用に生成した文書"] * (pages - 1)
    assert texts(document)[0] == "試験用に生成した文書"


def test_a_wrapped_cell_is_one_paragraph_and_labels_and_items_stay_apart():
    sheet = Sheet().grid([60, 140, 320], [100, 190])
    sheet.lines(64, 112, "課題認識", "(何をめざすの", "か)")
    sheet.lines(
        144,
        112,
        "・あいうえおかきくけこさしすせそた",
        "つてとなに",
        "・ぬねのはひ",
        "課題認識",
        "文末。",
    )
    assert in_cells(read(sheet)) == [
        (0, 0, "課題認識"),
        (0, 0, "(何をめざすのか)"),
        (0, 1, "あいうえおかきくけこさしすせそたつてとなに"),
        (0, 1, "ぬねのはひ"),
        (0, 1, "課題認識"),
        (0, 1, "文末。"),
    ]


def test_digits_of_both_widths_in_one_cell_and_budget_rows():
    row = ["6決算額", "９１百万円", "7予算額", "3５３百万円", "8予算額", "1,８85百万円"]
    sheet = Sheet().grid([60, 130, 210, 280, 360, 430, 520], [100, 120])
    for at, text in enumerate(row):
        sheet.text([62, 132, 212, 282, 362, 432][at], 114, text)
    assert in_cells(read(sheet)) == [(0, at, text) for at, text in enumerate(row)]


def test_merged_cells_stand_at_their_first_row_and_column():
    sheet = Sheet().rule(60, 100, 400, 100).rule(60, 160, 400, 160).rule(160, 130, 400, 130)
    for x in (60, 160, 400):
        sheet.rule(x, 100, x, 160)
    sheet.rule(280, 130, 280, 160)
    sheet.text(64, 114, "指標").text(164, 114, "実績と達成状況").text(164, 144, "三件").text(
        284, 144, "A"
    )
    assert in_cells(read(sheet)) == [
        (0, 0, "指標"),
        (0, 1, "実績と達成状況"),
        (1, 1, "三件"),
        (1, 2, "A"),
    ]


@pytest.mark.parametrize("as_boxes", [True, False])
def test_borders_may_be_thin_boxes_or_dashes(as_boxes: bool):
    sheet = Sheet()
    for x in (60, 160, 260):
        sheet.raw(
            f"{x} 682 1 60 re f" if as_boxes else f"{x} 682 m {x} 712 l S {x} 712 m {x} 742 l S"
        )
    for y in (682, 712, 742):
        dashes = " ".join(f"{x} {y} m {x + 4} {y} l S" for x in range(60, 260, 6))
        sheet.raw(f"60 {y} 201 1 re f" if as_boxes else dashes)
    sheet.text(64, 114, "甲").text(164, 114, "乙").text(64, 144, "丙").text(164, 144, "丁")
    assert in_cells(read(sheet)) == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙"), (1, 1, "丁")]


def test_a_table_without_borders_at_its_sides_still_has_cells():
    sheet = Sheet().rule(60, 100, 300, 100).rule(60, 120, 300, 120).rule(60, 140, 300, 140)
    sheet.rule(160, 100, 160, 140)
    sheet.text(64, 114, "甲").text(164, 114, "乙").text(64, 134, "丙").text(164, 134, "丁")
    assert in_cells(read(sheet)) == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙"), (1, 1, "丁")]


def test_a_table_within_a_cell_is_a_table_of_its_own():
    sheet = Sheet().grid([60, 160, 500], [100, 200]).grid([170, 300, 490], [110, 130, 150])
    sheet.text(64, 114, "達成状況").text(174, 124, "8年度実績").text(304, 124, "前年度実績").text(
        164, 180, "注記"
    )
    document = read(sheet)
    assert [(b.text, b.cell) for b in document.blocks] == [
        ("達成状況", Cell(0, 0, 0)),
        ("8年度実績", Cell(1, 0, 0)),
        ("前年度実績", Cell(1, 0, 1)),
        ("注記", Cell(0, 0, 1)),
    ]


def test_a_frame_is_no_table():
    sheet = Sheet().grid([60, 500], [100, 300]).text(70, 120, TITLE)
    sheet.grid([80, 200, 400], [140, 160]).text(90, 154, "目標").text(210, 154, "甲")
    assert [b.cell for b in read(sheet).blocks] == [None, Cell(0, 0, 0), Cell(0, 0, 1)]


XS = [60.0, 160.0, 300.0]


def test_a_repeated_head_is_markup_and_the_rows_count_on():
    first = Sheet().grid(XS, [700, 720, 740]).text(64, 714, "指標").text(164, 714, "実績")
    first.text(64, 734, "甲").text(164, 734, "三件")
    second = Sheet().grid(XS, [60, 80, 100]).text(64, 74, "指標").text(164, 74, "実績")
    second.text(64, 94, "乙").text(164, 94, "四件")
    document = read(first, second)
    assert in_cells(document) == [
        (0, 0, "指標"),
        (0, 1, "実績"),
        (1, 0, "甲"),
        (1, 1, "三件"),
        (2, 0, "乙"),
        (2, 1, "四件"),
    ]
    assert {b.cell.table for b in document.blocks if b.cell} == {0}
    assert markup_of(document, "repeated_head") == ["指標", "実績"]


def test_a_cell_cut_by_the_page_break_is_joined():
    first = Sheet().grid(XS, [700, 740]).text(64, 714, "課題認識")
    first.lines(164, 714, "あいうえおかきくけこさしす", "せそたちつてとなにぬねのは")
    second = Sheet().grid(XS, [60, 100]).text(164, 74, "ひふへほ。")
    document = read(first, second)
    assert in_cells(document) == [
        (0, 0, "課題認識"),
        (0, 1, "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ。"),
    ]
    assert document.blocks[1].line == 1001


def test_a_new_row_behind_the_page_break_is_a_row_of_its_own():
    first = Sheet().grid(XS, [700, 720]).text(64, 714, "指標一").text(164, 714, "三件")
    second = Sheet().grid(XS, [60, 80]).text(64, 74, "指標二").text(164, 74, "四件")
    assert in_cells(read(first, second)) == [
        (0, 0, "指標一"),
        (0, 1, "三件"),
        (1, 0, "指標二"),
        (1, 1, "四件"),
    ]


def test_tables_with_other_columns_are_not_one():
    first = Sheet().grid([60, 120, 180, 300], [700, 720]).text(64, 714, "6決算額")
    second = Sheet().grid(XS, [60, 80]).text(64, 74, "課題認識").text(164, 74, "甲")
    assert [b.cell.table for b in read(first, second).blocks if b.cell] == [0, 1, 1]


def test_upright_text_is_joined_in_its_order():
    sheet = Sheet().grid([60, 90, 300], [100, 200]).lines(70, 130, "計", "画", pitch=16)
    sheet.text(94, 130, "内容")
    assert in_cells(read(sheet)) == [(0, 0, "計画"), (0, 1, "内容")]


def test_upright_columns_are_read_from_right_to_left():
    sheet = Sheet().grid([60, 100, 300], [100, 200])
    for x, column in ((82, "評価指標"), (68, "の達成")):
        for at, character in enumerate(column):
            sheet.text(x, 120 + 11 * at, character)
    assert in_cells(read(sheet)) == [(0, 0, "評価指標の達成")]


def test_figures_below_one_another_are_not_joined():
    assert texts(read(Sheet().lines(60, 100, "3", "5", "10", pitch=12))) == ["3", "5", "10"]


def test_wrapped_lines_of_text_are_joined_and_labels_are_not():
    full = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりる"
    sheet = Sheet().lines(
        60, 100, TITLE, "課題認識", full, full, "終わりの行", "課題認識", full, "続く行。", pitch=15
    )
    sheet.lines(
        60, 300, "・" + full[:-1], "続く項目", "・次の項目", "(1)番号", "※DX…説明", pitch=15
    )
    assert texts(read(sheet)) == [
        TITLE,
        "課題認識",
        full + full + "終わりの行",
        "課題認識",
        full + "続く行。",
        full[:-1] + "続く項目",
        "次の項目",
        "(1)番号",
        "※DX…説明",
    ]


def test_a_paragraph_goes_on_over_a_page_break_past_the_page_number():
    full = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりる"
    first = Sheet().lines(60, 700, full, full, full, full).text(290, 800, "- 1 -")
    second = Sheet().text(60, 60, "続く。").text(60, 90, "課題認識").text(290, 800, "- 2 -")
    document = read(first, second)
    assert texts(document) == [full * 4 + "続く。", "課題認識"]
    assert markup_of(document, "page_number") == ["- 1 -", "- 2 -"]


def test_a_number_in_the_text_is_no_page_number():
    document = read(Sheet().lines(60, 780, "実績", "35"), Sheet().lines(60, 780, "実績", "70"))
    assert texts(document) == ["実績", "35", "実績", "70"]


@pytest.mark.parametrize("text", ["1", "- 1 -", "1/2", "1ページ", "Ｐ．１"])
def test_page_numbers_in_their_forms(text: str):
    pages = [
        Sheet().text(60, 60, f"本文{n}").text(290, 810, text.translate({49: n, 65297: 65248 + n}))
        for n in (49, 50)
    ]
    assert texts(read(*pages)) == ["本文49", "本文50"]
    assert texts(read(pages[0])) == ["本文49"]


def test_the_same_label_on_top_of_each_page_is_no_running_head():
    pages = [Sheet().lines(60, 60, "評価指標", f"{n}件") for n in "一二三"]
    assert texts(read(*pages)) == ["評価指標", "一件", "評価指標", "二件", "評価指標", "三件"]


def test_words_broken_at_a_line_end():
    sheet = Sheet().grid([60, 166], [100, 200])
    sheet.grid([166, 300], [100, 200])
    sheet.lines(64, 112, "重視した（Well-", "being）の取組と", "デジタルなServ", "iceと文化")
    joined = [text for *_, text in in_cells(read(sheet))]
    assert joined[0].startswith("重視した（Well-being）の取組と")


def test_two_figures_at_a_line_break_never_become_one():
    sheet = Sheet().grid([60, 124, 300], [100, 200]).lines(64, 112, "令和元 12", "3456789件")
    assert texts(read(sheet)) == ["令和元 12", "3456789件"]


def test_blanks_are_kept_where_the_file_has_them_or_a_gap():
    sheet = Sheet().text(60, 100, "令和8年度 見本").text(60, 120, "見本").text(84, 120, "太郎")
    assert texts(read(sheet)) == ["令和8年度 見本", "見本 太郎"]


def test_texts_far_apart_are_blocks_of_their_own():
    sheet = Sheet().text(60, 100, "6決算額").text(120, 100, "91百万円").text(300, 100, "7予算額")
    assert texts(read(sheet)) == ["6決算額", "91百万円", "7予算額"]


def test_the_tilde_operator_and_radicals_are_left_as_they_are():
    assert texts(read(Sheet().text(60, 100, "10∼20名の⽅⾰"))) == ["10∼20名の⽅⾰"]


def test_a_turned_page_reads_as_it_is_shown():
    sheet = Sheet(rotate=90)
    for at, text in enumerate(["一行目", "二行目"]):
        codes = text.encode("utf-16-be").hex()
        sheet.raw(f"BT /F1 10 Tf 0 1 -1 0 {100 + 20 * at} 60 Tm <{codes}> Tj ET")
    document = read(sheet)
    assert [(b.text, b.line) for b in document.blocks] == [("一行目", 1001), ("二行目", 1002)]


def test_a_font_that_is_not_in_the_file_loses_no_character():
    sheet = Sheet().lines(60, 100, "計", "令和8年度", "、", "画")
    assert solid(read(sheet, embedded=False).text) == "計令和8年度、画"


def test_a_page_that_is_a_picture_is_told():
    picture = Sheet().raw("BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI")
    picture.operators.insert(0, "500 0 0 700 40 60 cm")
    document = read(Sheet().text(60, 100, TITLE), picture)
    assert document.blocks[1] == Block(PICTURE, document.blocks[1].start, 2001, Kind.PARAGRAPH)


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(
        st.tuples(
            st.integers(0, 8),
            st.integers(0, 30),
            st.text(alphabet="計画令和8年度・3A（）、。※-", min_size=1, max_size=9),
        ),
        min_size=1,
        max_size=25,
        unique_by=lambda piece: piece[:2],
    ),
    rules=st.lists(st.tuples(*[st.integers(0, 12)] * 3, st.booleans()), max_size=25),
    embedded=st.booleans(),
)
def test_no_character_is_lost_whatever_the_layout(pieces, rules, embedded: bool):
    sheet = Sheet()
    for column, row, text in pieces:
        sheet.text(40 + 60 * column, 40 + 25 * row, text, em=6)
    for at, start, end, upright in rules:
        place, low, high = (38 + 45 * n for n in (at, min(start, end), max(start, end)))
        sheet.rule(*((place, low, place, high) if upright else (low, place, high, place)))
    wanted = Counter("".join(text for *_, text in pieces))
    assert Counter(solid(read(sheet, embedded=embedded).text)) == wanted
