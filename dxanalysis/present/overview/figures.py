"""A whole plan's money as a picture: the issues one below the other, their years side by side."""

from __future__ import annotations

from collections.abc import Iterable

from dxanalysis.analysis.budget_trend import BudgetChange
from dxanalysis.analysis.overview import Overview
from dxanalysis.analysis.subject import IssueSubject
from dxanalysis.present.overview import tables as overview_tables
from dxanalysis.present.shared import amounts, style, words
from dxanalysis.present.shared.bars import Bar, groups, height_of, in_million, shortened
from dxanalysis.present.shared.figure import Figure


def budgets(overview: Overview) -> Figure:
    """A group of bars per issue; a settled amount is filled, a budget hatched."""
    issues = [each.issue for each in overview.plan_year]
    rows = {
        issue.issue_no: [row for row in overview.budgets if row.issue_no == issue.issue_no]
        for issue in issues
    }
    unread = {each.issue_no for each in overview.unread}

    def _none(issue: IssueSubject) -> str:
        return amounts.UNREADABLE if issue.issue_no in unread else words.NOT_GIVEN

    grouped = [
        (shortened(f"課題{issue.label} {issue.title}"), _bars(rows[issue.issue_no], _none(issue)))
        for issue in issues
    ]
    with style.styled():
        drawn, (axes,) = style.canvas(height_of(grouped))
        groups(axes, grouped, room=1.2)
        style.caption(drawn, "単位: 百万円。塗りつぶし＝決算額、枠＝予算額")
        image = style.png(drawn)
    spoken = "。".join(
        f"経営課題{issue.label}は"
        + (
            _spoken(rows[issue.issue_no], overview.subject.source)
            or ("金額は読めません" if issue.issue_no in unread else "金額の記載なし")
        )
        for issue in issues
    )
    alt = f"棒グラフ。経営課題ごとの決算額と予算額。{spoken}。"
    return Figure(image, alt, overview_tables.amounts(overview))


def _bars(rows: Iterable[BudgetChange], missing: str) -> list[Bar]:
    bars = [
        Bar(
            words.year_and_phase(row.fiscal_year, row.phase),
            in_million(row.amount_yen),
            amounts.on_bar(row).replace("\n", ""),
            row.phase,
        )
        for row in rows
    ]
    return bars or [Bar("", None, missing, "others")]


def _spoken(rows: Iterable[BudgetChange], document: str) -> str:
    """An issue's bars in words, empty without one."""
    return "、".join(
        f"{words.year_and_phase(row.fiscal_year, row.phase)} {amounts.in_yen(row, document)}"
        for row in rows
    )
