"""What a whole plan holds, in sentences."""

from __future__ import annotations

from dxanalysis.analysis.budget_totals import BudgetTotal
from dxanalysis.analysis.judgement import Aim
from dxanalysis.analysis.overview import Overview
from dxanalysis.analysis.subject import UNKNOWN_DEPARTMENT
from dxanalysis.analysis.year_change import NoChange
from dxanalysis.present.attainment.target_words import unplaced
from dxanalysis.present.budget.words import doubtful
from dxanalysis.present.shared import amounts, grades, source, words
from dxanalysis.present.shared.prose import Paragraph, Prose, notes
from dxanalysis.schema.question_rules import shortened
from dxanalysis.text.years import era_label

SUM_OF = "合計は経営課題に書かれた金額を足したもので、所属の予算総額ではありません。"


def answer(overview: Overview) -> Prose:
    """The subject, the sum of the plan year's budgets, and the indicators."""
    return Prose(
        (
            source.subject_line(overview.subject),
            *(Paragraph("dx-answer", text) for text in _points(overview)),
            Paragraph("dx-lead", _aims(overview)),
        ),
        source.about(overview.subject, headline(overview)),
    )


def _points(overview: Overview) -> list[str]:
    """What happened, then the money; of a plan not yet evaluated, what it will be measured by."""
    missed = [r for r in overview.indicators if r.result and r.result.attained is False]
    if missed:
        more = f"など{len(missed)}指標" if len(missed) > 1 else ""
        return [f"「{shortened(missed[0].title)}」{more}が未達成です。", _money(overview)]
    grades_ = overview.counts.grades
    if grades_.graded:
        return [f"評価された{grades_.graded}指標に、未達成はありません。", _money(overview)]
    texts = [_money(overview)]
    if overview.indicators:
        figures = sum(row.aim is Aim.NUMERIC for row in overview.indicators)
        texts.append(f"評価指標{len(overview.indicators)}件のうち、数値目標は{figures}件です。")
    if bare := overview.counts.no_target:
        texts.append(f"目標の記載がない指標が{bare}件あります。")
    return texts


def headline(overview: Overview) -> str:
    """The change of the sum in a few words: 経営課題の予算額合計 前年度から+63%."""
    total = _own_year(overview)
    if total is None or total.total_yen is None:
        return f"経営課題の予算額{'は読めません' if _unreadable(overview) else 'の記載なし'}"
    which = f"{total.counted}件" if total.incomplete else ""
    unreadable = _unreadable(overview)
    besides = f"（ほか{unreadable}件は読めません）" if unreadable else ""
    if total.change.yen is None:
        return f"経営課題{which}の予算額合計 {words.yen(total.total_yen)}{besides}"
    change = words.short_change(total.change)
    return f"経営課題{which}の予算額合計 前年度から{change}{besides}"


def _own_year(overview: Overview) -> BudgetTotal | None:
    """The sum of the budgets of the plan's own year, None where there is none."""
    key = (overview.subject.fiscal_year, "approved")
    found = (total for total in overview.totals if (total.fiscal_year, total.phase) == key)
    return next(found, None)


def _money(overview: Overview) -> str:
    name = words.year_and_phase(overview.subject.fiscal_year, "approved")
    total = _own_year(overview)
    if total is None or total.total_yen is None:
        if unreadable := _unreadable(overview):
            return f"{name}として読めた金額はありません。読めない経営課題が{unreadable}件あります。"
        return f"{len(overview.plan_year)}つの経営課題のどれにも、{name}の記載がありません。"
    amount = f"{_issues(total)}の{name}の合計は{words.yen(total.total_yen)}"
    unreadable = _unreadable(overview)
    besides = (
        f"金額が読めない経営課題{unreadable}件は、合計に含まれていません。" if unreadable else ""
    )
    if total.change.yen is None:
        return f"{amount}です。{besides}{why_no_change(total)}。"
    return f"{amount}で、前年度から{words.change(total.change)}です。{besides}"


def _unreadable(overview: Overview) -> int:
    """Of how many issues the plan's own year's budget is, or may be, printed and unreadable."""
    return sum(each.unreadable for each in overview.plan_year)


def _issues(total: BudgetTotal) -> str:
    if not total.incomplete:
        return f"{total.issues}つの経営課題"
    which = "金額を読めた" if total.unreadable else "金額の記載がある"
    return f"{total.issues}つの経営課題のうち{which}{total.counted}つ"


def why_no_change(total: BudgetTotal) -> str:
    """Why a sum has no change against the year before, in words without a full stop."""
    name = words.year_and_phase(total.fiscal_year - 1, total.phase)
    if total.change.reason is NoChange.ISSUES_DIFFER:
        return f"{name}とは金額の記載がある経営課題が異なるため、増減は出せません"
    if total.change.reason is NoChange.SUM_UNREADABLE:
        return f"読めない金額があり、{name}とは合計した経営課題が異なるため、増減は出せません"
    if total.change.reason is NoChange.AMOUNT_UNREADABLE:
        own = words.year_and_phase(total.fiscal_year, total.phase)
        return f"{own}が読めないため、増減は出せません"
    if total.change.reason is NoChange.PREVIOUS_UNREADABLE:
        return f"{name}が読めないため、増減は出せません"
    if total.change.previous_yen is None:
        return f"{name}の記載がないため、増減は出せません"
    return f"{name}の合計が0円以下のため、増減率は出せません"


def _aims(overview: Overview) -> str:
    n = overview.counts
    return (
        f"主な戦略{len(overview.strategies)}件、評価指標{n.indicators}件です。"
        + (f"{counted}です。" if (counted := grades.counted(n.grades)) else "")
        + (unplaced(overview.unplaced) if overview.unplaced else "")
    )


def cautions(overview: Overview) -> Prose:
    """Everything that a reader of the sums must know."""
    mixed = "決算額は実際に執行された額、予算額は計上された額で、そのまま比べることはできません。"
    draft = source.draft_caution(overview.subject)
    unknown = [row for row in overview.diagnostics if row.code == UNKNOWN_DEPARTMENT]
    return notes(
        SUM_OF,
        *(f"{_partial(total)}。" for total in overview.totals if total.incomplete),
        *amounts.unread_notes(overview.unread, overview.subject.source),
        mixed,
        words.ROUNDED if any(t.total_yen is not None for t in overview.totals) else None,
        draft and f"{draft}{era_label(overview.subject.fiscal_year)}の予算額は案の段階の額です。",
        "未評価の指標は、未達成には数えていません。",
        *doubtful(unknown, overview.subject.source),
    )


def _partial(total: BudgetTotal) -> str:
    name = words.year_and_phase(total.fiscal_year, total.phase)
    return f"{name}の合計は、{total.issues}つの経営課題のうち{total.counted}つの金額の合計です{_besides(total)}"


def _besides(total: BudgetTotal) -> str:
    return f"（読めない金額{len(total.unreadable)}件を含みません）" if total.unreadable else ""
