"""The news of a report in a few words: for the subject of a mail."""

import pytest

import dxanalysis as dx
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget, indicators

MILLION = 10**6


def about(answer):
    return answer.about["headline"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [budget(YEAR - 1, "approved", 50 * MILLION), budget(YEAR, "approved", 40 * MILLION)],
            "予算額 前年度から−20.0%",
        ),
        (
            [budget(YEAR - 1, "executed", 50 * MILLION), budget(YEAR, "approved", 60 * MILLION)],
            "予算額 前年度決算額から+20.0%",
        ),
        (
            [budget(YEAR - 1, "approved", 0), budget(YEAR, "approved", 10**8)],
            "予算額 前年度から+1億円",
        ),
        (
            [budget(YEAR - 1, "approved", 10 * MILLION), budget(YEAR, "approved", 10 * MILLION)],
            "予算額 前年度から±0.0%",
        ),
        ([budget(YEAR, "approved", 10**8)], "予算額 1億円"),
        ([budget(YEAR, "approved", None)], "予算額の記載なし"),
        ([], "予算額の記載なし"),
    ],
)
def test_the_budget(rows, said):
    trend = dx.budget_trend(generated.tables(budgets=rows), PLAN_ID, 1)
    assert about(dx.BudgetTrendPage(trend).answer()) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [
                budget(year, "approved", year * no * MILLION, no)
                for year in (YEAR - 1, YEAR)
                for no in (1, 2)
            ],
            "経営課題の予算額合計 前年度から+0.0%",
        ),
        (
            [
                budget(YEAR - 1, "approved", 10 * MILLION, 1),
                budget(YEAR, "approved", 15 * MILLION, 1),
            ],
            "経営課題1件の予算額合計 前年度から+50.0%",
        ),
        (
            [
                budget(YEAR - 1, "approved", 10 * MILLION, 1),
                budget(YEAR, "approved", 15 * MILLION, 2),
            ],
            "経営課題1件の予算額合計 1,500万円",
        ),
        ([], "経営課題の予算額の記載なし"),
    ],
)
def test_the_sum(rows, said):
    overview = dx.plan_overview(generated.tables(issues=2, budgets=rows), PLAN_ID)
    assert about(dx.OverviewPage(overview).answer()) == said


def test_the_indicators():
    evaluated = dx.indicator_attainment(generated.evaluated(), PLAN_ID, 1)
    assert about(dx.AttainmentPage(evaluated).answer()) == "指標6件（達成4・未達成1・未評価1）"
    none = dx.indicator_attainment(generated.tables(indicators=indicators(0)), PLAN_ID, 1)
    assert about(dx.AttainmentPage(none).answer()) == "評価指標の記載なし"
