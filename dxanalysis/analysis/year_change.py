"""An amount against the one of the year before, or why they cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxanalysis.analysis.rounding import RoundedPercent, rounded_percent


class NoChange(StrEnum):
    """Why there is no change or no percentage; present/ says each in words."""

    AMOUNT_NULL = "amount_null"
    PREVIOUS_MISSING = "previous_missing"
    PREVIOUS_NULL = "previous_null"
    PREVIOUS_NOT_POSITIVE = "previous_not_positive"
    # Printed, and nobody can read it: neither missing nor blank.
    AMOUNT_UNREADABLE = "amount_unreadable"
    PREVIOUS_UNREADABLE = "previous_unreadable"
    SUM_UNREADABLE = "sum_unreadable"
    # The sums of two years are not of the same issues, so their difference is no change.
    ISSUES_DIFFER = "issues_differ"


@dataclass(frozen=True, slots=True)
class YearChange:
    """An amount in yen against the one before; where a figure is None, `reason` says why.

    `within`: how far (percentage points) the true percentage may lie from this one, as both
    amounts are printed rounded.
    """

    previous_yen: int | None
    yen: int | None
    percent: float | None
    reason: NoChange | None
    within: float = 0.0

    @property
    def rounded(self) -> RoundedPercent | None:
        """The percentage with what its digits are worth."""
        return None if self.percent is None else RoundedPercent(self.percent, self.within)


def compare(
    amount: int | None, previous: int | None, grains: tuple[int, int] = (0, 0)
) -> YearChange:
    """Change in yen and per cent, or None and the reason why.

    `grains` are the yen of each amount's last printed digit, of a sum those of its parts together.
    """
    if amount is None:
        return YearChange(previous, None, None, NoChange.AMOUNT_NULL)
    if previous is None:
        return YearChange(None, None, None, NoChange.PREVIOUS_NULL)
    change = amount - previous
    if previous <= 0:
        return YearChange(previous, change, None, NoChange.PREVIOUS_NOT_POSITIVE)
    found = rounded_percent(amount, previous, grains, change=True)
    within = found.within if found else 100.0  # so little that its rounding may be all of it
    return YearChange(previous, change, change / previous * 100, None, within)
