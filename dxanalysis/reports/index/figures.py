"""The figures of a plan or an issue in the words of the index, and why some cannot be given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dxanalysis.analysis.grade_counts import GradeCounts
from dxanalysis.analysis.index_figures import IssueFigures, PlanFigures
from dxanalysis.analysis.year_change import NoChange, YearChange
from dxanalysis.plan.grading import GRADES, Grade
from dxanalysis.present.shared import words
from dxanalysis.present.shared.amounts import UNREADABLE
from dxanalysis.present.shared.grades import PENDING, UNDECIDED

# What stands for a change that cannot be given: as short as a cell, the report has the sentence.
_NO_CHANGE = {
    NoChange.ISSUES_DIFFER: "前年度と課題が異なる",
    NoChange.PREVIOUS_NOT_POSITIVE: "前年度0円以下",
    NoChange.PREVIOUS_UNREADABLE: "前年度は読めません",
    NoChange.SUM_UNREADABLE: "読めない金額あり",
}
_NO_PREVIOUS = "前年度の記載なし"
_AGAINST_SETTLED = "前年度決算額との比"


@dataclass(frozen=True)
class Figures:
    """One line of the index.

    `amount` in 百万円 as in the reports; `width`: the bar in per cent of the index's scale, None
    where there is nothing to draw; `change` in per cent with its sign; the notes say what a reader
    of the number must know, and are empty where there is nothing; `grades`: how many indicators
    have which grade.
    """

    amount: str
    amount_note: str
    width: str | None
    change: str
    change_note: str
    grades: GradeCounts

    @property
    def ungraded_notes(self) -> list[str]:
        """集計中1, 未確定1: the indicators without a grade that are not 未評価."""
        others = [(PENDING, self.grades.pending), (UNDECIDED, self.grades.undecided)]
        return [f"{name}{count}" for name, count in others if count]

    @property
    def parts(self) -> str:
        """The bar of the indicators, as values for the style sheet; empty without indicators."""
        shown = {g.sign: g for g in (*GRADES.grades, *(grade for grade, _ in self.grades.shown()))}
        graded = [(grade.css, self.grades.of(grade.sign)) for grade in shown.values()]
        named = [*graded, ("n", self.grades.ungraded)]
        return ";".join(f"--{name}:{count}" for name, count in named if count)


def figures_of(found: PlanFigures | IssueFigures, scale: int) -> Figures:
    """The line of a plan or of an issue; a bar of `scale` yen is 100% wide."""
    change, note = _change(found)
    return Figures(
        amount=UNREADABLE if _unreadable(found) else words.million(found.budget_yen),
        amount_note=_missing_parts(found),
        width=_width(found.budget_yen, scale),
        change=change,
        change_note=note,
        grades=found.grades,
    )


def scale_of(plans: Iterable[PlanFigures]) -> int:
    """The largest budget: one scale for the whole page, so that any two bars can be compared."""
    lines: list[PlanFigures | IssueFigures] = []
    for plan in plans:
        lines += [plan, *plan.issues]
    return max((line.budget_yen or 0 for line in lines), default=0)


def grades_of(plans: Iterable[PlanFigures]) -> tuple[Grade, ...]:
    """The grades for which the index has a column: the scale that has those of all plans."""
    return GRADES.fitting(sign for plan in plans for sign, n in plan.grades.by_sign.items() if n)


def _width(amount: int | None, scale: int) -> str | None:
    return None if amount is None or amount <= 0 else f"{amount / scale * 100:.3g}"


def _unreadable(found: PlanFigures | IssueFigures) -> bool:
    """Whether all that is printed cannot be read."""
    return found.budget_yen is None and found.unreadable > 0


def _missing_parts(found: PlanFigures | IssueFigures) -> str:
    if isinstance(found, IssueFigures) or found.budget_yen is None or not found.incomplete:
        return ""
    unreadable = f"（{found.unreadable}課題は読めません）" if found.unreadable else ""
    return f"{found.issue_count}課題のうち{found.counted}課題の額{unreadable}"


def _change(found: PlanFigures | IssueFigures) -> tuple[str, str]:
    if found.budget_yen is None:
        return words.NONE, ""
    change = found.change
    if change.yen is None:
        return words.NONE, _why_none(change)
    if change.percent is None:
        return words.signed_yen(change.yen), _why_none(change)
    settled = isinstance(found, IssueFigures) and found.previous_phase == "executed"
    note = _AGAINST_SETTLED if settled else ""
    return words.rounded(change.rounded, signed=True).removesuffix("%"), note


def _why_none(change: YearChange) -> str:
    return _NO_CHANGE.get(change.reason, _NO_PREVIOUS) if change.reason else ""
