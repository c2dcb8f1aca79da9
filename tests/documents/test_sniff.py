import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from dxanalysis.documents.errors import (
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentError,
    DocumentFormatError,
    DocumentUnsupportedError,
)
from dxanalysis.documents.sniff import Format, refusal, sniff
from tests.documents.sample_plan import as_docx, as_html, as_text, as_xlsx

CHECKOUT = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", [*ENCODINGS, "iso2022_jp"])
def test_text_in_every_encoding(encoding: str):
    assert sniff(as_text().encode(encoding)) is Format.TEXT


@pytest.mark.parametrize("encoding", [*ENCODINGS, "iso2022_jp"])
def test_a_page_in_every_encoding(encoding: str):
    assert sniff(as_html().encode(encoding)) is Format.HTML


def test_the_real_plan_with_its_html_fragments_is_text():
    assert sniff((CHECKOUT / "data/raw/r8-digital-draft.txt").read_bytes()) is Format.TEXT


@pytest.mark.parametrize(
    "text",
    [
        "<p>課題認識</p>\t<p>一つ目。</p> <p>二つ目。</p>\n<p>主な戦略</p>\t<ul><li>甲</li></ul>\n",
        "<令和5年度実績と達成状況>\n・400世帯：A\n",
        "令和8年度運営方針\n<table>\n<tr>\n<td>8予算額</td>\n</tr>\n</table>\n",
        "<目標>\n<使命>\n",
        "a < b\n",
        "",
        " \n",
        "PKとは何か\n",
        "%の記号\n",
    ],
)
def test_text_that_holds_markup_is_text(text: str):
    assert sniff(text.encode()) is Format.TEXT


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><p>題",
        "\ufeff \n<!-- saved from url --><HTML><body>題",
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">',
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
        "<body><p>題</p></body>",
        "<div>\n\t<h1>題</h1>\n\t<p>本文</p>\n</div>\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html>\r\n<p>題",
    ],
)
def test_pages(page: str):
    assert sniff(page.encode()) is Format.HTML


def test_office_and_pdf():
    assert sniff(as_docx()) is Format.DOCX
    assert sniff(as_xlsx()) is Format.XLSX
    assert sniff(b"%PDF-1.7\n%\xe2\xe3") is Format.PDF
    assert sniff(b"\r\n%PDF-1.4\n") is Format.PDF
    assert sniff(b"HTTP/1.1 200 OK\n%PDF-1.4\n1 0 obj\nendobj") is Format.PDF


def test_a_half_downloaded_archive_keeps_its_format():
    for content, found in ((as_docx(), Format.DOCX), (as_xlsx(), Format.XLSX)):
        assert sniff(content[: len(content) * 3 // 4]) is found


@pytest.mark.parametrize(
    ("content", "found", "error", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), Format.OLE, DocumentUnsupportedError, ".doc"),
        (OLE + "Workbook".encode("utf-16-le"), Format.OLE, DocumentUnsupportedError, ".xls"),
        (OLE, Format.OLE, DocumentUnsupportedError, "旧形式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Format.OLE, DocumentEncryptedError, "パスワード"),
        (zipped(**{"a.txt": b"x"}), Format.ZIP_OTHER, DocumentUnsupportedError, "ZIP"),
        (zipped(**{"ppt/presentation.xml": b"x"}), Format.ZIP_OTHER, DocumentUnsupportedError, ".pptx"),
        (zipped(mimetype=b"application/vnd.oasis.x"), Format.ZIP_OTHER, DocumentUnsupportedError, "OpenDocument"),
        (zipped(**{"a.txt": b"x"})[:20], Format.ZIP_OTHER, DocumentDamagedError, "壊れて"),
        (b'<?xml version="1.0"?><w:wordDocument/>', Format.XML, DocumentUnsupportedError, "XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", Format.BINARY, DocumentUnsupportedError, "PNG"),
        (b"{\\rtf1 }", Format.BINARY, DocumentUnsupportedError, ".rtf"),
        (b"\x00\x01\xff\xfe" * 9, Format.BINARY, DocumentFormatError, "対応する形式"),
        (bytes(range(256)) * 9, Format.BINARY, DocumentFormatError, "対応する形式"),
    ],
)  # fmt: skip
def test_what_no_reader_takes_is_named(
    content: bytes, found: Format, error: type[DocumentError], words: str
):
    assert sniff(content) is found
    refused = refusal("plan.x", found, content)
    assert type(refused) is error
    assert words in str(refused)
    assert "plan.x" in str(refused)


def test_the_libraries_own_files():
    """What the libraries write without content is still of its format."""
    for document, found in ((docx.Document(), Format.DOCX), (openpyxl.Workbook(), Format.XLSX)):
        stream = io.BytesIO()
        document.save(stream)
        assert sniff(stream.getvalue()) is found
