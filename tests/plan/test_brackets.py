"""Which brackets are a heading's, and which its title's own (found by the round trip)."""

import pytest

from dxanalysis.plan.brackets import bare_title, closing_at
from dxanalysis.plan.headings import match_issue


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("「見本テーマ」", "見本テーマ"),
        ("「安全」と「安心」", "「安全」と「安心」"),
        ("「「安全」と「安心」」", "「安全」と「安心」"),
        ("見本テーマ】", "見本テーマ"),
        ("見本【再掲】", "見本【再掲】"),
        ("【再掲】見本】", "【再掲】見本"),
        ("", ""),
    ],
)
def test_a_title_keeps_its_own_brackets(printed: str, title: str):
    assert bare_title(printed) == title


def test_where_the_first_bracket_closes():
    assert closing_at("【再掲】見本") == 3
    assert closing_at("<【再掲】見本>") == 7
    assert closing_at("【見本") is None
    assert closing_at("見本】") is None


@pytest.mark.parametrize(
    ("text", "title", "budget"),
    [
        ("【経営課題1】見本【重点】", "見本【重点】", ""),
        ("【経営課題1 【再掲】見本】", "【再掲】見本", ""),
        ("経営課題1 財政運営（予算編成の改革）", "財政運営（予算編成の改革）", ""),
        ("経営課題１ 見本（７年度予算額６５百万円）", "見本", "（７年度予算額６５百万円）"),
    ],
)
def test_what_stands_behind_an_issues_title(text: str, title: str, budget: str):
    heading = match_issue(text)
    assert heading is not None
    assert (heading.title, heading.budget) == (title, budget)  # the amount as printed
