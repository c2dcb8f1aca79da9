import pytest

from dxanalysis.analysis.overview import plan_overview
from dxanalysis.analysis.year_change import NoChange
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget


def test_the_real_plan(processed):
    found = plan_overview(load_tables(processed), "2026-digital")
    assert [total.total_yen for total in found.totals] == [
        562_000_000,
        2_071_000_000,
        3_385_000_000,
    ]
    last = found.totals[-1]
    assert last.change.yen == 1_314_000_000
    assert last.change.percent == pytest.approx(63.448, abs=0.001)
    assert (found.counts.indicators, found.counts.no_target) == (14, 2)


def test_sums_of_different_issues_are_not_compared():
    rows = [
        budget(YEAR - 1, "approved", 10, 1),
        budget(YEAR - 1, "approved", 10, 2),
        budget(YEAR, "approved", 30, 1),
        budget(YEAR, "approved", None, 2),
    ]
    last = plan_overview(generated.tables(issues=2, budgets=rows), PLAN_ID).totals[-1]
    assert (last.total_yen, last.counted, last.issues) == (30, 1, 2)
    assert (last.change.yen, last.change.percent, last.change.reason) == (
        None,
        None,
        NoChange.ISSUES_DIFFER,
    )


def test_a_plan_without_issues_has_nothing_to_sum():
    found = plan_overview(generated.tables(issues=0), PLAN_ID)
    assert found.totals == []
    assert found.counts.indicators == 0
