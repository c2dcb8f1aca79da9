"""The table at a PDF's end that says where each object begins, compared with where they are.

Where it is wrong, pdfium makes a table of its own, and an object that it does not find, such as a
page's text, is blank without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(rb"\s*xref\s+")
_STREAM_TABLE = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_SECTION = re.compile(rb"(\d+)[ ]+(\d+)\s+")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s*")
_PREVIOUS = re.compile(rb"trailer\s*<<.*?/Prev\s+(\d+)", re.DOTALL)
_MAX_TABLES = 100  # one more for each time that the file was changed


def has_sound_index(content: bytes, base: int, offset: int) -> bool:
    """Whether a table stands at `offset` and leads to objects; one in a stream is not followed.

    `base` is where the PDF begins, behind what may have been put before it. A table all of whose
    entries are wrong is a program's habit and no damage.
    """
    found = _table_at(content, base, offset)
    if found is None:
        return False
    hits = list(_hits(content, base, found))
    return all(hits) or hits.count(False) > len(hits) / 2


def _table_at(content: bytes, base: int, offset: int) -> int | None:
    for at in (base + offset, offset):
        if _TABLE.match(content, at) or _STREAM_TABLE.match(content, at):
            return at
    return None


def _hits(content: bytes, base: int, at: int) -> Iterator[bool]:
    """For each entry of the tables whether its object is where it says."""
    for _ in range(_MAX_TABLES):
        table = _TABLE.match(content, at)
        if not table:
            return
        end = table.end()
        while section := _SECTION.match(content, end):
            end = section.end()
            for number in range(int(section[1]), int(section[1]) + int(section[2])):
                entry = _ENTRY.match(content, end)
                if not entry:
                    yield False
                    break
                end = entry.end()
                if entry[3] == b"n":
                    yield _is_object(content, base + int(entry[1]), number)
        previous = _PREVIOUS.match(content, end)
        if not previous:
            return
        at = base + int(previous[1])


def _is_object(content: bytes, at: int, number: int) -> bool:
    match = re.compile(rb"\s*(\d+)\s+\d+\s+obj\b").match(content, at)
    return match is not None and int(match[1]) == number
