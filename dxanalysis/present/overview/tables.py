"""A whole plan as tables: the sums, the indicators by kind, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from dxanalysis.analysis.budget_totals import BudgetTotal
from dxanalysis.analysis.budget_trend import BudgetChange
from dxanalysis.analysis.overview import Overview
from dxanalysis.analysis.subject import IssueSubject, Subject
from dxanalysis.plan.diagnostics import SEVERITIES
from dxanalysis.present.attainment.target_words import KINDS
from dxanalysis.present.budget.tables import change_cells, issue_table
from dxanalysis.present.overview.words import SUM_OF, why_no_change
from dxanalysis.present.shared import amounts as printed_amounts
from dxanalysis.present.shared import words
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.text.years import era_label


def totals(overview: Overview) -> Table:
    """A row per year and phase: the sum of the issues, how many they are, change, lines."""
    document = overview.subject.source
    return Table(
        caption=f"経営課題の金額の合計（出典: {document}）",
        columns=(
            Column("年度"),
            Column("区分"),
            numbers("合計", "百万円"),
            numbers("合計", "円"),
            numbers("合計した課題", "課題"),
            numbers("対前年度増減額", "円"),
            numbers("対前年度増減率", "%"),
            Column("出典"),
        ),
        rows=tuple(_total(total, overview.budgets, overview.subject) for total in overview.totals),
        row_heads=2,
        notes=(
            SUM_OF,
            *printed_amounts.in_printed_units(overview.budgets),
            *(_why(total) for total in overview.totals if total.change.reason),
        ),
    )


def _total(
    total: BudgetTotal, amounts: Sequence[BudgetChange], subject: Subject
) -> tuple[Cell, ...]:
    key = (total.fiscal_year, total.phase)
    summed = [each for each in amounts if (each.fiscal_year, each.phase) == key]
    return (
        era_label(total.fiscal_year),
        words.code_name("phase", total.phase),
        _sum(total, words.million),
        _sum(total, words.number),
        f"{total.counted}／{total.issues}" + _unreadable(total),
        *change_cells(total.change),
        cited(summed, subject),
    )


def _sum(total: BudgetTotal, printed: Callable[[int], str]) -> str:
    if total.total_yen is not None:
        return printed(total.total_yen)
    return printed_amounts.UNREADABLE if total.unreadable else words.NOT_GIVEN


def _unreadable(total: BudgetTotal) -> str:
    return f"（{len(total.unreadable)}課題は読めません）" if total.unreadable else ""


def _why(total: BudgetTotal) -> str:
    return f"{words.year_and_phase(total.fiscal_year, total.phase)}: {why_no_change(total)}。"


def amounts(overview: Overview) -> Table:
    """A row per issue, a column per year and phase: the numbers behind the chart."""
    keys = sorted({(row.fiscal_year, row.phase) for row in overview.budgets})
    by_key = {(row.issue_no, row.fiscal_year, row.phase): row for row in overview.budgets}
    return Table(
        caption=f"経営課題ごとの決算額・予算額（出典: {overview.subject.source}）",
        columns=(
            Column("経営課題"),
            Column("名称"),
            *(numbers(words.year_and_phase(*key), "百万円") for key in keys),
            Column("出典"),
        ),
        rows=tuple(
            _amounts(issue, [by_key.get((issue.issue_no, *key)) for key in keys], overview)
            for issue in (each.issue for each in overview.plan_year)
        ),
    )


def _amounts(
    issue: IssueSubject, found: Sequence[BudgetChange | None], overview: Overview
) -> tuple[Cell, ...]:
    return (
        issue.label,
        issue.title,
        *(_amount(row, issue, overview) for row in found),
        cited(found, overview.subject),
    )


def _amount(row: BudgetChange | None, issue: IssueSubject, overview: Overview) -> Cell:
    """An amount; nothing is said to be missing where its year may be the one that is unreadable."""
    unread = any(each.issue_no == issue.issue_no for each in overview.unread)
    if row is None and unread:
        return printed_amounts.UNREADABLE
    return printed_amounts.in_million(row, overview.subject.source)


def plan_year(overview: Overview) -> Table:
    """A row per issue: the plan year's budget, share, rank, change."""
    subject = overview.subject
    return issue_table(overview.plan_year, subject)


def kinds(overview: Overview) -> Table:
    """A row per issue: its indicators by the kind of their target of the plan's year."""
    counted = Counter((row.issue_no, row.aim) for row in overview.indicators)
    lines = [
        (f"経営課題{each.issue.label}", [counted[each.issue.issue_no, aim] for aim in KINDS])
        for each in overview.plan_year
    ]
    sums = [sum(column) for column in zip(*(counts for _, counts in lines), strict=True)]
    lines.append(("合計", sums))
    year = era_label(overview.subject.fiscal_year)
    return Table(
        caption=f"{year}の目標の種類ごとの評価指標の数（単位: 指標、出典: {overview.subject.source}）",
        columns=(
            Column("経営課題"),
            *(Column(name, numeric=True) for name in KINDS.values()),
            Column("計", numeric=True),
        ),
        rows=tuple((name, *map(words.number, counts), str(sum(counts))) for name, counts in lines),
    )


def diagnostics(overview: Overview) -> Table:
    """A row per remark on how the document was read, the grave ones first."""
    order = list(SEVERITIES)
    rows = sorted(overview.diagnostics, key=lambda row: order.index(row.severity))
    document = overview.subject.source
    return Table(
        caption=f"文書の読み取りについて知っておくこと（{document}）",
        columns=(
            Column("重要度"),
            Column("種類"),
            Column("説明"),
            Column("文書の文言"),
            Column("出典"),
        ),
        rows=tuple(
            (
                words.code_name("severity", row.severity),
                words.code_name("code", row.code),
                row.message,
                row.text or words.NONE,
                place(row.line, document),
            )
            for row in rows
        ),
    )
