"""Numbers as Japanese texts write them: 1,129, 6千2百万, 12億442万9千, 三千五百, △5."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI_DIGITS = {kanji: str(n) for n, kanji in enumerate("〇一二三四五六七八九")}
# Possessive throughout: a long run of figures that is no numeral must fail at once.
# 1,2345 and 1.2.3 are no numbers: what follows the figures may not go on with figures.
_FIGURES = (
    r"(?:(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d++(?:\.\d++)?+)(?![.,]?\d)(?![〇一二三四五六七八九])"
    r"|[〇一二三四五六七八九]++(?!\d))"
)
_GROUP = rf"(?:(?:{_FIGURES})?[十百千]++)*+(?:{_FIGURES})?+"

NUMERAL = (
    r"(?=[\d〇一二三四五六七八九十百千])"
    rf"(?:{_GROUP}兆)?+(?:{_GROUP}億)?+(?:{_GROUP}万)?+(?:{_GROUP})"
)
SIGN = r"[△▲+-]?"
_WHOLE = re.compile(NUMERAL)
_FIGURE = re.compile(_FIGURES)
_PART = re.compile(rf"({_FIGURES})|([十百千])|([万億兆])")


def parse_number(numeral: str) -> Decimal:
    """The value of one numeral in normal width: `6千2百万` → 62000000, `△1.5` → -1.5.

    Raises `ValueError` where the text is no numeral.
    """
    if numeral.isdecimal():
        return +Decimal(numeral)  # rounded, as sums are
    text = "".join(numeral.split())
    negative = text[:1] in ("△", "▲", "-")
    text = text[1:] if text[:1] in ("△", "▲", "-", "+") else text
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"not a numeral: {numeral!r}")
    value = +_figures(text) if text.isascii() else _sum_of_groups(text)
    return -value if negative else value


def has_figure(numeral: str) -> bool:
    """Whether a numeral holds a figure: 百万 in 百万円 is a unit, 二百万 a number."""
    return _FIGURE.search(numeral) is not None


def _sum_of_groups(text: str) -> Decimal:
    """Each group up to 万, 億 or 兆 is a sum of figures times 十, 百, 千, and is then scaled."""
    total, group, figure, scale = Decimal(0), Decimal(0), None, 0
    for match in _PART.finditer(text):
        figures, small, large = match.groups()
        if figures:
            figure = _figures(figures)
        elif large:
            total += (group + (figure or 0)) * _LARGE[large]
            group, figure, scale = Decimal(0), None, 0
        elif figure is None and 0 < scale < _SMALL[small]:
            group *= _SMALL[small]  # 5百千円 is 5 × 100 × 1000, unlike 1千百 = 1100
        else:
            group += (Decimal(1) if figure is None else figure) * _SMALL[small]
            figure, scale = None, _SMALL[small]
    return total + group + (figure or 0)


def _figures(text: str) -> Decimal:
    digits = text.replace(",", "")
    return Decimal(digits if digits.isascii() else "".join(_KANJI_DIGITS.get(c, c) for c in digits))
