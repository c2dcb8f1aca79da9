"""A random plan in a random layout and format reads back as the same plan.

`python -m tests.roundtrip.by_hand --plans 2000` does the same at length.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.roundtrip.comparison import differences
from tests.roundtrip.formats import FORMATS
from tests.roundtrip.round_trip import Written, written

SLOW = list(HealthCheck)  # whole documents are large examples


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_random_plan_reads_back(name: str):
    @settings(max_examples=60, suppress_health_check=SLOW)
    @given(written)
    def reads_back(one: Written):
        assert one.lost(name) == []

    reads_back()


@settings(max_examples=20, suppress_health_check=SLOW)
@given(written)
def test_a_changed_fact_is_seen(one: Written):
    """The comparison itself: one amount, one title or one year off is a difference."""
    plan = one.plan
    issue = plan.issues[0]
    changed = [
        replace(plan, fiscal_year=plan.fiscal_year + 1),
        replace(plan, issues=(replace(issue, title=issue.title + "の"), *plan.issues[1:])),
        replace(plan, coverage=0.99),
    ]
    if issue.budgets:
        off = replace(issue.budgets[0], amount_yen=(issue.budgets[0].amount_yen or 0) + 1)
        held = replace(issue, budgets=(off, *issue.budgets[1:]))
        changed.append(replace(plan, issues=(held, *plan.issues[1:])))
    assert differences(plan, plan) == []
    assert all(differences(other, plan) for other in changed)
