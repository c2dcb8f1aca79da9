"""Era years and Gregorian years: 令和8年度 = R8 = 2026年度, 平成31年度 = 令和元年度 = 2019."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The Gregorian year that is each era's first; a fiscal year is named after the era of its April,
# but documents made before the change of era go on counting (平成31年度), so both are read.
ERA_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926}
_ERA_BY_LETTER = {"R": "令和", "H": "平成", "S": "昭和"}
ERA_YEAR = r"(?:(?P<era>令和|平成|昭和|[RHS])\s*(?P<year>元|\d{1,2})|(?P<gregorian>(?:19|20)\d{2}))"
_FISCAL_YEAR = re.compile(ERA_YEAR + r"\s*年?度?")


@dataclass(frozen=True)
class YearMention:
    """A fiscal year as it stands in a text: Gregorian `year`, and where it stands."""

    year: int
    start: int
    end: int


def gregorian_year(era: str, year: str) -> int:
    """The Gregorian year of an era year, `元` being the first: ("令和", "8") → 2026."""
    first = ERA_FIRST_YEAR[_ERA_BY_LETTER.get(era, era)]
    return first + (1 if year == "元" else int(year)) - 1


def era_label(fiscal_year: int) -> str:
    """The fiscal year as people read it: 2026 → 令和8年度, 2019 → 令和元年度."""
    for era, first in ERA_FIRST_YEAR.items():
        if fiscal_year >= first:
            number = fiscal_year - first + 1
            return f"{era}{'元' if number == 1 else number}年度"
    return f"{fiscal_year}年度"


def year_mentions(text: str) -> list[YearMention]:
    """Every year with an era or four figures, in order; `text` is width-normalised."""
    return [
        YearMention(_year_of(match), match.start(), match.end())
        for match in _FISCAL_YEAR.finditer(text)
    ]


def parse_fiscal_year(text: str) -> int | None:
    """The Gregorian year of a text that is one fiscal year and nothing else, or None."""
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


def _year_of(match: re.Match[str]) -> int:
    if match["gregorian"]:
        return int(match["gregorian"])
    return gregorian_year(match["era"], match["year"])
