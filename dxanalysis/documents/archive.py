"""The ZIP archives that .docx and .xlsx are: looked over before a library unpacks them."""

from __future__ import annotations

import io
import zipfile

from dxanalysis.documents.errors import (
    ArchiveBombError,
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentTooLargeError,
    named_damage,
)

_MAX_UNPACKED = 200_000_000  # bytes; the libraries hold every part in memory
_MAX_RATIO = 200  # unpacked to packed; real documents lie below 60
_SMALL = 1_000_000  # bytes; below it a ratio says nothing
_MAX_ENTRIES = 10_000
_IS_ENCRYPTED = 0x1
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
_XML = (".xml", ".rels", ".vml")


def check_archive(source: str, content: bytes, most_tags: int) -> None:
    """Refuse an archive that is damaged, encrypted, a bomb, or of more than `most_tags` XML tags.

    `zipfile` unpacks no more of an entry than is declared, so the declared sizes bound the work;
    reading each XML part to its end compares its checksum, which some readers skip.
    Raises a `DocumentError`: `DocumentDamagedError`, `DocumentEncryptedError`, `ArchiveBombError`,
    `DocumentTooLargeError`.
    """
    with named_damage(source), zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        _check_sizes(source, entries)
        for entry in entries:
            if entry.flag_bits & _IS_ENCRYPTED:
                raise DocumentEncryptedError(source)
            if entry.filename.lower().endswith(_XML):
                part = archive.read(entry)
                _check_xml(source, part)
                most_tags -= part.count(b"<")
            if most_tags < 0:
                raise DocumentTooLargeError(source, "要素が多すぎます")
        if len({entry.filename for entry in entries}) < len(entries):
            raise DocumentDamagedError(source, "同じ名前の部品が二つあります")


def _check_xml(source: str, part: bytes) -> None:
    """Office writes no document types; who does means entities, which no parser may follow."""
    if any(mark in part for mark in _DOCTYPES):
        raise DocumentDamagedError(source, "部品に文書型宣言(DOCTYPE)があります")


def _check_sizes(source: str, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > _MAX_ENTRIES:
        raise ArchiveBombError(source, f"部品 {len(entries):,} 個")
    if unpacked > _MAX_UNPACKED or unpacked > max(_SMALL, packed * _MAX_RATIO):
        raise ArchiveBombError(source, f"展開後 {unpacked // 1_000_000:,} MB")
