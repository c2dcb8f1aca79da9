"""Quantities with units and comparators: 3件, 70%以上, 受講者100名程度/年, 10~20%."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

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
    r"|(?<![\d月.,~])(?:1(?P<each>か月|日|人|校|件|区|社|世帯|団体|所属|回)(?:平均)?(?P<for>あたり|当たり|当り|につき|に)?"
    rf"|(?:人口)?(?P<rate>[\d,]{{1,7}}+[百千万]?+(?:{COUNTER}))(?:あたり|当たり|当り|につき)"
    r"|(?P<often>\d{1,2}(?:年|[かヶカヵケ]月|週間|日)|四半期)(?:ごと|毎)?に)\s?(?=\d|約|平均))?"
)
_PER = (
    r"(?:\s?/\s?(?P<per>年度?|か月|月|週|回|日|時間|人|名|件|校|区|社|台|か所|所属|課|団体|世帯))?"
)
# 2時間30分 is one quantity of hours; 100余名 is at least 100.
_LESSER = (
    r"(?:(?<=時間)(?P<minutes>\d{1,2})分|(?<=分)(?P<seconds>\d{1,2})秒|(?<=割)(?P<tenth>\d)分)?"
)
_UNIT = rf"(?:余り?)?(?:\s{{0,3}}(?P<unit>{COUNTER}){_LESSER}|(?P<other>{ANY_COUNTER}))"
_FIGURE = rf"{SIGN}(?:{NUMERAL})"
_RANGE = rf"(?P<low>{_FIGURE})\s?(?:{COUNTER})?(?:以上|から)?\s?(?:~|(?P<dash>-)(?=[\d,.]{{1,9}}\s?(?:%|ポイント|人|名|件)))\s?"
_TAIL = rf"(?:\s?(?P<after>{_SHORT}))?{_PER}(?:\s?(?P<late>{_BEHIND}))?"
_NOT_INSIDE = r"(?<![\d.,/〇一二三四五六七八九十百千万億兆第±-])(?<!\d:)"
# What a quantity begins with: its number, how often, or a word before it.
_BEGIN = rf"\d〇一二三四五六七八九十百千△▲+\-年月週人四{''.join(word[0] for word in _BEFORE_WORDS)}"
_QUANTITY = re.compile(
    rf"(?=[{_BEGIN}]){_EACH}{_BEFORE}{_NOT_INSIDE}(?:{_RANGE})?(?P<number>{_FIGURE})"
    rf"(?:{_UNIT}{_TAIL}|\s?(?P<bare>以上|以下|以内|未満|を超える|を上回る|を下回る))"
)
_BARE = re.compile(rf"\s*(?P<low>{_FIGURE})(?:\s?~\s?(?P<high>{_FIGURE}))?\s*")
_BARE_ZERO = re.compile(
    r"\s*(?:0|(?:[^。]{0,60}[^ァ-ヶー。])?ゼロ(?:件|人)?(?:を?(?:維持|継続|達成)|とする)?)\s*"
)
_ANY_FIGURE = re.compile(r"[\d一二三四五六七八九十百千]")
_DIGIT = re.compile(r"\d")
_MULTIPLIER = re.compile(r"[十百千万億]+$")


class Quantity(NamedTuple):
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
    return list(_quantities(text))


@lru_cache(maxsize=256)  # an indicator's readers ask for the same words again and again
def _quantities(text: str) -> tuple[Quantity, ...]:
    if not _ANY_FIGURE.search(text):
        return ()
    hidden = without_names(text)
    if bare := _BARE.fullmatch(text):
        return () if "□" in hidden else (_bare_quantity(bare),)
    return tuple(_quantity(match) for match in _QUANTITY.finditer(hidden) if _is_one(match))


def bare_zero(text: str) -> bool:
    """Whether the text says nothing but zero: `0`, `ゼロ`, `待機児童ゼロ`."""
    return _BARE_ZERO.fullmatch(text) is not None


def _is_one(match: re.Match[str]) -> bool:
    """Whether the match counts: kanji numerals and odd counters make words more often."""
    number, behind = match["number"], match.string[match.end() : match.end() + 1]
    if not _DIGIT.search(number):
        return _counts_in_kanji(match, behind)
    if match["dash"] and parse_number(match["low"]) >= parse_number(number):
        return False  # 3-1件 is no range
    if match["other"] is None:
        return True
    return not (match["low"] or re.match(r"[A-Za-z]", _character_before(match)))


def _counts_in_kanji(match: re.Match[str], behind: str) -> bool:
    unit = match["unit"]
    if unit is None or not re.fullmatch(KANJI_COUNTER, unit):
        return False
    if unit == "円" and not has_figure(match["number"]):
        return False  # 千円 is a unit, or a note
    plain = match["after"] is None and match["late"] is None
    return not (plain and re.match(r"[ァ-ヶー一-鿿]", behind))


def _character_before(match: re.Match[str]) -> str:
    start = match.start("number")
    return match.string[max(0, start - 1) : start]


def _bare_quantity(match: re.Match[str]) -> Quantity:
    low, high = match["low"], match["high"]
    value = float(_lower_end(low, high) if high else parse_number(low))
    start, end = match.start("low"), match.end("high" if high else "low")
    return Quantity(value, None, "=" if value == 0 else ">=", start, end)


def _quantity(match: re.Match[str]) -> Quantity:
    value = float(_value(match))
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Quantity(value, _unit(match), _comparator(match, value), start, match.end())


def _value(match: re.Match[str]) -> Decimal:
    if match["low"]:
        return _lower_end(match["low"], match["number"])
    value = parse_number(match["number"])
    if match["number"][0] == "-" and _is_dash(match):
        value = -value
    if sixtieths := match["minutes"] or match["seconds"]:
        return value + Decimal(sixtieths) / 60
    return value + Decimal(match["tenth"]) / 10 if match["tenth"] else value


def _is_dash(match: re.Match[str]) -> bool:
    """Whether the stroke before a count parts it from its name (対象者-500人): none is negative."""
    named = re.match(r"\w", _character_before(match)) is not None
    return named and match["unit"] not in ("%", "ポイント", "pt", "円", "倍")


def _lower_end(low: str, high: str) -> Decimal:
    """The end to be reached: that of 2~3千人 is 2,000, as the thousand is said once.

    Of a fall (△5~△3%) it is the lesser one.
    """
    ends = parse_number(low), parse_number(high)
    multiplier = _MULTIPLIER.search(high)
    if multiplier and not _MULTIPLIER.search(low):
        scaled = parse_number(low + multiplier.group())
        ends = (scaled if scaled < ends[1] else ends[0]), ends[1]
    return max(ends) if max(ends) < 0 else min(ends)


def _unit(match: re.Match[str]) -> str | None:
    unit = match["unit"] or match["other"]
    names = ("per", "period", "each", "rate", "often")
    per = next((match[name] for name in names if match[name]), None)
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
