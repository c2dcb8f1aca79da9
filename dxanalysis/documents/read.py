"""The one way in: bytes are read once, and the content, not the suffix, chooses the reader."""

from __future__ import annotations

from pathlib import Path

from dxanalysis.base.fingerprint import content_sha256
from dxanalysis.documents.corrections import corrected
from dxanalysis.documents.decisions import with_decisions
from dxanalysis.documents.errors import (
    MAX_BYTES,
    DocumentEmptyError,
    DocumentError,
    DocumentMissingError,
    DocumentTooLargeError,
)
from dxanalysis.documents.isolation import read_isolated
from dxanalysis.documents.model import Document
from dxanalysis.documents.sniff import Format, refusal, sniff
from dxanalysis.documents.text.encoding import decode
from dxanalysis.documents.text.reader import read_text

# Libraries made for a format parse what anybody may have made: they work in a process apart.
_READERS = {
    Format.HTML: "dxanalysis.documents.html.reader:read_html",
    Format.DOCX: "dxanalysis.documents.docx.reader:read_docx",
    Format.XLSX: "dxanalysis.documents.xlsx.reader:read_xlsx",
    Format.PDF: "dxanalysis.documents.pdf.reader:read_pdf",
}


def read_document(path: str | Path) -> Document:
    """The document at `path`, with the corrections and the decisions that stand beside it.

    Raises a `DocumentError` that names the file: missing, empty, too large, damaged, protected, or
    of no known format; a reader has bounded time and memory.

    >>> read_document("data/raw/r8-digital-draft.txt").blocks[0].text
    '令和8年度 デジタル統括室運営方針（案）'
    """
    path = Path(path)
    document = read_content(path.name, _content(path))
    return with_decisions(corrected(document, path), path)


def read_content(source: str, content: bytes) -> Document:
    """The document in a file's bytes; `source` is its name. Raises as `read_document`."""
    if not content.strip():
        raise DocumentEmptyError(source)
    sha256 = content_sha256(content)
    found = sniff(content)
    if found in _READERS:
        document = read_isolated(_READERS[found], source, sha256, content)
    elif found is Format.TEXT:
        document = read_text(source, sha256, decode(source, content))
    else:
        raise refusal(source, found, content)
    if not document.blocks and not document.markup:
        raise DocumentEmptyError(source)
    return document


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentTooLargeError(path.name, f"{MAX_BYTES // 1_000_000} MB を超えます")
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentMissingError(path.name) from None
    except OSError as error:
        raise DocumentError(path.name, error.strerror or str(error)) from error
