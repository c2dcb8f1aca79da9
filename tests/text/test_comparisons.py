"""Demands relative to something: which way they point, and where they stand."""

import pytest

from dxanalysis.text.comparisons import change_of, find_change, is_share
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal


@pytest.mark.parametrize(
    ("printed", "comparator"),
    [
        ("前年度並み", "~"),
        ("前年度と同程度", "~"),
        ("前年度と同水準以上", ">="),
        ("前年度の実績以上", ">="),
        ("前年度実績値以上", ">="),
        ("前年度実績(100件)以上", ">="),
        ("前年度実績（100件）以下", "<="),
        ("前年度を下回らない", ">="),
        ("前年度を上回らない", "<="),
        ("前年度より5件増", ">"),
        ("前年度と比べ10%削減", "<"),
        ("昨年度から減少", "<"),
        ("前年度比5%以上増", ">="),
        ("前年度比5%以上減", "<="),
        ("前年度比5%以上の削減", "<="),
        ("前年度比10%以内の増", "<="),
        ("前年度比10%以内の減", ">="),
        ("前年度比＋5%", ">"),
        ("前年度比△3ポイント", "<"),
        ("前年度比110%", ">="),
    ],
)
def test_which_way_a_change_points(printed: str, comparator: str):
    change = find_change(normal(printed))
    assert change is not None
    assert change.comparator == comparator


@pytest.mark.parametrize(
    "printed",
    ["前年度比増減なし", "増減なし", "前年度の3件", "前年度から継続", "前年度より減少させない"],
)
def test_no_change_is_read_into_a_text(printed: str):
    assert find_change(normal(printed)) is None


@pytest.mark.parametrize(
    ("printed", "comparator"),
    [
        ("50%減", "<"),
        ("50％の削減", "<"),
        ("△5%", "<"),
        ("▲3ポイント", "<"),
        ("+5%", ">"),
        ("5ポイント向上", ">"),
        ("2名増員", ">"),
        ("30分短縮", "<"),
        ("10%以上増", ">="),
        ("10%以上減", "<="),
        ("10%以内の減", ">="),
    ],
)
def test_a_quantity_that_is_a_change(printed: str, comparator: str):
    text = normal(printed)
    (quantity,) = find_quantities(text)
    change = change_of(quantity, text)
    assert change is not None
    assert change.comparator == comparator


@pytest.mark.parametrize("printed", ["50%", "△5百万円", "5か所(2か所増)", "30件に削減", "80%以上"])
def test_a_quantity_that_is_none(printed: str):
    quantity = find_quantities(printed)[0]
    assert change_of(quantity, printed) is None


def test_shares():
    assert is_share("%")
    assert is_share("ポイント")
    assert not is_share("件")
    assert not is_share(None)
