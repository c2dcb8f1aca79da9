"""What offices print beside a result: a grade before or within it, legends, lists, wrapped lines."""

from collections.abc import Callable

import pytest

from dxanalysis.plan.model import Plan
from dxanalysis.plan.results.scale import scale_of

Read = Callable[[str], Plan]
FORM = """経営課題1 身近で頼れる区役所
8予算額 12百万円
主な戦略
・便利な窓口サービスの提供
評価指標
・便利な窓口サービスの提供
令和8年度 窓口の満足度 80%以上
令和8年度 相談会の開催 6回
令和8年度 研修の受講者 100名
"""
LABEL = "評価指標の達成状況\n8年度実績と達成状況\n"
ALL = [(82, "A"), (6, "B"), (112, "A")]


def _read(plan_of: Read, results: str, label: str = LABEL) -> Plan:
    return plan_of(FORM + label + results + "自己評価\n見本の文。\n")


def _facts(plan: Plan) -> list[tuple[float | None, str | None]]:
    held = {a.indicator_no: (a.actual_value, a.grade) for a in plan.issues[0].attainments}
    return [held.get(number, (None, None)) for number in (1, 2, 3)]


def _codes(plan: Plan) -> list[str]:
    return [d.code for d in plan.diagnostics if d.severity != "info"]


@pytest.mark.parametrize(
    "results",
    [
        "(A) 窓口の満足度 82%\n(B) 相談会の開催 6回\n(A) 研修の受講者 112名\n",
        "・A　窓口の満足度 82%\n・B　相談会の開催 6回\n・A　研修の受講者 112名\n",
        "【A】窓口の満足度 82% 【B】相談会の開催 6回 【A】研修の受講者 112名\n",
        "窓口の満足度 82%：A（回答は205人）\n相談会の開催 6回：B（12校区）\n研修の受講者 112名：A（累計431名）\n",
        "窓口の満足度 82%：A、相談会の開催 6回：B、研修の受講者 112名：A\n",
        "窓口の満足度82%：A相談会の開催6回：B研修の受講者112名：A\n",
        "窓口の満足度 80%以上 →\n82%：A\n相談会の開催 6回 →\n6回：B\n研修の受講者 100名 →\n112名：A\n",
        "窓口の満足度は前年度と同じ82%：A\n12校区のうち6回の相談会の開催：B\n名簿の950名に案内を送り、研修の受講者は112名となった：A\n",
        "窓口の満足度は82%で目標を達成し\nた：A\n相談会の開催\nは6回にとどまった：B\n研修の受講者は112\n名：A\n",
    ],
)
def test_a_result_keeps_its_own_grade_and_figure(final_plan_of: Read, results: str):
    plan = _read(final_plan_of, results)
    assert _facts(plan) == ALL
    assert _codes(plan) == []


def test_a_remark_in_brackets_behind_a_grade_is_kept(final_plan_of: Read):
    plan = _read(final_plan_of, "研修の受講者 112名：A（累計431名）\n")
    (result,) = plan.issues[0].attainments
    assert (result.actual_value, result.cumulative_value, result.grade) == (112, 431, "A")
    assert result.actual_text == "研修の受講者 112名（累計431名）"


@pytest.mark.parametrize(
    ("results", "code", "facts"),
    [
        ("研修の受講者 112名：A（B）\n", "grades_differ", [(None, None), (None, None), (112, None)]),
        (
            "窓口の満足度 82%\n相談会の開催 6回\n研修の受講者 112名\n評価：A\n",
            "grade_unplaced",
            [(82, None), (6, None), (112, None)],
        ),
        (
            "窓口の満足度\n82%：A\n相談会の開催 6回\n研修の受講者\n112名：A\n",
            "result_is_title",
            [(82, "A"), (None, None), (112, "A")],
        ),
    ],
)  # fmt: skip
def test_what_nothing_decides_is_said(final_plan_of: Read, results: str, code: str, facts: list):
    plan = _read(final_plan_of, results)
    assert code in _codes(plan)
    assert _facts(plan) == facts


def test_a_result_that_equals_its_target_is_one_among_lines_like_it(final_plan_of: Read):
    plan = _read(final_plan_of, "窓口の満足度 82%\n相談会の開催 6回\n研修の受講者 100名\n")
    assert _facts(plan) == [(82, None), (6, None), (100, None)]


def test_none_is_blank_where_a_line_is_nobodys(final_plan_of: Read):
    label = LABEL.rstrip("\n") + "\t前年度実績\n"
    rows = "窓口の満足度 82%：A\t窓口の満足度 79%\n余分の9台\t相談会の開催 5回\n"
    plan = _read(final_plan_of, rows, label)
    states = {a.indicator_no: a.status for a in plan.issues[0].attainments}
    assert states == {1: "graded", 2: None}
    blank = _read(final_plan_of, rows.replace("余分の9台", ""), label)
    assert {a.indicator_no: a.status for a in blank.issues[0].attainments} == {
        1: "graded",
        2: "blank",
    }


def test_a_grades_cell_that_is_blank_is_said_to_be_open(final_plan_of: Read):
    label = "評価指標の達成状況\n評価指標\t8年度実績\t達成状況\n"
    rows = "窓口の満足度\t82%\tA\n相談会の開催\t6回\t\n研修の受講者\t112名\tA\n"
    plan = _read(final_plan_of, rows, label)
    assert _facts(plan) == [(82, "A"), (6, None), (112, "A")]
    assert plan.issues[0].attainments[1].status is None
    assert _codes(plan) == ["grade_cell_open"]


def test_a_column_of_units_belongs_to_the_figures(final_plan_of: Read):
    label = "評価指標の達成状況\n評価指標\t単位\t8年度実績\t達成状況\n"
    rows = "窓口の満足度\t%\t82\tA\n相談会の開催\t校区\t6\tB\n研修の受講者\t名\t112\tA\n"
    plan = _read(final_plan_of, rows, label)
    assert _facts(plan) == [(82, "A"), (None, "B"), (112, "A")]
    assert "result_unit_unlike" in _codes(plan)


def test_a_table_within_a_cell_keeps_its_columns(final_plan_of: Read):
    rows = "<tr><td>窓口の満足度 82%：A</td><td>79%</td></tr><tr><td></td><td>5回</td></tr>"
    head = "<tr><th>8年度実績と達成状況</th><th>前年度実績</th></tr>"
    plan = _read(final_plan_of, "", f"評価指標の達成状況\t<table>{head}{rows}</table>\n")
    found = {a.indicator_no: a for a in plan.issues[0].attainments}
    assert (found[1].actual_value, found[1].previous_value) == (82, 79)
    assert (found[2].actual_value, found[2].previous_value) == (None, 5)


@pytest.mark.parametrize(
    ("legend", "meanings"),
    [
        ("※◎：達成率120%以上 ○：100%以上 △：100%未満", {"◎": True, "○": True, "△": False}),
        ("※A：達成率100%以上 B：80%以上100%未満 C：80%以上110%未満", {"A": True, "B": False, "C": None}),
        ("※↑：目標達成 →：横ばい ↓：目標未達成", {"↑": True, "→": None, "↓": False}),
        ("※達成／未達成", {"達成": True, "未達成": False}),
        ("※全て達成／一部未達成", {"全て達成": True, "一部未達成": None}),
        ("◎：120%以上 ○：100%以上", {"A": True, "B": False}),
    ],
)  # fmt: skip
def test_a_legend_says_what_its_signs_mean(legend: str, meanings: dict):
    scale = scale_of(f"8年度実績と達成状況 {legend}\n")
    assert dict(scale.meanings) == meanings


def test_words_are_grades_as_printed_where_the_legend_is_of_words(final_plan_of: Read):
    label = "評価指標の達成状況\n8年度実績と達成状況 ※全て達成／一部未達成\n"
    plan = _read(final_plan_of, "窓口の満足度 82%：全て達成\n相談会の開催 5回：一部未達成\n", label)
    assert _facts(plan) == [(82, "全て達成"), (5, "一部未達成"), (None, None)]


def test_a_unit_of_thousands_in_its_column_counts(final_plan_of: Read):
    label = "評価指標の達成状況\n評価指標\t単位\t8年度実績\t達成状況\n"
    plan = _read(final_plan_of, "相談会の開催\t千回\t6\tA\n研修の受講者\t名\t112\tA\n", label)
    assert _facts(plan) == [(None, None), (6000, "A"), (112, "A")]


TWO_ALIKE = """経営課題1 身近で頼れる区役所
8予算額 12百万円
主な戦略
・相談支援の強化
・別の人材を育てる計画
評価指標
・相談支援の強化
令和8年度 法律の相談 200件
令和8年度 就労の支援 60件
・別の人材を育てる計画
令和8年度 研修の受講者 100名
"""


@pytest.mark.parametrize(
    ("results", "facts", "unplaced"),
    [
        ("・207件：A\n・49件：B\n・112名：A\n", [(207, "A"), (49, "B"), (112, "A")], []),
        (
            "・207件：B\n・49件：A\n・112名：A\n",  # in this order figures and grades disagree
            [(None, None), (None, None), (112, "A")],
            ["207件", "49件"],
        ),
        (
            "戦略②\n112名：A\n戦略①\n207件：A\n49件：B\n",
            [(207, "A"), (49, "B"), (112, "A")],
            [],
        ),
    ],
)  # fmt: skip
def test_order_counts_where_grades_agree_with_it(
    final_plan_of: Read, results: str, facts: list, unplaced: list
):
    plan = final_plan_of(TWO_ALIKE + LABEL + results)
    assert _facts(plan) == facts
    assert [line.text for line in plan.issues[0].unplaced] == unplaced


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("研修は中止となり、受講者はなかった", 0),
        ("前年度の受講者はなかった", None),
        ("うち区外の受講者はいなかった", None),
        ("研修は中止した", None),
    ],
)
def test_zero_in_words_is_of_what_the_indicator_counts(
    final_plan_of: Read, words: str, value: float | None
):
    plan = _read(
        final_plan_of, f"窓口の満足度 82%：A\n相談会の開催 5回：B\n研修の受講者：{words}：B\n"
    )
    assert _facts(plan)[2][0] == value


def test_the_end_of_a_sentence_is_no_result_of_the_next_indicator(final_plan_of: Read):
    results = "窓口の満足度は82%であり、前年度を上\n回った：A\n研修の受講者は112名：A\n"
    assert _facts(_read(final_plan_of, results)) == [(82, "A"), (None, None), (112, "A")]
    torn = _read(final_plan_of, results.replace("上\n回った", "上\n\n廻りました"))
    assert _facts(torn)[1] == (None, None)
