"""An issue's money as tables: over the years, and beside the other issues."""

from __future__ import annotations

from collections.abc import Sequence

from dxanalysis.analysis.budget_trend import BudgetChange, BudgetTrend, IssueBudget
from dxanalysis.analysis.subject import Subject
from dxanalysis.analysis.year_change import YearChange
from dxanalysis.present.budget.words import why_no_change
from dxanalysis.present.shared import amounts, words
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.present.shared.words import MIXED, NONE
from dxanalysis.text.years import era_label

_MIXED_NOTE = f"{MIXED}は予算額と決算額の比較です。性質の異なる金額であることに注意してください。"


def years(trend: BudgetTrend) -> Table:
    """A row per year and phase: amount, change, share, rank, line."""
    document = trend.subject.source
    label = trend.subject.issue.label if trend.subject.issue else ""
    return Table(
        caption=f"経営課題{label}の決算額・予算額の推移（出典: {document}）",
        columns=(
            Column("年度"),
            Column("区分"),
            numbers("金額", "百万円"),
            numbers("金額", "円"),
            numbers("対前年度増減額", "円"),
            numbers("対前年度増減率", "%"),
            numbers("経営課題の合計に占める割合", "%"),
            numbers("順位", "位／課題数"),
            Column("出典"),
        ),
        rows=tuple(_year(row, trend.subject) for row in trend.rows),
        row_heads=2,
        notes=_footnotes(trend.rows),
        brief=(0, 1, 2, 5, 8),
    )


def _year(row: BudgetChange, subject: Subject) -> tuple[Cell, ...]:
    return (
        era_label(row.fiscal_year),
        words.code_name("phase", row.phase),
        amounts.in_million(row, subject.source),
        _yen(row),
        *change_cells(row.change, MIXED if row.mixed_phase else ""),
        _share(row),
        _rank(row),
        cited([row], subject),
    )


def _yen(row: BudgetChange) -> Cell:
    if row.amount_yen is None:
        return amounts.UNREADABLE if row.unreadable else words.NOT_GIVEN
    return words.number(row.amount_yen)


def change_cells(change: YearChange, mark: str = "") -> tuple[Cell, Cell]:
    """Change in yen and in per cent, with a mark before each."""
    by, per_cent = change.yen, change.rounded
    return (
        NONE if by is None else mark + words.signed(by),
        NONE if per_cent is None else mark + _without_sign(words.rounded(per_cent, signed=True)),
    )


def _without_sign(percentage: str) -> str:
    return percentage.removesuffix("%")


def _share(row: BudgetChange) -> Cell:
    return _without_sign(words.rounded(row.standing.share))


def _rank(row: BudgetChange) -> Cell:
    among = row.standing
    return NONE if among.rank is None else f"{among.rank}／{among.counted}"


def _footnotes(rows: Sequence[BudgetChange]) -> tuple[str, ...]:
    without = [
        f"{words.year_and_phase(row.fiscal_year, row.phase)}: {why_no_change(row)}。"
        for row in rows
        if row.change.reason is not None
    ]
    mixed = (_MIXED_NOTE,) if any(row.mixed_phase for row in rows) else ()
    return (*mixed, *amounts.in_printed_units(rows), *without)


def issues(trend: BudgetTrend) -> Table:
    """A row per issue of the plan: the plan year's budget, share, rank, change."""
    subject = trend.subject
    this = subject.issue.issue_no if subject.issue else None
    return issue_table(trend.neighbours, subject, this)


def issue_table(rows: Sequence[IssueBudget], subject: Subject, this: int | None = None) -> Table:
    """The plan year's budgets of all issues; `this` marks the issue that a report is about."""
    mixed = any(row.budget and row.budget.mixed_phase for row in rows)
    return Table(
        caption=f"経営課題ごとの{words.year_and_phase(subject.fiscal_year, 'approved')}（出典: {subject.source}）",
        columns=(
            Column("経営課題"),
            Column("名称"),
            numbers("予算額", "百万円"),
            numbers("合計に占める割合", "%"),
            numbers("順位", "位／課題数"),
            numbers("対前年度増減額", "円"),
            numbers("対前年度増減率", "%"),
            Column("出典"),
        ),
        rows=tuple(_issue(row, subject, this) for row in rows),
        marked=frozenset(at for at, row in enumerate(rows) if row.issue.issue_no == this),
        notes=(_MIXED_NOTE,) if mixed else (),
        brief=(0, 1, 2, 6, 7),
    )


def _issue(row: IssueBudget, subject: Subject, this: int | None) -> tuple[Cell, ...]:
    own = "（この課題）" if row.issue.issue_no == this else ""
    name = (row.issue.label + own, row.issue.title)
    budget = row.budget
    if budget is None:
        amount = amounts.UNREADABLE if row.unread else words.NOT_GIVEN
        return (*name, amount, NONE, NONE, NONE, NONE, NONE)
    return (
        *name,
        amounts.in_million(budget, subject.source),
        _share(budget),
        _rank(budget),
        *change_cells(budget.change, MIXED if budget.mixed_phase else ""),
        cited([budget], subject),
    )
