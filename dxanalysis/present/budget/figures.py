"""An issue's money as pictures: over the years, and beside the other issues."""

from __future__ import annotations

from collections.abc import Sequence

from dxanalysis.analysis.budget_trend import BudgetChange, BudgetTrend, IssueBudget
from dxanalysis.present.budget import tables as budget_tables
from dxanalysis.present.shared import amounts, style, words
from dxanalysis.present.shared.bars import (
    CROWDED,
    Bar,
    groups,
    height_of,
    in_million,
    shortened,
    upright,
)
from dxanalysis.present.shared.figure import Figure
from dxanalysis.text.years import era_label

_HEIGHT = 4.0


def years(trend: BudgetTrend) -> Figure:
    """A bar per year and phase; a settled amount is filled, a budget outlined."""
    with style.styled():
        drawn, (axes,) = style.canvas(_HEIGHT)
        upright(axes, [_year_bar(row, len(trend.rows) > CROWDED) for row in trend.rows])
        style.caption(drawn, _key(trend.rows))
        image = style.png(drawn)
    spoken = "。".join(_spoken(row, trend.subject.source) for row in trend.rows)
    alt = f"棒グラフ。決算額と予算額の推移。{spoken}。"
    return Figure(image, alt, budget_tables.years(trend))


def _key(rows: Sequence[BudgetChange]) -> str:
    looks = {"executed": "塗りつぶし＝決算額", "approved": "枠＝予算額"}
    shown = {row.phase for row in rows}
    key = "、".join(look for phase, look in looks.items() if phase in shown)
    change = "\n%は、前年度の同じ区分からの増減率" if any(map(_shows_change, rows)) else ""
    return f"単位: 百万円。{key}。{change}"


def _shows_change(row: BudgetChange) -> bool:
    """Whether a bar has a percentage: not where a budget stands against a settled amount."""
    return row.change.percent is not None and not row.mixed_phase


def _year_bar(row: BudgetChange, crowded: bool) -> Bar:
    name = f"{era_label(row.fiscal_year)}\n{words.code_name('phase', row.phase)}"
    label = "読め\nません" if crowded and row.unreadable else amounts.on_bar(row)
    if _shows_change(row):
        label += f"\n{words.rounded(row.change.rounded, signed=True)}"
    return Bar(name, in_million(row.amount_yen), label, row.phase)


def _spoken(row: BudgetChange, document: str) -> str:
    """The bar in words."""
    name = words.year_and_phase(row.fiscal_year, row.phase)
    amount = f"{name} {amounts.in_yen(row, document)}"
    if row.change.yen is None or row.previous_phase is None:
        return amount
    against = words.code_name("phase", row.previous_phase)
    change = words.change(row.change)
    return f"{amount}、前年度の{against}に対し {change}"


def issues(trend: BudgetTrend) -> Figure:
    """A bar per issue: the plan year's budget, this issue in colour and marked."""
    this = trend.subject.issue.issue_no if trend.subject.issue else None
    name = words.year_and_phase(trend.subject.fiscal_year, "approved")
    bars = [_issue_bar(row, this) for row in trend.neighbours]
    with style.styled():
        drawn, (axes,) = style.canvas(height_of(bars))
        groups(axes, bars)
        style.caption(drawn, f"{name}（百万円）と合計に占める割合")
        image = style.png(drawn)
    spoken = "。".join(
        f"経営課題{row.issue.label} {_amount(row, trend.subject.source)}{_share(row)}"
        for row in trend.neighbours
    )
    alt = f"棒グラフ。経営課題ごとの{name}。{spoken}。"
    return Figure(image, alt, budget_tables.issues(trend))


def _issue_bar(row: IssueBudget, this: int | None) -> tuple[str, list[Bar]]:
    own = row.issue.issue_no == this
    heading = f"{'▶ ' if own else ''}課題{row.issue.label} {row.issue.title}"
    label = (amounts.on_bar(row.budget) if row.budget else _missing(row)) + _share(row)
    look = "approved" if own else "others"
    return shortened(heading), [Bar("", in_million(row.amount_yen), label, look)]


def _amount(row: IssueBudget, document: str) -> str:
    return amounts.in_yen(row.budget, document) if row.budget else _missing(row)


def _missing(row: IssueBudget) -> str:
    return amounts.UNREADABLE if row.unread else words.NOT_GIVEN


def _share(row: IssueBudget) -> str:
    share = row.budget.standing.share if row.budget else None
    return "" if share is None else f"（{words.rounded(share)}）"
