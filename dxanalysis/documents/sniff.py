"""Which format a file is of: by its content only, because suffixes lie."""

from __future__ import annotations

import re
from enum import StrEnum

from dxanalysis.documents.errors import (
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentError,
    DocumentFormatError,
    DocumentUnsupportedError,
)
from dxanalysis.documents.text.encoding import declares_utf16


class Format(StrEnum):
    """What a file's content is; the last four no reader takes."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    OLE = "ole"  # the container of .doc, .xls and of password-protected .docx and .xlsx
    ZIP_OTHER = "zip_other"
    XML = "xml"
    BINARY = "binary"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_KNOWN = {  # what is met in folders of plans and is none: its first bytes, its name
    b"\x89PNG": "画像 PNG",
    b"\xff\xd8\xff": "画像 JPEG",
    b"GIF8": "画像 GIF",
    b"II*\0": "画像 TIFF",
    b"\x1f\x8b": "圧縮 gzip",
    b"7z\xbc\xaf": "圧縮 7z",
    b"Rar!": "圧縮 RAR",
    b"{\\rtf": "リッチテキスト .rtf",
    b"MIME-Version:": "Web アーカイブ .mht",
}
_OLE_STREAMS = {"WordDocument": "旧形式の Word .doc", "Workbook": "旧形式の Excel .xls",
                "Book": "旧形式の Excel .xls", "PowerPoint Document": "旧形式の PowerPoint .ppt"}  # fmt: skip
_ZIP_PARTS = {b"ppt/": "PowerPoint .pptx", b"xl/workbook.bin": "Excel .xlsb",
              b"mimetypeapplication/vnd.oasis": "OpenDocument"}  # fmt: skip
_HEAD = 65_536  # bytes looked at
_HEADERS = 2_000  # characters that may stand before a page, such as those of a download
_PREAMBLE = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_LATER = re.compile(r"^\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.MULTILINE)
_TAG_FIRST = re.compile(r"<[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)
_CELLS = re.compile(r"\S\t+\S")


def sniff(content: bytes) -> Format:
    """The format of a file's bytes. Whether a text can be decoded, `decode` says."""
    if content.startswith(_OLE):
        return Format.OLE
    if content.startswith(_ZIP):
        return _zip_format(content)
    if _is_pdf(content[:1024], content):
        return Format.PDF
    if content.startswith(tuple(_KNOWN)):
        return Format.BINARY
    return _text_format(content[:_HEAD])


def refusal(source: str, found: Format, content: bytes) -> DocumentError:
    """The error for a format that no reader takes; it names what the file is."""
    if found is Format.OLE:
        return _ole_refusal(source, content)
    if found is Format.ZIP_OTHER:
        name = next((name for part, name in _ZIP_PARTS.items() if part in content), "")
        if not name and b"PK\x05\x06" not in content:
            return DocumentDamagedError(source)
        return DocumentUnsupportedError(source, name or "圧縮 ZIP")
    if found is Format.XML:
        return DocumentUnsupportedError(source, "XML")
    name = next((name for mark, name in _KNOWN.items() if content.startswith(mark)), "")
    return DocumentUnsupportedError(source, name) if name else DocumentFormatError(source)


def _ole_refusal(source: str, content: bytes) -> DocumentError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return DocumentEncryptedError(source)
    streams = (n for s, n in _OLE_STREAMS.items() if s.encode("utf-16-le") in content)
    return DocumentUnsupportedError(source, next(streams, "旧形式の Office 文書"))


def _zip_format(content: bytes) -> Format:
    """By the names of the parts, which stand in the clear even where the archive is cut off."""
    if b"xl/workbook.xml" in content or b"xl/worksheets/" in content:
        return Format.XLSX
    return Format.DOCX if b"word/document" in content else Format.ZIP_OTHER


def _is_pdf(head: bytes, content: bytes) -> bool:
    """PDF allows rubbish before its mark, such as a download's headers."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return True
    return b"\n%PDF-" in head and b"endobj" in content


def _text_format(head: bytes) -> Format:
    encoding = declares_utf16(head) or "latin-1"  # tags are ASCII in every other encoding
    text = head.decode(encoding, "ignore").removeprefix("ï»¿")
    if encoding == "latin-1" and "\0" in text:
        return Format.BINARY
    body = text[_PREAMBLE.match(text).end() :]  # type: ignore[union-attr]  # matches the empty text
    if _PAGE.match(body) or _PAGE_LATER.search(text[:_HEADERS]):
        return Format.HTML
    if re.match(r"\s*<\?xml\b", text) or re.match(r"<\w+:\w+[\s>]", body):
        return Format.XML
    return Format.HTML if _is_markup(body) else Format.TEXT


def _is_markup(body: str) -> bool:
    """A page's inside without its frame: most lines are markup, and no tabs part cells in them."""
    if not _TAG_FIRST.match(body):
        return False
    lines = [line for line in map(str.strip, body.split("\n")) if line]
    marked = sum(1 for line in lines if line[0] == "<" or line[-1] == ">")
    cells = sum(1 for line in lines if _CELLS.search(line))
    return marked * 2 >= len(lines) and cells * 10 <= len(lines)
