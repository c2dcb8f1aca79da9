"""Older forms, other cities' scales, and lines that need a person's eye."""

from collections.abc import Callable

import pytest

from dxanalysis.plan.model import Plan

Read = Callable[[str], Plan]
FORM = """経営課題1 身近で頼れる区役所
8予算額 12百万円
主な戦略
・便利な窓口サービスの提供
・職員の人材育成の推進
アウトカム指標
・便利な窓口サービスの提供
窓口の満足度
令和8年度 80%以上
・職員の人材育成の推進
研修の受講者
令和8年度 100名以上
"""
LABEL = "アウトカム指標の達成状況\n8年度実績と達成状況\n"
GRID = "アウトカム指標の達成状況\n評価指標\t8年度実績\t達成状況\n"


def _read(final_plan_of: Read, results: str) -> Plan:
    return final_plan_of(FORM + results + "自己評価\n見本の文。\n")


def _facts(plan: Plan) -> list[tuple[float | None, str | None, bool | None]]:
    return [(a.actual_value, a.grade, a.attained) for a in plan.issues[0].attainments]


def _codes(plan: Plan) -> set[str]:
    return {d.code for d in plan.diagnostics if d.severity != "info"} - {"issue_without_budget"}


@pytest.mark.parametrize(
    ("results", "facts"),
    [
        ("8年度目標の達成状況\n窓口の満足度 82%：①\n研修の受講者 90名：②\n※①：目標達成 ②：目標未達成\n", [(82, "①", True), (90, "②", False)]),
        (LABEL + "・82% ①(ⅰ)\n・90名 ②(ⅱ)\n①：目標達成（ⅰ）：順調 ②：目標未達成\n", [(82, "①(i)", True), (90, "②(ii)", False)]),
        ("8年度目標の達成状況\n評価指標\t目標\t実績\t達成状況\n窓口の満足度\t80%以上\t82%\tA\n研修の受講者\t100名以上\t90名\tB\n", [(82, "A", True), (90, "B", False)]),
        (LABEL + "※S：目標を大きく上回る A：目標達成 B：概ね達成 C：未達成 −：評価対象外\n・82%：S\n・90名：C\n", [(82, "S", True), (90, "C", False)]),
        (LABEL + "※S：目標を大きく上回る A：目標達成 B：概ね達成 C：未達成\n・82%：A\n・90名：B\n", [(82, "A", True), (90, "B", None)]),
        (LABEL + "◎：目標を上回って達成 ○：目標達成 △：一部達成 ×：未達成\n・82%：◎\n・90名：×\n", [(82, "◎", True), (90, "×", False)]),
        (LABEL + "※B：達成 A：未達成\n・82%：B\n・90名：A\n", [(82, "B", True), (90, "A", False)]),
        (LABEL + "・82%：全て達成\n・90名：一部未達成\n", [(82, "A", True), (90, "一部未達成", None)]),
        (LABEL + "便利な窓口サービスの提供：A\n82%\n職員の人材育成の推進 B\n90名\n", [(82, "A", True), (90, "B", False)]),
        (LABEL + "・82%：A\n・90名：B\n・中間振り返り：50名\n", [(82, "A", True), (90, "B", False)]),
        (LABEL + "・82%（達成率103%）\n・90名（達成率90%）\n", [(82, None, None), (90, None, None)]),
        (LABEL + "・0%：B\n・0名：B\n", [(0, "B", False), (0, "B", False)]),
        (GRID + "便利な窓口サービスの提供\n窓口の満足度\t82%\tA\n職員の人材育成の推進\n研修の受講者\t90名\tB\n", [(82, "A", True), (90, "B", False)]),
    ],
)  # fmt: skip
def test_older_forms_and_other_scales(final_plan_of: Read, results: str, facts: list):
    plan = _read(final_plan_of, results)
    assert _facts(plan) == facts
    assert _codes(plan) == set()


def test_what_stands_under_the_interim_review_is_no_result(final_plan_of: Read):
    plan = _read(final_plan_of, "中間振り返り\n・50%\n・30名\n" + LABEL + "・82%：A\n・90名：B\n")
    assert _facts(plan) == [(82, "A", True), (90, "B", False)]
    assert "interim_skipped" in {d.code for d in plan.diagnostics}


@pytest.mark.parametrize(
    ("results", "code", "facts"),
    [
        ("・82%：○\n・90名：△\n", "grade_unexplained", [(82, "○", None), (90, "△", None)]),
        ("・82%：A\n・90名：C\n", "grade_unexplained", [(82, "A", None), (90, "C", None)]),
        ("・82%：A\nB\n・90名：B\n", "grades_differ", [(82, None, None), (90, "B", False)]),
        ("・82%：B（達成）\n・90名：B\n", "grades_differ", [(82, None, None), (90, "B", False)]),
        ("・窓口の満足度：A\n・90名：B\n", "grade_without_result", [(None, "A", True), (90, "B", False)]),
        ("・82%（200人中250人）：A\n・90名：B\n", "result_exceeds_whole", [(82, "A", True), (90, "B", False)]),
        ("・80~85%：A\n・90名：B\n", "result_value_undecided", [(None, "A", True), (90, "B", False)]),
        ("・窓口の満足度は205人：A\n・90名：B\n", "result_unit_unlike", [(None, "A", True), (90, "B", False)]),
        ("・窓口の満足度\n・90名：B\n", "result_is_title", [(90, "B", False)]),
        ("着実に取組を進めた。\n", "result_unplaced", []),
        ("※速報値\n", "results_unread", []),
        ("・研修の受講者は90名（うち新規30名）、窓口の満足度は82%：B\n", "result_unplaced", []),
        ("・便利な窓口サービスの提供\n・82%：A\n・90%：A\n・90名：B\n", "result_unplaced", [(90, "B", False)]),
    ],
)  # fmt: skip
def test_what_needs_an_eye_is_said(final_plan_of: Read, results: str, code: str, facts: list):
    plan = _read(final_plan_of, LABEL + results)
    assert code in _codes(plan)
    assert _facts(plan) == facts


def test_a_remark_says_what_to_do_in_short_sentences(final_plan_of: Read):
    plan = _read(final_plan_of, LABEL + "・82%：A\nB\n・120世帯：B\n・90名\n")
    sentences = [s for d in plan.diagnostics for s in d.message.split("。") if d.severity != "info"]
    assert all(len(sentence) <= 60 for sentence in sentences)
