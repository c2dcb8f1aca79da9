"""The sums of a plan's issues per year and phase, and how they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from dxanalysis.analysis.amounts import grain_of_sum, read_of, unreadable_of
from dxanalysis.analysis.rows import BudgetRow
from dxanalysis.analysis.year_change import NoChange, YearChange, compare

if TYPE_CHECKING:
    from dxanalysis.plan.model import Phase

Totals: TypeAlias = "dict[tuple[int, Phase], BudgetTotal]"
"""(fiscal year, phase) → the sum."""


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """The sum of the amounts of a year and phase.

    `total_yen` is None where no issue has an amount; `summed` are the numbers of those that have,
    `unreadable` of those whose amount is printed and could not be read, of `issues` in all.
    `change` is against the same phase of the year before, with a reason where there is none, or
    where it is the sum of other issues. `grain`: the yen of the last printed digits, added up.
    """

    fiscal_year: int
    phase: Phase
    total_yen: int | None
    summed: frozenset[int]
    unreadable: frozenset[int]
    issues: int
    change: YearChange
    grain: int = 0

    @property
    def counted(self) -> int:
        """How many issues have an amount."""
        return len(self.summed)

    @property
    def incomplete(self) -> bool:
        """Whether some issue has no amount."""
        return self.counted < self.issues


def budget_totals(budgets: Iterable[BudgetRow], issues: int) -> Totals:
    """The sums of one plan's amounts, in time order, a year's budget before its settlement."""
    rows: dict[tuple[int, Phase], list[BudgetRow]] = defaultdict(list)
    for row in budgets:
        rows[row.fiscal_year, row.phase].append(row)
    # approved < executed is also their order within a year
    sums = {key: _sum(*key, rows[key], issues) for key in sorted(rows)}
    return {key: replace(total, change=_change(total, sums)) for key, total in sums.items()}


def no_total(fiscal_year: int, phase: Phase, issues: int, totals: Totals) -> BudgetTotal:
    """The sum of a year and phase of which the plan has no amount."""
    empty = _sum(fiscal_year, phase, [], issues)
    return replace(empty, change=_change(empty, totals))


def _sum(year: int, phase: Phase, rows: Sequence[BudgetRow], issues: int) -> BudgetTotal:
    amounts = read_of(rows)
    total = sum(amounts.values()) if amounts else None
    unreadable = unreadable_of(rows)
    change = compare(total, None)
    grain = grain_of_sum(rows)
    return BudgetTotal(year, phase, total, frozenset(amounts), unreadable, issues, change, grain)


def _change(total: BudgetTotal, totals: Totals) -> YearChange:
    previous = totals.get((total.fiscal_year - 1, total.phase))
    if total.total_yen is None and total.unreadable:
        before = previous.total_yen if previous else None
        return YearChange(before, None, None, NoChange.AMOUNT_UNREADABLE)
    if previous is None:
        return compare(total.total_yen, None)
    if previous.total_yen is None and previous.unreadable and total.total_yen is not None:
        return YearChange(None, None, None, NoChange.PREVIOUS_UNREADABLE)
    if previous.summed != total.summed:
        unreadable = total.unreadable or previous.unreadable
        reason = NoChange.SUM_UNREADABLE if unreadable else NoChange.ISSUES_DIFFER
        return YearChange(previous.total_yen, None, None, reason)
    return compare(total.total_yen, previous.total_yen, (total.grain, previous.grain))
