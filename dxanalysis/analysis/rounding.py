"""How exact a percentage of two printed amounts can be: each is rounded to its last digit."""

from __future__ import annotations

from dataclasses import dataclass

_HALF = 0.5 + 1e-9  # of a whole per cent


@dataclass(frozen=True, slots=True)
class RoundedPercent:
    """A percentage, and how far the true one may lie from it (percentage points)."""

    value: float
    within: float

    @property
    def places(self) -> int:
        """The decimals that the rounding leaves: 1, or 0."""
        return 1 if self.within <= _HALF / 10 else 0

    @property
    def about(self) -> bool:
        """Whether not even the last whole per cent is sure."""
        return self.within > _HALF


def rounded_percent(
    part: int | None, whole: int | None, grains: tuple[int, int], *, change: bool = False
) -> RoundedPercent | None:
    """`part` in per cent of `whole`, or (`change`) by how much it is more; None where one is missing.

    `grains` are the yen of each amount's last printed digit.

    >>> found = rounded_percent(885_000_000, 353_000_000, (10**6, 10**6), change=True)
    >>> round(found.value, 1), round(found.within, 1), found.places
    (150.7, 0.5, 0)
    """
    if part is None or not whole or whole <= grains[1] / 2:
        return None
    high = (part + grains[0] / 2) / (whole - grains[1] / 2)
    low = (part - grains[0] / 2) / (whole + grains[1] / 2)
    value = part / whole * 100
    return RoundedPercent(value - 100 if change else value, (high - low) / 2 * 100)
