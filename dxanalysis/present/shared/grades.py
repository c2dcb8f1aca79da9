"""The document's grades as pages say them: counted in sentences, and as a badge in a table."""

from __future__ import annotations

from markupsafe import Markup

from dxanalysis.analysis.grade_counts import GradeCounts
from dxanalysis.analysis.standing import Standing, Ungraded
from dxanalysis.plan.grading import GRADES, UNGRADED

PENDING, UNDECIDED = "集計中", "未確定"
UNDECIDED_RESULT = f"{UNDECIDED}（決められない記載あり）"
_UNGRADED = {
    Standing.PENDING: PENDING,
    Standing.UNDECIDED: UNDECIDED,
    Standing.UNEVALUATED: UNGRADED,
}
_WHY = {
    Ungraded.IN_YEAR: "年度の途中",
    Ungraded.NO_TARGET: "目標なし",
    Ungraded.BLANK: "空欄",
    Ungraded.NOT_SAID: "評価の記載なし",
}


def unevaluated(why: Ungraded) -> str:
    """未評価 with its reason: 未評価（空欄）."""
    return f"{UNGRADED}（{_WHY[why]}）"


def badge(
    sign: str | None, standing: Standing = Standing.UNEVALUATED, why: Ungraded | None = None
) -> Markup:
    """A grade as a mark: A 達成, B 未達成; without one 未評価 and `why`, 集計中 or 未確定."""
    if sign is None:
        plain = standing not in {Standing.PENDING, Standing.UNDECIDED} and why is not None
        name = unevaluated(why) if plain and why else _UNGRADED.get(standing, UNGRADED)
        css = "none"
    else:
        name, css = GRADES[sign].label, GRADES[sign].css
    return Markup('<span class="dx-grade-{}">{}</span>').format(css, name)


def ungraded(counts: GradeCounts) -> list[tuple[str, int]]:
    """Each state without a grade and its number; 未評価 always, the others where they are."""
    others = [(PENDING, counts.pending), (UNDECIDED, counts.undecided)]
    return [(UNGRADED, counts.unevaluated), *(each for each in others if each[1])]


def counted(counts: GradeCounts) -> str:
    """達成（A）4件、未達成（B）1件、未評価1件、集計中1件; those that are none are not named."""
    named = [(grade.named, count) for grade, count in counts.shown()]
    return "、".join(f"{name}{count}件" for name, count in [*named, *ungraded(counts)] if count)


def in_short(counts: GradeCounts) -> str:
    """達成4・未達成1・未評価1・未確定1."""
    graded = [f"{grade.name}{count}" for grade, count in counts.shown()]
    return "・".join([*graded, *(f"{name}{count}" for name, count in ungraded(counts))])


def names(counts: GradeCounts) -> str:
    """達成（A）・未達成（B）: the grades of the counts' scale."""
    return "・".join(grade.named for grade, _ in counts.shown())
