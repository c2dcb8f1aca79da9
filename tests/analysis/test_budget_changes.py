import pytest

from dxanalysis.analysis.budget_trend import budget_changes
from dxanalysis.analysis.year_change import NoChange
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget


def changes(*budgets):
    issues = max(row["issue_no"] for row in budgets)
    rows = budget_changes(generated.tables(issues=issues, budgets=list(budgets)), PLAN_ID)
    return {(row.issue_no, row.fiscal_year, row.phase): row for row in rows}


def test_like_is_compared_with_like_where_both_phases_exist():
    found = changes(
        budget(YEAR - 1, "executed", 45),
        budget(YEAR - 1, "approved", 50),
        budget(YEAR, "approved", 60),
    )[1, YEAR, "approved"]
    assert (found.previous_phase, found.change.yen) == ("approved", 10)
    assert found.change.percent == pytest.approx(20)
    assert found.mixed_phase is False


def test_a_budget_against_a_settled_year_is_flagged():
    found = changes(budget(YEAR - 1, "executed", 40), budget(YEAR, "approved", 60))
    assert found[1, YEAR, "approved"].mixed_phase is True
    assert found[1, YEAR, "approved"].change.yen == 20


@pytest.mark.parametrize(
    ("previous", "amount", "reason", "change"),
    [
        (0, 60, NoChange.PREVIOUS_NOT_POSITIVE, 60),
        (-5, 60, NoChange.PREVIOUS_NOT_POSITIVE, 65),
        (None, 60, NoChange.PREVIOUS_NULL, None),
        (50, None, NoChange.AMOUNT_NULL, None),
    ],
)
def test_no_percentage_has_a_reason(previous, amount, reason, change):
    rows = [budget(YEAR - 1, "approved", previous), budget(YEAR, "approved", amount)]
    found = changes(*rows)[1, YEAR, "approved"]
    assert (found.change.reason, found.change.yen) == (reason, change)
    assert found.change.percent is None
    assert found.amount_yen == amount  # null stays null, never 0


def test_a_gap_of_a_year_is_no_previous_year():
    found = changes(budget(YEAR - 2, "approved", 50), budget(YEAR, "approved", 60))
    assert found[1, YEAR, "approved"].change.reason == NoChange.PREVIOUS_MISSING
    assert found[1, YEAR, "approved"].change.yen is None


def test_share_and_rank_are_of_the_same_year_and_phase_and_leave_out_nulls():
    found = changes(
        budget(YEAR, "approved", 30, 1),
        budget(YEAR, "approved", 10, 2),
        budget(YEAR, "approved", 10, 3),
        budget(YEAR, "approved", None, 4),
        budget(YEAR, "executed", 1000, 1),
    )
    first, last = found[1, YEAR, "approved"].standing, found[4, YEAR, "approved"].standing
    assert (first.total_yen, first.counted, first.rank) == (50, 3, 1)
    assert first.share_percent == pytest.approx(60)
    assert [found[n, YEAR, "approved"].standing.rank for n in (2, 3)] == [2, 2]
    assert (last.share_percent, last.rank) == (None, None)


def test_a_year_of_nulls_or_zeros_has_no_share():
    found = changes(budget(YEAR, "approved", None), budget(YEAR - 1, "approved", 0))
    assert found[1, YEAR, "approved"].standing.total_yen is None
    assert found[1, YEAR - 1, "approved"].standing.share_percent is None


def test_rows_stand_in_time_order_budget_before_settlement():
    rows = [(YEAR, "executed"), (YEAR, "approved"), (YEAR - 1, "executed")]
    assert list(changes(*(budget(*row, 1) for row in rows))) == [
        (1, YEAR - 1, "executed"),
        (1, YEAR, "approved"),
        (1, YEAR, "executed"),
    ]
