"""The indicators: each with its strategy, its targets, its result of the year; and their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxanalysis.analysis.grade_counts import GradeCounts, count_grades
from dxanalysis.analysis.judgement import Aim, Judgement, NoVerdict, judge
from dxanalysis.analysis.rows import (
    IndicatorRow,
    ResultRow,
    StrategyRow,
    TargetRow,
    UnplacedRow,
    rows_of,
)
from dxanalysis.analysis.standing import Standing, may_be_of, standing_of
from dxanalysis.years.link import Place

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True, slots=True)
class MeasuredIndicator(IndicatorRow):
    """An indicator with all that the plan says of it for one fiscal year.

    `target`: that of the year; `targets`: all of them, in the tables' order; `result`: that of the
    year; `judgement`: what target and result say as figures; `standing`: whether it is graded;
    `previous_undecided`: a printed 前年度実績 may be its, and could not be given to one indicator.
    """

    strategy_title: str | None
    aim: Aim
    target: TargetRow | None
    targets: tuple[TargetRow, ...]
    result: ResultRow | None
    judgement: Judgement
    standing: Standing
    previous_undecided: bool

    @property
    def place(self) -> Place:
        """Its place among all plans' indicators."""
        return Place(self.plan_id, self.issue_no, self.indicator_no)

    @property
    def multi_year(self) -> int:
        """The number of multi-year targets."""
        return sum(target.scope == "multi_year" for target in self.targets)

    @property
    def actual_text(self) -> str | None:
        """The result as printed."""
        return self.result.actual_text if self.result else None

    @property
    def pending(self) -> bool:
        """Whether the document says that the result is being measured."""
        return self.result is not None and self.result.status == "pending"

    @property
    def cumulative_value(self) -> float | None:
        """A figure printed as a sum over years."""
        return self.result.cumulative_value if self.result else None

    @property
    def grade(self) -> str | None:
        """The document's own grade, None: 未評価."""
        return self.result.grade if self.result else None

    @property
    def previous_text(self) -> str | None:
        """前年度実績 as printed."""
        return self.result.previous_text if self.result else None

    @property
    def previous_value(self) -> float | None:
        """The figure of 前年度実績."""
        return self.result.previous_value if self.result else None

    @property
    def comparator(self) -> str | None:
        """That of the year's target."""
        return self.target.comparator if self.target else None

    @property
    def target_text(self) -> str | None:
        """The year's target as printed."""
        return self.target.text if self.target else None


def measured_indicators(
    tables: Tables, fiscal_year: int, lines: Iterable[UnplacedRow] = ()
) -> list[MeasuredIndicator]:
    """The indicators of one plan (or one issue of it), in the document's order.

    `lines` are those of results that no indicator could be given.
    """
    printed = PrintedIndicators(
        rows_of(tables.indicators, IndicatorRow),
        rows_of(tables.strategies, StrategyRow),
        rows_of(tables.targets, TargetRow),
        rows_of(tables.attainments, ResultRow),
    )
    return measured(printed, fiscal_year, lines)


@dataclass(frozen=True)
class PrintedIndicators:
    """What one plan (or one issue of it) prints of its indicators, in four tables."""

    indicators: Sequence[IndicatorRow]
    strategies: Sequence[StrategyRow]
    targets: Sequence[TargetRow]
    results: Sequence[ResultRow]


def measured(
    printed: PrintedIndicators, fiscal_year: int, lines: Iterable[UnplacedRow] = ()
) -> list[MeasuredIndicator]:
    """As `measured_indicators`, of rows."""
    strategies = {(row.issue_no, row.strategy_no): row.title for row in printed.strategies}
    targets: dict[tuple[int, int], list[TargetRow]] = defaultdict(list)
    for target in printed.targets:
        targets[target.issue_no, target.indicator_no].append(target)
    results = {
        (row.issue_no, row.indicator_no): row
        for row in printed.results
        if row.fiscal_year == fiscal_year
    }
    unplaced: dict[int, list[UnplacedRow]] = defaultdict(list)
    for line in lines:
        unplaced[line.issue_no].append(line)
    found = []
    for row in printed.indicators:
        key = (row.issue_no, row.indicator_no)
        title = strategies.get((row.issue_no, row.strategy_no)) if row.strategy_no else None
        whole = _measured(row, title, targets[key], results.get(key), fiscal_year)
        found.append(_undecided(whole, unplaced[row.issue_no]))
    return sorted(found, key=lambda row: (row.issue_no, row.indicator_no))


def _measured(
    row: IndicatorRow,
    strategy_title: str | None,
    targets: Sequence[TargetRow],
    result: ResultRow | None,
    fiscal_year: int,
) -> MeasuredIndicator:
    annual = (target for target in targets if target.scope == "annual")
    own = next((target for target in annual if target.fiscal_year_end == fiscal_year), None)
    aim = Aim(own.kind) if own else Aim.MULTI_YEAR_ONLY if targets else Aim.NO_TARGET
    return MeasuredIndicator(
        plan_id=row.plan_id,
        issue_no=row.issue_no,
        indicator_no=row.indicator_no,
        strategy_no=row.strategy_no,
        title=row.title,
        line=row.line,
        start=row.start,
        end=row.end,
        strategy_title=strategy_title,
        aim=aim,
        target=own,
        targets=tuple(targets),
        result=result,
        judgement=judge(aim, own, result),
        standing=standing_of(row.indicator_no, result, ()),
        previous_undecided=False,
    )


def _undecided(row: MeasuredIndicator, unplaced: Sequence[UnplacedRow]) -> MeasuredIndicator:
    """The indicator, with what the lines that could not be given to one leave open."""
    standing = standing_of(row.indicator_no, row.result, unplaced)
    judgement = row.judgement
    if standing is Standing.UNDECIDED and judgement.reason is NoVerdict.NO_RESULT:
        judgement = Judgement(reason=NoVerdict.UNDECIDED)
    before = row.previous_text is None and may_be_of(row.indicator_no, unplaced, "previous")
    return replace(row, judgement=judgement, standing=standing, previous_undecided=bool(before))


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of indicators; those of `grades` are all of them.

    `result`: those with a result, which 集計中 is none.
    """

    indicators: int
    annual_target: int
    any_target: int
    no_target: int
    result: int
    grades: GradeCounts


def count_indicators(rows: Sequence[MeasuredIndicator]) -> Counts:
    """How many indicators have what."""
    aims = [row.aim for row in rows]
    no_target = aims.count(Aim.NO_TARGET)
    return Counts(
        indicators=len(rows),
        annual_target=len(rows) - no_target - aims.count(Aim.MULTI_YEAR_ONLY),
        any_target=len(rows) - no_target,
        no_target=no_target,
        result=sum(row.actual_text is not None and not row.pending for row in rows),
        grades=count_grades((row.grade, row.standing) for row in rows),
    )
