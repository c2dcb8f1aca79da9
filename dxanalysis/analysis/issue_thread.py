"""One issue over the years: what the department's other plans print of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.rounding import RoundedPercent, rounded_percent
from dxanalysis.analysis.rows import BudgetRow, rows_of
from dxanalysis.analysis.standing import Standing, Ungraded, why_ungraded
from dxanalysis.analysis.subject import NO_TITLE, Subject, subject_of
from dxanalysis.text.amounts import grain_of
from dxanalysis.years.departments import History
from dxanalysis.years.facts import IndicatorFacts
from dxanalysis.years.indicator_series import IndicatorYear, indicators_of, years_by_thread
from dxanalysis.years.issue_series import IssueYear, issue_threads, thread_years
from dxanalysis.years.link import Place, YearLink
from dxanalysis.years.threads import year_of

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True)
class MoneyYear:
    """A year of an issue's money; the rates are as exact as the printed amounts allow."""

    year: IssueYear
    execution: RoundedPercent | None
    change: RoundedPercent | None
    approved: BudgetRow | None
    executed: BudgetRow | None


@dataclass(frozen=True)
class IndicatorThread:
    """An indicator of the issue, year by year; `ungraded`: why a plan's year has no grade.

    `places`: where the plans have it.
    """

    title: str
    years: list[IndicatorYear]
    ungraded: dict[int, Ungraded | Standing]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class IssueThread:
    """One issue as a thread over the department's plans.

    `plans`: every plan of the thread, by plan_id; `money`: its years in order; `parents`: of what it
    came out by a split or a merger, by title; `heirs`: into what it went
    so; `indicators`: those that stand in the thread's issues; `proposals`: links that a person must
    decide and that no figure here uses; `others`: how many other plans of the department there are.
    """

    subject: Subject
    plans: dict[str, Subject]
    money: list[MoneyYear]
    parents: list[str]
    heirs: list[str]
    indicators: list[IndicatorThread]
    proposals: list[YearLink]
    others: int

    @property
    def joined(self) -> bool:
        """Whether the issue runs through more than one plan."""
        return len(self.plans) > 1


def issue_thread(tables: Tables, subject: Subject, history: History) -> IssueThread:
    """The thread in which the subject's issue stands, in the history of its department."""
    assert subject.issue is not None
    here = Place(subject.plan_id, subject.issue.issue_no)
    thread = next(t for t in issue_threads(history) if here in t.places)
    money = [row for row in thread_years(history, thread) if not _is_blank_before(row)]
    links = [x for x in history.links if x.level == "issue"]
    return IssueThread(
        subject=subject,
        plans={p.plan_id: subject_of(tables, p.plan_id) for p in thread.places},
        money=money_years(tables, money),
        parents=[
            _name(history, x.origin)
            for x in links
            if x.heir == thread.first and x.origin and x.holds and not x.one_to_one
        ],
        heirs=[
            _name(history, x.heir)
            for x in links
            if x.origin == thread.places[-1] and x.heir and x.holds and not x.one_to_one
        ],
        indicators=_indicators(history, thread.series_id, here),
        proposals=[
            x
            for x in history.links
            if x.status == "proposed" and ({_issue(x.origin), _issue(x.heir)} & {*thread.places})
        ],
        others=len(history.plans) - 1,
    )


def _is_blank_before(row: IssueYear) -> bool:
    """Whether a year before the issue's first plan is printed as －: there was no such issue yet."""
    return row.before_first_plan and row.approved_yen is None and row.executed_yen is None


def money_years(tables: Tables, years: list[IssueYear]) -> list[MoneyYear]:
    """The rows of a series with their printings, and rates as exact as those allow."""
    wanted = {y.approved_plan_id for y in years} | {y.executed_plan_id for y in years}
    frame = tables.budgets[tables.budgets["plan_id"].isin(wanted)]
    printed = {
        (r.plan_id, r.issue_no, r.fiscal_year, r.phase): r for r in rows_of(frame, BudgetRow)
    }
    found = []
    before: MoneyYear | None = None
    for year in years:
        approved = printed.get(
            (year.approved_plan_id or "", year.approved_issue_no or 0, year.fiscal_year, "approved")
        )
        executed = printed.get(
            (year.executed_plan_id or "", year.executed_issue_no or 0, year.fiscal_year, "executed")
        )
        last = (
            before.approved if before and before.year.fiscal_year == year.fiscal_year - 1 else None
        )
        before = MoneyYear(
            year=year,
            execution=_rate(executed, approved),
            change=_rate(approved, last, change=True),
            approved=approved,
            executed=executed,
        )
        found.append(before)
    return found


def _rate(
    part: BudgetRow | None, whole: BudgetRow | None, *, change: bool = False
) -> RoundedPercent | None:
    if part is None or whole is None:
        return None
    grains = (grain_of(part.amount_text), grain_of(whole.amount_text))
    return rounded_percent(part.amount_yen, whole.amount_yen, grains, change=change)


def _indicators(history: History, series_id: str, here: Place) -> list[IndicatorThread]:
    """The series of the indicators that stand in this plan's issue, in its order, then the others."""
    facts, evaluated = indicators_of(history), _evaluated(history)
    mine = [
        (thread, years)
        for thread, years in years_by_thread(history)
        if any(y.issue_series_id == series_id for y in years)
    ]
    year = year_of(here)
    mine.sort(key=lambda each: not any(y.fiscal_year == year for y in each[1]))
    return [
        IndicatorThread(
            years[-1].title,
            years,
            {
                year_of(place): _ungraded(facts[place], evaluated=place.plan_id in evaluated)
                for place in thread.places
                if facts[place].result.grade is None
            },
            tuple(thread.places),
        )
        for thread, years in mine
    ]


def _evaluated(history: History) -> set[str]:
    """The plans that hold a result or a grade of their own year."""
    return {
        plan.plan_id
        for plan in history.plans.values()
        for issue in plan.issues.values()
        for indicator in issue.indicators
        if indicator.result.grade or (indicator.result.text and not indicator.result.pending)
    }


def _ungraded(facts: IndicatorFacts, *, evaluated: bool) -> Ungraded | Standing:
    if facts.result.pending:
        return Standing.PENDING
    return why_ungraded(
        evaluated=evaluated, has_target=bool(facts.targets), has_result=bool(facts.result.text)
    )


def _issue(place: Place | None) -> Place | None:
    return Place(place.plan_id, place.issue_no) if place else None


def _name(history: History, place: Place | None) -> str:
    assert place is not None
    title = history.plans[place.plan_id].issues[place.issue_no].title
    return title or NO_TITLE
