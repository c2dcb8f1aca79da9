"""The one way in: bytes are read once, and the content, not the suffix, chooses the reader."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dxanalysis.documents.corrections import corrected
from dxanalysis.documents.encoding import decode
from dxanalysis.documents.errors import DocumentEmptyError, DocumentError, DocumentMissingError
from dxanalysis.documents.model import Document
from dxanalysis.documents.text import read_text


def read_document(path: str | Path) -> Document:
    """The document at `path`.

    Raises a `DocumentError` that names the file: missing, empty, or of no known format.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DocumentMissingError(path.name) from None
    except OSError as error:
        raise DocumentError(path.name, error.strerror or str(error)) from error
    text = decode(path.name, content)
    if not text.strip():
        raise DocumentEmptyError(path.name)
    document = read_text(path.name, hashlib.sha256(content).hexdigest(), text)
    return corrected(document, path)
