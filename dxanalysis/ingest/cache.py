"""What was read of each document, kept so that the same bytes are not parsed a second time.

One file per document, named by all that its reading depends on: an Arrow stream of its batch with
the error, if it cannot be read, and a checksum behind it. A file that is damaged, or not what its
name says, is taken as absent.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.documents import errors as documents
from dxanalysis.documents.corrections import CorrectionError
from dxanalysis.documents.decisions import DecisionError
from dxanalysis.ingest.document_batch import DocumentBatch, batch_of_document, document_schema
from dxanalysis.ingest.sources import ContentHashes
from dxanalysis.plan.parse import NotAPlanError
from dxanalysis.schema.validation import UnfitValueError

FOLDER = ".read"
_SUFFIX, _UNDONE = ".arrow", ".part"
_END = b"\xff\xff\xff\xff\0\0\0\0"  # of every Arrow stream
_CHECKSUM = 4  # bytes behind it

# Errors that the same bytes give every time. Time, memory and the file system's moods are not
# among them: such a document is tried again.
_LASTING: dict[str, type[DxanalysisError]] = {
    error.__name__: error
    for error in (
        CorrectionError,
        DecisionError,
        NotAPlanError,
        UnfitValueError,
        documents.DocumentEmptyError,
        documents.DocumentFormatError,
        documents.DocumentDamagedError,
        documents.DocumentGarbledError,
        documents.DocumentEncryptedError,
        documents.DocumentUnsupportedError,
        documents.DocumentImageOnlyError,
    )
}


@dataclass(frozen=True)
class CachedDocument:
    """What a document gave: its batch, or the error that it cannot be read with."""

    batch: DocumentBatch | None
    error: DxanalysisError | None = None

    @property
    def lasting(self) -> bool:
        """Whether the same bytes, read again, are sure to give the same."""
        return self.error is None or type(self.error).__name__ in _LASTING


class DocumentCache:
    """The folder of what one version of the code read."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code = folder, code
        self._made = False

    def key(self, path: Path, content: ContentHashes) -> str:
        """The name of what a document gave: its file's name, content, what stands beside, and the code."""
        beside = (content.corrections_sha256 or "", content.decisions_sha256 or "")
        parts = [path.name, content.sha256, *beside, self.code]
        return sha256_of(part.encode("utf-8", "surrogateescape") for part in parts)

    def has(self, key: str) -> bool:
        """Whether there is a file of this name."""
        return self._path(key).is_file()

    def load(self, key: str) -> CachedDocument | None:
        """What stands under this name; None where there is nothing that can be used."""
        try:
            return _decoded(key, self._path(key).read_bytes())
        except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
            return None

    def store(self, key: str, document: CachedDocument) -> None:
        """Keep what a document gave, whole or not at all; raises `OSError` of the disk."""
        if not self._made:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._made = True
        undone = self.folder / f"{key}-{os.getpid()}{_UNDONE}"
        try:
            undone.write_bytes(_encoded(key, document))
            os.replace(undone, self._path(key))  # noqa: PTH105 - the atomic one, by its name
        except OSError:
            with suppress(OSError):
                undone.unlink()
            raise

    def keep_only(self, keys: Collection[str]) -> None:
        """Remove every other file, and what was left undone."""
        names = {self._path(key).name for key in keys}
        with os.scandir(self.folder) as found:
            others = [entry.path for entry in found if entry.name not in names]
        for path in others:
            Path(path).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


@cache
def _schema() -> Any:  # noqa: ANN401 - pyarrow has no types
    return pa.schema([("key", pa.string()), ("error", pa.string()), *document_schema()])


@cache
def _head() -> bytes:
    """How each of these streams begins."""
    schema: bytes = _schema().serialize().to_pybytes()
    return schema


def _encoded(key: str, document: CachedDocument) -> bytes:
    error = document.error and json.dumps([type(document.error).__name__, document.error.args])
    batch = batch_of_document({}) if document.batch is None else document.batch
    columns = [pa.array([key], pa.string()), pa.array([error], pa.string()), *batch.columns]
    row = pa.RecordBatch.from_arrays(columns, schema=_schema()).serialize().to_pybytes()
    stream = b"".join((_head(), row, _END))
    return stream + zlib.crc32(stream).to_bytes(_CHECKSUM, "big")


def _decoded(key: str, content: bytes) -> CachedDocument | None:
    """What the bytes say; None where they are not of this key, schema, or checksum."""
    stream, checksum = memoryview(content)[:-_CHECKSUM], content[-_CHECKSUM:]
    whole = zlib.crc32(stream).to_bytes(_CHECKSUM, "big") == checksum
    if not whole or not content.startswith(_head()):
        return None
    row = pa.ipc.read_record_batch(pa.py_buffer(stream[len(_head()) :]), _schema())
    if row.column("key")[0].as_py() != key:
        return None
    if error := row.column("error")[0].as_py():
        name, args = json.loads(error)
        return CachedDocument(None, _LASTING[name](*args))
    return CachedDocument(row.select(document_schema().names))
