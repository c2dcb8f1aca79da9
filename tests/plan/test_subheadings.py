"""Strategies' and measures' own headings (found by the round trip)."""

from collections.abc import Callable

import pytest

from dxanalysis.plan.model import Plan
from dxanalysis.plan.subheadings import bare_of, is_bracketed, is_measure, match_strategy_heading


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("【戦略1-2 【再掲】見本】", "1", "【再掲】見本"),
        ("戦略1-1 「人」が輝く「まち」", "1", "「人」が輝く「まち」"),
        ("<24時間の見守り>", "", "24時間の見守り"),
        ("【1-1 見本】", "1", "見本"),
        ("【1-1】見本", "1", "見本"),
        ("【1 見本】", "", "見本"),
        ("①【見本】", "", "見本"),
        ("<見本>（新規）", "", "見本（新規）"),
    ],
)
def test_a_strategys_heading(text: str, label: str, title: str):
    heading = match_strategy_heading(text, under_strategies=True)
    assert heading is not None
    assert (heading.issue_label, heading.title) == (label, title)


def test_words_behind_brackets_are_not_lost():
    assert match_strategy_heading("【再掲】地域防災力の向上", under_strategies=True) is None
    assert not is_bracketed("【再掲】地域防災力の向上")
    assert bare_of("<【再掲】見本>") == "【再掲】見本"


@pytest.mark.parametrize(
    "text",
    ["【具体的取組1-1-1】", "具体的取組1-1-1 見本（2年度予算額）", "【主な具体的取組(4年度予算額) 見本】"],
)  # fmt: skip
def test_a_measures_heading(text: str):
    assert is_measure(text)


@pytest.mark.parametrize(
    "text",
    ["具体的な取組として、訓練を行う。", "具体的な取組の見える化", "具体的な取組につながる広報（重点）"],
)  # fmt: skip
def test_words_that_begin_like_a_measure(text: str):
    assert not is_measure(text)


def test_a_title_that_could_be_a_caption(plan_of: Callable[[str], Plan]):
    plan = plan_of(
        "経営課題1 まちのイメージ\n主な戦略\n・魅力のイメージ\n区の写真\n課題認識\n訓練の様子\n"
    )
    assert plan.issues[0].title == "まちのイメージ"
    assert [s.title for s in plan.issues[0].strategies] == ["魅力のイメージ", "区の写真"]
    assert plan.issues[0].challenge is None


@pytest.mark.parametrize("text", ["【見本の取組】", "(1) 見本の取組", "<見本の取組>(再掲)"])
def test_bare_brackets_and_numbers_name_a_strategy_only_below_its_label(text: str):
    assert match_strategy_heading(text) is None
    found = match_strategy_heading(text, under_strategies=True)
    assert found is not None
    assert found.title.startswith("見本の取組")
    assert found.issue_label == ""


def test_a_bracket_with_words_behind_it_is_no_heading():
    assert match_strategy_heading("【見本】の取組", under_strategies=True) is None
