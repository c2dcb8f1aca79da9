"""How like two titles are, reckoned beside the reader and not by it."""

from __future__ import annotations

from difflib import SequenceMatcher


def alike(one: str, other: str) -> float:
    """Between 0 and 1, by the characters in common; blanks aside."""
    one, other = "".join(one.split()), "".join(other.split())
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
