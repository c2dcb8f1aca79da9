"""What the years together leave to be asked: money that stayed, misses that go on, new meanings."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from dxanalysis.questions.question import Question, Quote, ask, quoted
from dxanalysis.schema.question_rules import RULES
from dxanalysis.text.years import era_label
from dxanalysis.years.departments import History
from dxanalysis.years.facts import IndicatorFacts, plain
from dxanalysis.years.indicator_series import IndicatorYear, indicators_of, years_by_thread
from dxanalysis.years.issue_series import IssueYear, issue_threads, thread_years
from dxanalysis.years.link import Place
from dxanalysis.years.threads import year_of

_YEARS_AND_FIGURES = re.compile(r"(?:令和|平成|R|H)?(?:[\d,.]+|元)(?:年度?(?:末|まで|中)?)?")
MoneyPrint = tuple[Place, int, str]
"""Where a plan prints an amount: the issue, the fiscal year and the phase."""
_RISING, _FALLING = {">=", ">"}, {"<=", "<"}


class YearRules:
    """The rules over one department's plans.

    `money` are the printed amounts; `explained` the issues that give a reason for what they did
    not spend.
    """

    def __init__(
        self, history: History, money: Mapping[MoneyPrint, Quote], explained: Container[Place]
    ) -> None:
        self._money, self._explained = money, explained
        self._facts = indicators_of(history)
        self._history = history
        self.threads = years_by_thread(history)
        self._row_at = {
            place: row
            for thread, rows in self.threads
            for row in rows
            for place in thread.places
            if year_of(place) == row.fiscal_year
        }
        self._before = {
            place: next((r for r in rows if r.fiscal_year == year_of(place) - 1), None)
            for thread, rows in self.threads
            for place in thread.places
        }

    def told_before(self) -> Iterator[Place]:
        """The indicators of which the plans tell the result of the year before."""
        for place, row in self._before.items():
            if row is not None and row.actual_value is not None:
                yield place

    def questions(self) -> Iterator[Question]:
        """All of them, each at the plan in which it arises."""
        for thread, rows in self.threads:
            for place in thread.places:
                until = [r for r in rows if r.fiscal_year <= year_of(place)]
                yield from self._of_indicator(place, until)
        yield from self._changed()
        for issues in issue_threads(self._history):
            money = list(thread_years(self._history, issues))
            for row in money:
                yield from self._low_execution(row)
            for place in issues.places:
                yield from self._money_up(place, money)

    def _of_indicator(self, place: Place, rows: list[IndicatorYear]) -> Iterator[Question]:
        here, facts = rows[-1], self._facts[place]
        at = quoted(facts.title, facts)
        missed = here.missed_years or 0
        if missed >= RULES["unmet_for_years"].years:
            yield ask(place, "unmet_for_years", facts.title, at, years=missed)
        graded = [r.attained for r in rows if r.attained is not None]
        always = here.attained and all(graded) and _in_a_row(rows)
        if always and len(graded) >= RULES["always_met"].years:
            yield ask(place, "always_met", facts.title, at, years=len(graded))
        if self._is_reached_already(place, here):
            yield ask(place, "target_equals_last_result", facts.title, at)

    def _is_reached_already(self, place: Place, here: IndicatorYear) -> bool:
        result = self._facts[place].result
        last = result.previous if result.previous_unit in {here.unit, None} else None
        before = self._before.get(place)
        if last is None and before is not None:
            last = before.actual_value
        target = self._facts[place].target("annual")
        if target is None or target.value is None or last is None or target.kind != "numeric":
            return False
        if target.comparator in _RISING:
            return target.value <= last
        return target.comparator in _FALLING and target.value >= last

    def _changed(self) -> Iterator[Question]:
        """Indicators whose unit or name is another than in the plan before."""
        for link in self._history.links:
            if link.level != "indicator" or not link.holds or not link.one_to_one:
                continue
            one, other = (
                self._facts.get(p) if p is not None else None for p in (link.origin, link.heir)
            )
            if one is None or other is None or link.heir is None:
                continue
            if what := _changed(one, other):
                at = quoted(other.title, other)
                yield ask(link.heir, "definition_changed", other.title, at, changed=what)

    def _low_execution(self, row: IssueYear) -> Iterator[Question]:
        rate = row.execution_rate
        if rate is None or rate >= RULES["low_execution"].share or row.executed_issue_no is None:
            return
        place = Place(row.executed_plan_id or "", row.executed_issue_no)
        if place in self._explained:
            return
        shown = f"{int(rate)}%台" if rate >= 1 else "1%未満"
        at = self._money.get((place, row.fiscal_year, "executed"), Quote())
        yield ask(place, "low_execution", None, at, year=era_label(row.fiscal_year), rate=shown)

    def _money_up(self, place: Place, money: list[IssueYear]) -> Iterator[Question]:
        """The budget of the plan's year rose, and no indicator of its issue shows it."""
        year = year_of(place)
        row = next((r for r in money if r.fiscal_year == year), None)
        if row is None or (row.change_percent or 0) < RULES["money_up_result_flat"].share:
            return
        plan = self._history.plans[place.plan_id]
        if not plan.is_evaluated:
            return
        moves = [
            self._moved(Place(place.plan_id, place.issue_no, i.no))
            for i in plan.issues[place.issue_no].indicators
        ]
        if moves and all(better is False for better in moves):
            at = self._money.get((place, year, "approved"), Quote())
            yield ask(place, "money_up_result_flat", None, at, year=era_label(year))

    def _moved(self, place: Place) -> bool | None:
        """Whether the result is better than the year before's; False, too, where none is measured."""
        here, before = self._row_at[place], self._before.get(place)
        if here.actual_value is None:
            return bool(here.attained) and None
        if before is None or before.actual_value is None:
            return None
        if here.comparator in _RISING:
            return here.actual_value > before.actual_value
        return here.actual_value < before.actual_value if here.comparator in _FALLING else None


def _in_a_row(rows: list[IndicatorYear]) -> bool:
    graded = [r.fiscal_year for r in rows if r.attained is not None]
    return graded[-1] - graded[0] == len(graded) - 1


def _changed(one: IndicatorFacts, other: IndicatorFacts) -> str | None:
    if one.unit is not None and other.unit is not None and one.unit != other.unit:
        return "単位"
    names = [_YEARS_AND_FIGURES.sub("", plain(facts.title)) for facts in (one, other)]
    return None if names[0] == names[1] else "名称"
