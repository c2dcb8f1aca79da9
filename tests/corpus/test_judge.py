"""The judge itself: what it calls right, told, unsaid and wrong."""

from __future__ import annotations

from types import SimpleNamespace

from tests.corpus.judge import judge, stands_in
from tests.corpus.model import UNDECIDABLE, Case, Cells, Truth
from tests.corpus.stock import SINGLE
from tests.corpus.writing import graded

TRUTH = graded(312, "名", "A", 288, cumulative=1431)


def outcomes(truth=TRUTH, rows=(), diagnostics=(), unplaced=(), words=()):
    issue = SINGLE.filled(Cells(("交流事業の参加者 312名：A",)), (truth,), tuple(words))
    case = Case("one", "group", "variant", (issue,), ("text",))
    read = SimpleNamespace(indicators=("an indicator",), attainments=rows, unplaced=unplaced)
    plan = SimpleNamespace(issues=(read,), diagnostics=diagnostics)
    return {one.fact: one.outcome for one in judge(case, "text", plan)}


def row(**facts):
    given = {
        "indicator_no": 1,
        "actual_text": "312名（累計1,431名）",
        "actual_value": 312.0,
        "actual_unit": "名",
        "grade": "A",
        "previous_text": "288名",
        "previous_value": 288.0,
        "cumulative_value": 1431.0,
        "attained": True,
        "status": "graded",
    }
    return SimpleNamespace(**{**given, **facts})


def said(severity, message, text=""):
    return SimpleNamespace(severity=severity, message=message, text=text, line=1)


def test_every_fact_right():
    assert outcomes(rows=[row()]) == {
        "actual_value": "right",
        "previous_value": "right",
        "cumulative_value": "right",
        "grade": "right",
        "status": "right",
    }


def test_each_fact_can_be_wrong():
    for fact, value in (
        ("actual_value", 1431.0),
        ("previous_value", 312.0),
        ("cumulative_value", 312.0),
        ("grade", "B"),
        ("attained", False),
        ("actual_unit", "件"),
        ("status", "reported"),
    ):
        assert outcomes(rows=[row(**{fact: value})])[fact] == "wrong", fact


def test_a_missing_row_is_unsaid_unless_words_name_it():
    assert set(outcomes().values()) == {"unsaid"}
    assert outcomes(diagnostics=[said("info", "経営課題1 指標1")])["actual_value"] == "unsaid"
    named = outcomes(diagnostics=[said("error", "どの指標か不明", "交流事業の参加者 312名：A")])
    assert (named["actual_value"], named["grade"], named["previous_value"]) == (
        "told",
        "told",
        "unsaid",
    )
    placed = outcomes(unplaced=[SimpleNamespace(text="288名")])
    assert (placed["previous_value"], placed["actual_value"]) == ("told", "unsaid")


def test_a_value_where_the_words_decide_nothing_is_wrong():
    truth = Truth(UNDECIDABLE, "名", "A", 288, attained=True, statuses=("graded",))
    given = row(cumulative_value=None)
    assert outcomes(truth, [given])["actual_value"] == "wrong"
    assert outcomes(truth, [row(actual_value=None, cumulative_value=None)])["actual_value"] == (
        "null"
    )


def test_a_line_of_no_indicator_must_be_unplaced():
    words = ("区民運動会の参加者 920名",)
    assert outcomes(rows=[row()], words=words)["unplaced"] == "unsaid"
    told = outcomes(rows=[row()], words=words, unplaced=[SimpleNamespace(text=words[0])])
    assert told["unplaced"] == "right"
    given = outcomes(rows=[row(previous_text=words[0])], words=words)
    assert given["unplaced"] == "wrong"


def test_two_rows_for_one_indicator_are_wrong():
    assert outcomes(rows=[row(), row()])["rows"] == "wrong"


def test_a_figure_stands_whole():
    assert stands_in("2件", "計2件")
    assert not stands_in("2件", "12件")
    assert not stands_in("2", "2,024")
