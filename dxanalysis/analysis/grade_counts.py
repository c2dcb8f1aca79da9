"""How many indicators have which grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dxanalysis.analysis.standing import Standing
from dxanalysis.plan.grading import GRADES, Grade


@dataclass(frozen=True, slots=True)
class GradeCounts:
    """How many indicators have which grade; those without one are 未評価, never 未達成.

    Of those without, `pending` are being measured, and of `undecided` a line is printed that could
    not be given to one indicator; neither is among the `unevaluated`.
    """

    by_sign: dict[str, int]
    unevaluated: int
    pending: int = 0
    undecided: int = 0

    @property
    def graded(self) -> int:
        """How many have a grade."""
        return sum(self.by_sign.values())

    @property
    def ungraded(self) -> int:
        """How many have none, for whatever reason."""
        return self.unevaluated + self.pending + self.undecided

    def of(self, sign: str) -> int:
        """How many have this grade."""
        return self.by_sign.get(sign, 0)

    def shown(self) -> list[tuple[Grade, int]]:
        """Every grade of the scale that these counts are of, with its number, as pages show it."""
        signs = [sign for sign, count in self.by_sign.items() if count]
        return [(grade, self.of(grade.sign)) for grade in GRADES.fitting(signs)]


def count_grades(indicators: Iterable[tuple[str | None, Standing]]) -> GradeCounts:
    """The counts of one grade (None without) and standing for each indicator."""
    listed = list(indicators)
    standings = Counter(standing for _, standing in listed)
    return GradeCounts(
        dict(Counter(sign for sign, _ in listed if sign is not None)),
        standings[Standing.UNEVALUATED],
        standings[Standing.PENDING],
        standings[Standing.UNDECIDED],
    )
