"""One plan's or one issue's rows, and which there are where it is not there (generated)."""

import pytest

from dxanalysis.store.frames import Tables, UnknownIssueError, UnknownPlanError
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget


@pytest.fixture(scope="module")
def tables() -> Tables:
    rows = [budget(YEAR, "approved", 10 * no, no) for no in (1, 2)]
    return generated.tables(issues=2, budgets=rows)


def test_an_issue_has_its_own_rows(tables: Tables):
    for number in (1, 2):
        issue = tables.of_issue(PLAN_ID, number)
        assert issue.issues["issue_no"].tolist() == [number]
        assert issue.budgets["amount_yen"].tolist() == [10 * number]
        assert issue.plans["plan_id"].tolist() == [PLAN_ID]


def test_a_plan_has_all_its_rows(tables: Tables):
    assert tables.of_plan(PLAN_ID).budgets["amount_yen"].tolist() == [10, 20]


def test_an_unknown_plan_is_named_with_those_that_there_are(tables: Tables):
    with pytest.raises(UnknownPlanError, match="2031-none") as raised:
        tables.of_plan("2031-none")
    assert PLAN_ID in str(raised.value)


@pytest.mark.parametrize("number", [0, 3])
def test_an_unknown_issue_is_named_with_those_that_there_are(tables: Tables, number: int):
    with pytest.raises(UnknownIssueError) as raised:
        tables.of_issue(PLAN_ID, number)
    assert PLAN_ID in str(raised.value)
    assert "1、2" in str(raised.value)
