"""What an issue's money did, in sentences."""

from __future__ import annotations

from dxanalysis.analysis import budget_changes as why
from dxanalysis.analysis.budget_trend import BudgetTrend
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.shared import source, words
from dxanalysis.present.shared.prose import Paragraph, Prose, notes
from dxanalysis.text.years import era_label

_NO_CHANGE = {
    why.AMOUNT_NULL: "この年度の金額の記載がないため、増減は出せません",
    why.PREVIOUS_MISSING: "文書に前年度の金額の記載がないため、増減は出せません",
    why.PREVIOUS_NULL: "前年度の金額が空欄などのため、増減は出せません",
    why.PREVIOUS_NOT_POSITIVE: "前年度が0円以下のため、増減率は出せません",
}
SHARE_OF = (
    "割合と順位は、この運営方針に載る経営課題の、同じ年度・同じ区分の金額の中でのものです。"
    "所属の予算全体に対する割合ではありません。"
)


def answer(trend: BudgetTrend) -> Prose:
    """The subject, what changed in one line, and the share among the issues."""
    found = [
        source.subject_line(trend.subject),
        Paragraph("dx-answer", _what_changed(trend)),
    ]
    row = trend.headline
    if row is not None and row["share_percent"] is not None:
        found.append(Paragraph("dx-lead", _place_among(row)))
    if row is not None and row["mixed_phase"]:
        found.append(Paragraph("dx-note", mixed_caution(row)))
    return Prose(tuple(found), source.about(trend.subject, headline(trend)))


def headline(trend: BudgetTrend) -> str:
    """The change in a few words: 予算額 前年度比 +150.7%."""
    row = trend.headline
    if row is None or row["amount_yen"] is None:
        return "予算額の記載なし"
    if row["change_yen"] is None:
        return f"予算額 {words.yen(row['amount_yen'])}"
    phase = words.code_name("phase", row["previous_phase"]) if row["mixed_phase"] else ""
    return f"予算額 前年度{phase}比 {words.short_change(row['change_yen'], row['change_percent'])}"


def _what_changed(trend: BudgetTrend) -> str:
    row = trend.headline
    if row is None or row["amount_yen"] is None:
        own = words.year_and_phase(trend.subject.fiscal_year, "approved")
        return f"{own}の金額は文書に記載がありません。{_latest(trend)}"
    told = (
        f"{words.year_and_phase(row['fiscal_year'], row['phase'])}は{words.yen(row['amount_yen'])}"
    )
    if row["change_yen"] is None:
        return f"{told}。{why_no_change(row)}。"
    against = f"（{words.year_and_phase(row['fiscal_year'] - 1, row['previous_phase'])}との比較）"
    told += f"、前年度比 {words.change(row['change_yen'], row['change_percent'])}"
    told += against if row["mixed_phase"] else ""
    return f"{told}。" + (f"{why_no_change(row)}。" if row["reason"] else "")


def _latest(trend: BudgetTrend) -> str:
    known = [row for row in records(trend.rows) if row["amount_yen"] is not None]
    if not known:
        return "他の年度の金額の記載もありません。"
    row = known[-1]
    name = words.year_and_phase(row["fiscal_year"], row["phase"])
    return f"記載のある最も新しい金額は、{name}の{words.yen(row['amount_yen'])}です。"


def _place_among(row: Record) -> str:
    name = words.year_and_phase(row["fiscal_year"], row["phase"])
    if row["counted"] == 1:
        return f"{name}の記載がある経営課題は、これだけです。"
    return (
        f"{name}の記載がある{row['counted']}つの経営課題の合計{words.yen(row['total_yen'])}の"
        f"{words.percent(row['share_percent'])}を占め、{row['rank']}番目の大きさです。"
    )


def why_no_change(row: Record) -> str:
    """Why a row has no change or percentage, in words without a full stop; empty where it has."""
    return _NO_CHANGE.get(row["reason"], "")


def mixed_caution(row: Record) -> str:
    """That a budget stands against a settled amount in this row, or the reverse."""
    return (
        f"{words.year_and_phase(row['fiscal_year'], row['phase'])}の増減は、"
        f"{words.year_and_phase(row['fiscal_year'] - 1, row['previous_phase'])}と比べたものです。"
        "予算額は計上された額、決算額は実際に執行された額で、性質が異なるため、"
        "この増減をそのまま事業の増減と読むことはできません。"
    )


def cautions(trend: BudgetTrend) -> Prose:
    """Everything that a reader of the numbers must know."""
    rows = records(trend.rows)
    mixed = [mixed_caution(row) for row in rows if row["mixed_phase"]]
    missing = [row for row in rows if row["amount_yen"] is None]
    draft = source.draft_caution(trend.subject)
    return notes(
        *mixed,
        draft and f"{draft}{era_label(trend.subject.fiscal_year)}の予算額は案の段階の額です。",
        *(_missing(row) for row in missing),
        SHARE_OF if len(rows) > len(missing) else None,
        _not_in_the_sum(trend),
        *doubtful(records(trend.doubts), trend.subject.source),
    )


def _missing(row: Record) -> str:
    printed = f"「{row['amount_text']}」" if row["amount_text"] else "空欄"
    name = words.year_and_phase(row["fiscal_year"], row["phase"])
    return f"{name}は文書では{printed}で、金額の記載がありません。0円とは扱っていません。"


def _not_in_the_sum(trend: BudgetTrend) -> str | None:
    without = [row for row in records(trend.neighbours) if row["amount_yen"] is None]
    if not without:
        return None
    names = "、".join(f"経営課題{row['issue_label']}" for row in without)
    own = words.year_and_phase(trend.subject.fiscal_year, "approved")
    return f"{names}は{own}の金額の記載がなく、合計に含まれていません。"


def doubtful(diagnostics: list[Record], document: str) -> list[str]:
    """The doubts about the reading of the document, a sentence each, with their place."""
    return [
        f"読み取りの{words.code_name('severity', row['severity'])}"
        f"（{source.place(row['line'], document)}）: {row['message']}"
        for row in diagnostics
    ]
