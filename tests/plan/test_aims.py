"""What a target's words ask, where figures, years and changes stand together."""

import pytest

from dxanalysis.plan.targets import annual_target, multi_year_target, says_quantity, split_target


@pytest.mark.parametrize(
    ("printed", "kind", "comparator", "value", "unit", "baseline"),
    [
        ("50%減", "relative", "<", 50, "%", None),
        ("△5%", "relative", "<", 5, "%", None),
        ("＋5%", "relative", ">", 5, "%", None),
        ("△5～△3%", "relative", "<", 3, "%", None),
        ("10%改善", "relative", ">", 10, "%", None),
        ("△5百万円", "numeric", ">=", -5_000_000, "円", None),
        ("30件に削減", "numeric", "<=", 30, "件", None),
        ("5か所（2か所増）", "numeric", ">=", 5, "か所", None),
        ("10∼20%", "numeric", ">=", 10, "%", None),
        ("10件→20件", "numeric", ">=", 20, "件", None),
        ("前年度未満", "relative", "<", None, None, "previous_year"),
        ("前年度比△5%", "relative", "<", 5, "%", "previous_year"),
        ("前年度比5%以上減", "relative", "<=", 5, "%", "previous_year"),
        ("5件増（前年度比）", "relative", ">", 5, "件", "previous_year"),
        ("前年度比増（5%）", "relative", ">", 5, "%", "previous_year"),
        # in brackets stands what the previous year was, no amount of a change
        ("前年度以上（100件）", "relative", ">=", None, None, "previous_year"),
        ("前年度実績（100件）以上", "relative", ">=", None, None, "previous_year"),
        ("100件（前年度以上）", "numeric", ">=", 100, "件", None),
        ("月1回以上", "numeric", ">=", 1, "回/月", None),
        ("2000件", "numeric", ">=", 2000, "件", None),
        ("85", "numeric", ">=", 85, None, None),
        ("待機児童ゼロ", "numeric", "=", 0, None, None),
        ("24時間365日の受付", "milestone", None, None, None, None),
        ("1人1台端末の配備", "milestone", None, None, None, None),
        ("前年度比増減なし", "milestone", None, None, None, None),
    ],
)
def test_what_is_asked(printed, kind, comparator, value, unit, baseline):
    target = annual_target(printed, 2026, 3)
    assert (target.kind, target.comparator) == (kind, comparator)
    assert (target.value, target.unit, target.baseline) == (value, unit, baseline)
    assert target.text == printed


@pytest.mark.parametrize(
    ("title", "start", "end", "value"),
    [
        ("令和9年3月末までに600名を育成", None, 2026, 600),  # still in 令和8年度
        ("令和9年4月1日までに600名を育成", None, 2027, 600),
        ("R9.3.31までに600名を育成", None, 2026, 600),
        ("令和8年度から3か年で300件", 2026, 2028, 300),
        ("令和8年度からの3年間で300件", 2026, 2028, 300),
        ("R6~8で300件", 2024, 2026, 300),
        ("2024～26年度に2000件", 2024, 2026, 2000),
        ("平成三十年度から令和二年度までに十件", 2018, 2020, 10),
    ],
)
def test_over_which_years(title, start, end, value):
    target = multi_year_target(title, 3)
    assert target is not None
    assert (target.fiscal_year_start, target.fiscal_year_end, target.value) == (start, end, value)


@pytest.mark.parametrize("title", ["令和8年度から3件ずつ", "令和8年度から10%増", "DX推進SR25~30件"])
def test_figures_behind_a_year_are_no_years(title: str):
    assert multi_year_target(title, 3) is None


def test_a_number_alone_is_as_likely_an_items_number():
    assert not says_quantity("1")
    assert not says_quantity("1.")
    assert says_quantity("0")
    assert says_quantity("4.2以上")


def test_how_often_goes_with_the_target():
    assert split_target("研修の開催 年２回") == ("研修の開催", "年２回")
    assert split_target("相談者数：延べ1,000人") == ("相談者数", "延べ1,000人")
