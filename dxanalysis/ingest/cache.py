"""What was read of each document, kept so that the same bytes are not parsed a second time.

One file per document, named by all that its reading depends on. What stands in it is JSON; a file
that is damaged, or not what its name says, is taken as absent.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.documents import errors as documents
from dxanalysis.documents.corrections import CorrectionError
from dxanalysis.ingest.sources import Content
from dxanalysis.ingest.tabulate import Rows
from dxanalysis.plan.parse import NotAPlanError
from dxanalysis.schema.limits import UnfitValueError

FOLDER = ".read"
_SUFFIX, _UNDONE = ".json.z", ".part"
_LEVEL = 1  # a third of the size in 0.06 ms a plan; higher levels take twice as long for little

# Errors that the same bytes give every time. Time, memory and the file system's moods are not
# among them: such a document is tried again.
_LASTING: dict[str, type[DxanalysisError]] = {
    error.__name__: error
    for error in (
        CorrectionError,
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
class Read:
    """What a document gave: its rows, or the error that it cannot be read with."""

    rows: Rows
    error: DxanalysisError | None = None

    @property
    def lasting(self) -> bool:
        """Whether the same bytes, read again, are sure to give the same."""
        return self.error is None or type(self.error).__name__ in _LASTING


class ReadCache:
    """The folder of readings that one version of the code made."""

    def __init__(self, folder: Path, code: str) -> None:
        self._folder, self._code = folder, code
        self._made = False

    def key(self, path: Path, content: Content) -> str:
        """The name of a document's reading: its file's name, content, corrections, and the code."""
        parts = [path.name, content.sha256, content.corrections_sha256 or "", self._code]
        return sha256_of(part.encode("utf-8", "surrogateescape") for part in parts)

    def load(self, key: str) -> Read | None:
        """The reading of this name; None where there is none that can be used."""
        try:
            kept = json.loads(zlib.decompress(self._path(key).read_bytes()))
            if kept["key"] != key:
                return None
            rows = {
                name: list(zip(*columns, strict=True)) for name, columns in kept["rows"].items()
            }
            error = kept["error"]
            return Read(rows, error and _LASTING[error[0]](*error[1]))
        except (OSError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None

    def store(self, key: str, read: Read) -> None:
        """Keep a reading, whole or not at all; raises `OSError` of the disk."""
        if not self._made:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._made = True
        undone = self._folder / f"{key}{_UNDONE}"
        try:
            undone.write_bytes(_encoded(key, read))
            os.replace(undone, self._path(key))  # noqa: PTH105 - the atomic one, by its name
        except OSError:
            with suppress(OSError):
                undone.unlink()
            raise

    def keep_only(self, keys: Collection[str]) -> None:
        """Remove every other reading, and what was left undone."""
        names = {self._path(key).name for key in keys}
        with os.scandir(self._folder) as found:
            others = [entry.path for entry in found if entry.name not in names]
        for path in others:
            Path(path).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def _encoded(key: str, read: Read) -> bytes:
    """A reading column by column, which is smaller and faster than row by row."""
    kept = {
        "key": key,
        "error": read.error and [type(read.error).__name__, read.error.args],
        "rows": {name: list(zip(*rows, strict=True)) for name, rows in read.rows.items()},
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)
