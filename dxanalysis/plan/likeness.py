"""How much two texts have in common, for matches that a document leaves open."""

from __future__ import annotations

from difflib import SequenceMatcher


def likeness(one: str, other: str, *, least: float = 0.0) -> float:
    """Between 0 and 1, by the characters that two wordings share in order; 1 for the same.

    0 where a likeness of `least` is out of reach already by length or by the characters alone.
    """
    if one == other:
        return 1.0
    both = len(one) + len(other)
    if 2 * min(len(one), len(other)) / both < least:
        return 0.0
    if 2 * _shared_characters(one, other) / both < least:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shared_characters(one: str, other: str) -> int:
    """How many of one text's characters stand in the other at all, wherever."""
    return sum(map(set(other).__contains__, one))
