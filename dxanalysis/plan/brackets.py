"""Brackets around a heading's words: which belong to the heading, and which to the title itself.

`【経営課題1 「安全」と「安心」】` has the heading's brackets around a title that begins and ends with
its own. All texts are in normal width.
"""

from __future__ import annotations

from dxanalysis.text.width import canonical

_PAIRS = {"「": "」", "『": "』", "【": "】", "<": ">", "[": "]"}
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
    """A title without brackets around all of it, and without a close that nothing in it opens."""
    title = title.strip()
    while _is_stray(title):
        title = title[:-1].rstrip()
    if title and closing_at(title) == len(title) - 1:
        title = title[1:-1]
    return canonical(title)


def _is_stray(title: str) -> bool:
    """Whether the last character closes a bracket of the heading, not of its title."""
    opening = _OPENING.get(title[-1:])
    return opening is not None and title.count(title[-1]) > title.count(opening)
