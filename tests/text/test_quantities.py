import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.text.comparisons import find_change
from dxanalysis.text.quantities import bare_zero, find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("3件", 3, "件", ">="),
        ("2業務での検証", 2, "業務", ">="),
        ("2テーマ", 2, "テーマ", ">="),
        ("受講者100名程度/年", 100, "名/年", "~"),
        ("全所属の70%以上", 70, "%", ">="),
        ("1,000世帯以上(R3~R5作成合計目標)", 1000, "世帯", ">="),
        ("約4.5点", 4.5, "点", "~"),
        ("3万人超", 30_000, "人", ">"),
        ("10%以内", 10, "%", "<="),
        ("5件未満", 5, "件", "<"),
        ("0件", 0, "件", "="),
        ("12か所", 12, "か所", ">="),
    ],
)
def test_quantities(text: str, value: float, unit: str, comparator: str):
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit, quantity.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    "text", ["第1期実行計画の策定", "令和8年度", "2026年度の運用", "体系的な研修"]
)
def test_ordinals_and_years_are_no_quantities(text: str):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("前年比増", ">"), ("前年度以上", ">="), ("前年度実績を上回る", ">"), ("前年度比減", "<")],
)
def test_changes_against_the_previous_year(text: str, comparator: str):
    change = find_change(text)
    assert change is not None
    assert change.comparator == comparator
    assert text[change.start : change.end] == text


def test_a_bare_zero():
    assert bare_zero(" 0 ")
    assert not bare_zero("0件")


@given(
    st.integers(min_value=1, max_value=10**9), st.sampled_from(["件", "名", "か所", "%", "世帯"])
)
def test_a_quantity_is_found_wherever_it_stands(value: int, unit: str):
    text = f"取組の対象を{value:,}{unit}以上とする"
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert text[quantity.start : quantity.end] == f"{value:,}{unit}以上"
