"""Brackets around a heading's words: which belong to the heading, and which to the title itself.

`【経営課題1 「安全」と「安心」】` has the heading's brackets around a title that begins and ends with
its own. All texts are in normal width.
"""

from __future__ import annotations

import re

from dxanalysis.text.width import canonical, normal

_PAIRS = {"「": "」", "『": "』", "【": "】", "<": ">", "[": "]"}
_ANY_PAIRS = {"「": "」", "『": "』", "【": "】", "[": "]", "(": ")"}  # < may be a sign of less
_MARKS = re.compile(r"[「」『』【】\[\]()]")
_OPENING = {close: opening for opening, close in _PAIRS.items()}


def closing_at(text: str) -> int | None:
    """Where the bracket that a text begins with is closed; None where it is not."""
    opening, depth = text[:1], 0
    for at, character in enumerate(text if opening in _PAIRS else ""):
        depth += (character == opening) - (character == _PAIRS[opening])
        if depth == 0:
            return at
    return None


def bare_title(title: str) -> str:
    """A title without brackets around all of it, and without what closes or opens no pair in it.

    A heading's bracket may be closed behind the title (`見本】`), opened twice (`「「見本」`) or
    opened and never closed (`「見本`).
    """
    title = title.strip()
    while _closes_none(title):
        title = title[:-1].rstrip()
    while _opens_none(title):
        title = title[1:].lstrip()
    if title and closing_at(title) == len(title) - 1:
        title = title[1:-1]
    return canonical(title)


def unpaired(title: str) -> str:
    """The brackets within a title that have no partner, or an empty text."""
    open_ones: list[str] = []
    lone = ""
    for mark in _MARKS.findall(normal(title)):
        if mark in _ANY_PAIRS:
            open_ones.append(mark)
        elif open_ones and _ANY_PAIRS[open_ones[-1]] == mark:
            open_ones.pop()
        else:
            lone += mark
    return lone + "".join(open_ones)


def _closes_none(title: str) -> bool:
    """Whether the last character closes a bracket of the heading, not of its title."""
    opening = _OPENING.get(title[-1:])
    return opening is not None and title.count(title[-1]) > title.count(opening)


def _opens_none(title: str) -> bool:
    """Whether the first character opens a bracket that nothing closes."""
    close = _PAIRS.get(title[:1])
    return close is not None and title.count(title[0]) > title.count(close)
