"""Demands relative to something: 前年比増, 前年度以上, 前年度比5%減, 50%減."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxanalysis.text.quantities import Comparator

_PREVIOUS = r"(?:前年度?|昨年度?)(?:実績)?"
_CHANGE: dict[str, Comparator] = {
    "以上": ">=", "以下": "<=", "未満": "<", "維持": ">=", "並": "~", "増": ">", "増加": ">",
    "向上": ">", "上回る": ">", "超": ">", "減": "<", "減少": "<", "下回る": "<", "削減": "<",
}  # fmt: skip
_WORD = "以上|以下|未満|増加?|減少?|削減|向上|上回る|下回る|超|維持|並"
_PREVIOUS_YEAR = re.compile(
    rf"{_PREVIOUS}(?:(?:比|と比べ|に比べ|より|から)[^、。]{{0,12}}?|同|を|の水準を)?(?P<change>{_WORD})"
)
# 前年度比+5%, 前年度比△3ポイント, 前年度比110%: the sign or the share tells.
_SHARE = re.compile(rf"{_PREVIOUS}比\s?(?P<sign>[+△▲-]?)\d[\d.,]{{0,9}}(?:%|ポイント|pt)")
_SIGNS: dict[str, Comparator] = {"+": ">", "": ">=", "△": "<", "▲": "<", "-": "<"}


@dataclass(frozen=True)
class Change:
    """A demand relative to the previous year (`前年比増`), and where it stands in the text."""

    comparator: Comparator
    start: int
    end: int


def find_change(text: str) -> Change | None:
    """The demand relative to the previous year in a text of normal width, or None."""
    if match := _PREVIOUS_YEAR.search(text):
        return Change(_CHANGE[match["change"]], match.start(), match.end())
    if match := _SHARE.search(text):
        return Change(_SIGNS[match["sign"]], match.start(), match.end())
    return None
