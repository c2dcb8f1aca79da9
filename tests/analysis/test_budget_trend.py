import pytest

from dxanalysis.analysis.budget_trend import budget_trend
from dxanalysis.store.frames import UnknownIssueError, UnknownPlanError
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget


def test_the_real_plan(processed):
    found = budget_trend(load_tables(processed), "2026-digital", 1)
    assert [row.amount_yen for row in found.rows] == [91_000_000, 353_000_000, 885_000_000]
    assert [row.mixed_phase for row in found.rows] == [False, True, False]
    assert found.headline is not None
    assert found.headline.change.yen == 532_000_000
    assert found.headline.change.percent == pytest.approx(150.708, abs=0.001)
    assert found.headline.standing.total_yen == 3_385_000_000
    assert [each.budget.standing.rank for each in found.neighbours] == [2, 1, 4, 3]


def test_the_headline_is_the_plan_years_budget_and_nothing_in_its_place():
    tables = generated.tables(
        budgets=[budget(YEAR - 1, "approved", 5), budget(YEAR, "executed", 5)]
    )
    assert budget_trend(tables, PLAN_ID, 1).headline is None


def test_issues_without_a_budget_stay_among_the_neighbours():
    tables = generated.tables(issues=2, budgets=[budget(YEAR, "approved", 5)])
    found = budget_trend(tables, PLAN_ID, 2)
    assert found.rows == []
    assert [each.issue.issue_no for each in found.neighbours] == [1, 2]
    assert [each.amount_yen is None for each in found.neighbours] == [False, True]


def test_doubts_are_those_between_this_heading_and_the_next():
    def remark(line, severity="warning"):
        code = "text_unread"
        return {"line": line, "severity": severity, "code": code, "message": f"{line}", "text": ""}

    tables = generated.tables(
        issues=2, diagnostics=[remark(9), remark(10), remark(19), remark(20), remark(12, "info")]
    )
    assert [row.line for row in budget_trend(tables, PLAN_ID, 1).doubts] == [10, 19]
    assert [row.line for row in budget_trend(tables, PLAN_ID, 2).doubts] == [20]


def test_unknown_plan_and_issue_name_what_exists():
    tables = generated.tables()
    with pytest.raises(UnknownPlanError, match=PLAN_ID):
        budget_trend(tables, "2026-none", 1)
    with pytest.raises(UnknownIssueError, match="ある番号: 1"):
        budget_trend(tables, PLAN_ID, 7)
