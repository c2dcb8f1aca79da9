"""A person's decision on a printed result: it is placed as decided, and nothing else changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.documents.decisions import DecisionError, decisions_path
from dxanalysis.documents.read import read_document
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan

HEAD = """令和8年度 北区運営方針
（所属長：見本 太郎）
経営課題1 見本の課題
8予算額 12百万円
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和8年度 80%以上
講座の満足度
令和8年度 70%以上
研修の実施
令和8年度 受講者100名程度/年
評価指標の達成状況
<令和8年度実績と達成状況>
"""
RESULTS = "・82%：A\n・受講者112名：A\n・75%：A\n<前年度実績>\n・98名\n・74%\n"


def read(folder: Path, results: str, *blocks: str) -> Plan:
    path = folder / "kita.txt"
    path.write_text(HEAD + results, encoding="utf-8")
    reason = 'why = "原本で確かめた"\nby = "総務課"\n'
    text = "\n".join(f"{block}\n{reason}" for block in blocks)
    decisions_path(path).write_text(text, encoding="utf-8")
    return parse_plan(read_document(path))


def made(kind: str, line: int, expected: str, indicator: int | None = None) -> str:
    number = f"indicator = {indicator}\n" if indicator else ""
    return f'[[{kind}]]\nline = {line}\nexpected = "{expected}"\n{number}'


def facts(plan: Plan):
    held = plan.issues[0].attainments
    return [(a.indicator_no, a.actual_value, a.grade, a.previous_value) for a in held]


def codes(plan: Plan) -> list[str]:
    return [d.code for d in plan.diagnostics]


def open_lines(plan: Plan) -> list[tuple[int, str]]:
    return [(line.line, line.text) for line in plan.issues[0].unplaced]


def test_without_decisions_the_two_shares_are_open(tmp_path: Path):
    plan = read(tmp_path, RESULTS)
    assert facts(plan) == [(3, 112, "A", 98)]
    assert open_lines(plan) == [(19, "82%"), (21, "75%"), (24, "74%")]


def test_a_decided_line_is_placed_and_nothing_else_changes(tmp_path: Path):
    before = read(tmp_path, RESULTS)
    plan = read(tmp_path, RESULTS, made("result", 21, "75%：A", 2))
    assert facts(plan) == [(2, 75, "A", None), (3, 112, "A", 98)]
    assert open_lines(plan) == [(19, "82%"), (24, "74%")]
    (said,) = [d for d in plan.diagnostics if d.code == "decided"]
    assert (said.severity, said.line, said.text) == ("info", 21, "75%：A")
    assert "経営課題1の指標2の実績としました(判断: 総務課、理由: 原本で確かめた)" in said.message
    others = [d for d in before.diagnostics if (d.code, d.line) != ("result_unplaced", 21)]
    assert [d for d in plan.diagnostics if d.code != "decided"] == others
    same = [replace(p.issues[0], attainments=(), unplaced=()) for p in (before, plan)]
    assert same[0] == same[1]
    assert read(tmp_path, RESULTS) == before  # undone


def test_every_kind_of_decision_on_results_together(tmp_path: Path):
    plan = read(
        tmp_path,
        RESULTS,
        made("result", 21, "75%：A", 1),
        made("no_result", 19, "82%：A"),
        made("previous_result", 24, "74%", 2),
    )
    assert facts(plan) == [(1, 75, "A", None), (2, None, None, 74), (3, 112, "A", 98)]
    assert open_lines(plan) == []
    assert codes(plan).count("decided") == 3
    assert "result_unplaced" not in codes(plan)


def test_a_line_of_one_column_may_be_of_the_other(tmp_path: Path):
    plan = read(tmp_path, RESULTS, made("previous_result", 19, "82%：A", 1))
    assert (1, None, None, 82) in facts(plan)


def test_a_placed_line_may_be_moved_and_two_exchanged(tmp_path: Path):
    results = "・窓口の満足度 82%：A\n・講座の満足度 75%：B\n"
    assert facts(read(tmp_path, results)) == [(1, 82, "A", None), (2, 75, "B", None)]
    first, second = ("窓口の満足度 82%：A", "講座の満足度 75%：B")
    plan = read(tmp_path, results, made("result", 19, first, 2), made("result", 20, second, 1))
    assert facts(plan) == [(1, 75, "B", None), (2, 82, "A", None)]
    with pytest.raises(DecisionError, match="1行目: 指標2には20行の実績もあります"):
        read(tmp_path, results, made("result", 19, first, 2))


def test_one_line_with_two_results_is_decided_part_by_part(tmp_path: Path):
    results = "・窓口の満足度及び講座の満足度は82%及び75%：A\n"
    assert facts(read(tmp_path, results)) == []
    plan = read(tmp_path, results, made("result", 19, "82%", 1))
    assert facts(plan) == [(1, 82, None, None)]
    assert len(open_lines(plan)) == 1  # the rest stays open
    plan = read(
        tmp_path,
        results,
        made("no_result", 19, "窓口の満足度及び講座の満足度は"),
        made("result", 19, "82%", 1),
        made("no_result", 19, "及び75%：A"),
    )
    assert (facts(plan), open_lines(plan)) == ([(1, 82, None, None)], [])


def test_the_figure_alone_takes_its_grade_along(tmp_path: Path):
    assert (2, 75, "A", None) in facts(read(tmp_path, RESULTS, made("result", 21, "75%", 2)))


def test_a_grade_that_stood_alone(tmp_path: Path):
    results = "（A）\n・研修の実施 受講者112名\n"
    plan = read(tmp_path, results)
    assert "grade_unplaced" in codes(plan)
    assert facts(plan) == [(3, 112, None, None)]
    plan = read(tmp_path, results, made("result", 19, "（A）", 3))
    assert "grade_unplaced" not in codes(plan)
    assert facts(plan) == [(3, 112, "A", None)]
    plan = read(tmp_path, results, made("no_result", 19, "（A）"))
    assert "grade_unplaced" not in codes(plan)
    assert facts(plan) == [(3, 112, None, None)]


def test_a_remark_may_be_a_result(tmp_path: Path):
    results = "・研修の実施 受講者112名：A\n（参考：窓口の満足度は82%となったため）\n"
    assert facts(read(tmp_path, results)) == [(3, 112, "A", None)]
    plan = read(tmp_path, results, made("result", 20, "82%", 1))
    assert facts(plan) == [(1, 82, None, None), (3, 112, "A", None)]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (made("result", 21, "75%：A", 4), "指標は3個です"),
        (made("result", 11, "窓口の満足度", 1), "実績の欄にありません"),
        (made("no_result", 5, "課題認識"), "実績の欄にありません"),
        (made("result", 21, "75%：B", 2), "「75%：B」がありません"),
    ],
)
def test_what_does_not_fit_fails_by_name(tmp_path: Path, block: str, words: str):
    with pytest.raises(DecisionError, match=words) as caught:
        read(tmp_path, RESULTS, block)
    assert "判断の記録の1行目" in str(caught.value)


def test_one_decision_over_two_results_is_refused(tmp_path: Path):
    text = "82%：A\\n・受講者112名：A"
    with pytest.raises(DecisionError, match="2つの実績にまたがります"):
        read(tmp_path, RESULTS, made("result", 19, text, 1))


def test_lines_of_columns_that_nothing_tells_apart(tmp_path: Path):
    results = "<前年度実績>\n82%\n75%\n74%\n81%\n"
    before = read(tmp_path, results)
    assert "columns_undecided" in codes(before)
    plan = read(tmp_path, results, made("result", 20, "82%", 1))
    assert facts(plan) == [(1, 82, None, None)]
    assert "columns_undecided" in codes(plan)
    every = [made("result", 20, "82%", 1), made("result", 21, "75%", 2)]
    every += [made("previous_result", 22, "74%", 1), made("previous_result", 23, "81%", 2)]
    plan = read(tmp_path, results, *every)
    assert facts(plan) == [(1, 82, None, 74), (2, 75, None, 81)]
    assert "columns_undecided" not in codes(plan)


def test_a_grade_in_front_that_was_taken_for_another_is_decided_with_its_line(tmp_path: Path):
    results = "見本の戦略\nB 窓口の満足度 75%\nA 講座の満足度 72%\n"
    plan = read(
        tmp_path,
        results,
        made("result", 20, "B 窓口の満足度 75%", 1),
        made("result", 21, "A 講座の満足度 72%", 2),
    )
    assert facts(plan) == [(1, 75, "B", None), (2, 72, "A", None)]
