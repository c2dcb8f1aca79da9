"""Demands relative to something: 前年比増, 前年度以上, 前年度比5%減, 50%減, △3ポイント."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxanalysis.text.quantities import Comparator, Quantity

_PREVIOUS = r"(?:前年度?|昨年度?)(?:の?(?:実績|水準|数値|件数|回数|人数|割合|値)){0,2}"
_WORDS: dict[str, Comparator] = {
    "以上": ">=", "維持": ">=", "を下回らない": ">=", "以下": "<=", "以内": "<=", "未満": "<",
    "を上回らない": "<=", "を超えない": "<=", "増": ">", "増加": ">", "向上": ">", "上回る": ">",
    "上回り": ">", "超": ">", "減": "<", "減少": "<", "削減": "<", "下回る": "<", "並": "~",
    "同程度": "~", "同水準": "~", "同等": "~", "同数": "~", "同じ": "~",
}  # fmt: skip
# 増減 is neither a rise nor a fall.
_WORD = "|".join(
    {"増": "増(?!減)", "減": "(?<!増)減(?!少|らさ)"}.get(word, word)
    for word in sorted(_WORDS, key=len, reverse=True)
)
_FALL = r"(?:減|削減|低減|縮減|圧縮|短縮|下落|低下|ダウン|引き?下げ)"
_RISE = r"(?:増(?!減)|向上|上昇|アップ|引き?上げ)"
_PREVIOUS_YEAR = re.compile(
    rf"{_PREVIOUS}(?:\([^()]{{1,20}}\))?"
    r"(?:(?:比|と比べ|に比べ|より|から)[^、。]{0,12}?|と|に|を|の水準を)?"
    rf"(?P<change>{_WORD})(?!以上|以下|さ?せ?な[いく])(?:の?(?:(?P<fall>{_FALL})|{_RISE}))?"
    rf"|{_PREVIOUS}と?同(?:程度|水準|等|数|じ)(?P<bound>以上|以下)"
)
# 前年度比+5%, 前年度比△3ポイント, 前年度比110%: the sign or the share tells.
_SHARE = re.compile(rf"{_PREVIOUS}比\s?(?P<sign>[+△▲-]?)\d[\d.,]{{0,9}}(?:%|ポイント|pt)")
_SIGNS: dict[str, Comparator] = {"+": ">", "": ">=", "△": "<", "▲": "<", "-": "<"}
_BEHIND = re.compile(rf"\s?の?(?:(?P<fall>{_FALL})|{_RISE}|改善)")
_FLIPPED: dict[Comparator, Comparator] = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
_SHARES = ("%", "%ポイント", "%pt", "ポイント", "pt", "パーセント", "割")
_BOUND = re.compile("以上|以下|以内|未満|超")


@dataclass(frozen=True)
class Change:
    """A demand relative to an earlier state, and where it stands in the text."""

    comparator: Comparator
    start: int
    end: int


def find_change(text: str) -> Change | None:
    """The demand relative to the previous year in a text of normal width, or None.

    A bound on a fall points down: of `前年度比5%以上減` the comparator is `<=`.
    """
    if match := _PREVIOUS_YEAR.search(text):
        comparator = _WORDS[match["change"] or match["bound"]]
        if match["fall"]:
            comparator = _FLIPPED.get(comparator, comparator)
        return Change(comparator, match.start(), match.end())
    if match := _SHARE.search(text):
        return Change(_SIGNS[match["sign"]], match.start(), match.end())
    return None


def change_of(quantity: Quantity, text: str) -> Change | None:
    """What a quantity says by itself of a change (`50%減`, `2か所増`, `△5%`), or None.

    A sign makes a change only of a share: △5百万円 is a deficit.
    """
    printed = text[quantity.start : quantity.end]
    match = _BEHIND.match(text, quantity.end)
    signed = quantity.unit in _SHARES and re.match(r"[+△▲-]", printed)
    if not match and not signed:
        return None
    falls = match["fall"] is not None if match else quantity.value < 0
    end = match.end() if match else quantity.end
    if not _BOUND.search(printed):
        return Change("<" if falls else ">", quantity.start, end)
    bound = quantity.comparator
    return Change(_FLIPPED.get(bound, bound) if falls else bound, quantity.start, end)


def is_share(unit: str | None) -> bool:
    """Whether a unit tells a part or a difference of one: 5%, 3ポイント."""
    return unit in _SHARES
