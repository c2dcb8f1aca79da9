"""Yen amounts: the printed form → whole yen, or the statement that there is no amount."""

from __future__ import annotations

import re

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.text.numerals import NUMERAL, SIGN, has_figure, parse_number
from dxanalysis.text.width import canonical, normal

AMOUNT = rf"{SIGN}\s*(?:{NUMERAL})\s*円"
# 百万円 behind a dash is the column's unit: －百万円 says that there is no amount.
NO_AMOUNT = r"(?:[-ー]++(?:[十百千万億]*円)?|該当なし|(?:予算)?(?:計上)?(?:なし|無し)|未定)"
_AMOUNT = re.compile(AMOUNT)
# 1.129百万円 is 1,129百万円 misprinted, or 1,129千円: nobody can tell.
_POINT_OR_COMMA = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?!\d)")
# As nearly every plan prints them: worked out without the grammar of numerals.
_PLAIN = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,3})(百万|千)?円", re.ASCII)
_SCALES = {None: 1, "千": 1_000, "百万": 1_000_000}
_PARTED = re.compile(r"\d\s+\d")  # 1 129百万円: one figure or two
_NO_AMOUNT = re.compile(rf"{NO_AMOUNT}|\({NO_AMOUNT}\)")


class AmountError(DxanalysisError):
    """A text that stands where an amount should and is none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        if _POINT_OR_COMMA.search(normal(self.text)):
            return (
                f"「{self.text}」は点が位取りか小数点か決められず、金額と認められません"
                "(例: 1,129百万円、1,129千円)"
            )
        return f"「{self.text}」は金額と認められません(例: 1,129百万円、12億442万9千円、－)"


def parse_amount(text: str) -> int | None:
    """Yen of `1,129百万円` (1129000000); None where the text says that there is no amount.

    `－`, `－百万円`, `該当なし` and a blank are no amount; `0円` and a bare `0` are zero. Raises
    `AmountError` for anything else, also for an amount that is no whole number of yen, for a unit
    alone (`百万円`), for a range, for `1.129百万円`, whose point may stand for a comma, and for
    `1 129百万円`, which may be two figures.

    >>> parse_amount("1,129百万円"), parse_amount("－")
    (1129000000, None)
    """
    printed = normal(text).strip()
    if plain := _PLAIN.fullmatch(printed):
        return int(plain[1].replace(",", "")) * _SCALES[plain[2]]
    squeezed = "".join(printed.split())
    if not squeezed or _NO_AMOUNT.fullmatch(squeezed):
        return None
    if squeezed == "0":
        return 0
    if not _AMOUNT.fullmatch(squeezed) or not has_figure(squeezed):
        raise AmountError(text)
    if _POINT_OR_COMMA.search(squeezed) or _PARTED.search(printed):
        raise AmountError(text)
    yen = parse_number(squeezed.removesuffix("円"))
    if yen != int(yen):
        raise AmountError(text)
    return int(yen)


def grain_of(text: str | None) -> int:
    """Yen of the last digit that an amount's text prints: 1,000,000 of 885百万円."""
    return next(
        (yen for sign, yen in (("億", 10**8), ("百万", 10**6), ("万", 10**4), ("千", 1000))
         if canonical(text or "").endswith(f"{sign}円")), 1)  # fmt: skip
