"""Characters that are not seen, or that change what is seen of others, made visible."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_BLANKS = "\n\t"
"""Controls that a text of several lines has by right."""


def visible(text: str) -> str:
    r"""The text with every other control, mark of direction or zero width as its number.

    >>> visible("予算\u202e額\x1b[31m")
    '予算‹U+202E›額‹U+001B›[31m'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign in _BLANKS else _shown(sign) for sign in text)


def on_one_line(text: str) -> str:
    r"""As `visible`, line ends too: what a name brings along cannot begin a line of its own.

    >>> on_one_line("一\n二")
    '一‹U+000A›二'
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    return f"‹U+{ord(sign):04X}›" if unicodedata.category(sign) in _UNSEEN else sign
