"""What of a plan is compared with another year's: amounts, names, targets and results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dxanalysis.plan.identity import slug_in
from dxanalysis.schema.editions import edition_rank
from dxanalysis.text.amounts import grain_of
from dxanalysis.text.width import canonical

Columns = Mapping[str, list[Any]]
"""Column name → values, null as None."""

Money = tuple[int, str]
"""A fiscal year and a phase."""

READ: dict[str, tuple[str, ...]] = {
    "plans": ("plan_id", "department", "fiscal_year", "edition"),
    "issues": ("plan_id", "issue_no", "title", "challenge"),
    "budgets": ("plan_id", "issue_no", "fiscal_year", "phase", "amount_yen", "amount_text"),
    "unreadable_budgets": ("plan_id", "issue_no", "fiscal_year", "phase"),
    "strategies": ("plan_id", "issue_no", "strategy_no", "title"),
    "indicators": (
        "plan_id",
        "issue_no",
        "indicator_no",
        "strategy_no",
        "title",
        "line",
        "start",
        "end",
    ),
    "targets": (
        "plan_id",
        "issue_no",
        "indicator_no",
        "scope",
        "fiscal_year_end",
        "kind",
        "comparator",
        "value",
        "unit",
    ),
    "attainments": (
        "plan_id",
        "issue_no",
        "indicator_no",
        "fiscal_year",
        "actual_text",
        "actual_value",
        "actual_unit",
        "grade",
        "attained",
        "previous_value",
        "previous_unit",
        "cumulative_value",
        "status",
    ),
}
"""The columns that the threads are made of, by table."""


@dataclass(frozen=True)
class Printed:
    """One amount as a plan prints it: yen, None for －; `grain` is the yen of its last digit."""

    yen: int | None
    grain: int

    def agrees(self, other: Printed) -> bool:
        """Whether both are the same amount, the finer one rounded to the coarser one's unit."""
        if self.yen is None or other.yen is None:
            return False
        coarser = max(self.grain, other.grain)
        return abs(self.yen - other.yen) < (coarser if self.grain != other.grain else 1)


@dataclass(frozen=True)
class TargetFacts:
    """A target with a figure, or none."""

    scope: str
    year: int
    kind: str
    comparator: str | None
    value: float | None
    unit: str | None


@dataclass(frozen=True)
class Result:
    """What the results section says of an indicator in the plan's own year."""

    text: str | None = None
    actual: float | None = None
    unit: str | None = None
    grade: str | None = None
    attained: bool | None = None
    previous: float | None = None
    previous_unit: str | None = None
    cumulative: float | None = None
    pending: bool = False


@dataclass(frozen=True)
class StrategyFacts:
    """A strategy of an issue."""

    no: int
    title: str


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator of an issue, with its targets and what was reached."""

    no: int
    strategy_no: int | None
    title: str
    targets: tuple[TargetFacts, ...] = ()
    result: Result = Result()
    line: int | None = None
    start: int | None = None
    end: int | None = None

    def target(self, scope: str) -> TargetFacts | None:
        """The one numeric target of this scope; None where there is none, or more than one."""
        found = [t for t in self.targets if t.scope == scope and t.value is not None]
        return found[0] if len(found) == 1 else None

    @property
    def unit(self) -> str | None:
        """The unit in which it is measured, None where the plan does not say."""
        targets = [t.unit for t in self.targets if t.value is not None and t.unit]
        return targets[0] if targets else self.result.unit or self.result.previous_unit


PartFacts = StrategyFacts | IndicatorFacts


@dataclass
class IssueFacts:
    """An issue of a plan."""

    no: int
    title: str | None
    challenge: str | None
    money: dict[Money, Printed] = field(default_factory=dict)
    unread: set[tuple[int | None, str]] = field(default_factory=set)
    strategies: list[StrategyFacts] = field(default_factory=list)
    indicators: list[IndicatorFacts] = field(default_factory=list)

    def parts(self, level: Literal["strategy", "indicator"]) -> Sequence[PartFacts]:
        """What stands in the issue at this level."""
        return self.strategies if level == "strategy" else self.indicators


@dataclass
class PlanFacts:
    """A plan's newest edition."""

    plan_id: str
    department: str
    fiscal_year: int
    edition: str
    issues: dict[int, IssueFacts] = field(default_factory=dict)

    @property
    def is_evaluated(self) -> bool:
        """Whether any of its indicators has a figure as a result, or a grade."""
        results = (i.result for issue in self.issues.values() for i in issue.indicators)
        return any(r.grade or r.actual is not None for r in results)

    @property
    def slug(self) -> str:
        """The department's part of the plan_id."""
        return slug_in(self.plan_id)


def plain(text: str | None) -> str:
    """A wording without what may change from year to year in writing alone: width and blanks."""
    return "".join(canonical(text or "").split())


def facts_of(tables: Mapping[str, Columns]) -> list[PlanFacts]:
    """The plans' facts by plan_id, of whole plans given column by column (`READ`)."""
    plans = _plans(tables["plans"])
    for plan_id, no, title, challenge in _rows(tables, "issues"):
        plans[plan_id].issues[no] = IssueFacts(no, title, challenge)
    for plan_id, no, year, phase, yen, text in _rows(tables, "budgets"):
        plans[plan_id].issues[no].money[year, phase] = Printed(yen, grain_of(text))
    for plan_id, no, year, phase in _rows(tables, "unreadable_budgets"):
        plans[plan_id].issues[no].unread.add((year, phase))
    for plan_id, no, strategy, title in _rows(tables, "strategies"):
        plans[plan_id].issues[no].strategies.append(StrategyFacts(strategy, title or ""))
    targets: defaultdict[tuple[Any, ...], list[TargetFacts]] = defaultdict(list)
    for plan_id, no, indicator, *facts in _rows(tables, "targets"):
        targets[plan_id, no, indicator].append(TargetFacts(*facts))
    results = _results(tables, plans)
    for plan_id, no, indicator, strategy, title, *place in _rows(tables, "indicators"):
        key = (plan_id, no, indicator)
        told = (tuple(targets[key]), results.get(key, Result()))
        plans[plan_id].issues[no].indicators.append(
            IndicatorFacts(indicator, strategy, title or "", *told, *place)
        )
    return [plans[plan_id] for plan_id in sorted(plans)]


def _plans(columns: Columns) -> dict[str, PlanFacts]:
    newest: dict[str, PlanFacts] = {}
    for plan_id, *facts in zip(*(columns[name] for name in READ["plans"]), strict=True):
        plan = PlanFacts(plan_id, *facts)
        known = newest.get(plan_id)
        if known is None or edition_rank(plan.edition) > edition_rank(known.edition):
            newest[plan_id] = plan
    return newest


def _results(
    tables: Mapping[str, Columns], plans: Mapping[str, PlanFacts]
) -> dict[tuple[Any, ...], Result]:
    found = {}
    for plan_id, no, indicator, year, *facts, status in _rows(tables, "attainments"):
        if year == plans[plan_id].fiscal_year:
            text, actual, unit, grade, attained, previous, previous_unit, cumulative = facts
            blank = status in {"pending", "blank"}
            found[plan_id, no, indicator] = Result(
                text,
                None if blank else actual,
                unit,
                grade,
                attained,
                previous,
                previous_unit,
                cumulative,
                status == "pending",
            )
    return found


def _rows(tables: Mapping[str, Columns], table: str) -> Iterable[tuple[Any, ...]]:
    return zip(*(tables[table][name] for name in READ[table]), strict=True)
