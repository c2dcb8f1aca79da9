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
from dxanalysis.documents.pdf.index import has_sound_index
from dxanalysis.documents.pdf.miner import deciphered_streams

_HEADER_WITHIN, _TRAILER_WITHIN = 1024, 2048  # bytes; junk before and behind is common
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 4096  # bytes before a stream in which its dictionary begins
_WHOLE = re.compile(rb"obj\s*<<.*>>\s*", re.DOTALL)
_BAD_HEAD = "圧縮された部分の見出しに誤りがあります"
_FILTER = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode)")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x48\x89")  # how deflated data begins
_NEARBY = 400  # bytes around a table of widths in which its dictionary tells how long it is
_WIDTHS = re.compile(rb"/Widths\s*\[([^\[\]]*)\]")
_NUMBER = re.compile(rb"-?\d{1,5}(?:\.\d+)?")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_CHUNK, _MAX_UNPACKED = 1 << 16, 300_000_000


def check_integrity(source: str, content: bytes) -> None:
    """Raises `DocumentDamagedError` for a PDF that is cut or altered, `ArchiveBombError` for a bomb."""
    starts = list(_START.finditer(content))
    if not starts or len(content) - starts[-1].end() > _TRAILER_WITHIN:
        raise DocumentDamagedError(source, "末尾がありません")
    base = max(0, content.find(b"%PDF", 0, _HEADER_WITHIN))
    if not has_sound_index(content, base, int(starts[-1][1])):
        raise DocumentDamagedError(source, "目次の位置が合いません")
    if not all(_is_sound(match) for match in _WIDTHS.finditer(content)):
        raise DocumentDamagedError(source, "文字の幅の表に誤りがあります")
    is_enciphered = b"/Encrypt" in content
    streams = deciphered_streams(content) if is_enciphered else _deflated(source, content)
    unpacked = 0
    for stream, start in streams:
        for size in _sizes(source, stream, start):
            unpacked += size
            if unpacked > _MAX_UNPACKED:
                raise ArchiveBombError(source)


def _is_sound(widths: re.Match[bytes]) -> bool:
    """Whether a font's table of widths holds numbers, as many as it says it has.

    By a wrong width the characters behind it would stand in the wrong place, and be read there.
    """
    values, content = widths[1].split(), widths.string
    before = content[max(0, widths.start() - _NEARBY) : widths.start()]
    behind = content[widths.end() : widths.end() + _NEARBY]
    dictionary = before[before.rfind(b"<<") + 1 :] + behind[: behind.find(b">>") + 1]
    first, last = (
        re.search(rb"/%s\s+(\d+)" % key, dictionary) for key in (b"FirstChar", b"LastChar")
    )
    is_whole = not (first and last) or len(values) == int(last[1]) - int(first[1]) + 1
    return is_whole and all(_NUMBER.fullmatch(value) for value in values)


def _deflated(source: str, content: bytes) -> Iterator[tuple[bytes, int]]:
    """Where the deflated streams begin; pictures are left out, they hold no text."""
    for match in _STREAM.finditer(content):
        dictionary = _dictionary(content, match.start())
        if b"/Subtype/Image" in dictionary.replace(b" ", b""):
            continue
        if _FILTER.search(dictionary):
            yield content, match.end()
        elif _ZLIB.match(content, match.end()):
            raise DocumentDamagedError(source, _BAD_HEAD)
        if dictionary.startswith(b"obj") and not _WHOLE.fullmatch(dictionary):
            raise DocumentDamagedError(source, _BAD_HEAD)


def _dictionary(content: bytes, end: int) -> bytes:
    """What stands before a stream: from `obj` on, or as much as is looked at."""
    before = content[max(0, end - _DICTIONARY) : end]
    return before[before.rfind(b" obj") + 1 :]


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
