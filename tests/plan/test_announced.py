"""Facts read of facts announced: what a document promises and no fact holds is listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dxanalysis.plan.announced import fact_in_text
from dxanalysis.plan.diagnostics import CODES, UNREAD_FACTS
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import read_plan

REAL = Path(__file__).parents[2] / "data" / "raw" / "r8-digital-draft.txt"
PlanOf = Callable[[str], Plan]
WHOLE = """経営課題1 見本の課題
8予算額 12百万円
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和8年度 80%以上
"""


def _missing(plan: Plan) -> list[tuple[str, int | None]]:
    return [(remark.code, remark.line) for remark in plan.account.missing]


def test_of_the_real_plan_nothing_is_missing():
    account = read_plan(REAL).account
    assert account.missing == ()
    # By hand: the title; goal, mission and principles; 4 footnotes; 4 issues with their challenges,
    # 12 amounts, 11 strategies, 14 indicators, 15 targets.
    assert account.read == account.announced == 1 + 3 + 4 + (4 + 4 + 12 + 11 + 14 + 15)
    assert account.share == 1


def test_of_a_whole_plan_nothing_is_missing(plan_of: PlanOf):
    account = plan_of(WHOLE).account
    # the title; the title, challenge, amount, strategy, indicator and target
    assert (account.read, account.missing) == (7, ())


def test_every_code_of_an_unread_fact_is_a_code():
    assert set(CODES) >= UNREAD_FACTS


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("8予算額 12百万円", "8予算額 1.129百万円", "amount_unreadable", 4),
        ("8予算額 12百万円", "8予算額 12百万円\n※補正予算 5百万円を含む", "amount_remark", 5),
        ("8予算額 12百万円", "8予算額\n調整中", "amount_blank", 5),
        ("8予算額 12百万円", "8予算額 12百万円\n8予算額 13百万円", "budget_repeated", 5),
        ("8予算額 12百万円", "予算額（百万円）\n12", "amount_unreadable", 4),
        ("見本の文。", "見本の文。\n満足度 62点：B", "fact_in_text", 7),
        ("見本の文。", "見本の文。\n令和7年度実績 3件", "fact_in_text", 7),
        ("見本の文。", "8年度の予算額は12百万円です。", "fact_in_text", 6),
        ("・見本の戦略\n評価", "・見本の戦略\n8年度の事業費 3百万円\n評価", "fact_in_text", 9),
        ("主な戦略\n・見本の戦略\n", "主な戦略\n", "label_without_fact", 7),
        ("窓口の満足度\n令和8年度 80%以上", "", "label_without_fact", 9),
        ("見本の文。\n", "", "label_without_fact", 5),
        ("窓口の満足度\n令和8年度 80%以上", "窓口で80%の方が満足する案内", "fact_in_text", 11),
        ("80%以上", "研修3回、参加者100人", "target_figures", 12),
        ("経営課題1 見本の課題", "経営課題2 見本の課題", "issue_number_missing", 1),
        ("見本の文。", "見本の文。\n令和0年度からの取組", "year_unreadable", 7),
    ],
)
def test_what_is_announced_and_not_read_is_listed(
    old: str, new: str, code: str, line: int, plan_of: PlanOf
):
    assert old in WHOLE
    account = plan_of(WHOLE.replace(old, new)).account
    assert (code, line) in [(remark.code, remark.line) for remark in account.missing]
    assert account.share < 1
    assert account.announced == account.read + len(account.missing)


def test_two_remarks_on_one_line_are_one_missing_fact(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n課題認識\n8年度の予算額は12百万円です。\n")
    codes = [d.code for d in plan.diagnostics if d.line == 5 and d.is_of_unread_fact]
    assert sorted(codes) == ["amount_unreadable", "fact_in_text"]
    assert [line for _, line in _missing(plan)] == [5]


@pytest.mark.parametrize("label", ["目標", "使命", "運営の基本的な考え方"])
def test_a_plans_own_section_that_is_blank_is_missing(label: str, plan_of: PlanOf):
    plan = plan_of(f"{label}\n" + WHOLE)
    assert _missing(plan) == [("label_without_fact", 3)]


@pytest.mark.parametrize(
    "label", ["自己評価", "今後の方針", "評価指標の達成状況\n8年度実績と達成状況\n前年度実績"]
)
def test_what_is_filled_in_later_may_be_blank(label: str, plan_of: PlanOf):
    assert _missing(plan_of(WHOLE + label + "\n")) == []


def test_a_measures_amount_is_no_fact(plan_of: PlanOf):
    plan = plan_of(WHOLE + "【具体的取組1-1-1】\n・見本\n〔予算額 123百万円〕\n")
    assert _missing(plan) == [("measure_amount", 15)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8予算額 885百万円", "金額"),
        ("うち基金 50百万円", "金額"),
        ("予算額は885百万円である。", "金額"),
        ("満足度 82%：A", "達成状況"),
        ("82%【B】", "達成状況"),
        ("（B）", "達成状況"),
        ("令和7年度 3件", "数値"),
        ("前年度実績 3件", "数値"),
        ("予算額(百万円)", "決算額・予算額の見出し"),
        ("8年度決算額", "決算額・予算額の見出し"),
        ("市内の総生産は約20兆円である。", None),
        ("令和7年度の相談は3件だった。", None),
        ("相談が3件あった", None),
        ("円滑な避難の支援", None),
        ("予算の執行を進める", None),
        ("ビタミンAの摂取", None),
        ("見本の文", None),
    ],
)
def test_lines_that_look_like_facts(text: str, kind: str | None):
    assert fact_in_text(text) == kind
