"""An issue's money as tables: over the years, and beside the other issues."""

from __future__ import annotations

from dxanalysis.analysis.budget_trend import BudgetTrend
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.budget.words import why_no_change
from dxanalysis.present.shared import words
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.text.years import era_label

MIXED = "※"
MIXED_NOTE = "※は予算額と決算額の比較です。性質の異なる金額であることに注意してください。"
_NONE = "－"


def years(trend: BudgetTrend) -> Table:
    """A row per year and phase: amount, change, share, rank, line."""
    rows = records(trend.rows)
    document = trend.subject.source
    return Table(
        caption=f"経営課題{_label(trend)}の決算額・予算額の推移（出典: {document}）",
        columns=(
            Column("年度"),
            Column("区分"),
            numbers("金額", "百万円"),
            numbers("金額", "円"),
            numbers("前年度比", "円"),
            numbers("前年度比", "%"),
            numbers("経営課題の合計に占める割合", "%"),
            numbers("順位", "位／課題数"),
            Column("出典"),
        ),
        rows=tuple(_year(row, document) for row in rows),
        row_heads=2,
        notes=_footnotes(rows),
        brief=(0, 1, 2, 5, 8),
    )


def _year(row: Record, document: str) -> tuple[Cell, ...]:
    return (
        era_label(row["fiscal_year"]),
        words.code_name("phase", row["phase"]),
        words.million(row["amount_yen"]),
        words.NOT_GIVEN if row["amount_yen"] is None else words.number(row["amount_yen"]),
        *change_cells(row),
        _share(row),
        _rank(row),
        place(row["line"], document),
    )


def change_cells(row: Record) -> tuple[Cell, Cell]:
    """Change in yen and in per cent, marked where a budget stands against a settled amount."""
    mark = MIXED if row["mixed_phase"] else ""
    by = row["change_yen"]
    per_cent = row["change_percent"]
    return (
        _NONE if by is None else mark + words.signed(by),
        _NONE if per_cent is None else mark + words.signed_percent(per_cent).removesuffix("%"),
    )


def _share(row: Record) -> Cell:
    share = row["share_percent"]
    return _NONE if share is None else words.percent(share).removesuffix("%")


def _rank(row: Record) -> Cell:
    return _NONE if row["rank"] is None else f"{row['rank']}／{row['counted']}"


def _footnotes(rows: list[Record]) -> tuple[str, ...]:
    without = [
        f"{words.year_and_phase(row['fiscal_year'], row['phase'])}: {why_no_change(row)}。"
        for row in rows
        if row["reason"] is not None
    ]
    return ((MIXED_NOTE,) if any(row["mixed_phase"] for row in rows) else ()) + tuple(without)


def issues(trend: BudgetTrend) -> Table:
    """A row per issue of the plan: the plan year's budget, share, rank, change."""
    rows = records(trend.neighbours)
    assert trend.subject.issue is not None
    return issue_table(
        rows, trend.subject.fiscal_year, trend.subject.source, trend.subject.issue.issue_no
    )


def issue_table(rows: list[Record], year: int, document: str, this: int | None = None) -> Table:
    """The plan year's budgets of all issues; `this` marks the issue that a report is about."""
    return Table(
        caption=f"経営課題ごとの{words.year_and_phase(year, 'approved')}（出典: {document}）",
        columns=(
            Column("経営課題"),
            Column("名称"),
            numbers("予算額", "百万円"),
            numbers("合計に占める割合", "%"),
            numbers("順位", "位／課題数"),
            numbers("前年度比", "円"),
            numbers("前年度比", "%"),
            Column("出典"),
        ),
        rows=tuple(_issue(row, document, this) for row in rows),
        marked=frozenset(at for at, row in enumerate(rows) if row["issue_no"] == this),
        notes=(MIXED_NOTE,) if any(row["mixed_phase"] for row in rows) else (),
        brief=(0, 1, 2, 6, 7),
    )


def _issue(row: Record, document: str, this: int | None) -> tuple[Cell, ...]:
    own = "（この課題）" if row["issue_no"] == this else ""
    return (
        row["issue_label"] + own,
        row["title"],
        words.million(row["amount_yen"]),
        _share(row),
        _rank(row),
        *change_cells(row),
        place(row["line"], document),
    )


def _label(trend: BudgetTrend) -> str:
    return trend.subject.issue.label if trend.subject.issue else ""
