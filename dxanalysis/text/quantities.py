"""Quantities with units and comparators: 3件, 70%以上, 受講者100名程度/年, 10~20%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dxanalysis.text.counters import ANY_COUNTER, COUNTER, KANJI_COUNTER
from dxanalysis.text.numbered import without_names
from dxanalysis.text.numerals import NUMERAL, SIGN, has_figure, parse_number

Comparator = Literal[">=", "<=", ">", "<", "~", "="]

_WORDS: dict[str, Comparator] = {
    "約": "~", "およそ": "~", "おおよそ": "~", "概ね": "~", "おおむね": "~", "ほぼ": "~",
    "程度": "~", "前後": "~", "ほど": "~", "以上": ">=", "最低": ">=", "少なくとも": ">=",
    "以下": "<=", "以内": "<=", "最大": "<=", "未満": "<", "を下回る": "<", "を切る": "<",
    "を下回らない": ">=", "を切らない": ">=", "を超えない": "<=", "を上回らない": "<=",
    "に抑える": "<=", "に抑え": "<=", "に抑制": "<=", "にとどめる": "<=", "に削減": "<=",
    "に縮減": "<=", "に短縮": "<=", "に減らす": "<=", "まで削減": "<=", "まで短縮": "<=",
    "超": ">", "超え": ">", "を超える": ">", "を超え": ">", "を上回る": ">",
}  # fmt: skip
_BEFORE_WORDS = "約 およそ おおよそ 概ね おおむね ほぼ 平均 延べ のべ 累計 合計 計 年間 最低 最大 少なくとも".split()
_BEHIND_WORDS = sorted(_WORDS.keys() - set(_BEFORE_WORDS), key=len, reverse=True)
_SHORT = "|".join(w for w in _BEHIND_WORDS if w[0] not in "をにま")  # may stand before /年

_BEFORE = rf"(?:(?P<before>{'|'.join(_BEFORE_WORDS)})\s{{0,3}})?"
_BEHIND = "|".join(_BEHIND_WORDS)
# 1日100件, 月1回, 1校当たり3件: how often, or for each of what.
_EACH = (
    r"(?:(?:(?<![\d元前昨今来翌同周か]))(?P<period>[年月週])(?:に|間で)?\s?(?=\d)"
    r"|(?<![\d月.,])1(?P<each>か月|日|人|校|件|区|社|世帯|団体|所属|回)(?:平均)?(?P<for>あたり|当たり|当り|につき|に)?\s?(?=\d|約|平均))?"
)
_PER = (
    r"(?:\s?/\s?(?P<per>年度?|か月|月|週|回|日|時間|人|名|件|校|区|社|台|か所|所属|課|団体|世帯))?"
)
_UNIT = rf"(?:\s{{0,3}}(?P<unit>{COUNTER})|(?P<other>{ANY_COUNTER}))"
_FIGURE = rf"{SIGN}(?:{NUMERAL})"
_RANGE = rf"(?P<low>{_FIGURE})\s?(?:{COUNTER})?(?:以上|から)?\s?~\s?"
_TAIL = rf"(?:\s?(?P<after>{_SHORT}))?{_PER}(?:\s?(?P<late>{_BEHIND}))?"
_NOT_INSIDE = r"(?<![\d.,/〇一二三四五六七八九十百千万億兆第-])(?<!\d:)"
_QUANTITY = re.compile(
    rf"{_EACH}{_BEFORE}{_NOT_INSIDE}(?:{_RANGE})?(?P<number>{_FIGURE})"
    rf"(?:{_UNIT}{_TAIL}|\s?(?P<bare>以上|以下|以内|未満|を超える|を上回る|を下回る))"
)
_BARE = re.compile(rf"\s*({_FIGURE})\s*")
_BARE_ZERO = re.compile(r"\s*(?:0|(?:[^。]{0,60}[^ァ-ヶー。])?ゼロ(?:件|人)?(?:を?(?:維持|継続|達成)|とする)?)\s*")
_MULTIPLIER = re.compile(r"[十百千万億]+$")


@dataclass(frozen=True)
class Quantity:
    """A value with its unit, how it is compared, and where it stands in the text."""

    value: float
    unit: str | None
    comparator: Comparator
    start: int
    end: int


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text in normal width, in order; years, dates and names are none.

    A range (`10~20%`, `3件~5件`) is one quantity: its value is the lower end and its comparator
    `>=`, for that is what must be reached. Numerals in kanji count only with a known counter. The
    unit is as printed; a period or share before the number goes behind a stroke (月1回 → 回/月).
    A number that is the whole text is a quantity without unit.
    """
    if bare := _BARE.fullmatch(text):
        hidden = without_names(text)
        value = float(parse_number(bare[1]))
        found = Quantity(value, None, "=" if value == 0 else ">=", bare.start(1), bare.end(1))
        return [] if "□" in hidden else [found]
    matches = _QUANTITY.finditer(without_names(text))
    return [_quantity(match) for match in matches if _is_one(match)]


def bare_zero(text: str) -> bool:
    """Whether the text says nothing but zero: `0`, `ゼロ`, `待機児童ゼロ`."""
    return _BARE_ZERO.fullmatch(text) is not None


def _is_one(match: re.Match[str]) -> bool:
    """Whether the match counts: kanji numerals and odd counters make words more often."""
    number, behind = match["number"], match.string[match.end() : match.end() + 1]
    before = match.string[max(0, match.start("number") - 1) : match.start("number")]
    if not re.search(r"\d", number):
        return _counts_in_kanji(match, before, behind)
    latin_before = re.match(r"[A-Za-z]", before) is not None
    return match["other"] is None or not (latin_before or match["low"])


def _counts_in_kanji(match: re.Match[str], before: str, behind: str) -> bool:
    unit = match["unit"]
    if unit is None or not re.fullmatch(KANJI_COUNTER, unit):
        return False
    if unit == "円" and not has_figure(match["number"]):
        return False  # 千円 is a unit, or a note
    plain = match["after"] is None and match["late"] is None
    return not (plain and re.match(r"[ァ-ヶー一-鿿]", behind))


def _quantity(match: re.Match[str]) -> Quantity:
    number = parse_number(match["number"])
    value = float(_lower_end(match["low"], match["number"]) if match["low"] else number)
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Quantity(value, _unit(match), _comparator(match, value), start, match.end())


def _lower_end(low: str, high: str) -> Decimal:
    """The lower end: that of 2~3千人 is 2,000, as the thousand is said once."""
    ends = parse_number(low), parse_number(high)
    multiplier = _MULTIPLIER.search(high)
    if multiplier and not _MULTIPLIER.search(low):
        scaled = parse_number(low + multiplier.group())
        ends = (scaled if scaled < ends[1] else ends[0]), ends[1]
    return min(ends)


def _unit(match: re.Match[str]) -> str | None:
    unit = match["unit"] or match["other"]
    per = match["per"] or match["period"] or match["each"]
    return f"{unit}/{per}" if unit and per else unit


def _comparator(match: re.Match[str], value: float) -> Comparator:
    """What the words say; a bound tells more than 約 or 程度, a bare number is to be reached."""
    if match["low"]:
        return ">="
    names = ("bare", "after", "late", "before")
    said = [_WORDS[match[name]] for name in names if match[name] in _WORDS]
    bounds = [comparator for comparator in said if comparator != "~"]
    if said:
        return (bounds or said)[0]
    if match["unit"] == "位":
        return "<="
    return "=" if value == 0 else ">="
