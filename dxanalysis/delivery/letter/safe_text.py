"""Words of documents made safe for a subject, a line of a mail and the name of a file."""

from __future__ import annotations

import re
import unicodedata

# Line ends, and characters that are not seen: controls, directions of writing, lone surrogates.
_ENDS = {"Zl", "Zp", "Cc"}
_UNSEEN = {"Cf", "Cs", "Co", "Cn"}
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_NAME_LENGTH = 80  # with three bytes a character below the 255 that file systems allow


def one_line(text: str) -> str:
    """The text as one line of characters that are seen, so that nothing in it can end a line."""
    seen = ("" if _kind(c) in _UNSEEN else " " if _kind(c) in _ENDS else c for c in text)
    return re.sub(" {2,}", " ", "".join(seen)).strip(" ")


def cut(text: str, length: int) -> str:
    """The text in at most `length` characters; what was cut off is marked by …."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def file_name(text: str, suffix: str) -> str:
    """A name that Windows, macOS and Linux take: 令和8年度_予算の推移.html."""
    stem = _NOT_IN_NAMES.sub("_", one_line(text)).replace(" ", "_")
    return cut(stem, _NAME_LENGTH - len(suffix)).rstrip("._ ") + suffix


def unique_names(names: list[str]) -> list[str]:
    """The names, each once, also where capitals do not count; a repeated one gets a number."""
    given: set[str] = set()
    return [_new_name(name, given) for name in names]


def _new_name(name: str, given: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    new, number = name, 1
    while new.casefold() in given:
        number += 1
        new = f"{stem}_{number}{dot}{suffix}"
    given.add(new.casefold())
    return new


def _kind(character: str) -> str:
    return unicodedata.category(character)
