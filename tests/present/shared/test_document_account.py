"""The lines are the same from a plan and from what an ingest remembers of its reading."""

from pathlib import Path

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.outcome import DocumentOutcome
from dxanalysis.plan.parse import read_plan
from dxanalysis.present.shared.document_account import (
    coverage_line,
    diagnostic_lines,
    summary_lines,
)
from dxanalysis.store.store import load_tables

DOUBTFUL = """令和8年度 北区運営方針
経営課題1 見本の課題
8予算額 10百万
どの項目にも当てはまらない文
評価指標
・見本の指標 3件
"""


def test_a_reading_tells_what_its_plan_tells(tmp_path: Path):
    path = tmp_path / "kita.txt"
    path.write_text(DOUBTFUL, encoding="utf-8")
    plan, told = read_plan(path), []
    ingest([path], tmp_path / "out", on_read=told.append)
    (reading,) = told
    assert coverage_line(reading) == coverage_line(plan)
    lines = list(diagnostic_lines(plan, at_least="warning"))
    assert list(diagnostic_lines(reading, at_least="warning")) == lines
    assert any(line.startswith("[誤り] 3行: ") for line in lines)


def test_a_share_is_never_rounded_up_to_the_whole():
    reading = DocumentOutcome("kita.txt", "2026-kita", coverage=0.99999)
    assert coverage_line(reading) == "読取率: 99.99% 未読: 0か所 二重読み: 0か所"


def test_nothing_is_told_to_be_whole_while_something_announced_is_missing(tmp_path: Path):
    path = tmp_path / "kita.txt"
    path.write_text(DOUBTFUL, encoding="utf-8")
    plan = read_plan(path)
    assert plan.coverage == 1
    lines = list(summary_lines(plan))
    assert lines[2].startswith("読取率: 文字はすべて、事実は1件不足 ")
    assert not any("100%" in line for line in lines)
    # the title; the issue's title, challenge, indicator and target; not the amount
    assert lines[3] == "事実: 記載のある6件のうち5件を読みました(83.33%)"
    assert lines[4] == "  読めていない事実 3行: 金額が読めない「10百万」"
    assert "  令和8年度予算額 読めません(表記「10百万」3行)" in lines


def test_a_plan_of_which_all_was_read_is_told_to_be_whole():
    lines = list(summary_lines(read_plan("data/raw/r8-digital-draft.txt")))
    assert lines[2] == "読取率: 100% 未読: 0か所 二重読み: 0か所"
    assert lines[3] == "事実: 記載のある68件のうち68件を読みました(100%)"


RESULTS = """令和8年度 北区運営方針
経営課題1 見本の課題
8予算額 10百万円
評価指標
・見本の指標
令和8年度 3件
・別の指標
令和8年度 5件
評価指標の達成状況
<令和8年度実績と達成状況>
・実施済み：A
"""


def test_a_result_that_no_indicator_could_be_given_is_missing_everywhere(tmp_path: Path):
    path = tmp_path / "kita.txt"
    path.write_text(RESULTS, encoding="utf-8")
    plan, told = read_plan(path), []
    assert [line.text for line in plan.issues[0].unplaced] == ["実施済み"]
    assert plan.facts_missing == plan.facts_announced - plan.facts_read == 1
    for _ in range(2):  # once read, once found unchanged
        ingest([path], tmp_path / "out", on_read=told.append)
    assert [outcome.facts_missing for outcome in told] == [1] * len(told)
    (row,) = load_tables(tmp_path / "out").records("plans")
    assert (row["facts_read"], row["facts_announced"]) == (plan.facts_read, plan.facts_announced)
