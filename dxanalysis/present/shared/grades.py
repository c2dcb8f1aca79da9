"""The document's grades as pages say them: counted in sentences, and as a badge in a table."""

from __future__ import annotations

from markupsafe import Markup

from dxanalysis.analysis.grade_counts import GradeCounts
from dxanalysis.plan.grading import GRADES, UNGRADED


def badge(sign: str | None) -> Markup:
    """A grade as a mark: A 達成, B 未達成, 未評価."""
    name, css = (UNGRADED, "none") if sign is None else (GRADES[sign].label, GRADES[sign].css)
    return Markup('<span class="dx-grade-{}">{}</span>').format(css, name)


def counted(counts: GradeCounts) -> str:
    """達成（A）4件、未達成（B）1件、未評価1件."""
    graded = [f"{grade.named}{count}件" for grade, count in counts.shown()]
    return "、".join([*graded, f"{UNGRADED}{counts.unevaluated}件"])


def in_short(counts: GradeCounts) -> str:
    """達成4・未達成1・未評価1."""
    graded = [f"{grade.name}{count}" for grade, count in counts.shown()]
    return "・".join([*graded, f"{UNGRADED}{counts.unevaluated}"])


def names(counts: GradeCounts) -> str:
    """達成（A）・未達成（B）: the grades of the counts' scale."""
    return "・".join(grade.named for grade, _ in counts.shown())
