"""Bullets: the marks before an item, typed by hand into every format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxanalysis.documents.model import Kind

INNER_BULLET = re.compile(r"[・･•]\s+")

_MARKS = r"[-*•●○◯▪‣]\s+|[◆◇■□](?![◆◇■□])\s*|[・･•]\s*|\d{1,2}[.．]\s*(?!\d)"
_BULLET = re.compile(rf"\s*(?:{_MARKS}|[-*]\s+[・･]\s*)+")


def bullet_length(text: str) -> int:
    """How many characters at the front of a text are its bullet; 0 where there is none.

    A bullet leaves something behind: a line of dots is no item.
    """
    match = _BULLET.match(text)
    return match.end() if match and text[match.end() :].strip() else 0


def loose_items(run: str) -> Iterator[tuple[str, Kind]]:
    """The items of a list without item tags: parted by inner bullets or, lacking those, by blanks."""
    starts = [match.start() for match in INNER_BULLET.finditer(run)]
    if not starts:
        yield from ((word, Kind.LOOSE) for word in run.split())
        return
    yield run[: starts[0]], Kind.PARAGRAPH
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        yield run[start:end], Kind.ITEM
