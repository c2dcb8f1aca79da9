"""An issue's money as pictures: over the years, and beside the other issues."""

from __future__ import annotations

from dxanalysis.analysis.budget_trend import BudgetTrend
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.budget import tables as budget_tables
from dxanalysis.present.shared import style, words
from dxanalysis.present.shared.bars import Bar, groups, height_of, in_million, shortened, upright
from dxanalysis.present.shared.figure import Figure
from dxanalysis.text.years import era_label

_HEIGHT = 4.0


def years(trend: BudgetTrend) -> Figure:
    """A bar per year and phase; a settled amount is filled, a budget hatched."""
    rows = records(trend.rows)
    with style.styled():
        drawn, (axes,) = style.canvas(_HEIGHT)
        upright(axes, [_year_bar(row) for row in rows])
        style.caption(drawn, _key(rows))
        image = style.png(drawn)
    told = "。".join(_told(row) for row in rows)
    alt = f"棒グラフ。決算額と予算額の推移。{told}。"
    return Figure(image, alt, budget_tables.years(trend))


def _key(rows: list[Record]) -> str:
    looks = {"executed": "塗りつぶし＝決算額", "approved": "斜線＝予算額"}
    shown = {row["phase"] for row in rows}
    key = "、".join(look for phase, look in looks.items() if phase in shown)
    mixed = "、※は予算額と決算額の比較" if any(row["mixed_phase"] for row in rows) else ""
    return f"単位: 百万円。{key}。\n増減は前年度比{mixed}"


def _year_bar(row: Record) -> Bar:
    name = f"{era_label(row['fiscal_year'])}\n{words.code_name('phase', row['phase'])}"
    label = words.million(row["amount_yen"])
    if row["change_percent"] is not None:
        label += (
            f"\n{'※' if row['mixed_phase'] else ''}{words.signed_percent(row['change_percent'])}"
        )
    return Bar(name, in_million(row["amount_yen"]), label, row["phase"])


def _told(row: Record) -> str:
    told = (
        f"{words.year_and_phase(row['fiscal_year'], row['phase'])} {words.yen(row['amount_yen'])}"
    )
    if row["change_yen"] is None:
        return told
    against = words.code_name("phase", row["previous_phase"])
    return (
        f"{told}、前年度の{against}に対し {words.change(row['change_yen'], row['change_percent'])}"
    )


def issues(trend: BudgetTrend) -> Figure:
    """A bar per issue: the plan year's budget, this issue in colour and marked."""
    rows = records(trend.neighbours)
    this = trend.subject.issue.issue_no if trend.subject.issue else None
    name = words.year_and_phase(trend.subject.fiscal_year, "approved")
    bars = [_issue_bar(row, this) for row in rows]
    with style.styled():
        drawn, (axes,) = style.canvas(height_of(bars))
        groups(axes, bars)
        style.caption(drawn, f"{name}（百万円）と合計に占める割合")
        image = style.png(drawn)
    told = "。".join(
        f"経営課題{row['issue_label']} {words.yen(row['amount_yen'])}{_share(row)}" for row in rows
    )
    return Figure(image, f"棒グラフ。経営課題ごとの{name}。{told}。", budget_tables.issues(trend))


def _issue_bar(row: Record, this: int | None) -> tuple[str, list[Bar]]:
    own = row["issue_no"] == this
    heading = f"{'▶ ' if own else ''}課題{row['issue_label']} {row['title']}"
    label = words.million(row["amount_yen"]) + _share(row)
    look = "approved" if own else "others"
    return shortened(heading), [Bar("", in_million(row["amount_yen"]), label, look)]


def _share(row: Record) -> str:
    share = row["share_percent"]
    return "" if share is None else f"（{words.percent(share)}）"
