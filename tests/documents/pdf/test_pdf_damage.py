"""Damaged, protected, scanned, hostile: a named error within bounded time, or the same text."""

import random
import time
import zlib
from pathlib import Path

import pytest

from dxanalysis.documents.errors import (
    ArchiveBombError,
    DocumentDamagedError,
    DocumentEmptyError,
    DocumentEncryptedError,
    DocumentError,
    DocumentGarbledError,
    DocumentImageOnlyError,
    DocumentTooLargeError,
)
from dxanalysis.documents.pdf.reader import MAX_PAGES, read_pdf
from tests.documents.account import assert_accounted, solid
from tests.documents.pdf.pdf_writer import Sheet, assemble, pdf, read_isolated_pdf

DATA = Path(__file__).parents[2] / "data" / "pdf"
NAMES = ["ruled", "web", "restricted"]
SHA = "0" * 64
LONGEST = 10.0  # seconds


def content_of(name: str) -> bytes:
    return (DATA / f"{name}.pdf").read_bytes()


def outcome(content: bytes) -> str | DocumentError:
    """The text without blanks, or the error; anything else, and too long a time, fails."""
    begun = time.monotonic()
    try:
        document = read_isolated_pdf("t.pdf", SHA, content)
    except DocumentError as error:
        return error
    finally:
        assert time.monotonic() - begun < LONGEST
    assert_accounted(document)
    return solid(document.text)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_cut_is_refused(name: str):
    content = content_of(name)
    for end in range(9, len(content) - 40, len(content) // 40):
        assert isinstance(outcome(content[:end]), DocumentDamagedError)


@pytest.mark.parametrize("name", NAMES)
def test_a_flipped_bit_is_refused_or_does_no_harm(name: str):
    content = content_of(name)
    whole = outcome(content)
    chance = random.Random(name)
    changed = 0
    for _ in range(40):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        found = outcome(bytes(flipped))
        changed += isinstance(found, str) and found != whole
    assert changed == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_hole_in_the_file_is_refused_or_does_no_harm(name: str):
    content = content_of(name)
    whole = outcome(content)
    chance = random.Random(name)
    for _ in range(15):
        at = chance.randrange(len(content) - 512)
        found = outcome(content[:at] + bytes(512) + content[at + 512 :])
        assert isinstance(found, DocumentError) or found == whole


def test_an_object_that_is_not_where_the_index_says_is_missed():
    content = pdf(Sheet().text(60, 100, "令和8年度"))
    with pytest.raises(DocumentDamagedError, match="目次"):
        read_pdf("t", SHA, content.replace(b"\n9 0 obj", b"\n8 0 obj"))


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [(b"/FlateDecode", b"/FlatfDecode"), (b"9 0 obj\n<<", b"9 0 obj\n<|")],
)
def test_a_stream_whose_head_is_damaged_is_missed(whole: bytes, damaged: bytes):
    content = pdf(Sheet().text(60, 100, "令和8年度"))
    assert whole in content
    with pytest.raises(DocumentDamagedError, match="見出し"):
        read_pdf("t", SHA, content.replace(whole, damaged))


def test_a_password_is_told_and_a_restriction_is_not_one():
    with pytest.raises(DocumentEncryptedError, match="パスワード"):
        read_isolated_pdf("t.pdf", SHA, content_of("locked"))
    assert outcome(content_of("restricted")) == "Notice"


def test_a_scan_is_told():
    scan = (
        Sheet()
        .raw("q 500 0 0 700 40 60 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q")
        .text(290, 820, "1")
    )
    with pytest.raises(DocumentImageOnlyError, match=r"画像だけ.*文字認識"):
        read_pdf("t", SHA, pdf(scan, scan))


def test_letters_drawn_as_outlines_are_told():
    with pytest.raises(DocumentImageOnlyError):
        read_pdf("t", SHA, pdf(Sheet().raw("60 60 m 70 70 l 70 60 l f\n" * 100)))


def test_a_blank_document_is_empty():
    with pytest.raises(DocumentEmptyError):
        read_pdf("t", SHA, pdf(Sheet(), Sheet()))


def test_a_font_that_tells_no_characters_is_told():
    with pytest.raises(DocumentGarbledError, match="フォント"):
        read_pdf("t", SHA, pdf(Sheet().text(60, 100, "令和8年度の見本"), unicode=False))


def test_characters_of_no_japanese_text_are_told():
    with pytest.raises(DocumentGarbledError):
        read_pdf("t", SHA, pdf(Sheet().text(60, 100, "ƀƁƂƃĐđĒē令和")))


def test_too_many_pages_are_told():
    with pytest.raises(DocumentTooLargeError, match="501ページ"):
        read_pdf("t", SHA, pdf(*[Sheet().text(60, 60, "頁")] * (MAX_PAGES + 1)))


def test_a_bomb_is_told_before_it_goes_off():
    packed = zlib.compress(bytes(400_000_000), 9).decode("latin-1")
    objects = [
        "<</Type/Catalog>>",
        f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n{packed}\nendstream",
    ]
    with pytest.raises(ArchiveBombError):
        read_pdf("t", SHA, assemble(objects))


@pytest.mark.parametrize(
    ("operators", "of_what"),
    [
        ("60 60 m 70 60 l S\n" * 1_000_000, "線"),
        ("60 60 m " + "70 60 l 60 70 l " * 500_000 + "S", "線"),
        ("BT /F1 1 Tf 60 60 Td " + "<0041004100410041> Tj " * 40_000 + "ET", "文字"),
        (
            "\n".join(f"{x} 0 m {x} 7200 l S 0 {x} m 7200 {x} l S" for x in range(0, 7200, 4)),
            "罫線",
        ),
    ],
)
def test_a_page_of_a_million_things_is_told_in_time(operators: str, of_what: str):
    """By counting, and not by the time-out of a minute, whose words are others."""
    with pytest.raises(DocumentTooLargeError, match=f"1ページに{of_what}"):
        read_isolated_pdf(
            "t", SHA, pdf(Sheet(size=(7200.0, 7200.0)).raw(operators).text(60, 100, "甲乙"))
        )


def test_forms_within_themselves_end():
    form = (
        "6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
        "/Length 5>>\nstream\n/X Do\nendstream\nendobj"
    )
    content = pdf(Sheet().raw("/X Do"), resources="/XObject<</X 6 0 R>>")
    outcome(content.replace(b"%%EOF", b"%%EOF\n" + form.encode()))
    outcome(content)


def test_page_trees_within_themselves_end():
    tree = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]
    assert isinstance(outcome(assemble(tree)), DocumentError)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"%PDF" + bytes(999)]
)
def test_what_only_begins_as_a_pdf_is_damaged(content: bytes):
    assert isinstance(outcome(content), DocumentDamagedError)


def test_characters_beyond_the_edge_are_accounted_for_and_many_are_damage():
    sheet = Sheet().text(60, 100, "令和8年度 試験室運営方針").text(700, 100, "外")
    document = read_pdf("t", SHA, pdf(sheet))
    assert [document.text[m.start : m.end] for m in document.markup] == ["外"]
    with pytest.raises(DocumentDamagedError, match="枠の外"):
        read_pdf("t", SHA, pdf(sheet.text(700, 200, "令和8年度")))


@pytest.mark.parametrize("width", ["1", "100", "9000"])
def test_a_wrong_width_does_not_change_the_order_of_digits(width: str):
    content = pdf(Sheet().text(60, 100, "令和8年度 1,234百万円の予算"))
    widths = b"/W[32[" + b"500 " * 95
    wrong = widths.replace(b"500 " * 18, b"500 " * 17 + width.encode().ljust(4, b" "), 1)[
        : len(widths)
    ]
    damaged = content.replace(widths, wrong)
    assert damaged != content
    found = outcome(damaged)
    assert isinstance(found, DocumentError) or found == "令和8年度1,234百万円の予算"
