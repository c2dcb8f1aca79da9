"""A whole plan as tables: the sums, the indicators by kind, and what is doubtful."""

from __future__ import annotations

from collections import Counter

from dxanalysis.analysis.overview import Overview
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment.tables import places
from dxanalysis.present.attainment.target_words import KINDS
from dxanalysis.present.budget.tables import issue_table
from dxanalysis.present.overview.words import SUM_OF, why_no_change
from dxanalysis.present.shared import words
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.text.years import era_label

_NONE = "－"


def totals(overview: Overview) -> Table:
    """A row per year and phase: the sum of the issues, how many they are, change, lines."""
    rows = records(overview.totals)
    amounts = records(overview.budgets)
    document = overview.subject.source
    return Table(
        caption=f"経営課題の金額の合計（出典: {document}）",
        columns=(
            Column("年度"),
            Column("区分"),
            numbers("合計", "百万円"),
            numbers("合計", "円"),
            numbers("合計した課題", "課題"),
            numbers("前年度の同じ区分との差", "円"),
            numbers("前年度の同じ区分との差", "%"),
            Column("出典"),
        ),
        rows=tuple(_total(row, amounts, document) for row in rows),
        row_heads=2,
        notes=(SUM_OF, *(_why(row) for row in rows if row["reason"] is not None)),
    )


def _total(row: Record, amounts: list[Record], document: str) -> tuple[Cell, ...]:
    total, by, per_cent = row["total_yen"], row["change_yen"], row["change_percent"]
    key = (row["fiscal_year"], row["phase"])
    lines = [each["line"] for each in amounts if (each["fiscal_year"], each["phase"]) == key]
    return (
        era_label(row["fiscal_year"]),
        words.code_name("phase", row["phase"]),
        words.million(total),
        words.NOT_GIVEN if total is None else words.number(total),
        f"{row['counted']}／{row['issues']}",
        _NONE if by is None else words.signed(by),
        _NONE if per_cent is None else words.signed_percent(per_cent).removesuffix("%"),
        places(lines, document),
    )


def _why(row: Record) -> str:
    return f"{words.year_and_phase(row['fiscal_year'], row['phase'])}: {why_no_change(row)}。"


def amounts(overview: Overview) -> Table:
    """A row per issue, a column per year and phase: the numbers behind the chart."""
    rows = records(overview.budgets)
    keys = sorted({(row["fiscal_year"], row["phase"]) for row in rows})
    by_key = {(row["issue_no"], row["fiscal_year"], row["phase"]): row for row in rows}
    issues = records(overview.issues)
    return Table(
        caption=f"経営課題ごとの決算額・予算額（出典: {overview.subject.source}）",
        columns=(
            Column("経営課題"),
            Column("名称"),
            *(numbers(words.year_and_phase(*key), "百万円") for key in keys),
            Column("出典"),
        ),
        rows=tuple(
            _amounts(issue, [by_key.get((issue["issue_no"], *key)) for key in keys], overview)
            for issue in issues
        ),
    )


def _amounts(issue: Record, found: list[Record | None], overview: Overview) -> tuple[Cell, ...]:
    lines = [row["line"] for row in found if row is not None]
    return (
        issue["issue_label"],
        issue["title"],
        *(words.million(row["amount_yen"] if row else None) for row in found),
        places(lines, overview.subject.source),
    )


def plan_year(overview: Overview) -> Table:
    """A row per issue: the plan year's budget, share, rank, change."""
    subject = overview.subject
    return issue_table(records(overview.plan_year), subject.fiscal_year, subject.source)


def kinds(overview: Overview) -> Table:
    """A row per issue: its indicators by the kind of their target of the plan's year."""
    rows = records(overview.indicators)
    counted = Counter((row["issue_no"], row["target_kind"]) for row in rows)
    issues = [
        (row["issue_no"], f"経営課題{row['issue_label']}") for row in records(overview.issues)
    ]
    lines = [(name, [counted[number, kind] for kind in KINDS]) for number, name in issues]
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
    order = ["error", "warning", "info"]
    rows = sorted(records(overview.diagnostics), key=lambda row: order.index(row["severity"]))
    document = overview.subject.source
    return Table(
        caption=f"文書の読み取りについて知っておくこと（{document}）",
        columns=(
            Column("重さ"),
            Column("種類"),
            Column("説明"),
            Column("文書の文言"),
            Column("出典"),
        ),
        rows=tuple(
            (
                words.code_name("severity", row["severity"]),
                words.code_name("code", row["code"]),
                row["message"],
                row["text"] or _NONE,
                place(row["line"], document),
            )
            for row in rows
        ),
    )
