"""Whether a PDF came whole: pdfium reads what is left of a damaged one, and does not say so.

Almost all text of a PDF stands in deflated streams, which carry a checksum. They are unpacked
once, piece by piece, so that a flipped bit, a cut-off end and a bomb are all seen before pdfium
meets the file. What is not deflated carries no checksum: damage there can go unseen.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from dxanalysis.documents.errors import ArchiveBombError, DocumentDamagedError

_HEADER_WITHIN, _TRAILER_WITHIN = 1024, 2048  # bytes; junk before and behind is common
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 4096  # bytes before a stream in which its dictionary begins
_FILTER = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_CHUNK, _MAX_UNPACKED = 1 << 16, 300_000_000


def check_integrity(source: str, content: bytes) -> None:
    """Raises `DocumentDamagedError` for a PDF that is cut or altered, `ArchiveBombError` for a bomb."""
    if not (starts := list(_START.finditer(content))) or len(content) - starts[-1].end() > (
        _TRAILER_WITHIN
    ):
        raise DocumentDamagedError(source, "末尾がありません")
    _check_table(source, content, int(starts[-1][1]))
    if b"/Encrypt" in content:
        return  # what is enciphered cannot be unpacked here
    unpacked = 0
    for start in _deflated(content):
        for size in _sizes(source, content, start):
            unpacked += size
            if unpacked > _MAX_UNPACKED:
                raise ArchiveBombError(source)


def _check_table(source: str, content: bytes, offset: int) -> None:
    """The table of contents must stand where the file says; else pdfium would guess at one."""
    begin = offset + max(0, content.find(b"%PDF", 0, _HEADER_WITHIN))
    for at in (offset, begin):
        if re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)").match(content, at):
            return
    raise DocumentDamagedError(source, "目次の位置が合いません")


def _deflated(content: bytes) -> Iterator[int]:
    """Where the deflated streams begin; pictures are left out, they hold no text."""
    for match in _STREAM.finditer(content):
        before = content[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if _FILTER.search(dictionary) and b"/Subtype/Image" not in dictionary.replace(b" ", b""):
            yield match.end()


def _sizes(source: str, content: bytes, start: int) -> Iterator[int]:
    """The sizes of the pieces that a stream unpacks to; its checksum is compared at its end."""
    unpacker, at = zlib.decompressobj(), start
    pending = b""
    try:
        while not unpacker.eof:
            if not pending:
                pending, at = content[at : at + _CHUNK], at + _CHUNK
                if not pending:
                    raise DocumentDamagedError(source, "途中で切れています")
            yield len(unpacker.decompress(pending, _CHUNK * 16))
            pending = unpacker.unconsumed_tail
    except zlib.error:
        raise DocumentDamagedError(source, "圧縮された部分の検査で誤りが見つかりました") from None
