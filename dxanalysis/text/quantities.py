"""Quantities with units and comparators: 3件, 70%以上, 受講者100名程度/年, 前年比増."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dxanalysis.text.numerals import NUMERAL, SIGN, parse_number
from dxanalysis.text.years import year_mentions

Comparator = Literal[">=", "<=", ">", "<", "~", "="]

# Longest first where one begins with another; a word that is not here is taken from the script.
_COUNTERS = (
    "ポイント パーセント テーマ プロジェクト キロメートル メートル トン ヘクタール 平方メートル "
    "か所 ヶ所 カ所 箇所 個所 か月 ヶ月 カ月 か国 か年 "
    "世帯 業務 分野 事業 団体 施設 会場 校区 地域 地区 区域 区 社 者 校 園 店 件 人 名 回 点 種 "
    "台 本 棟 戸 枚 冊 部 基 隻 床 便 路線 駅 橋 日 時間 分間 分 秒 週間 年間 歳 位 倍 割 円 "
    "項目 講座 制度 機関 企業 品目 か店 組 班 隊 署 票 票数 t km m ha kg GB MB ㎡ % ‰ pt"
).split()
_COUNTER = "|".join(sorted(map(re.escape, _COUNTERS), key=len, reverse=True))
_UNIT = rf"(?P<unit>{_COUNTER}|[ァ-ヶー]+|[一-鿿]{{1,2}}(?![一-鿿]))"
_BEFORE = r"(?P<before>約|およそ|概ね|おおむね|平均)?"
_AFTER = r"(?P<after>程度|前後|以上|以下|以内|未満|超|を超える|を上回る|を下回る)?"
_PER = r"(?P<per>/(?:年度?|月|回|人|件|日|校|区))?"
# 第1期, 1-2 and 3年生 are names of things, not quantities of them.
_QUANTITY = re.compile(
    rf"(?<![第\d.,-]){_BEFORE}\s*(?P<number>{SIGN}(?:{NUMERAL}))\s*{_UNIT}{_AFTER}{_PER}{_AFTER.replace('after', 'late')}"
)
# A year of an era left unsaid, a date, the full mark of a scale, and numerals that are words.
_NO_QUANTITY = re.compile(
    r"(?<!\d)(?:\d{1,2}|元)年度|\d{1,2}月(?:\d{1,2}日)?|\d+(?:点|段階)満点中?|\d+段階(?:評価)?中"
    r"|一人(?:ひとり|一人)|一[部体時番つ層元貫環定般]|[二三]者|[二三]次"
)
_BARE_ZERO = re.compile(r"\s*(?:0|ゼロ)\s*")
_WORDS: dict[str, Comparator] = {
    "約": "~", "およそ": "~", "概ね": "~", "おおむね": "~", "程度": "~", "前後": "~",
    "以上": ">=", "以下": "<=", "以内": "<=", "未満": "<", "を下回る": "<",
    "超": ">", "を超える": ">", "を上回る": ">",
}  # fmt: skip
_PREVIOUS_YEAR = re.compile(
    r"(?:前年度?|昨年度?)(?:実績)?(?:(?:比|と比べ|に比べ|より|から)[^、。]{0,12}?|同|を)?"
    r"(?P<change>以上|以下|増加?|減少?|向上|上回る|下回る|超|維持)"
)
_CHANGE: dict[str, Comparator] = {
    "以上": ">=", "以下": "<=", "維持": ">=", "増": ">", "増加": ">", "向上": ">", "上回る": ">",
    "超": ">", "減": "<", "減少": "<", "下回る": "<",
}  # fmt: skip


@dataclass(frozen=True)
class Quantity:
    """A value with its unit, how it is compared, and where it stands in the text."""

    value: float
    unit: str | None
    comparator: Comparator
    start: int
    end: int


@dataclass(frozen=True)
class Change:
    """A demand relative to the previous year (`前年比増`), and where it stands in the text."""

    comparator: Comparator
    start: int
    end: int


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text in normal width, in order; years and dates are no quantities."""
    hidden = _NO_QUANTITY.sub(lambda match: "□" * len(match.group()), text)
    for year in year_mentions(text):
        hidden = hidden[: year.start] + "□" * (year.end - year.start) + hidden[year.end :]
    return [_quantity(match) for match in _QUANTITY.finditer(hidden)]


def find_change(text: str) -> Change | None:
    """The demand relative to the previous year in a text of normal width, or None."""
    match = _PREVIOUS_YEAR.search(text)
    return Change(_CHANGE[match["change"]], match.start(), match.end()) if match else None


def bare_zero(text: str) -> bool:
    """Whether the text is nothing but a zero."""
    return _BARE_ZERO.fullmatch(text) is not None


def _quantity(match: re.Match[str]) -> Quantity:
    value = float(parse_number(match["number"]))
    words = (match["after"], match["late"], match["before"])
    comparator = next((_WORDS[word] for word in words if word in _WORDS), None)
    if comparator is None:
        comparator = "=" if value == 0 else ">="
    unit = match["unit"] + (match["per"] or "")
    return Quantity(value, unit, comparator, match.start(), match.end())
