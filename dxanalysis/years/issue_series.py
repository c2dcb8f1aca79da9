"""`dx.issue_series`: each issue's money year by year, every year's amount once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from dxanalysis.years.departments import History, history_of
from dxanalysis.years.facts import IssueFacts, Printed
from dxanalysis.years.link import Place
from dxanalysis.years.series_frame import series_frame
from dxanalysis.years.threads import Thread, threads_of, year_of

if TYPE_CHECKING:
    import pandas as pd

    from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class IssueYear:
    """A row of `issue_series`."""

    series_id: str
    parent_series_id: str | None
    issue_no: int | None
    title: str | None
    fiscal_year: int
    approved_yen: int | None
    approved_plan_id: str | None
    approved_issue_no: int | None
    executed_yen: int | None
    executed_plan_id: str | None
    executed_issue_no: int | None
    execution_rate: float | None
    change_yen: int | None
    change_percent: float | None
    restated: bool
    before_first_plan: bool


def issue_series(tables: Tables, department: str) -> pd.DataFrame:
    """Each issue of a department as one thread over its plans: a row per series and fiscal year.

    Money is yen, rates per cent and unrounded; `approved_*` and `executed_*` say which plan's
    printing was taken. A year's own plan speaks for its budget, the newest plan for what was
    settled. Sum one year over series only where `before_first_plan` is false. Raises
    `UnknownDepartmentError`. Source: the tables `budgets` and `links`.

    >>> series = issue_series(tables, "デジタル統括室")
    >>> series.query("series_id == 'digital-2026-1'")["approved_yen"].tolist()[-2:]
    [353000000, 885000000]
    """
    return series_frame(issue_years(history_of(tables, department)), IssueYear)


def issue_threads(history: History) -> list[Thread]:
    """The department's issues as threads."""
    places = [Place(p.plan_id, no) for p in history.plans.values() for no in p.issues]
    threads = threads_of("issue", places, history.links)
    return [t for t in threads if any(history.is_own(p.plan_id) for p in t.places)]


def issue_years(history: History) -> Iterator[IssueYear]:
    """The rows of `issue_series`, thread by thread."""
    for thread in issue_threads(history):
        yield from thread_years(history, thread)


def thread_years(history: History, thread: Thread) -> Iterator[IssueYear]:
    """The rows of one thread."""
    return _Money(history, thread).rows()


class _Money:
    """What the plans of one thread print of its money."""

    def __init__(self, history: History, thread: Thread) -> None:
        self._thread = thread
        self._issues: dict[Place, IssueFacts] = {
            place: history.plans[place.plan_id].issues[place.issue_no] for place in thread.places
        }
        self._own = {year_of(place): place for place in thread.places}

    def rows(self) -> Iterator[IssueYear]:
        years = {year for issue in self._issues.values() for year, _ in issue.money} | {*self._own}
        before = None
        for year in sorted(years):
            row = self._row(year, before if before and before.fiscal_year == year - 1 else None)
            yield row
            before = row

    def _row(self, year: int, before: IssueYear | None) -> IssueYear:
        approved, budgeted_in = self._approved(year)
        executed, settled_in = self._newest(year, "executed")
        last = before.approved_yen if before else None
        own = self._own.get(year)
        return IssueYear(
            series_id=self._thread.series_id,
            parent_series_id=",".join(self._thread.parents) or None,
            issue_no=own.issue_no if own else None,
            title=self._issues[self._thread.places[-1]].title,
            fiscal_year=year,
            approved_yen=approved,
            approved_plan_id=budgeted_in.plan_id if budgeted_in else None,
            approved_issue_no=budgeted_in.issue_no if budgeted_in else None,
            executed_yen=executed,
            executed_plan_id=settled_in.plan_id if settled_in else None,
            executed_issue_no=settled_in.issue_no if settled_in else None,
            execution_rate=_percent(executed, approved),
            change_yen=None if approved is None or last is None else approved - last,
            change_percent=_percent(None if approved is None or last is None else approved - last, last),
            restated=self._is_restated(year),
            before_first_plan=year < year_of(self._thread.first),
        )  # fmt: skip

    def _approved(self, year: int) -> tuple[int | None, Place | None]:
        """The own plan's budget, － too; what it prints and nobody can read is not guessed."""
        own = self._own.get(year)
        if own is not None:
            if (printed := self._issues[own].money.get((year, "approved"))) is not None:
                return _taken(printed, own)
            if self._is_unread(own, year, "approved"):
                return None, None
        return self._newest(year, "approved")

    def _newest(self, year: int, phase: str) -> tuple[int | None, Place | None]:
        for place in reversed(self._thread.places):
            if (printed := self._issues[place].money.get((year, phase))) is not None:
                return _taken(printed, place)
            if self._is_unread(place, year, phase):
                return None, None
        return None, None

    def _is_unread(self, place: Place, year: int, phase: str) -> bool:
        return bool({(year, phase), (None, phase)} & self._issues[place].unread)

    def _is_restated(self, year: int) -> bool:
        """Whether two plans print amounts of the same year and phase that do not agree."""
        for phase in ("approved", "executed"):
            printed = [i.money.get((year, phase)) for i in self._issues.values()]
            amounts = [one for one in printed if one is not None and one.yen is not None]
            if any(not one.agrees(other) for one, other in combinations(amounts, 2)):
                return True
        return False


def _taken(printed: Printed, place: Place) -> tuple[int | None, Place | None]:
    return (None, None) if printed.yen is None else (printed.yen, place)


def _percent(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else part / whole * 100
