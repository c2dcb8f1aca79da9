"""What an issue's money did, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dxanalysis.analysis.amounts import UnreadPrint
from dxanalysis.analysis.asked import most_telling_first
from dxanalysis.analysis.budget_trend import BudgetChange, BudgetTrend
from dxanalysis.analysis.rows import DiagnosticRow
from dxanalysis.analysis.year_change import NoChange
from dxanalysis.present.shared import amounts, source, words
from dxanalysis.present.shared.prose import Paragraph, Prose, notes
from dxanalysis.text.years import era_label

_NO_CHANGE = {
    NoChange.AMOUNT_NULL: "この年度の金額の記載がないため、増減は出せません",
    NoChange.PREVIOUS_MISSING: "文書に前年度の金額の記載がないため、増減は出せません",
    NoChange.PREVIOUS_NULL: "前年度の金額が空欄などのため、増減は出せません",
    NoChange.AMOUNT_UNREADABLE: "この年度の金額が読めないため、増減は出せません",
    NoChange.PREVIOUS_UNREADABLE: "前年度の金額が読めないため、増減は出せません",
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
        *(
            Paragraph("dx-answer", asked.question)
            for asked in most_telling_first(trend.questions)[:1]
        ),
    ]
    row = trend.headline
    if row is not None and row.standing.share_percent is not None:
        found.append(Paragraph("dx-lead", _place_among(row)))
    if row is not None and row.amount_yen is not None and row.standing.unreadable:
        found.append(Paragraph("dx-note", _no_share(row)))
    if row is not None and row.mixed_phase:
        found.append(Paragraph("dx-note", mixed_caution(row)))
    return Prose(tuple(found), source.about(trend.subject, headline(trend), trend.questions))


def headline(trend: BudgetTrend) -> str:
    """The change in a few words: 予算額 前年度から+151%."""
    row = trend.headline
    if row is None or row.amount_yen is None:
        return "予算額は読めません" if _is_unreadable(trend) else "予算額の記載なし"
    if row.change.yen is None:
        return f"予算額 {words.yen(row.amount_yen)}"
    phase = _previous_phase(row) if row.mixed_phase else ""
    return f"予算額 前年度{phase}から{words.short_change(row.change)}"


def _previous_phase(row: BudgetChange) -> str:
    return words.code_name("phase", row.previous_phase) if row.previous_phase else ""


def _what_changed(trend: BudgetTrend) -> str:
    row = trend.headline
    if row is None or row.amount_yen is None:
        return _no_amount(trend) + _latest(trend)
    amount = f"{_name(row)}は{words.yen(row.amount_yen)}"
    if row.change.yen is None:
        return f"{amount}です。{why_no_change(row)}。"
    change = f"で、前年度から{words.change(row.change)}"
    against = f"（{_name_before(row)}との比較）" if row.mixed_phase else ""
    why = f"{why_no_change(row)}。" if row.change.reason else ""
    return f"{amount}{change}{against}です。{why}"


def _is_unreadable(trend: BudgetTrend) -> bool:
    """Whether the plan's own year's budget is, or may be, printed and cannot be read."""
    return trend.headline.unreadable if trend.headline else bool(trend.unread)


def _no_amount(trend: BudgetTrend) -> str:
    """That the plan's own year's budget is not given, or cannot be read."""
    own = words.year_and_phase(trend.subject.fiscal_year, "approved")
    document = trend.subject.source
    if trend.headline is not None and trend.headline.unreadable:
        return f"{own}は{amounts.unreadable(trend.headline, document)}。"
    if trend.headline is None and trend.unread:
        return f"{own}として読めた金額はありません。{unread(trend.unread, document)}"
    return f"{own}の金額は文書に記載がありません。"


def unread(prints: Iterable[UnreadPrint], document: str) -> str:
    """What is printed as an amount of no year, in one run of sentences."""
    return "".join(amounts.unread_notes(prints, document))


def _name(row: BudgetChange) -> str:
    return words.year_and_phase(row.fiscal_year, row.phase)


def _name_before(row: BudgetChange) -> str:
    """The amount that this one is compared with: 令和6年度決算額."""
    return era_label(row.fiscal_year - 1) + _previous_phase(row)


_NONE_AT_ALL = "他の年度の金額の記載もありません。"


def _latest(trend: BudgetTrend) -> str:
    known = [row for row in trend.rows if row.amount_yen is not None]
    if not known:
        unreadable = trend.unread or any(row.unreadable for row in trend.rows)
        return "読めた金額は他の年度にもありません。" if unreadable else _NONE_AT_ALL
    row = known[-1]
    which = "読めた" if any(each.unreadable for each in trend.rows) else "記載のある"
    return f"{which}最も新しい金額は、{_name(row)}の{words.yen(row.amount_yen)}です。"


def _place_among(row: BudgetChange) -> str:
    among = row.standing
    if among.counted == 1:
        return f"{_name(row)}の記載がある経営課題は、これだけです。"
    return (
        f"{_name(row)}の記載がある経営課題の合計{words.yen(among.total_yen)}のうち"
        f"{words.rounded(among.share)}で、{among.counted}課題中{among.rank}位です。"
    )


def _no_share(row: BudgetChange) -> str:
    among = row.standing
    return (
        f"{_name(row)}の読めない経営課題が{among.unreadable}件あるため、"
        "合計に占める割合と順位は出せません。"
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
    blank = [row for row in missing if not row.unreadable]
    document = trend.subject.source
    draft = source.draft_caution(trend.subject)
    return notes(
        *mixed,
        draft and f"{draft}{era_label(trend.subject.fiscal_year)}の予算額は案の段階の額です。",
        *(_missing(row) for row in blank),
        *(_unreadable(row, document) for row in missing if row.unreadable),
        *amounts.unread_notes(trend.unread, document),
        SHARE_OF if len(trend.rows) > len(missing) else None,
        words.ROUNDED if len(trend.rows) > len(missing) else None,
        *_not_in_the_sum(trend),
        *doubtful(trend.doubts, document),
    )


def _missing(row: BudgetChange) -> str:
    printed = f"「{row.amount_text}」" if row.amount_text else "空欄"
    return f"{_name(row)}は文書では{printed}で、金額の記載がありません。0円とは扱っていません。"


def _unreadable(row: BudgetChange, document: str) -> str:
    printed = amounts.unreadable(row, document)
    return f"{_name(row)}は{printed}。{amounts.NOT_IN_SUMS}。"


def _not_in_the_sum(trend: BudgetTrend) -> list[str]:
    """The issues without an amount of the plan's own year that was read, by the reason."""
    own = words.year_and_phase(trend.subject.fiscal_year, "approved")
    without = [each for each in trend.neighbours if each.amount_yen is None]
    reasons = {False: f"{own}の金額の記載がなく", True: f"{own}が読めず"}
    named = {
        why: "、".join(f"経営課題{e.issue.label}" for e in without if e.unreadable is unreadable)
        for unreadable, why in reasons.items()
    }
    return [f"{names}は{why}、合計に含まれていません。" for why, names in named.items() if names]


def doubtful(diagnostics: Iterable[DiagnosticRow], document: str) -> list[str]:
    """The doubts about the reading of the document, a sentence each, with their place."""
    return [
        f"読み取りの{words.code_name('severity', row.severity)}"
        f"（{source.place(row.line, document)}）: {row.message}"
        for row in diagnostics
    ]
