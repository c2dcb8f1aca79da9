"""What an indicator aims at: the words of a target → year, comparator, value, unit, baseline."""

from __future__ import annotations

import re

from dxanalysis.plan.model import Scope, Target
from dxanalysis.text.changes import find_change
from dxanalysis.text.quantities import bare_zero, find_quantities
from dxanalysis.text.width import normalise
from dxanalysis.text.years import fiscal_year_of_short, year_mentions

_UNTIL = re.compile(r"\s*(?:末|中)?\s*まで")
_FROM = re.compile(r"\s*(?:から|~|-)\s*")
_NOTE = re.compile(r"\s*(?:\([^()]*\)?)?\s*")
_SHORT_END = re.compile(r"\s*(?:から|~|-)\s*(\d{1,2}|元)年度?")  # 令和6~8年度
_OPENS = re.compile(r"\s*\([^()]*")
_TRAILING = "をにへでとがはの、。 "


def annual_target(text: str, fiscal_year: int, line: int) -> Target:
    """The target that stands behind a year: `2業務での検証`, `前年比増`, `運用の開始`."""
    return _target(text, "annual", fiscal_year, fiscal_year, line)


def says_quantity(text: str) -> bool:
    """Whether a text tells how much: a quantity, or a change against the previous year."""
    normal = normalise(text).text
    return bool(find_quantities(normal)) or find_change(normal) is not None or bare_zero(normal)


def multi_year_target(title: str, line: int) -> Target | None:
    """The target over several years within an indicator's own words, or None.

    `令和12年度までに600名のDXリーダーを育成` is 600名 by 2030, its start unsaid. Of such a sentence
    the target's text runs from the year to the quantity.
    """
    form = normalise(title)
    span = _period(form.text)
    if span is None:
        return None
    begin, after, start, end = span
    found = find_quantities(form.text)
    quantity = next((q for q in found if q.start >= after), None)
    noted = next((q for q in found if _OPENS.fullmatch(form.text, q.end, begin)), None)
    if noted and not quantity:  # 1,000世帯以上(R3~R5合計目標): the years stand in a note behind
        begin = noted.start
    stop = quantity.end if quantity else len(form.text)
    first, last = form.span(begin, stop)
    text = title[first:last].rstrip(_TRAILING)
    return _target(text, "multi_year", start, end, line)


def split_target(title: str) -> tuple[str, str] | None:
    """A title that ends with its own target → both: `相談件数 100件以上(R3~R5合計)`; else None."""
    form = normalise(title)
    found = find_quantities(form.text)
    last = next((q for q in reversed(found) if _NOTE.fullmatch(form.text, q.end)), None)
    if last is None or not form.text[: last.start].strip():
        return None
    if (period := _period(form.text)) and period[0] < last.start:
        return None  # the years stand before: the whole sentence is the title
    at, _ = form.span(last.start, last.start)
    return title[:at].rstrip(_TRAILING + ":：…"), title[at:].strip()


def closing_target(text: str, fiscal_year: int, line: int) -> Target:
    """The target at a title's end: of the years in its note, or else of the plan's own year."""
    years = [mention.year for mention in year_mentions(normalise(text).text)]
    if not years:
        return annual_target(text, fiscal_year, line)
    start, end = (min(years), max(years)) if len(set(years)) > 1 else (None, years[0])
    scope: Scope = "annual" if start is None and end == fiscal_year else "multi_year"
    return _target(text, scope, end if scope == "annual" else start, end, line)


def _period(text: str) -> tuple[int, int, int | None, int] | None:
    """Where a period stands (its begin, its end) and which years it spans."""
    years = year_mentions(text)
    for i, year in enumerate(years):
        following = years[i + 1] if i + 1 < len(years) else None
        if short := _SHORT_END.match(text, year.end):
            return year.start, short.end(), year.year, fiscal_year_of_short(short[1], year.year)
        if following and _FROM.fullmatch(text, year.end, following.start):
            return year.start, following.end, year.year, following.year
        if _UNTIL.match(text, year.end):
            return year.start, year.end, None, year.year
    return None


def _target(text: str, scope: Scope, start: int | None, end: int, line: int) -> Target:
    normal = normalise(text).text
    change = find_change(normal)
    quantity = next(iter(find_quantities(normal)), None)
    if change:
        value, unit = (quantity.value, quantity.unit) if quantity else (None, None)
        return Target(
            scope,
            "relative",
            start,
            end,
            change.comparator,
            value,
            unit,
            "previous_year",
            text,
            line,
        )
    if quantity:
        comparator, value, unit = quantity.comparator, quantity.value, quantity.unit
        return Target(scope, "numeric", start, end, comparator, value, unit, None, text, line)
    if bare_zero(normal):
        return Target(scope, "numeric", start, end, "=", 0.0, None, None, text, line)
    return Target(scope, "milestone", start, end, None, None, None, None, text, line)
