"""Results in tables of html, docx and xlsx: columns with heads, merged cells, line breaks, rows."""

from typing import NamedTuple

import pytest

from dxanalysis.plan.parse import parse_plan
from tests.plan.results.tables import FORMATS, Filled
from tests.plan.results.variants import ALL, FORM, NONE, S1, S2, Fact

*ABOVE, LABELS = FORM.strip().split("\n")
NOW, BEFORE = LABELS, "前年度実績"
PREVIOUS = (75, 98, 90, None)
NOTHING = (None,) * 4
T1, T2, T3, T4 = "窓口の満足度", "オンライン申請の件数", "研修の実施", "研修計画の策定"
SHORT = "7年度実績"


class Case(NamedTuple):
    name: str
    rows: list[list[str]]
    facts: tuple[Fact, ...] = ALL
    previous: tuple[float | None, ...] = PREVIOUS
    merged: tuple[tuple[int, int, int], ...] = ()


CASES = [
    Case("row_a_line", [[NOW, BEFORE], ["82%：A", "75%"], ["120件：B", "98件"], ["112名：A", "90名"], ["策定済：A", "－"]]),
    Case("one_cell", [[NOW, BEFORE], ["82%：A\n120件：B\n112名：A\n策定済：A", "75%\n98件\n90名\n－"]]),
    Case("row_a_strategy", [[NOW, BEFORE], [f"{S1}\n82%：A\n120件：B", "75%\n98件"], [f"{S2}\n112名：A\n策定済：A", "90名\n－"]]),
    Case("heads_in_cells", [[NOW, BEFORE], [f"・{S1}\n・82%：A\n・120件：B\n・{S2}\n・112名：A\n・策定済：A", f"・{S1}\n・75%\n・98件\n・{S2}\n・90名\n・－"]]),
    Case("row_a_line_with_heads", [[NOW, BEFORE], [S1, ""], ["82%：A", "75%"], ["120件：B", "98件"], [S2, ""], ["112名：A", "90名"], ["策定済：A", "－"]]),
    Case("indicators", [["評価指標", SHORT, "達成状況", BEFORE], [T1, "82%", "A", "75%"], [T2, "120件", "B", "98件"], [T3, "112名", "A", "90名"], [T4, "策定済", "A", "－"]]),
    Case("all_columns", [["戦略", "評価指標", "目標", SHORT, "評価", BEFORE, "備考"], [S1, T1, "80%以上", "82%", "A", "75%", ""], [S1, T2, "150件以上", "120件", "B", "98件", "周知が不足"], [S2, T3, "100名", "112名", "A", "90名", ""], [S2, T4, "策定", "策定済", "A", "－", ""]]),
    Case("strategy_merged", [["戦略", "評価指標", SHORT, "達成状況", BEFORE], [S1, T1, "82%", "A", "75%"], ["", T2, "120件", "B", "98件"], [S2, T3, "112名", "A", "90名"], ["", T4, "策定済", "A", "－"]], merged=((1, 0, 2), (3, 0, 2))),
    Case("strategy_row", [["評価指標", SHORT, "達成状況", BEFORE], [S1, "", "", ""], [T1, "82%", "A", "75%"], [T2, "120件", "B", "98件"], [S2, "", "", ""], [T3, "112名", "A", "90名"], [T4, "策定済", "A", "－"]]),
    Case("strategies_alone", [["戦略", SHORT, "達成状況"], [S1, "82%\n120件", "A\nB"], [S2, "112名\n策定済", "A\nA"]], previous=NOTHING),
    Case("another_order", [["評価指標", SHORT, "達成状況", BEFORE], [T3, "112名", "A", "90名"], [T1, "82%", "A", "75%"], [T4, "策定済", "A", "－"], [T2, "120件", "B", "98件"]]),
    Case("row_left_out", [["評価指標", SHORT, "達成状況", BEFORE], [T1, "82%", "A", "75%"], [T3, "112名", "A", "90名"], [T4, "策定済", "A", "－"]], facts=((82, "A"), NONE, (112, "A"), (None, "A")), previous=(75, None, 90, None)),
    Case("row_blank", [["評価指標", SHORT, "達成状況", BEFORE], [T1, "82%", "A", "75%"], [T2, "", "", "98件"], [T3, "112名", "A", "90名"], [T4, "策定済", "A", "－"]], facts=((82, "A"), NONE, (112, "A"), (None, "A"))),
    Case("grades_only_blank", [["評価指標", SHORT, "達成状況", BEFORE], [T1, "82%", "", "75%"], [T2, "120件", "", "98件"], [T3, "112名", "", "90名"], [T4, "策定済", "", "－"]], facts=((82, None), (120, None), (112, None), NONE)),
    Case("years_as_heads", [["指標", "令和6年度実績", "令和7年度実績", "評価"], [T1, "75%", "82%", "A"], [T2, "98件", "120件", "B"], [T3, "90名", "112名", "A"], [T4, "－", "策定済", "A"]]),
]  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_a_table_is_read_by_its_rows_and_heads(case: Case, name: str):
    filled = Filled(ABOVE, case.rows, ["自己評価", "見本の文。"], list(case.merged))
    plan = parse_plan(FORMATS[name](filled))
    (issue,) = plan.issues
    held = {a.indicator_no: a for a in issue.attainments}
    rows = [held.get(number) for number in range(1, 5)]
    assert [(a.actual_value, a.grade) if a else NONE for a in rows] == list(case.facts)
    assert tuple(a.previous_value if a else None for a in rows) == case.previous
    assert issue.unplaced == ()
    assert plan.coverage == 1.0


@pytest.mark.parametrize("name", FORMATS)
def test_a_grade_over_merged_rows_is_given_to_both_of_them(name: str):
    rows = [
        ["評価指標", SHORT, "達成状況"],
        [T1, "82%", "A"],
        [T2, "120件", ""],
        [T3, "112名", "A"],
        [T4, "策定済", "A"],
    ]
    plan = parse_plan(FORMATS[name](Filled(ABOVE, rows, ["自己評価", "見本の文。"], [(1, 2, 2)])))
    grades = {a.indicator_no: a.grade for a in plan.issues[0].attainments}
    assert grades[3] == grades[4] == "A"
    assert (grades[1], grades[2]) == ("A", "A")


MERGED = [
    ["評価指標", SHORT, "達成状況", BEFORE],
    [T1, "82%", "A", "75%"],
    [T2, "160件", "", "98件"],
    [T3, "90名", "B", "90名"],
    [T4, "策定済", "A", "－"],
]


def _grades_in(name: str, rows: list[list[str]], merged: list[tuple[int, int, int]]):
    plan = parse_plan(FORMATS[name](Filled(ABOVE, rows, ["自己評価", "見本の文。"], merged)))
    (issue,) = plan.issues
    held = {a.indicator_no: a.grade for a in issue.attainments}
    return [held.get(number) for number in range(1, 5)], {d.code for d in plan.diagnostics}


@pytest.mark.parametrize("name", FORMATS)
def test_a_grade_in_a_merged_cell_is_that_of_all_its_rows_and_of_no_other(name: str):
    grades, codes = _grades_in(name, MERGED, [(1, 2, 2)])
    assert grades == ["A", "A", "B", "A"]
    assert "grade_missing" not in codes
    left_blank, codes = _grades_in(name, MERGED, [])
    assert left_blank == ["A", None, "B", "A"]
    assert "grade_cell_open" in codes  # nobody knows whether the blank is a ditto


@pytest.mark.parametrize("name", FORMATS)
def test_a_merged_grade_ends_where_its_cell_ends(name: str):
    rows = [[*row[:2], "", row[3]] if at > 1 else row for at, row in enumerate(MERGED)]
    grades, _ = _grades_in(name, rows, [(1, 2, 3)])
    assert grades == ["A", "A", "A", None]


@pytest.mark.parametrize("name", FORMATS)
def test_a_merged_grade_over_a_blank_result_is_given_with_a_warning(name: str):
    rows = [[T2, "", "", "98件"] if row[0] == T2 else row for row in MERGED]
    grades, codes = _grades_in(name, rows, [(1, 2, 2)])
    assert grades == ["A", "A", "B", "A"]
    assert "grade_without_result" in codes


@pytest.mark.parametrize("name", FORMATS)
def test_two_grades_in_one_merged_cell_are_spread_over_no_rows(name: str):
    rows = [[*row[:2], "A\nB", row[3]] if row[0] == T1 else row for row in MERGED]
    grades, codes = _grades_in(name, rows, [(1, 2, 2)])
    assert grades == [None, None, "B", "A"]
    assert "grade_unplaced" in codes
