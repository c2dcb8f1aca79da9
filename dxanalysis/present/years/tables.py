"""The years as tables: an issue's money, and its indicators."""

from __future__ import annotations

from itertools import pairwise

from dxanalysis.analysis.issue_thread import IndicatorThread, IssueThread, MoneyYear
from dxanalysis.analysis.rows import BudgetRow
from dxanalysis.analysis.standing import Standing, Ungraded
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.shared import grades, words
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.schema.codes import CODES
from dxanalysis.text.years import era_label
from dxanalysis.years.indicator_series import IndicatorYear

RESTATED = "※"


def money(found: IssueThread) -> Table:
    """A row per fiscal year: budget, change, settled amount, execution rate, and where they stand."""
    label = found.subject.issue.label if found.subject.issue else ""
    restated = any(row.year.restated for row in found.money)
    return Table(
        caption=f"経営課題{label}の予算額・決算額（ほかの年度の運営方針を合わせたもの）",
        columns=(
            Column("年度"),
            numbers("予算額", "百万円"),
            numbers("対前年度増減率", "%"),
            numbers("決算額", "百万円"),
            numbers("執行率", "%"),
            Column("予算額の出典"),
            Column("決算額の出典"),
        ),
        rows=tuple(_money(row, found.plans) for row in found.money),
        notes=(f"{RESTATED}は、運営方針によって金額が違う年度です。",) if restated else (),
        brief=(0, 1, 2, 3, 4),
    )


def _money(row: MoneyYear, plans: dict[str, Subject]) -> tuple[Cell, ...]:
    mark = RESTATED if row.year.restated else ""
    return (
        era_label(row.year.fiscal_year) + mark,
        words.million(row.year.approved_yen),
        words.rounded(row.change, signed=True).removesuffix("%"),
        words.million(row.year.executed_yen),
        words.rounded(row.execution).removesuffix("%"),
        printed_in(row.approved, plans),
        printed_in(row.executed, plans),
    )


def printed_in(row: BudgetRow | None, plans: dict[str, Subject]) -> str:
    """The plan and the place in it: 令和7年度の運営方針 16行."""
    if row is None:
        return words.NONE
    plan = plans[row.plan_id]
    return f"{era_label(plan.fiscal_year)}の運営方針 {place(row.line, plan.source)}"


def indicators(found: IssueThread) -> Table:
    """A row per indicator and year: target, result, grade, how often missed in a row."""
    rows = [
        _indicator(thread, year, before)
        for thread in found.indicators
        for before, year in pairwise([None, *thread.years])
        if year is not None
    ]
    return Table(
        caption="評価指標の目標・実績・達成状況（ほかの年度の運営方針を合わせたもの）",
        columns=(
            Column("評価指標"),
            Column("年度"),
            Column("単年度の目標", numeric=True),
            Column("実績", numeric=True),
            Column("単位"),
            Column("達成状況"),
            numbers("未達成の連続", "年"),
        ),
        rows=tuple(rows),
        row_heads=2,
        notes=(
            "達成状況は文書に書かれたものです。未評価の年度と運営方針のない年度は、連続に数えません。",
            "単位の変わった指標は、別の指標として分けています。",
            "目標の↑は前の年度より大きい数値、↓は小さい数値です。",
        ),
        brief=(0, 1, 2, 3, 5),
    )


def _indicator(
    thread: IndicatorThread, year: IndicatorYear, before: IndicatorYear | None
) -> tuple[Cell, ...]:
    return (
        thread.title,
        era_label(year.fiscal_year),
        _target(year, before),
        words.NONE if year.actual_value is None else words.number(year.actual_value),
        year.unit or words.NONE,
        year.grade or _without_grade(thread.ungraded.get(year.fiscal_year)),
        words.NONE if not year.missed_years else str(year.missed_years),
    )


def _target(year: IndicatorYear, before: IndicatorYear | None) -> str:
    """The year's target, and whether its figure is larger or smaller than the year before's."""
    value = year.target_value
    if value is None:
        return words.NONE
    sign = CODES["comparator"][year.comparator][0] if year.comparator else ""
    last = before.target_value if before and before.fiscal_year == year.fiscal_year - 1 else None
    moved = "" if last is None or last == value else " ↑" if value > last else " ↓"
    return words.number(value) + sign + moved


def _without_grade(why: Ungraded | Standing | None) -> str:
    """Why a year has no grade; a year of which no plan of its own is there has －."""
    if why is None:
        return words.NONE
    return grades.PENDING if isinstance(why, Standing) else grades.unevaluated(why)
