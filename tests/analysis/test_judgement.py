import pytest

from dxanalysis.analysis.attainment import indicator_attainment
from dxanalysis.analysis.judgement import NoVerdict, Verdict
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, indicators, result, target


def judge(targeted, reached):
    tables = generated.tables(indicators=indicators(1), targets=targeted, attainments=reached)
    return indicator_attainment(tables, PLAN_ID, 1).indicators[0].judgement


@pytest.mark.parametrize(
    ("comparator", "goal", "actual", "verdict"),
    [
        (">=", 100, 100, Verdict.MET),
        (">=", 100, 99.9, Verdict.NOT_MET),
        (">", 100, 100, Verdict.NOT_MET),
        ("<=", 10, 10, Verdict.MET),
        ("<=", 10, 10.1, Verdict.NOT_MET),
        ("<", 10, 10, Verdict.NOT_MET),
        ("=", 0, 0, Verdict.MET),
        ("=", 0, 1, Verdict.NOT_MET),
        ("~", 100, 90, Verdict.MET),
        ("~", 100, 110, Verdict.MET),
        ("~", 4.5, 4.05, Verdict.MET),
        ("~", 100, 89, Verdict.NOT_MET),
        ("~", 100, 111, Verdict.ABOVE_MARGIN),
    ],
)
def test_figures_against_the_target(comparator, goal, actual, verdict):
    found = judge([target(1, comparator, goal, "件")], [result(1, actual, "件", None)])
    assert found.verdict == verdict
    assert found.disagrees is False  # no grade, nothing to disagree with


@pytest.mark.parametrize(
    ("comparator", "actual", "verdict"),
    [
        (">", 41, Verdict.MET),
        (">", 40, Verdict.NOT_MET),
        ("<", 39, Verdict.MET),
        ("<", 40, Verdict.NOT_MET),
        (">=", 40, Verdict.MET),
    ],
)
def test_a_relative_target_is_against_the_year_before(comparator, actual, verdict):
    goal = target(1, comparator, None, None, kind="relative", baseline="previous_year")
    reached = result(1, actual, "%", None, previous_text="40%", previous_value=40)
    assert judge([goal], [reached]).verdict == verdict


def test_what_cannot_be_compared_says_why():
    relative = {"kind": "relative", "baseline": "previous_year"}
    goal, reached = target(1, ">=", 100, "名"), result(1, 90, "名", "A")
    cases = {
        NoVerdict.UNIT_DIFFERS: (goal, result(1, 90, "件", "A")),
        NoVerdict.NO_FIGURE: (goal, reached | {"actual_value": None}),
        NoVerdict.MILESTONE: (target(1, None, None, None, kind="milestone"), reached),
        NoVerdict.PREVIOUS_MISSING: (target(1, ">", None, None, **relative), reached),
        NoVerdict.RELATIVE_AMOUNT: (
            target(1, ">", 10, "%", **relative),
            reached | {"previous_value": 80},
        ),
    }
    for reason, (aim, result_row) in cases.items():
        found = judge([aim], [result_row])
        assert (found.verdict, found.reason) == (None, reason)
        assert found.disagrees is False
    assert judge([goal], []).reason == NoVerdict.NO_RESULT
    assert judge([], [reached]).reason == "no_target"


def test_a_disagreement_is_stated_and_the_grade_is_left():
    rows = indicator_attainment(generated.evaluated(), PLAN_ID, 1).indicators
    assert [row.judgement.disagrees for row in rows] == [False, True, False, True, False, False]
    assert [row.grade for row in rows] == ["A", "A", "A", "B", "A", None]


def test_above_the_margin_of_about_disagrees_with_no_grade():
    for grade in ("A", "B"):
        found = judge([target(1, "~", 100, "名/年")], [result(1, 150, "人", grade)])
        assert (found.verdict, found.disagrees) == (Verdict.ABOVE_MARGIN, False)


def test_a_goal_of_zero_has_no_ratio():
    assert judge([target(1, "=", 0, "件")], [result(1, 1, "件", None)]).ratio_percent is None


def test_a_grade_that_says_neither_disagrees_with_no_figure():
    for actual in (1, 100):
        reached = result(1, actual, "件", "A", attained=None)
        assert judge([target(1, ">=", 50, "件")], [reached]).disagrees is False


def test_what_a_grade_means_is_the_documents_legend_and_not_its_letter():
    for grade, attained in (("A", False), ("B", True), ("◎", True), ("①(ii)", False)):
        for actual, met in ((1, False), (100, True)):
            reached = result(1, actual, "件", grade, attained=attained)
            assert judge([target(1, ">=", 50, "件")], [reached]).disagrees is (met != attained)
