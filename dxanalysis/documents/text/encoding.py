"""Bytes → characters: by mark, by declaration, by trying; and never mojibake in silence."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import charset_normalizer

from dxanalysis.documents.errors import DocumentFormatError, DocumentGarbledError

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark is this one's beginning
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LAST_RESORTS = ["euc_jp", "euc_jis_2004", "shift_jis_2004", "utf_16_le", "utf_16_be"]
_SAME_AS = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
            "windows-31j": "cp932", "ms932": "cp932", "ms_kanji": "cp932",
            "iso-2022-jp": "iso2022_jp_ext", "x-euc-jp": "euc_jp"}  # fmt: skip
_ESCAPED_KANJI = re.compile(rb"\x1b\$[@B(]")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f\uf8f0-\uf8f3]"
)  # the last: what Shift_JIS has no use for
_FIRST_LEVEL = "".join(  # the 2,965 kanji that Japanese text mostly consists of (JIS level 1)
    (b"%c%c" % divmod(code, 256)).decode("cp932", "ignore")
    for code in range(0x889F, 0x9873)
    if code % 256 in {*range(0x40, 0x7F), *range(0x80, 0xFD)}
)
_JAPANESE = (
    rf"{_FIRST_LEVEL}\u3000-\u30ff\uff01-\uff5e\uffe0-\uffe6°±×÷§¶"
    r"\u2010-\u206f\u2150-\u22ff\u2460-\u27bf\u2e80-\u2fdf\u3200-\u33ff"
)
_ASCII = r"\x00-\x7f\ufeff\xa0"
_BEYOND_ASCII = re.compile(f"[^{_ASCII}]+")
_ODD = re.compile(f"[^{_ASCII}{_JAPANESE}]+")
_MOST_ODD = 0.3  # of the characters beyond ASCII; mojibake lies above 0.4, plans below 0.05
_FEW = 0.05  # of all characters: damage; where more are wrong it was no text


def decode(source: str, content: bytes, declared: str | None = None) -> str:
    r"""The characters of a text: by its byte order mark, else UTF-8, else `declared`, else trying.

    Valid UTF-8 wins over another declaration: no other encoding's text is valid UTF-8 by chance.
    Line ends become `\n`. Raises `DocumentFormatError` for bytes that are no text, and
    `DocumentGarbledError` for a text that is damaged or already mojibake.
    """
    text = next(_readings(content, declared), None)
    if text is None:
        raise _refusal(source, content)
    text = text.removesuffix("\x1a").replace("\r\n", "\n").replace("\r", "\n")  # DOS's end of file
    if controls := len(_CONTROLS.findall(text)):
        few = controls <= len(text) * _FEW
        raise (DocumentGarbledError if few else DocumentFormatError)(source)
    if not plausible(text):
        raise DocumentGarbledError(source)
    return text


def plausible(text: str) -> bool:
    """Whether the characters beyond ASCII are those of Japanese text, not of mojibake."""
    odd = "".join(_ODD.findall(text))
    return not odd or len(odd) <= len("".join(_BEYOND_ASCII.findall(text))) * _MOST_ODD


def _readings(content: bytes, declared: str | None) -> Iterator[str]:
    """The texts that the bytes may be, the surest first."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            yield from _decoded(content, name)
            return
    if _ESCAPED_KANJI.search(content):
        yield from _sound(content, "iso2022_jp_ext")
    if b"\0" not in content:
        yield from _decoded(content, "utf-8")
    if declared:
        yield from _sound(content, _SAME_AS.get(declared.lower(), declared))
    for name in ("cp932", "utf_16_le", "utf_16_be"):
        yield from _sound(content, name)
    if b"\0" not in content and (best := _best(content)):
        yield from _sound(content, best)


def _best(content: bytes) -> str | None:
    best = charset_normalizer.from_bytes(content, cp_isolation=_LAST_RESORTS).best()
    return best.encoding if best else None


def _sound(content: bytes, encoding: str) -> Iterator[str]:
    """The text, where it is one: a guess must look like Japanese."""
    for text in _decoded(content, encoding):
        if not _CONTROLS.search(text.removesuffix("\x1a")) and plausible(text):
            yield text


def _decoded(content: bytes, encoding: str) -> Iterator[str]:
    try:
        yield content.decode(encoding)
    except (UnicodeError, LookupError):
        return


def _refusal(source: str, content: bytes) -> DocumentFormatError | DocumentGarbledError:
    """Damage, where all but a few bytes are a text; else no text at all."""
    marked = next((n for m, n in _BYTE_ORDER_MARKS.items() if content.startswith(m)), "")
    for encoding in [marked] if marked else ["utf-8", "cp932"]:
        text = content.decode(encoding, "replace")
        wrong = text.count("\ufffd") + len(_CONTROLS.findall(text))
        if wrong <= max(1, len(text) * _FEW) and plausible(text.replace("\ufffd", "")):
            line = text.count("\n", 0, text.find("\ufffd")) + 1
            return DocumentGarbledError(source, f"{line}行目")
    return DocumentFormatError(source)


def declares_utf16(head: bytes) -> str | None:
    """UTF-16 in one of its orders, where the first bytes of a file are that, marked or not."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" not in head:
        return None
    even = head[: len(head) // 2 * 2]
    return next((name for name in ("utf_16_le", "utf_16_be") if any(_sound(even, name))), None)
