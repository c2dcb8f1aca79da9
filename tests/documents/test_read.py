from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.documents.errors import (
    DocumentEmptyError,
    DocumentError,
    DocumentFormatError,
    DocumentMissingError,
)
from dxanalysis.documents.model import Kind
from dxanalysis.documents.read import read_document
from dxanalysis.documents.text.reader import read_text
from tests.documents.account import assert_accounted


def _blocks(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_text("t", "0", text).blocks]


def test_lines_cells_and_items():
    assert _blocks("目標\n6決算額\t91百万円\n- ・ 取組\n・取組2\n------\t---\n") == [
        (Kind.PARAGRAPH, "目標"),
        (Kind.CELL, "6決算額"),
        (Kind.CELL, "91百万円"),
        (Kind.ITEM, "取組"),
        (Kind.ITEM, "取組2"),
    ]


def test_a_fragment_of_html_in_a_cell():
    assert _blocks("<p>課題認識</p>\t<p>一つ目。</p> <p>二つ目。</p>\t") == [
        (Kind.PARAGRAPH, "課題認識"),
        (Kind.PARAGRAPH, "一つ目。"),
        (Kind.PARAGRAPH, "二つ目。"),
    ]


def test_a_list_without_items_is_divided_by_bullets_or_by_blanks():
    assert _blocks("<ul>・ 甲 の取組・ 乙の取組</ul>") == [
        (Kind.ITEM, "甲 の取組"),
        (Kind.ITEM, "乙の取組"),
    ]
    assert _blocks("<ul> 甲の取組 乙の取組</ul>") == [
        (Kind.LOOSE, "甲の取組"),
        (Kind.LOOSE, "乙の取組"),
    ]
    assert _blocks("<ul><li>甲 の取組</li></ul>") == [(Kind.ITEM, "甲 の取組")]


def test_a_bullet_typed_in_a_paragraph_of_a_fragment():
    assert _blocks("<p>・甲</p><p>乙</p>") == [(Kind.ITEM, "甲"), (Kind.PARAGRAPH, "乙")]


def test_a_row_of_a_table_may_have_blank_cells():
    blocks = read_text("t", "0", "実績\t前年度実績\n\t\n\t2件\n").blocks
    assert [(b.cell.table, b.cell.row, b.cell.column) for b in blocks if b.cell] == [
        (0, 1, 0),
        (0, 1, 1),
        (0, 3, 1),
    ]


def test_a_label_in_angle_brackets_is_no_tag():
    assert _blocks("<令和5年度実績と達成状況>") == [(Kind.PARAGRAPH, "<令和5年度実績と達成状況>")]


@given(st.text(alphabet=" \t\n-・<>pul/。令和8年度目標DX"))
def test_every_character_stands_in_one_block_or_markup(text: str):
    assert_accounted(read_text("t", "0", text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str):
    path = tmp_path / "plan.txt"
    path.write_bytes("令和8年度 デジタル統括室運営方針\r\n目標\r\n".encode(encoding))
    document = read_document(path)
    assert document.text == "令和8年度 デジタル統括室運営方針\n目標\n"
    assert [block.line for block in document.blocks] == [1, 2]


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (None, DocumentMissingError, "ファイルがありません"),
        (b"", DocumentEmptyError, "空です"),
        (b" \n\t\n", DocumentEmptyError, "空です"),
        (b"\x00\x01\xff\xfe" * 9, DocumentFormatError, "対応する形式"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", DocumentFormatError, "対応する形式"),
    ],
)
def test_what_is_no_document_is_named(
    tmp_path: Path, content: bytes | None, error: type[DocumentError], words: str
):
    path = tmp_path / "broken.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=words) as caught:
        read_document(path)
    assert "broken.txt" in str(caught.value)


def test_a_folder_is_no_document(tmp_path: Path):
    with pytest.raises(DocumentError, match="読めません"):
        read_document(tmp_path)


def test_what_is_no_tag_of_a_cell_stays_in_the_text():
    hostile = "経営課題1 <script>alert(1)</script>の課題 <img src=x onerror=alert(1)>"
    assert _blocks(hostile) == [(Kind.PARAGRAPH, hostile)]
