"""What an issue's money did, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dxanalysis.analysis.budget_trend import BudgetChange, BudgetTrend
from dxanalysis.analysis.rows import DiagnosticRow
from dxanalysis.analysis.year_change import NoChange
from dxanalysis.present.shared import source, words
from dxanalysis.present.shared.prose import Paragraph, Prose, notes
from dxanalysis.text.years import era_label

_NO_CHANGE = {
    NoChange.AMOUNT_NULL: "この年度の金額の記載がないため、増減は出せません",
    NoChange.PREVIOUS_MISSING: "文書に前年度の金額の記載がないため、増減は出せません",
    NoChange.PREVIOUS_NULL: "前年度の金額が空欄などのため、増減は出せません",
    NoChange.PREVIOUS_NOT_POSITIVE: "前年度が0円以下のため、増減率は出せません",
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
    if row is not None and row.standing.share_percent is not None:
        found.append(Paragraph("dx-lead", _place_among(row, row.standing.share_percent)))
    if row is not None and row.mixed_phase:
        found.append(Paragraph("dx-note", mixed_caution(row)))
    return Prose(tuple(found), source.about(trend.subject, headline(trend)))


def headline(trend: BudgetTrend) -> str:
    """The change in a few words: 予算額 前年度比 +150.7%."""
    row = trend.headline
    if row is None or row.amount_yen is None:
        return "予算額の記載なし"
    if row.change.yen is None:
        return f"予算額 {words.yen(row.amount_yen)}"
    phase = _previous_phase(row) if row.mixed_phase else ""
    return f"予算額 前年度{phase}比 {words.short_change(row.change.yen, row.change.percent)}"


def _previous_phase(row: BudgetChange) -> str:
    return words.code_name("phase", row.previous_phase) if row.previous_phase else ""


def _what_changed(trend: BudgetTrend) -> str:
    row = trend.headline
    if row is None or row.amount_yen is None:
        own = words.year_and_phase(trend.subject.fiscal_year, "approved")
        return f"{own}の金額は文書に記載がありません。{_latest(trend)}"
    amount = f"{_name(row)}は{words.yen(row.amount_yen)}"
    if row.change.yen is None:
        return f"{amount}。{why_no_change(row)}。"
    change = f"、前年度比 {words.change(row.change.yen, row.change.percent)}"
    against = f"（{_name_before(row)}との比較）" if row.mixed_phase else ""
    why = f"{why_no_change(row)}。" if row.change.reason else ""
    return f"{amount}{change}{against}。{why}"


def _name(row: BudgetChange) -> str:
    return words.year_and_phase(row.fiscal_year, row.phase)


def _name_before(row: BudgetChange) -> str:
    """The amount that this one is compared with: 令和6年度決算額."""
    return era_label(row.fiscal_year - 1) + _previous_phase(row)


def _latest(trend: BudgetTrend) -> str:
    known = [row for row in trend.rows if row.amount_yen is not None]
    if not known:
        return "他の年度の金額の記載もありません。"
    row = known[-1]
    return f"記載のある最も新しい金額は、{_name(row)}の{words.yen(row.amount_yen)}です。"


def _place_among(row: BudgetChange, share: float) -> str:
    among = row.standing
    if among.counted == 1:
        return f"{_name(row)}の記載がある経営課題は、これだけです。"
    return (
        f"{_name(row)}の記載がある{among.counted}つの経営課題の合計{words.yen(among.total_yen)}の"
        f"{words.percent(share)}を占め、{among.rank}番目の大きさです。"
    )


def why_no_change(row: BudgetChange) -> str:
    """Why a row has no change or percentage, in words without a full stop; empty where it has."""
    return _NO_CHANGE[row.change.reason] if row.change.reason else ""


def mixed_caution(row: BudgetChange) -> str:
    """That a budget stands against a settled amount in this row, or the reverse."""
    return (
        f"{_name(row)}の増減は、{_name_before(row)}と比べたものです。"
        "予算額は計上された額、決算額は実際に執行された額で、性質が異なるため、"
        "この増減をそのまま事業の増減と読むことはできません。"
    )


def cautions(trend: BudgetTrend) -> Prose:
    """Everything that a reader of the numbers must know."""
    mixed = [mixed_caution(row) for row in trend.rows if row.mixed_phase]
    missing = [row for row in trend.rows if row.amount_yen is None]
    draft = source.draft_caution(trend.subject)
    return notes(
        *mixed,
        draft and f"{draft}{era_label(trend.subject.fiscal_year)}の予算額は案の段階の額です。",
        *(_missing(row) for row in missing),
        SHARE_OF if len(trend.rows) > len(missing) else None,
        _not_in_the_sum(trend),
        *doubtful(trend.doubts, trend.subject.source),
    )


def _missing(row: BudgetChange) -> str:
    printed = f"「{row.amount_text}」" if row.amount_text else "空欄"
    return f"{_name(row)}は文書では{printed}で、金額の記載がありません。0円とは扱っていません。"


def _not_in_the_sum(trend: BudgetTrend) -> str | None:
    without = [each.issue for each in trend.neighbours if each.amount_yen is None]
    if not without:
        return None
    names = "、".join(f"経営課題{issue.label}" for issue in without)
    own = words.year_and_phase(trend.subject.fiscal_year, "approved")
    return f"{names}は{own}の金額の記載がなく、合計に含まれていません。"


def doubtful(diagnostics: Iterable[DiagnosticRow], document: str) -> list[str]:
    """The doubts about the reading of the document, a sentence each, with their place."""
    return [
        f"読み取りの{words.code_name('severity', row.severity)}"
        f"（{source.place(row.line, document)}）: {row.message}"
        for row in diagnostics
    ]
