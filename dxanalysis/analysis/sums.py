"""Sums of printed amounts over issues, and two of them compared, as exact as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxanalysis.analysis.rounding import RoundedPercent, rounded_percent
from dxanalysis.years.departments import History
from dxanalysis.years.facts import Printed


@dataclass(frozen=True)
class Sum:
    """Amounts of some of `of` issues, in yen; None where none of them has one.

    `grain` are the yen of the last printed digits, added up.
    """

    yen: int | None
    issues: int
    of: int
    grain: int

    @classmethod
    def over(cls, amounts: Sequence[Printed | None], of: int) -> Sum:
        """The sum of what is printed as an amount."""
        known = [one for one in amounts if one is not None and one.yen is not None]
        total = sum(one.yen or 0 for one in known) if known else None
        return cls(total, len(known), of, sum(one.grain for one in known))


@dataclass(frozen=True)
class Compared:
    """Two sums over the same issues: `later` against `earlier`, a year's or a phase's."""

    later: Sum
    earlier: Sum

    @property
    def percent(self) -> RoundedPercent | None:
        """The one as per cent of the other, as exact as the printed amounts allow."""
        grains = (self.later.grain, self.earlier.grain)
        return rounded_percent(self.later.yen, self.earlier.yen, grains)

    @property
    def change(self) -> RoundedPercent | None:
        """By how many per cent the one is more."""
        grains = (self.later.grain, self.earlier.grain)
        return rounded_percent(self.later.yen, self.earlier.yen, grains, change=True)


def compared(pairs: Sequence[tuple[Printed, Printed]], of: int) -> Compared:
    """The later and the earlier of some pairs, summed; `of` issues there are in all."""
    return Compared(Sum.over([a for a, _ in pairs], of), Sum.over([b for _, b in pairs], of))


def printed_in(
    history: History, plan_id: str | None, issue_no: int | None, year: int, phase: str
) -> Printed | None:
    """The amount as a plan prints it, None where no plan is given."""
    if plan_id is None or issue_no is None:
        return None
    return history.plans[plan_id].issues[issue_no].money.get((year, phase))
