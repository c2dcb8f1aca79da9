"""Small things of the grammar: brackets without a partner, several figures, printed numbers."""

from collections.abc import Callable

import pytest

from dxanalysis.plan.brackets import bare_title, unpaired
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.headings import match_issue, match_title
from dxanalysis.plan.model import Plan
from dxanalysis.plan.subheadings import bare_of, is_bracketed, match_strategy_heading

PlanOf = Callable[[str], Plan]


def _remarks(plan: Plan, code: str) -> list[Diagnostic]:
    return [d for d in plan.diagnostics if d.code == code]


@pytest.mark.parametrize(
    "note", ["（（案）", "（案", "（案））", "((案))", "【案】", "〔案〕", "案", "（案）（概要"]
)
def test_a_draft_whatever_its_brackets(note: str):
    title = match_title(f"令和8年度 デジタル統括室運営方針{note}")
    assert title is not None
    assert (title.department, title.edition) == ("デジタル統括室", "draft")


@pytest.mark.parametrize("note", ["(令和6年6月改定)", "（令和6年6月改定", "（（令和6年6月改定）"])
def test_a_revision_whatever_its_brackets(note: str):
    title = match_title(f"令和6年度 北区運営方針{note}")
    assert title is not None
    assert (title.edition, title.revised) == ("final", "2024-06")


@pytest.mark.parametrize(
    "text",
    [
        "令和8年度 北区運営方針（以下「方針」という。",
        "令和8年度 北区運営方針案内",
        "令和8年度 北区運営方針（別に定める",
    ],
)
def test_prose_with_a_bracket_is_no_title(text: str):
    assert match_title(text) is None


@pytest.mark.parametrize(
    "text",
    ["【【経営課題1 見本】】", "【【経営課題1 見本】", "【経営課題1 見本", "経営課題1 「見本", "経営課題1 「「見本」",
     "経営課題1【見本", "「経営課題1 見本", "経営課題1 「見本」」"],
)  # fmt: skip
def test_a_heading_whose_bracket_opens_twice_or_never_closes(text: str):
    heading = match_issue(text)
    assert heading is not None
    assert (heading.label, heading.title) == ("1", "見本")


def test_a_titles_own_brackets_stay():
    assert bare_title("「安全」と「安心」") == "「安全」と「安心」"
    assert bare_title("「安全」の「安心") == "「安全」の「安心"[1:]


@pytest.mark.parametrize(
    ("title", "lone"),
    [
        ("見本（その1", "("),
        ("見本その1）", ")"),
        ("見本【再掲", "【"),
        ("「安全」と「安心」（全市）", ""),
        ("3件<5件", ""),
        ("（「見本）」", ")("),
    ],
)
def test_brackets_without_a_partner(title: str, lone: str):
    assert sorted(unpaired(title)) == sorted(lone)


def test_a_title_with_half_a_bracket_is_told(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本（その1\n8予算額 5百万円\n")
    assert plan.issues[0].title == "見本（その1"
    (remark,) = _remarks(plan, "bracket_unpaired")
    assert (remark.severity, remark.line, remark.text) == ("info", 3, "見本（その1")


def test_strategies_whose_bracket_opens_twice():
    assert is_bracketed("【【見本】")
    assert bare_of("【【見本】") == "見本"
    heading = match_strategy_heading("【【戦略1-1 見本】")
    assert heading is not None
    assert heading.title == "見本"


def test_several_figures_in_one_target_are_told(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n評価指標\n・令和8年度\n見本の指標\n研修3回、参加者100人\n")
    (target,) = plan.issues[0].indicators[0].targets
    assert (target.value, target.unit) == (3, "回")
    (remark,) = _remarks(plan, "target_figures")
    assert (remark.severity, remark.line, remark.text) == ("warning", 7, "研修3回、参加者100人")
    assert "3回" in remark.message
    assert "100人" in remark.message


@pytest.mark.parametrize(
    "target", ["100人", "前年度以上(100件)", "10~20%", "計画の策定", "1人1台の配備 3校"]
)
def test_one_figure_in_a_target_needs_no_remark(target: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n評価指標\n・令和8年度\n見本の指標\n{target}\n")
    assert _remarks(plan, "target_figures") == []


def test_issues_keep_their_printed_number(plan_of: PlanOf):
    body = "".join(f"経営課題{n} 見本{n}\n8予算額\n10百万\n" for n in (1, 3, 4, 5))
    plan = plan_of(body)
    assert [issue.label for issue in plan.issues] == ["1", "3", "4", "5"]
    messages = [d.message for d in _remarks(plan, "amount_unreadable")]
    assert [message[:5] for message in messages] == [
        "経営課題1",
        "経営課題3",
        "経営課題4",
        "経営課題5",
    ]
    (gap,) = _remarks(plan, "issue_number_missing")
    assert gap.severity == "warning"
    assert "経営課題2が見つかりません" in gap.message


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("1-(1)", "1-(2)"), ("1",)])
def test_numbers_without_a_gap_need_no_remark(numbers: tuple[str, ...], plan_of: PlanOf):
    plan = plan_of("".join(f"経営課題{n} 見本\n" for n in numbers))
    assert _remarks(plan, "issue_number_missing") == []
