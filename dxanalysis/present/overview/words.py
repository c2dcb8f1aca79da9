"""What a whole plan holds, in sentences."""

from __future__ import annotations

from dxanalysis.analysis.overview import ISSUES_DIFFER, Overview
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.shared import source, words
from dxanalysis.present.shared.prose import Paragraph, Prose, notes
from dxanalysis.text.years import era_label

SUM_OF = "合計は経営課題に書かれた金額を足したもので、所属の予算総額ではありません。"


def answer(overview: Overview) -> Prose:
    """The subject, the sum of the plan year's budgets, and the indicators."""
    return Prose(
        (
            source.subject_line(overview.subject),
            Paragraph("dx-answer", _money(overview)),
            Paragraph("dx-lead", _aims(overview)),
        ),
        source.about(overview.subject, headline(overview)),
    )


def headline(overview: Overview) -> str:
    """The change of the sum in a few words: 経営課題の予算額合計 前年度比 +63.4%."""
    row = _own_year(overview)
    if row is None or row["total_yen"] is None:
        return "経営課題の予算額の記載なし"
    which = "" if row["counted"] == row["issues"] else f"{row['counted']}件"
    if row["change_yen"] is None:
        return f"経営課題{which}の予算額合計 {words.yen(row['total_yen'])}"
    change = words.short_change(row["change_yen"], row["change_percent"])
    return f"経営課題{which}の予算額合計 前年度比 {change}"


def _own_year(overview: Overview) -> Record | None:
    """The sum of the budgets of the plan's own year, None where there is none."""
    key = (overview.subject.fiscal_year, "approved")
    totals = {(row["fiscal_year"], row["phase"]): row for row in records(overview.totals)}
    return totals.get(key)


def _money(overview: Overview) -> str:
    name = words.year_and_phase(overview.subject.fiscal_year, "approved")
    row = _own_year(overview)
    if row is None or row["total_yen"] is None:
        return f"{len(overview.issues)}つの経営課題のどれにも、{name}の記載がありません。"
    told = f"{_issues(row)}の{name}の合計は{words.yen(row['total_yen'])}"
    if row["change_yen"] is None:
        return f"{told}。{why_no_change(row)}。"
    return f"{told}、前年度比 {words.change(row['change_yen'], row['change_percent'])}。"


def _issues(row: Record) -> str:
    if row["counted"] == row["issues"]:
        return f"{row['issues']}つの経営課題"
    return f"{row['issues']}つの経営課題のうち金額の記載がある{row['counted']}つ"


def why_no_change(row: Record) -> str:
    """Why a sum has no change against the year before, in words without a full stop."""
    name = words.year_and_phase(row["fiscal_year"] - 1, row["phase"])
    if row["reason"] == ISSUES_DIFFER:
        return f"{name}とは金額の記載がある経営課題が異なるため、増減は出せません"
    if row["previous_yen"] is None:
        return f"{name}の記載がないため、増減は出せません"
    return f"{name}の合計が0円以下のため、増減率は出せません"


def _aims(overview: Overview) -> str:
    n = overview.counts
    return (
        f"主な戦略{len(overview.strategies)}件、評価指標{n.indicators}件（目標値の記載がないもの"
        f"{n.no_target}件）。達成（A）{n.grade_a}件、未達成（B）{n.grade_b}件、"
        f"未評価{n.unevaluated}件。"
    )


def cautions(overview: Overview) -> Prose:
    """Everything that a reader of the sums must know."""
    mixed = "決算額は実際に執行された額、予算額は計上された額で、そのまま比べることはできません。"
    draft = source.draft_caution(overview.subject)
    return notes(
        SUM_OF,
        *(f"{_partial(row)}。" for row in records(overview.totals) if _is_partial(row)),
        mixed,
        draft and f"{draft}{era_label(overview.subject.fiscal_year)}の予算額は案の段階の額です。",
        "未評価の指標は、未達成には数えていません。",
    )


def _is_partial(row: Record) -> bool:
    return bool(row["counted"] < row["issues"])


def _partial(row: Record) -> str:
    name = words.year_and_phase(row["fiscal_year"], row["phase"])
    return f"{name}の合計は、{row['issues']}つの経営課題のうち{row['counted']}つの金額の合計です"
