import json
import random

import pandas as pd
import pytest

from dxanalysis.analysis.attainment import indicator_attainment
from dxanalysis.analysis.budget_trend import budget_trend
from dxanalysis.analysis.index_figures import PlanFigures
from dxanalysis.analysis.overview import plan_overview
from dxanalysis.analysis.plan_figures import plan_figures
from dxanalysis.store.frames import Tables
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget, indicators, result


def check_against_the_reports(tables):
    """Every figure is the one of the overview, the budget trend or the attainment."""
    for figures in plan_figures(tables):
        check_plan(figures, plan_overview(tables, figures.plan_id))
        for issue in figures.issues:
            check_issue(issue, figures, tables)


def check_plan(figures, overview):
    assert figures.grades == overview.counts.grades
    totals = {(total.fiscal_year, total.phase): total for total in overview.totals}
    own = totals.get((figures.fiscal_year, "approved"))
    if own is None:
        assert figures.budget_yen is None
    else:
        assert figures.budget_yen == own.total_yen
        assert (figures.counted, figures.issue_count) == (own.counted, own.issues)
        assert figures.change == own.change
    assert figures.incomplete is (figures.counted < figures.issue_count)
    settled = [total for total in totals.values() if total.phase == "executed"]
    newest = [total for total in settled if total.total_yen is not None][-1:]
    assert [figures.settled_year, figures.settled_yen] == (
        [newest[0].fiscal_year, newest[0].total_yen] if newest else [None, None]
    )


def check_issue(issue, figures, tables):
    key = (figures.plan_id, issue.issue_no)
    assert issue.grades == indicator_attainment(tables, *key).counts.grades
    trend = budget_trend(tables, *key)
    if trend.headline is None:
        assert issue.budget_yen is None
        assert issue.change.yen is None
    else:
        assert issue.budget_yen == trend.headline.amount_yen
        assert issue.change == trend.headline.change
        assert issue.previous_phase == trend.headline.previous_phase
    settled = {row.fiscal_year: row.amount_yen for row in trend.rows if row.phase == "executed"}
    assert issue.settled_yen == settled.get(figures.settled_year)


def counts(grades):
    return [grades.of("A"), grades.of("B"), grades.unevaluated]


def test_the_real_plan(processed):
    tables = load_tables(processed)
    check_against_the_reports(tables)
    (plan,) = plan_figures(tables)
    assert (plan.budget_yen, plan.change.previous_yen) == (3_385_000_000, 2_071_000_000)
    assert plan.change.percent == pytest.approx(63.448, abs=0.001)
    assert (plan.settled_year, plan.settled_yen) == (2024, 562_000_000)
    assert not plan.incomplete
    assert counts(plan.grades) == [0, 0, 14]
    assert [issue.budget_yen for issue in plan.issues] == [
        885_000_000,
        1_657_000_000,
        134_000_000,
        709_000_000,
    ]


@pytest.mark.parametrize("seed", range(25))
def test_random_plans_of_gaps_nulls_and_mixed_phases(seed):
    check_against_the_reports(random_tables(random.Random(seed)))


def random_tables(chance):
    """Three generated plans in one set of tables."""
    made = [renamed(random_plan(chance), f"{YEAR}-generated{n}") for n in range(3)]
    frames = {
        name: pd.concat([one[name] for one in made], ignore_index=True)
        for name in ("plans", "issues", "budgets", "strategies", "indicators", "attainments")
    }
    return Tables.from_frames(frames)


def random_plan(chance):
    issues = chance.randint(1, 4)
    amounts = (None, 0, -5, 10, 20, 30_000_000)
    budgets = [
        budget(year, phase, chance.choice(amounts), issue_no)
        for issue_no in range(1, issues + 1)
        for year in range(YEAR - 2, YEAR + 1)
        for phase in ("approved", "executed")
        if chance.random() < 0.6
    ]
    listed = [one | {"issue_no": n} for n in range(1, issues + 1) for one in indicators(3)]
    results = [
        result(one["indicator_no"], 1, "名", chance.choice(["A", "B", None])) | more
        for one in listed
        for more in [{"issue_no": one["issue_no"], "fiscal_year": YEAR - chance.randint(0, 1)}]
        if chance.random() < 0.6
    ]
    return generated.tables(
        issues=issues, budgets=budgets, indicators=listed, attainments=results
    ).frames()


def renamed(frames, plan_id):
    return {name: frame.assign(plan_id=plan_id) for name, frame in frames.items()}


def test_a_sum_with_a_missing_part_says_so():
    rows = [budget(YEAR, "approved", 30, 1), budget(YEAR, "approved", None, 2)]
    (plan,) = plan_figures(generated.tables(issues=2, budgets=rows))
    assert (plan.budget_yen, plan.counted, plan.issue_count) == (30, 1, 2)
    assert plan.incomplete is True
    assert [issue.budget_yen for issue in plan.issues] == [30, None]


def test_no_amount_is_null_and_not_zero():
    (plan,) = plan_figures(generated.tables(issues=2))
    assert plan.budget_yen is None
    assert plan.settled_yen is None
    assert plan.incomplete is True


def test_a_budget_against_a_settled_year_says_of_which_phase():
    rows = [budget(YEAR - 1, "executed", 40), budget(YEAR, "approved", 60)]
    (plan,) = plan_figures(generated.tables(budgets=rows))
    assert plan.change.yen is None  # a sum is compared with its own phase only
    (issue,) = plan.issues
    assert (issue.change.yen, issue.previous_phase) == (20, "executed")


def test_an_indicator_without_a_grade_is_unevaluated_and_another_years_does_not_count():
    rows = [result(1, 1, "名", "A"), result(2, 1, "名", None), result(3, 1, "名", "B")]
    rows[2]["fiscal_year"] = YEAR - 1
    (plan,) = plan_figures(generated.tables(indicators=indicators(3), attainments=rows))
    assert counts(plan.grades) == [1, 0, 2]
    assert plan.plan_id == PLAN_ID


def test_json_can_hold_them():
    (plan,) = plan_figures(generated.evaluated())
    values = json.loads(json.dumps(plan.values(), allow_nan=False))
    assert PlanFigures.from_values(values) == plan
    assert (values["grade_a"], values["grade_b"], values["unevaluated"]) == (4, 1, 1)
