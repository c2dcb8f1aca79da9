"""What one plan prints that the rules read, by issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dxanalysis.analysis.indicators import MeasuredIndicator, PrintedIndicators, measured
from dxanalysis.analysis.rows import (
    BudgetRow,
    IndicatorRow,
    NarrativeRow,
    ResultRow,
    StrategyRow,
    TargetRow,
    UnplacedRow,
    columns_of,
    rows_of_lists,
)
from dxanalysis.schema.editions import edition_rank
from dxanalysis.years.link import Place

Columns = Mapping[str, list[Any]]
"""Column name → values, null as None."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of `plans`."""

    plan_id: str
    fiscal_year: int
    edition: str


@dataclass(frozen=True, slots=True)
class PrintedIssueRow:
    """A row of `issues`, with its place."""

    plan_id: str
    issue_no: int
    issue_label: str
    title: str | None
    line: int | None
    start: int | None
    end: int | None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or self.issue_label

    @property
    def place(self) -> Place:
        """Its place among all plans' issues."""
        return Place(self.plan_id, self.issue_no)


@dataclass(frozen=True, slots=True)
class PrintedStrategyRow:
    """A row of `strategies`, with its place."""

    plan_id: str
    issue_no: int
    strategy_no: int
    title: str
    line: int | None
    start: int | None
    end: int | None


READ = {
    "plans": PlanRow,
    "issues": PrintedIssueRow,
    "budgets": BudgetRow,
    "strategies": PrintedStrategyRow,
    "indicators": IndicatorRow,
    "targets": TargetRow,
    "attainments": ResultRow,
    "unplaced": UnplacedRow,
    "narratives": NarrativeRow,
}


@dataclass
class PrintedIssue:
    """An issue of a plan, with all that it prints."""

    row: PrintedIssueRow
    budgets: list[BudgetRow] = field(default_factory=list)
    strategies: list[PrintedStrategyRow] = field(default_factory=list)
    indicators: list[MeasuredIndicator] = field(default_factory=list)
    unplaced: list[UnplacedRow] = field(default_factory=list)
    narratives: list[NarrativeRow] = field(default_factory=list)

    def told(self) -> str:
        """Its narratives and what stands in its results without being an indicator's."""
        texts = [*(n.text for n in self.narratives), *(u.text for u in self.unplaced)]
        return "\n".join(text for text in texts if text)


@dataclass
class PrintedPlan:
    """A plan's newest edition; `narratives` are those of the whole plan."""

    plan_id: str
    fiscal_year: int
    issues: list[PrintedIssue] = field(default_factory=list)
    narratives: list[NarrativeRow] = field(default_factory=list)

    @property
    def indicators(self) -> Iterator[MeasuredIndicator]:
        """The indicators of all issues."""
        return (row for issue in self.issues for row in issue.indicators)


def printed_plans(tables: Mapping[str, Columns]) -> list[PrintedPlan]:
    """The plans of some tables, given column by column."""
    newest: dict[str, PlanRow] = {}
    for plan in rows_of_lists(tables["plans"], PlanRow):
        known = newest.get(plan.plan_id)
        if known is None or edition_rank(plan.edition) > edition_rank(known.edition):
            newest[plan.plan_id] = plan
    held = {name: _by_plan(tables[name], kind) for name, kind in READ.items() if name != "plans"}
    return [
        _plan(newest[plan_id], {name: rows.get(plan_id, []) for name, rows in held.items()})
        for plan_id in sorted(newest)
    ]


def _by_plan(columns: Columns, kind: type[Any]) -> dict[str, list[Any]]:
    """The rows of each plan: some kinds of row do not name the plan themselves."""
    needed = {name: columns[name] for name in columns_of(kind)}
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for plan_id, row in zip(columns["plan_id"], rows_of_lists(needed, kind), strict=True):
        found[plan_id].append(row)
    return found


def _plan(plan: PlanRow, rows: Mapping[str, list[Any]]) -> PrintedPlan:
    printed = PrintedIndicators(
        rows["indicators"],
        [StrategyRow(s.issue_no, s.strategy_no, s.title) for s in rows["strategies"]],
        rows["targets"],
        rows["attainments"],
    )
    indicators = measured(printed, plan.fiscal_year, rows["unplaced"])
    found = PrintedPlan(plan.plan_id, plan.fiscal_year)
    found.narratives = [row for row in rows["narratives"] if row.issue_no is None]
    for row in rows["issues"]:
        of = row.issue_no
        found.issues.append(
            PrintedIssue(
                row,
                _of(rows["budgets"], of),
                _of(rows["strategies"], of),
                _of(indicators, of),
                _of(rows["unplaced"], of),
                _of(rows["narratives"], of),
            )
        )
    return found


def _of(rows: Iterable[Any], issue_no: int) -> list[Any]:
    return [row for row in rows if row.issue_no == issue_no]
