"""How many indicators have which grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dxanalysis.plan.grading import GRADES, Grade


@dataclass(frozen=True, slots=True)
class GradeCounts:
    """How many indicators have which grade; those without one are 未評価, never 未達成."""

    by_sign: dict[str, int]
    unevaluated: int

    @property
    def graded(self) -> int:
        """How many have a grade."""
        return sum(self.by_sign.values())

    def of(self, sign: str) -> int:
        """How many have this grade."""
        return self.by_sign.get(sign, 0)

    def shown(self) -> list[tuple[Grade, int]]:
        """Every grade of the scale that these counts are of, with its number, as pages show it."""
        signs = [sign for sign, count in self.by_sign.items() if count]
        return [(grade, self.of(grade.sign)) for grade in GRADES.fitting(signs)]


def count_grades(grades: Iterable[str | None]) -> GradeCounts:
    """The counts of one grade for each indicator, None where it has none."""
    counted = Counter(grades)
    unevaluated = counted.pop(None, 0)
    return GradeCounts({sign: n for sign, n in counted.items() if sign is not None}, unevaluated)
