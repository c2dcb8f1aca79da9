"""Whatever happens to a file, a reader gives a document or a named error, and soon."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxanalysis.documents.archive import check_archive
from dxanalysis.documents.builder import MAX_CHARACTERS
from dxanalysis.documents.docx.reader import read_docx
from dxanalysis.documents.errors import (
    ArchiveBombError,
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentError,
    DocumentMissingError,
    DocumentTooLargeError,
    named_damage,
)
from dxanalysis.documents.html.reader import read_html
from dxanalysis.documents.model import Document
from dxanalysis.documents.sniff import sniff
from dxanalysis.documents.text.encoding import decode
from dxanalysis.documents.text.reader import read_text
from dxanalysis.documents.xlsx.reader import read_xlsx
from tests.documents.account import assert_accounted
from tests.documents.sample_plan import as_docx, as_html, as_text, as_xlsx

Reader = Callable[[bytes], Document]
READERS: dict[str, tuple[bytes, Reader]] = {
    "text": (as_text().encode(), lambda c: read_text("x", "0", decode("x", c))),
    "html": (as_html().encode(), lambda c: read_html("x", "0", c)),
    "docx": (as_docx(), lambda c: read_docx("x", "0", c)),
    "xlsx": (as_xlsx(), lambda c: read_xlsx("x", "0", c)),
}
FORMATS = sorted(READERS)
ARCHIVES = ["docx", "xlsx"]
TRIES, SLOW = 200, 10.0  # seconds


def outcome(read: Reader, content: bytes) -> Document | DocumentError:
    """What a reader makes of the bytes; any other error than a named one fails the test."""
    sniff(content)
    began = time.monotonic()
    found: Document | DocumentError
    try:
        found = read(content)
    except DocumentError as error:
        found = error
    assert time.monotonic() - began < SLOW
    if isinstance(found, Document):
        assert_accounted(found)
    else:
        assert str(found).startswith("x: ")
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_cut_off_anywhere(name: str):
    content, read = READERS[name]
    for at in range(0, len(content), max(1, len(content) // TRIES)):
        found = outcome(read, content[:at])
        assert name not in ARCHIVES or isinstance(found, DocumentError), at


@pytest.mark.parametrize("name", FORMATS)
def test_flipped_bits(name: str):
    content, read = READERS[name]
    whole = read(content)
    chance = random.Random(20260401)
    for _ in range(TRIES):
        at, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        damaged = content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]
        found = outcome(read, damaged)
        if name in ARCHIVES and isinstance(found, Document):
            assert found.text == whole.text, at  # a checksum guards every character


@pytest.mark.parametrize("name", FORMATS)
def test_holes_and_rubbish(name: str):
    content, read = READERS[name]
    chance = random.Random(20260402)
    for _ in range(TRIES // 4):
        start = chance.randrange(len(content))
        end = min(len(content), start + chance.randrange(1, 600))
        outcome(read, content[:start] + content[end:])
        outcome(read, content[:start] + b"\0" * (end - start) + content[end:])
        outcome(read, content[:start] + chance.randbytes(end - start) + content[end:])


@pytest.mark.parametrize("name", ARCHIVES)
def test_damage_inside_a_part_of_an_archive(name: str):
    """An archive that is whole, with a part that is not."""
    content, read = READERS[name]
    chance = random.Random(20260403)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    for _ in range(TRIES):
        name_of_part = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        data = parts[name_of_part]
        start = chance.randrange(len(data))
        end = start + chance.randrange(1, 30)
        changed = data[:start] + chance.choice([b"", b"x", b"0", b'"', b"<"]) + data[end:]
        outcome(read, zipped({**parts, name_of_part: changed}))


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_part_missing(name: str):
    content, read = READERS[name]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    for missing in parts:
        found = outcome(read, zipped({n: data for n, data in parts.items() if n != missing}))
        if "sheets/sheet" in missing or missing == "word/document.xml":
            assert isinstance(found, DocumentError), missing


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(FORMATS), st.binary(max_size=300))
def test_nonsense(name: str, content: bytes):
    outcome(READERS[name][1], content)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_bomb_is_not_unpacked(name: str):
    bomb = zipped({"word/document.xml": b" " * 30_000_000, "xl/workbook.xml": b" " * 10})
    with pytest.raises(ArchiveBombError, match="異常に大きく"):
        READERS[name][1](bomb)


def test_an_archive_of_too_many_parts():
    with pytest.raises(ArchiveBombError, match="個"):
        check_archive("x", zipped({f"{at}.xml": b"" for at in range(10_001)}), 10)


def test_an_archive_of_too_many_tags():
    with pytest.raises(DocumentTooLargeError, match="要素"):
        check_archive("x", zipped({"a.xml": b"<a><b/></a>", "b.xml": b"<c/>"}), 3)


def test_an_archive_that_lies_about_its_size():
    """The declared size is all that is unpacked; that the rest is missing is damage."""
    content = zipped({"xl/workbook.xml": b" " * 30_000_000})
    declared = (30_000_000).to_bytes(4, "little")
    with pytest.raises(DocumentDamagedError):
        check_archive("x", content.replace(declared, (100).to_bytes(4, "little")), 10)


def test_an_encrypted_part():
    content = bytearray(zipped({"xl/workbook.xml": b"<x/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentEncryptedError, match="パスワード"):
        check_archive("x", bytes(content), 10)


def test_two_parts_of_one_name():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/workbook.xml", b"<y/>")
    with pytest.raises(DocumentDamagedError, match="同じ名前"):
        check_archive("x", stream.getvalue(), 10)


def test_a_text_that_does_not_end():
    with pytest.raises(DocumentTooLargeError, match="字"):
        read_text("x", "0", "あ" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize(
    "error", [KeyError("w"), AttributeError("x"), OverflowError(), ValueError()]
)
def test_a_library_s_error_becomes_damage_with_its_cause(error: Exception):
    with (
        pytest.raises(DocumentDamagedError, match=type(error).__name__) as caught,
        named_damage("x"),
    ):
        raise error
    assert caught.value.__cause__ is error


def test_memory_and_recursion_become_too_large_and_named_errors_stay():
    for error in (MemoryError(), RecursionError()):
        with pytest.raises(DocumentTooLargeError), named_damage("x"):
            raise error
    with pytest.raises(DocumentMissingError), named_damage("x"):
        raise DocumentMissingError("x")
