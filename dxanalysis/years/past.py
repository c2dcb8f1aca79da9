"""What was reached of an indicator so far: each year's result, and figures printed as sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dxanalysis.text.width import normal
from dxanalysis.text.years import year_mentions
from dxanalysis.years.departments import History
from dxanalysis.years.indicator_series import IndicatorYear, indicators_of, years_by_thread
from dxanalysis.years.link import Place
from dxanalysis.years.threads import Thread, year_of

_SO_FAR = re.compile("累計|累積|通算")


@dataclass(frozen=True)
class Total:
    """A figure printed as a sum; `first` is the first of its years where these are printed."""

    value: float
    first: int | None


@dataclass(frozen=True)
class Done:
    """The sum of what was reached from a period's start through a fiscal year."""

    value: float
    through: int


@dataclass(frozen=True)
class Past:
    """An indicator's results by fiscal year, and the sums that its plans print, by their year."""

    results: Mapping[int, float] = field(default_factory=dict)
    totals: Mapping[int, Total] = field(default_factory=dict)

    def done(self, start: int | None, now: int) -> Done | None:
        """What was reached of a target from `start` (None where unsaid), as of the plan of `now`.

        Through the plan's own year where that is known, or else through the year before; None where
        neither is.
        """
        found = [d for year in (now, now - 1) if (d := self._through(year, start)) is not None]
        if found:
            return found[0]
        return Done(0.0, now - 1) if start == now else None

    def _through(self, year: int, start: int | None) -> Done | None:
        summed = self._sum(start, year)
        total = self.totals.get(year)
        if summed is not None:
            return Done(summed, year)
        if total is None or (total.first is not None and total.first != start):
            return None
        if total.first is None and start is not None:
            return None  # 累計, since nobody knows when: it may be older than the target
        return Done(total.value, year)

    def _sum(self, start: int | None, end: int) -> float | None:
        if start is None or end < start:
            return None
        told = [self.results.get(year) for year in range(start, end + 1)]
        return None if None in told else sum(value for value in told if value is not None)


def pasts_of(history: History) -> dict[Place, Past]:
    """The past of every indicator of the department, by each place in which it stands."""
    return pasts_in(years_by_thread(history), history)


def pasts_in(
    threads: Iterable[tuple[Thread, list[IndicatorYear]]], history: History
) -> dict[Place, Past]:
    """The same, where the threads are at hand."""
    facts = indicators_of(history)
    found: dict[Place, Past] = {}
    for thread, rows in threads:
        results = {r.fiscal_year: r.actual_value for r in rows if r.actual_value is not None}
        totals = {
            year_of(place): total
            for place in thread.places
            if (total := _total(facts[place].result.cumulative, facts[place].result.text))
        }
        found |= dict.fromkeys(thread.places, Past(results, totals))
    return found


def _total(value: float | None, text: str | None) -> Total | None:
    """A sum with its first year; one that says neither 累計 nor its years is left aside."""
    if value is None:
        return None
    words = normal(text or "")
    years = {mention.year for mention in year_mentions(words)}
    if len(years) > 1:
        return Total(value, min(years))
    return Total(value, None) if _SO_FAR.search(words) else None
