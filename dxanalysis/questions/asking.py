"""All questions about all plans: plan by plan while they are read, and then over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.pace import remaining_paths
from dxanalysis.questions.indicator_rules import of_indicator
from dxanalysis.questions.issue_rules import of_issue
from dxanalysis.questions.printed_plan import PrintedIssue, PrintedPlan
from dxanalysis.questions.question import Question, Quote, ask, quoted
from dxanalysis.questions.result_rules import of_result
from dxanalysis.questions.wording import Nature, Wording
from dxanalysis.questions.year_rules import MoneyPrint, YearRules
from dxanalysis.schema.question_rules import words
from dxanalysis.text.width import normal
from dxanalysis.years.departments import History
from dxanalysis.years.link import Place
from dxanalysis.years.past import pasts_in

_NOTHING: Mapping[Place, Nature] = {}
Key = tuple[Place, str]


@dataclass
class PlanQuestions:
    """What is asked of some plans, and what of them the years must still decide.

    `long_aims`: the indicators with targets of several years, by plan and its fiscal year;
    `money`: where amounts are printed; `explained`: the issues that give a reason for what they
    did not spend.
    """

    asked: list[Question] = field(default_factory=list)
    long_aims: list[tuple[int, list[MeasuredIndicator]]] = field(default_factory=list)
    money: dict[MoneyPrint, Quote] = field(default_factory=dict)
    explained: set[Place] = field(default_factory=set)

    def add(self, plan: PrintedPlan, natures: Mapping[Place, Nature] = _NOTHING) -> None:
        """Apply the rules that need one plan alone; `natures` are those that a person decided."""
        has_indicators = any(True for _ in plan.indicators)
        for issue in plan.issues:
            self._add_issue(issue, plan, natures, has_indicators=has_indicators)
        long = [row for row in plan.indicators if row.multi_year]
        if long:
            self.long_aims.append((plan.fiscal_year, long))

    def _add_issue(
        self,
        issue: PrintedIssue,
        plan: PrintedPlan,
        natures: Mapping[Place, Nature],
        *,
        has_indicators: bool,
    ) -> None:
        told = normal(issue.told())
        wordings = [Wording(row, told, natures.get(row.place)) for row in issue.indicators]
        kinds = [wording.nature for wording in wordings]
        self.asked += of_issue(issue, kinds, plan_has_indicators=has_indicators)
        for wording in wordings:
            self.asked += of_indicator(wording)
            self.asked += of_result(wording.row, issue, plan)
        for row in issue.budgets:
            key = (issue.row.place, row.fiscal_year, row.phase)
            self.money[key] = quoted(row.amount_text, row)
        if words("execution").search(told):
            self.explained.add(issue.row.place)


def questions_of(plans: PlanQuestions, histories: Iterable[History]) -> list[Question]:
    """All questions, each once: those of the plans that the years do not answer, and the years'."""
    found: dict[Key, Question] = {(q.place, q.rule): q for q in plans.asked}
    long = _by_plan(plans.long_aims)
    for history in histories:
        years = YearRules(history, plans.money, plans.explained)
        for place in years.told_before():
            found.pop((place, "current_value"), None)
        for question in [*years.questions(), *_on_pace(history, long, years)]:
            found[question.place, question.rule] = question
    return list(found.values())


def _by_plan(
    long: Sequence[tuple[int, list[MeasuredIndicator]]],
) -> dict[str, tuple[int, list[MeasuredIndicator]]]:
    return {rows[0].plan_id: (year, rows) for year, rows in long}


def _on_pace(
    history: History, long: Mapping[str, tuple[int, list[MeasuredIndicator]]], years: YearRules
) -> Iterator[Question]:
    """The targets of several years of which nobody can tell, or doubt, that they are reached."""
    held = [long[plan_id] for plan_id in history.plans if plan_id in long]
    pasts = pasts_in(years.threads, history) if held else {}
    for year, rows in held:
        for path in remaining_paths(rows, year, pasts):
            doubtful = path.untold or path.short is not None
            if path.target.fiscal_year_end <= year or not doubtful:
                continue
            at = quoted(path.target.text, path.target)
            yield ask(path.indicator.place, "on_pace", path.indicator.title, at)
