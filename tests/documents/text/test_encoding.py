from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.documents.errors import (
    DocumentError,
    DocumentFormatError,
    DocumentGarbledError,
)
from dxanalysis.documents.text.encoding import decode, plausible
from tests.documents.sample_plan import as_text

REAL = (Path(__file__).parents[3] / "data/raw/r8-digital-draft.txt").read_text(encoding="utf-8")
PLAN = as_text()
ENCODINGS = "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp932 euc_jp iso2022_jp_ext".split()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(encoding: str, end: str):
    assert decode("t", PLAN.replace("\n", end).encode(encoding)) == PLAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932"])
def test_the_real_plan(encoding: str):
    content = REAL.encode(encoding, "ignore")
    assert decode("t", content) == content.decode(encoding)


@pytest.mark.parametrize(
    "text", ["目標", "ﾃﾞｼﾞﾀﾙ化の推進と人材の育成に取り組む", "①㈱髙橋の取組を進める", "plain ASCII"]
)
def test_short_texts_in_the_old_encoding(text: str):
    assert decode("t", text.encode("cp932")) == text


def test_a_declared_encoding_is_tried_before_guessing():
    text = "令和8年度の目標①"
    assert decode("t", text.encode("euc_jis_2004"), "euc_jis_2004") == text


def test_valid_utf_8_wins_over_a_wrong_declaration():
    assert decode("t", "目標".encode(), "Shift_JIS") == "目標"


MISREAD = [
    ("utf-8", "cp932"), ("utf-8", "latin-1"), ("utf-8", "euc_jp"), ("euc_jp", "cp932"),
    ("utf-16-le", "cp932"), ("utf-16-be", "utf-16-le"), ("cp932", "latin-1"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "read"), MISREAD)
def test_mojibake_is_not_plausible(written: str, read: str):
    assert plausible(PLAN)
    assert not plausible(PLAN.encode(written).decode(read, "ignore"))


@pytest.mark.parametrize(("written", "read"), MISREAD)
def test_mojibake_saved_as_utf_8_is_refused(written: str, read: str):
    content = PLAN.encode(written).decode(read, "ignore").encode("utf-8", "ignore")
    with pytest.raises(DocumentError):
        decode("t", content)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
@pytest.mark.parametrize("broken", [b"\xff", b"\x80", b"\x01", b"\0"])
def test_one_wrong_byte_is_garbled_text_not_mojibake(encoding: str, broken: bytes):
    content = PLAN.encode(encoding)
    at = len("令和8年度 ".encode(encoding))
    with pytest.raises(DocumentGarbledError, match="化けて"):
        decode("t", content[:at] + broken + content[at:])


def test_a_text_cut_inside_a_character_names_the_line():
    content = "一行目\n二行目\n三行目の途中".encode()[:-1]
    with pytest.raises(DocumentGarbledError, match="3行目"):
        decode("t", content)


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\0\0", bytes(range(256)), b"\x00\x01\xff\xfe" * 9],
)
def test_what_is_no_text(content: bytes):
    with pytest.raises(DocumentFormatError):
        decode("t", content)


def test_the_end_of_file_mark_of_old_programs():
    assert decode("t", "目標\r\n\x1a".encode("cp932")) == "目標\n"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_plausible_text_or_a_named_error(content: bytes):
    with suppress(DocumentFormatError, DocumentGarbledError):
        assert plausible(decode("t", content))
