"""How much two texts have in common, for matches that a document leaves open."""

from __future__ import annotations

from difflib import SequenceMatcher


def likeness(one: str, other: str) -> float:
    """Between 0 and 1, by the characters that two wordings share in order; 1 for the same."""
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def shared_words(one: str, other: str) -> float:
    """Between 0 and 1: how much of the shorter text is one run of characters in the other."""
    if not one or not other:
        return 0.0
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size / min(len(one), len(other))
