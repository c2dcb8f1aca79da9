"""Era years and Gregorian years: 令和8年度 = R8 = 2026年度, 平成31年度 = 令和元年度 = 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dxanalysis.text.counters import COUNTER
from dxanalysis.text.numerals import parse_number

# The Gregorian year that is each era's first; a fiscal year is named after the era of its April,
# but documents made before the change of era go on counting (平成31年度), so both are read.
ERA_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926}
_ERA_BY_LETTER = {"R": "令和", "H": "平成", "S": "昭和"}
# A letter inside a word (PR5, H2O, R2D2) names no era, and S alone (S3) only with its 年.
_ERA = r"令和|平成|昭和|(?<![A-Za-z\d])(?:[RH](?=\s?(?:元|\d{1,2}(?![A-Za-z\d])))|S(?=\s?\d{1,2}\s?年))"
ERA_YEAR = (
    rf"(?:(?P<era>{_ERA})\s{{0,3}}(?P<year>元|(?!00?(?!\d))\d{{1,2}}(?!\d)|[一二三四五六七八九十]{{1,3}})"
    r"|(?P<gregorian>(?<![\d.,])(?:19|20)\d{2}(?!\d)))"
)
_FISCAL_YEAR_BEGINS = r"(?=[令平昭RHS12])"
_FISCAL_YEAR = re.compile(_FISCAL_YEAR_BEGINS + ERA_YEAR + r"(?:\s{0,3}年度?)?")
# 2000件 is no year: four figures are one with 年 behind them, or where nothing is counted.
_COUNTS = rf"[.,]\d|[十百千万億兆]|(?:以上|以下|以内|未満)|{COUNTER}|\s{{1,2}}{COUNTER}(?!(?![以未超程前])[一-鿿])"
_RANGE_OF_COUNTS = rf"\s?[~-]\s?[\d,.]{{1,9}}\s?(?:{_COUNTS})"
_COUNTED = re.compile(rf"(?:{_COUNTS}|{_RANGE_OF_COUNTS})")
_DATE = re.compile(r"(?:年\s?(\d{1,2})月(?:\s?\d{1,2}日)?|\.(\d{1,2})\.\d{1,2}(?!\d))")
# The second year of a period keeps silent on its era: 令和3~5年度, R3~5, 令和3・4年度.
_SECOND = re.compile(
    r"\s?(?:年度?)?\s?(?:(?:~|から)\s?(?P<to>元|\d{1,2})(?![\d,.])\s?(?P<unit>年度?(?!間))?|[-・]\s?(?P<and>\d{1,2})年度?)"
)


class YearMention(NamedTuple):
    """A fiscal year as it stands in a text: Gregorian `year`, and where it stands."""

    year: int
    start: int
    end: int


@lru_cache(maxsize=256)  # there are but a few eras and years
def gregorian_year(era: str, year: str) -> int:
    """The Gregorian year of an era year, `元` being the first: ("令和", "8") → 2026."""
    first = ERA_FIRST_YEAR[_ERA_BY_LETTER.get(era, era)]
    return first + (1 if year == "元" else int(parse_number(year))) - 1


def era_label(fiscal_year: int) -> str:
    """The fiscal year as people read it: 2026 → 令和8年度, 2019 → 令和元年度.

    >>> era_label(2026), era_label(2019)
    ('令和8年度', '令和元年度')
    """
    for era, first in ERA_FIRST_YEAR.items():
        if fiscal_year >= first:
            number = fiscal_year - first + 1
            return f"{era}{'元' if number == 1 else number}年度"
    return f"{fiscal_year}年度"


def year_mentions(text: str) -> list[YearMention]:
    """Every year with an era or four figures, in order; `text` is width-normalised.

    A date counts for its fiscal year: 令和8年3月末 is in 令和7年度. Of 令和3~5年度 both years are
    mentions.
    """
    return list(_all_mentions(text))


def parse_fiscal_year(text: str) -> int | None:
    """The Gregorian year of a text that is one fiscal year and nothing else, or None.

    >>> parse_fiscal_year("令和8年度"), parse_fiscal_year("8年度の予算")
    (2026, None)
    """
    match = _FISCAL_YEAR.fullmatch(text.strip())
    return _year_of(match) if match else None


def fiscal_year_of_short(number: str, plan_year: int) -> int:
    """The Gregorian year of a bare era year beside an amount, seen from its plan's year.

    A plan writes `8予算額` for its own year, `7予算額` and `6決算額` for those before it. The era
    may change inside one plan: in 令和2年度's, `30決算額` is 平成30年度. Of the eras' readings
    the one nearest to the plan's year is meant.
    """
    candidates = [gregorian_year(era, number) for era in ("令和", "平成")]
    return min(candidates, key=lambda year: abs(year - plan_year))


@lru_cache(maxsize=256)  # the readers of targets and of quantities ask for the same words
def _all_mentions(text: str) -> tuple[YearMention, ...]:
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[YearMention]:
    for match in _FISCAL_YEAR.finditer(text):
        bare = match["gregorian"] is not None and match.end() == match.end("gregorian")
        if bare and _COUNTED.match(text, match.end()):
            continue
        year = _year_of(match)
        written = match.end("gregorian" if match["gregorian"] else "year")
        if date := _DATE.match(text, written):
            month = int(date[1] or date[2])
            yield YearMention(year - (month <= 3), match.start(), date.end())
            continue
        yield YearMention(year, match.start(), match.end())
        if second := _second(text, year, written):
            yield second


def _second(text: str, first: int, at: int) -> YearMention | None:
    """The year behind `~` that leaves its era unsaid, where it is a later year."""
    match = _SECOND.match(text, at)
    if not match:
        return None
    unsaid = match["to"] and not match["unit"]
    if unsaid and ("から" in match.group() or _COUNTED.match(text, match.end())):
        return None  # 令和3年度から5件
    number = match["to"] or match["and"]
    name = "to" if match["to"] else "and"
    year = fiscal_year_of_short(number, first)
    if number != "元" and first % 100 < int(number) and year <= first:
        year = first - first % 100 + int(number)  # 2024~26年度
    return YearMention(year, match.start(name), match.end()) if year > first else None


def _year_of(match: re.Match[str]) -> int:
    if match["gregorian"]:
        return int(match["gregorian"])
    return gregorian_year(match["era"], match["year"])
