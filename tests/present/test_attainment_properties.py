"""What holds of every page about indicators, whatever the targets and results."""

import operator
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dxanalysis as dx
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, indicators, result, target
from tests.present.table_cells import number_of, rows_of

COMPARE = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
FIGURES = st.one_of(
    st.integers(0, 300).map(Decimal),
    st.integers(0, 9_999).map(lambda n: Decimal(n) / 100),
    st.sampled_from([Decimal(0), Decimal(90), Decimal(100), Decimal(110), Decimal("0.1")]),
)
# An indicator's comparator, target and result (None: no result), and the document's grade.
CASES = st.tuples(
    st.sampled_from([*COMPARE, "~"]),
    FIGURES,
    st.one_of(st.none(), FIGURES),
    st.sampled_from(["A", "B", None]),
)
EXAMPLES = settings(max_examples=15)
REACHED, SHORT = "目標に到達", "目標に未到達"


def page_of(cases):
    aims, results = [], []
    for no, (comparator, goal, actual, grade) in enumerate(cases, start=1):
        aims.append(target(no, comparator, float(goal), "件", text=f"目標{no}"))
        if actual is not None:
            reached = result(no, float(actual), "件", grade, actual_text=f"実績{no} {actual}件")
            results.append(reached)
    tables = generated.tables(
        indicators=indicators(len(cases)),
        targets=aims,
        attainments=results,
        strategies=[{"strategy_no": 1, "title": "生成戦略"}],
    )
    return dx.AttainmentPage(dx.indicator_attainment(tables, PLAN_ID, 1))


def is_reached(comparator, goal, actual):
    """Whether a result reaches its target, None where that is for no figure to say."""
    if comparator != "~":
        return COMPARE[comparator](actual, goal)
    if abs(actual - goal) * 10 <= goal:
        return True
    return None if actual > goal else False


PLANS = st.lists(CASES, min_size=1, max_size=12)


@EXAMPLES
@given(PLANS)
@example([("~", Decimal(100), Decimal(90), "B"), (">=", Decimal(3), Decimal(3), "B")])
@example([("<=", Decimal("0.3"), Decimal("0.3"), "A"), (">", Decimal(3), Decimal(3), "A")])
def test_a_reached_target_is_never_told_as_short_nor_a_missed_one_as_reached(cases):
    page = page_of(cases)
    results = {no: case for no, case in enumerate(cases, start=1) if case[2] is not None}
    if not results:
        assert page.comparison() is None
        return
    rows = rows_of(page.comparison())
    assert [int(row["番号"]) for row in rows] == list(results)
    disagreeing = repr(page.disagreements())
    for row, (no, (comparator, goal, actual, grade)) in zip(rows, results.items(), strict=True):
        reached = is_reached(comparator, goal, actual)
        said = row["数値の上では"]
        assert (said == REACHED) is (reached is True)
        assert (said == SHORT) is (reached is False)
        contradicted = (grade, reached) in {("A", False), ("B", True)}
        assert (f"指標{no}「" in disagreeing) is contradicted
        ratio = number_of(row["目標（比較の目標では前年度実績）との比較"].removesuffix("%"))
        assert ratio == (None if goal == 0 else pytest.approx(float(actual / goal * 100), abs=0.06))


@EXAMPLES
@given(PLANS)
def test_grades_are_the_documents_and_the_counts_add_up(cases):
    page = page_of(cases)
    counts = {row["区分"]: int(row["件数（件）"]) for row in rows_of(page.counts())}
    grades = [grade for *_, actual, grade in cases if actual is not None]
    assert counts["評価指標"] == len(cases)
    assert counts["達成（A）"] == grades.count("A")
    assert counts["未達成（B）"] == grades.count("B")
    assert counts["達成（A）"] + counts["未達成（B）"] + counts["未評価"] == len(cases)
    shown = [row["達成状況"].partition("（")[0] for row in rows_of(page.table())]
    names = {"A": "A 達成", "B": "B 未達成", None: "未評価"}
    assert shown == [names[grade if actual is not None else None] for *_, actual, grade in cases]
    said = repr(page.answer())
    for grade, name in (("A", "達成（A）"), ("B", "未達成（B）")):
        count = grades.count(grade)
        assert (f"{name}{count}件" in said) is (count > 0)
    assert ("未評価であり、未達成ではありません" in said) is (not grades)


@EXAMPLES
@given(PLANS)
def test_every_indicator_is_shown_once(cases):
    page = page_of(cases)
    numbers = [str(no) for no in range(1, len(cases) + 1)]
    tables = [page.table(), *filter(None, [page.quality_table()])]
    shown = sorted((card.number for card in page.cards().cards), key=int)
    assert shown == numbers
    for table in tables:
        assert [row["番号"] for row in rows_of(table)] == numbers
        assert len(set(table.notes)) == len(table.notes)
    for prose in filter(
        None, (page.answer(), page.disagreements(), page.quality(), page.cautions())
    ):
        said = [paragraph.text for paragraph in prose.paragraphs]
        assert len(set(said)) == len(said)


def path_page(yearly, aim, years):
    """A page of an indicator with a target for this year and one for the end of some years."""
    multi = {
        "scope": "multi_year",
        "fiscal_year_start": YEAR,
        "fiscal_year_end": YEAR + years - 1,
        "text": "全体",
    }
    aims = [target(1, ">=", aim, "点", **multi), target(1, ">=", yearly, "点/年", text="毎年")]
    tables = generated.tables(indicators=indicators(1), targets=aims)
    return dx.AttainmentPage(dx.indicator_attainment(tables, PLAN_ID, 1))


@EXAMPLES
@given(st.integers(1, 500), st.integers(1, 2_000), st.integers(1, 8))
@example(100, 300, 3)
def test_a_pace_that_reaches_the_end_is_never_told_as_short(yearly, aim, years):
    page = path_page(float(yearly), float(aim), years)
    said, gap = repr(page.paths()), yearly * years - aim
    assert ("足りません" in said) is (gap < 0)
    assert ("ちょうど届きます" in said) is (gap == 0)
    assert ("上回ります" in said) is (gap > 0)
    (row,) = rows_of(page.paths_table())
    assert number_of(row["続けた場合の計"].removesuffix("点")) == yearly * years
    assert number_of(row["目標との差"].removesuffix("点")) == gap


def test_a_pace_in_tenths_reaches_its_end_exactly():
    for tenths in range(1, 60):
        said = repr(path_page(tenths / 10, tenths * 3 / 10, 3).paths())
        assert "ちょうど届きます" in said, said


@settings(max_examples=5)
@given(PLANS)
@example([(">=", Decimal(100), Decimal(112), "A"), ("<=", Decimal(10), Decimal(12), None)])
def test_the_picture_says_of_each_bar_what_the_table_says(cases):
    page = page_of(cases)
    drawn = {
        no: is_reached(comparator, goal, actual)
        for no, (comparator, goal, actual, _) in enumerate(cases, start=1)
        if actual is not None and goal > 0
    }
    if not drawn:
        told = any(actual is not None for *_, actual, _ in cases)
        assert ("図に表せる指標はありません" in repr(page.chart())) is told
        return
    parts = page.chart().alt.split("。")[2:-1]
    assert len(parts) == len(drawn)
    for part, (no, reached) in zip(parts, drawn.items(), strict=True):
        words = {True: "達している", False: "達していない", None: "程度を上回る"}
        assert part.startswith(f"指標{no} ")
        assert words[reached] in part
