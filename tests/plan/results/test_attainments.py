"""Filled-in results, each matched to its indicator (generated)."""

from collections.abc import Callable

import pytest

from dxanalysis.plan.model import Plan
from dxanalysis.plan.results.grades import split_grade

HEAD = """経営課題1 見本の課題
8予算額 12百万円
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和8年度 80%以上
研修の実施
令和8年度 受講者100名程度/年
計画の策定
令和8年度 計画の策定
評価指標の達成状況
"""


def _facts(plan: Plan):
    return [
        (a.indicator_no, a.actual_text, a.actual_value, a.actual_unit, a.grade, a.previous_text)
        for a in plan.issues[0].attainments
    ]


def _codes(plan: Plan) -> set[str]:
    return {d.code for d in plan.diagnostics}


@pytest.mark.parametrize(
    ("printed", "text", "grade"),
    [
        ("400世帯:A", "400世帯", "A"),
        ("400世帯：Ａ", "400世帯", "A"),
        ("400世帯 B", "400世帯", "B"),
        ("400世帯【A】", "400世帯", "A"),
        ("112名（累計431名） A（達成）", "112名（累計431名）", "A"),
        ("400世帯 B：未達成", "400世帯", "B"),
        ("9,152テーマ（9月末）（B）", "9,152テーマ（9月末）", "B"),
        ("（Ｂ）", "", "B"),
        ("ランクA", "ランクA", None),
        ("評価B型", "評価B型", None),
        ("400世帯", "400世帯", None),
    ],
)
def test_grades_in_whatever_form(printed: str, text: str, grade: str | None):
    assert split_grade(printed) == (text, grade)


def test_as_many_results_as_indicators_stand_in_their_order(plan_of: Callable[[str], Plan]):
    plan = plan_of(
        HEAD + "<令和8年度実績と達成状況>\n・82%:A\n・受講者112名（累計431名）：A\n・未策定 B\n"
        "<前年度実績>\n・75%\n・98名\n・－\n"
    )
    assert _facts(plan) == [
        (1, "82%", 82, "%", "A", "75%"),
        (2, "受講者112名（累計431名）", 112, "名", "A", "98名"),
        (3, "未策定", None, None, "B", None),
    ]
    assert plan.edition == "draft"  # as its title says
    assert not _codes(plan) & {"result_unplaced", "text_unread"}


def test_fewer_results_are_matched_by_unit_and_words(
    plan_of: Callable[[str], Plan],
):
    plan = plan_of(HEAD + "8年度実績と達成状況\n・受講者112名:A\n・計画を策定:A\n")
    assert [(f[0], f[1]) for f in _facts(plan)] == [(2, "受講者112名"), (3, "計画を策定")]
    assert "result_unplaced" not in _codes(plan)


def test_a_table_with_its_head_over_its_columns(plan_of: Callable[[str], Plan]):
    plan = plan_of(
        HEAD
        + "8年度実績と達成状況 ※A：達成 B：未達成\t前年度実績\n82%：A\t75%\n112名：B\t98名\n策定：A\t－\n"
    )
    assert [(f[0], f[4], f[5]) for f in _facts(plan)] == [
        (1, "A", "75%"),
        (2, "B", "98名"),
        (3, "A", None),
    ]


def test_a_table_whose_rows_tell(plan_of: Callable[[str], Plan]):
    plan = plan_of(
        HEAD + "8年度実績と達成状況\t前年度実績\n82%：A\t75%\n未定\t98名\n策定：A\t記載なし\n"
    )
    assert [f[0] for f in _facts(plan)] == [1, 2, 3]


def test_a_grade_of_its_own_belongs_to_the_result_before(plan_of: Callable[[str], Plan]):
    plan = plan_of(HEAD + "8年度実績と達成状況\n・82%\nA\n・112名\n【B】\n・策定\nA\n")
    assert [(f[1], f[4]) for f in _facts(plan)] == [("82%", "A"), ("112名", "B"), ("策定", "A")]


def test_a_result_without_a_grade_is_not_graded(plan_of: Callable[[str], Plan]):
    plan = plan_of(HEAD + "8年度実績と達成状況\n・82%\n・112名:A\n・策定:A\n")
    assert _facts(plan)[0][4] is None
    assert "grade_missing" in _codes(plan)


def test_more_results_than_indicators_are_not_forced(plan_of: Callable[[str], Plan]):
    plan = plan_of(HEAD + "8年度実績と達成状況\n・82%:A\n・112名:A\n・策定:A\n・余分:B\n")
    assert len(_facts(plan)) == 3
    assert [(u.text, u.grade) for u in plan.issues[0].unplaced] == [("余分", "B")]
    assert "result_unplaced" in _codes(plan)


def test_labels_together_and_rows_flattened_alternate_and_are_said(plan_of: Callable[[str], Plan]):
    plan = plan_of(
        HEAD + "8年度実績と達成状況\n\n前年度実績\n82%:A\n75%\n112名:B\n98名\n策定:A\n未着手\n"
    )
    assert [(f[1], f[4], f[5]) for f in _facts(plan)] == [
        ("82%", "A", "75%"),
        ("112名", "B", "98名"),
        ("策定", "A", "未着手"),
    ]
    assert "columns_guessed" in _codes(plan)


def test_a_result_of_another_year_keeps_its_year(plan_of: Callable[[str], Plan]):
    plan = plan_of(HEAD + "<令和7年度実績と達成状況>\n・82%:A\n・112名:A\n・策定:A\n")
    assert {a.fiscal_year for a in plan.issues[0].attainments} == {2025}


def test_blank_results_make_no_rows(plan_of: Callable[[str], Plan]):
    plan = plan_of(HEAD + "8年度実績と達成状況\n⋮\n前年度実績\n")
    assert plan.issues[0].attainments == ()
    assert plan.edition == "draft"
