"""What an indicator aims at: the words of a target → year, comparator, value, unit, baseline."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dxanalysis.plan.model import Scope, Target, TargetKind
from dxanalysis.text.comparisons import Change, change_of, find_change, is_share
from dxanalysis.text.quantities import Comparator, Quantity, bare_zero, find_quantities
from dxanalysis.text.width import normal, normalise
from dxanalysis.text.years import year_mentions

_UNTIL = re.compile(r"\s*(?:末|中)?\s*まで")
_FROM = re.compile(r"\s*(?:から|~|-)\s*")
_NOTE = re.compile(r"\s*(?:\([^()]*\)?)?\s*")
_LASTING = re.compile(r"\s*(?:から|以降)?の?\s*(\d{1,2})(?:[かヶカヵケ]年|年間)")  # からの3か年
_YEAR_AGO = re.compile("前年|昨年")
_OPENS = re.compile(r"\s*\([^()]*")
_NUMBER_ALONE = re.compile(r"\s*[\d.]+\s*")  # as likely an item's number as a figure
_TRAILING = "をにへでとがはの、。 "


def annual_target(text: str, fiscal_year: int, line: int) -> Target:
    """The target that stands behind a year: `2業務での検証`, `前年比増`, `運用の開始`."""
    return _target(text, "annual", fiscal_year, fiscal_year, line)


def says_quantity(text: str) -> bool:
    """Whether a text tells how much: a quantity, or a change against the previous year."""
    words = normal(text)
    if bare_zero(words) or find_change(words) is not None:
        return True
    return not _NUMBER_ALONE.fullmatch(words) and bool(find_quantities(words))


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
    years = [mention.year for mention in year_mentions(normal(text))]
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
        if following and _FROM.fullmatch(text, year.end, following.start):
            return year.start, following.end, year.year, following.year
        if lasting := _LASTING.match(text, year.end):
            return year.start, lasting.end(), year.year, year.year + int(lasting[1]) - 1
        if _UNTIL.match(text, year.end):
            return year.start, year.end, None, year.year
    return None


class _Aim(NamedTuple):
    """What a target's words ask, whatever the years."""

    kind: TargetKind
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    baseline: Literal["previous_year"] | None = None


def _target(text: str, scope: Scope, start: int | None, end: int, line: int) -> Target:
    aim = _aim(normal(text))
    return Target(
        scope,
        aim.kind,
        start,
        end,
        aim.comparator,
        aim.value,
        aim.unit,
        aim.baseline,
        text,
        line,
    )


def _aim(text: str) -> _Aim:
    quantity = next(iter(find_quantities(text)), None)
    if (change := find_change(text)) and (aim := _against_previous_year(text, change, quantity)):
        return aim
    if quantity and (own := change_of(quantity, text)):
        baseline: Literal["previous_year"] | None = (
            "previous_year" if _YEAR_AGO.search(text) else None
        )
        return _Aim("relative", own.comparator, abs(quantity.value), quantity.unit, baseline)
    if quantity:
        return _Aim("numeric", quantity.comparator, quantity.value, quantity.unit)
    return _Aim("numeric", "=", 0.0) if bare_zero(text) else _Aim("milestone")


def _against_previous_year(text: str, change: Change, quantity: Quantity | None) -> _Aim | None:
    """The change's aim; None where a figure before it is the aim (`100件(前年度以上)`).

    A figure is the change's amount only where it stands in its words (`前年度比5%増`); in
    `前年度以上(100件)` it is last year's result, and in `前年度実績(100件)以上` so too.
    """
    aim = _Aim("relative", change.comparator, baseline="previous_year")
    if quantity is None:
        return aim
    if quantity.end <= change.start:
        return None
    noted = text[: quantity.start].rstrip().endswith("(")
    within = quantity.start < change.end and not noted
    rises = change.comparator in (">", "<") and is_share(quantity.unit)
    if within or rises:
        return aim._replace(value=abs(quantity.value), unit=quantity.unit)
    return aim
