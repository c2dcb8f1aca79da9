"""Results of which nobody knows the indicator, those not measured yet, and sums over years."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.analysis.plan_figures import plan_figures
from dxanalysis.reports.index.figures import figures_of
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, indicators, result, target
from tests.present.table_cells import rows_of

PENDING = {"actual_text": "集計中", "actual_unit": None, "status": "pending"}
COUNT = 4


def line(text, column="results", candidates=None, **more):
    return {"column": column, "text": text, "candidates": candidates, "line": 55} | more


def tables_of(results, lines, **more):
    numbers = range(1, COUNT + 1)
    return generated.tables(
        indicators=indicators(COUNT),
        targets=[target(no, ">=", 100, "名") for no in numbers],
        attainments=results,
        unplaced=lines,
        **more,
    )


def page_of(results=(), lines=()):
    found = dx.indicator_attainment(tables_of(list(results), list(lines)), PLAN_ID, 1)
    return dx.AttainmentPage(found)


def test_a_line_that_no_indicator_could_be_given_stands_below_them():
    page = page_of([result(1, 112, "名", "A")], [line("52名", candidates="2,3", grade="B")])
    states = [(row["達成状況"], row["令和12年度実績"]) for row in rows_of(page.table())]
    undecided = ("未確定", "未確定（決められない記載あり）")
    assert states == [("A 達成", "112名"), undecided, undecided, ("未評価（空欄）", "記載なし")]
    (row,) = rows_of(page.unplaced())
    assert (row["記載"], row["候補"], row["出典"]) == ("52名", "指標2、指標3", "55行")
    assert row["達成状況"] == "B 未達成"
    assert page.answer().about["headline"].endswith("未評価1・未確定2）、決められない記載1件")
    assert "決められない記載が1件あり" in repr(page.answer())
    assert "まだ記載されていません" not in repr(page.answer())


def test_without_such_lines_nothing_is_said_of_them():
    page = page_of([result(1, 112, "名", "A")])
    assert page.unplaced() is None
    assert not re.search("未確定|決められない", repr(page.answer()) + repr(page.cautions()))


def test_a_line_of_the_year_before_leaves_the_result_alone():
    page = page_of([], [line("48名", column="previous")])
    row = rows_of(page.table())[0]
    assert (row["達成状況"], row["令和12年度実績"]) == ("未評価（空欄）", "記載なし")
    assert row["前年度実績"] == "未確定（決められない記載あり）"


def test_a_grade_that_may_be_its_makes_a_result_undecided():
    page = page_of([result(1, 112, "名", None)], [line(None, grade="A")])
    row = rows_of(page.table())[0]
    assert (row["令和12年度実績"], row["達成状況"]) == ("112名", "未確定")


@pytest.mark.parametrize(
    ("code", "states"),
    [
        ("results_unread", ["未評価（評価の記載なし）", "未確定", "未確定", "未確定"]),
        ("grade_unplaced", ["未確定", "未確定", "未確定", "未確定"]),
    ],
)
def test_printed_results_that_only_a_remark_tells_of_are_not_said_to_be_missing(code, states):
    remark = {"severity": "error", "code": code, "message": "m", "text": "見本の記載", "line": 15}
    tables = tables_of([result(1, 112, "名", None)], [], diagnostics=[remark])
    page = dx.AttainmentPage(dx.indicator_attainment(tables, PLAN_ID, 1))
    assert [row["達成状況"] for row in rows_of(page.table())] == states
    assert [row["記載"] for row in rows_of(page.unplaced())] == ["見本の記載"]
    (figures,) = plan_figures(tables)
    assert figures.grades.undecided == states.count("未確定")
    overview = dx.plan_overview(tables, PLAN_ID)
    assert overview.counts.grades == figures.grades
    assert "決められない記載が1件" in repr(dx.OverviewPage(overview).answer())


def test_pending_is_no_result_and_not_unevaluated():
    page = page_of([result(1, None, None, None, **PENDING)])
    assert rows_of(page.table())[0]["達成状況"] == "集計中"
    assert "実績の記載があるもの" not in repr(page.answer())
    assert "未評価3件、集計中1件" in repr(page.answer())
    assert "集計中などで、実績がまだない" in rows_of(page.comparison())[0]["数値の上では"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("受講者95名（累計431名）", "受講者95名（累計431名）"),
        ("95名（令和5年度から431名）", "95名（令和5年度から431名）（累計 431名）"),
    ],
)
def test_a_sum_over_years_stands_beside_the_years_value(text, shown):
    page = page_of([result(1, 95, "名", "A", actual_text=text, cumulative_value=431)])
    assert rows_of(page.table())[0]["令和12年度実績"] == shown
    assert rows_of(page.comparison())[0]["累計"] == "431名"


def test_a_sum_over_years_alone_is_not_held_against_the_years_target():
    only = {"actual_text": "累計431名", "actual_unit": None, "cumulative_value": 431}
    row = rows_of(page_of([result(1, None, None, "A", **only)]).comparison())[0]
    assert row["累計"] == "431名"
    assert "実績の数値が累計だけ" in row["数値の上では"]


STATES = st.sampled_from(["A", "B", "reported", "pending", "none"])


def result_of(no, state):
    if state == "pending":
        return result(no, None, None, None, **PENDING)
    return result(no, 90, "名", state if state in "AB" else None)


@settings(max_examples=25)
@given(
    st.lists(STATES, min_size=COUNT, max_size=COUNT),
    st.lists(st.sampled_from([None, "1", "2,3", "1,2,3,4"]), max_size=2),
)
def test_page_index_and_headline_count_every_indicator_once(states, candidates):
    results = [result_of(no, s) for no, s in enumerate(states, start=1) if s != "none"]
    lines = [line("9名", candidates=c, line=50 + at) for at, c in enumerate(candidates)]
    tables = tables_of(results, lines)
    page = dx.AttainmentPage(dx.indicator_attainment(tables, PLAN_ID, 1))
    counts = {row["区分"]: int(row["件数（件）"]) for row in rows_of(page.counts())}
    shown = ("達成（A）", "未達成（B）", "未評価", "集計中", "未確定")
    assert sum(counts.get(name, 0) for name in shown) == COUNT
    badges = [row["達成状況"].partition("（")[0] for row in rows_of(page.table())]
    for name in ("未評価", "集計中", "未確定"):
        assert badges.count(name) == counts.get(name, 0)
    assert badges.count("集計中") == states.count("pending")
    open_to = {no for c in candidates for no in (map(int, c.split(",")) if c else range(1, 5))}
    undecided = [no for no in sorted(open_to) if states[no - 1] == "none"]
    assert [no for no, name in enumerate(badges, start=1) if name == "未確定"] == undecided
    (figures,) = plan_figures(tables)
    grades = figures_of(figures, 1).grades
    assert (grades.unevaluated, grades.pending, grades.undecided) == tuple(
        counts.get(name, 0) for name in ("未評価", "集計中", "未確定")
    )
    assert len(rows_of(page.unplaced()) if lines else []) == len(candidates)
