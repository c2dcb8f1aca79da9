"""Bullets: the marks before an item, typed by hand into every format."""

from __future__ import annotations

import re

_BULLET = re.compile(r"\s*(?:[-*•●○◯◆◇■□▪‣][\s]+|[・･•]\s*|[-*]\s+[・･]\s*)+")


def bullet_length(text: str) -> int:
    """How many characters at the front of a text are its bullet; 0 where there is none.

    A bullet leaves something behind: a line of dots is no item.
    """
    match = _BULLET.match(text)
    return match.end() if match and text[match.end() :].strip() else 0
