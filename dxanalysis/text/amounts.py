"""Yen amounts: the printed form → whole yen, or the statement that there is no amount."""

from __future__ import annotations

import re

from dxanalysis.errors import DxanalysisError
from dxanalysis.text.numerals import NUMERAL, SIGN, parse_number
from dxanalysis.text.width import normal

AMOUNT = rf"{SIGN}\s*(?:{NUMERAL})\s*円"
_AMOUNT = re.compile(AMOUNT)
_NO_AMOUNT = re.compile(r"-+|ー+|なし|無し|該当なし|未定")


class AmountError(DxanalysisError):
    """A text that stands where an amount should and is none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"「{self.text}」は金額と認められません(例: 1,129百万円、12億442万9千円、－)"


def parse_amount(text: str) -> int | None:
    """Yen of `1,129百万円` (1129000000); None where the text says that there is no amount.

    `－`, `該当なし` and a blank are no amount; `0円` is zero. Raises `AmountError` for anything else,
    also for an amount that is no whole number of yen.
    """
    squeezed = re.sub(r"\s", "", normal(text))
    if not squeezed or _NO_AMOUNT.fullmatch(squeezed):
        return None
    if not _AMOUNT.fullmatch(squeezed):
        raise AmountError(text)
    yen = parse_number(squeezed.removesuffix("円"))
    if yen != int(yen):
        raise AmountError(text)
    return int(yen)
