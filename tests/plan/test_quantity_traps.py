"""Budget labels and targets as published plans print them, each with its figures by hand."""

from collections.abc import Callable

import pytest

from dxanalysis.documents.model import Block
from dxanalysis.plan.budgets import match_budgets
from dxanalysis.plan.model import Plan
from dxanalysis.plan.targets import annual_target, multi_year_target
from dxanalysis.text.amounts import AmountError

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("printed", "plan_year", "year", "phase", "yen"),
    [
        ("6決算額 91百万円", 2026, 2024, "executed", 91 * MILLION),
        ("令和4年度決算額 6千2百万円", 2024, 2022, "executed", 62 * MILLION),
        ("令和6年度予算額 6千4百万円", 2024, 2024, "approved", 64 * MILLION),
        ("令和6年度決算額 6千3百万円", 2026, 2024, "executed", 63 * MILLION),
        ("[予算額 40,544百万円]", 2019, 2019, "approved", 40_544 * MILLION),
        ("〔25予算額 29,474 千円〕", 2013, 2013, "approved", 29_474_000),
        ("(7年度予算額65百万円)", 2025, 2025, "approved", 65 * MILLION),
        ("（７年度予算額６５百万円）", 2025, 2025, "approved", 65 * MILLION),
        ("30決算額 5百万円", 2020, 2018, "executed", 5 * MILLION),
        ("元予算額 5百万円", 2020, 2019, "approved", 5 * MILLION),
        ("31予算額 5百万円", 2020, 2019, "approved", 5 * MILLION),
        ("2予算額 5百万円", 2020, 2020, "approved", 5 * MILLION),
        ("令和元年度決算額 0円", 2021, 2019, "executed", 0),
        ("平成31年度予算額 12億442万9千円", 2020, 2019, "approved", 1_204_429_000),
        ("[予算額 △5百万円]", 2019, 2019, "approved", -5 * MILLION),
        ("[予算額 ▲927 億円]", 2019, 2019, "approved", -92_700 * MILLION),
        ("8予算額 －", 2026, 2026, "approved", None),
        ("8予算額 該当なし", 2026, 2026, "approved", None),
    ],
)
def test_budget_lines(printed: str, plan_year: int, year: int, phase: str, yen: int | None):
    found = match_budgets([Block(printed, 0, 1)], 0, plan_year)
    assert found is not None
    (entry,) = found.entries
    assert (entry.fiscal_year, entry.phase, entry.amount_yen()) == (year, phase, yen)


@pytest.mark.parametrize("printed", ["(1,976千円)", "[算定見込額 123千", "予算額を3億円増やす。"])
def test_no_budget_lines(printed: str):
    assert match_budgets([Block(printed, 0, 1)], 0, 2026) is None


def test_an_expected_settlement_is_no_settlement():
    found = match_budgets([Block("8決算見込額 91百万円", 0, 1)], 0, 2026)
    assert found is not None
    for entry in found.entries:
        with pytest.raises(AmountError):
            entry.amount_yen()


@pytest.mark.parametrize(
    "heading",
    [
        "【経営課題1 見本テーマ】(7年度予算額65百万円)",
        "【経営課題1】見本テーマ（７年度予算額６５百万円）",
        "経営課題1 見本テーマ〔7予算額 65百万円〕",
        "経営課題1 見本テーマ [令和7年度予算額 6千5百万円]",
    ],
)
def test_the_amount_stands_in_the_issues_heading(plan_of: Callable[[str], Plan], heading: str):
    (issue,) = plan_of(heading + "\n課題認識\n見本の文。\n").issues
    assert issue.title == "見本テーマ"
    amounts = [(b.fiscal_year, b.phase, b.amount_yen) for b in issue.budgets]
    assert amounts == [(2025, "approved", 65 * MILLION)]


@pytest.mark.parametrize(
    "heading",
    [
        "【具体的取組1-1-1 見本テーマ】(8年度予算額65百万円)",
        "具体的取組1-1-1 見本テーマ(8年度予算額)",
        "【主な具体的取組(8年度予算額) 見本テーマ(77,800千円)】",
        "【具体的取組1-1-1】\n・見本テーマ\n〔予算額 123百万円〕",
        "【具体的取組1-1-1】見本テーマ\n8予算額 123百万円",
    ],
)
def test_the_amount_of_a_measure_is_not_the_issues(plan_of: Callable[[str], Plan], heading: str):
    body = f"経営課題1 見本の課題\n【戦略1-1 見本】\n{heading}\n・見本の文。\n"
    (issue,) = plan_of(body).issues
    assert issue.budgets == ()
    assert [s.title for s in issue.strategies] == ["見本"]


@pytest.mark.parametrize(
    ("printed", "kind", "comparator", "value", "unit"),
    [
        ("年間1,000世帯以上", "numeric", ">=", 1000, "世帯"),
        ("前年度以上", "relative", ">=", None, None),
        ("前年比増", "relative", ">", None, None),
        ("前年度比５％以上増", "relative", ">=", 5, "%"),  # 以上 says more than 増
        ("前年度比３ポイント増", "relative", ">", 3, "ポイント"),
        ("５点満点中４．２点以上", "numeric", ">=", 4.2, "点"),
        ("区民アンケートで「知っている」と答えた人の割合 70%以上", "numeric", ">=", 70, "%"),
        ("令和8年4月1日までに運用開始", "milestone", None, None, None),
        ("一人ひとりに寄り添う窓口の開設", "milestone", None, None, None),
        ("第2期計画の策定", "milestone", None, None, None),
        ("ゼロ", "numeric", "=", 0, None),
    ],
)
def test_annual_targets(printed, kind, comparator, value, unit):
    target = annual_target(printed, 2026, 1)
    assert (target.kind, target.comparator, target.value, target.unit) == (
        kind, comparator, value, unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "start", "end", "value", "unit"),
    [
        ("見本世帯数1,000世帯以上(R3~R5作成合計目標)", 2021, 2023, 1000, "世帯"),
        ("平成30年度～令和2年度で30回", 2018, 2020, 30, "回"),
        ("令和元年度から令和3年度までに50件", 2019, 2021, 50, "件"),
        ("令和6～8年度で300件", 2024, 2026, 300, "件"),
        ("令和10年度までに6千2百人", None, 2028, 6200, "人"),
        ("2030年度までに80%を超える", None, 2030, 80, "%"),
    ],
)
def test_targets_over_several_years(title, start, end, value, unit):
    target = multi_year_target(title, 1)
    assert target is not None
    assert (target.fiscal_year_start, target.fiscal_year_end) == (start, end)
    assert (target.value, target.unit) == (value, unit)
