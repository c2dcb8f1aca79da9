import pytest

from dxanalysis.analysis.year_change import compare
from dxanalysis.present.shared import words


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (885_000_000, "8億8,500万円"),
        (91_000_000, "9,100万円"),
        (1_976_000, "197万6,000円"),
        (1_204_429_000, "12億442万9,000円"),
        (100_000_000, "1億円"),
        (1_200_000_000_000, "1兆2,000億円"),
        (0, "0円"),
        (-11_000_000, "−1,100万円"),
        (None, "記載なし"),
    ],
)
def test_yen_loses_no_yen(amount, text):
    assert words.yen(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(1_657_000_000, "1,657"), (1_976_000, "1.976"), (1, "0.000001"), (0, "0"), (None, "記載なし")],
)
def test_million_is_exact(amount, text):
    assert words.million(amount) == text


def test_changes_carry_their_sign():
    million = (10**6, 10**6)
    assert words.change(compare(885 * 10**6, 353 * 10**6, million)) == "+5億3,200万円（+151%）"
    assert words.change(compare(885 * 10**6, 353 * 10**6, (1, 1))) == "+5億3,200万円（+150.7%）"
    assert words.change(compare(72 * 10**6, 83 * 10**6, million)) == "−1,100万円（約−13%）"
    assert words.change(compare(8, 8)) == "±0円（±0.0%）"
    assert words.change(compare(5, 0)) == "+5円"
    assert words.change(compare(5, None)) == "－"
    assert words.short_change(compare(5, 0)) == "+5円"
    assert words.signed(-1_000) == "−1,000"


@pytest.mark.parametrize(("share", "text"), [(0.05, "0.1%"), (26.1447, "26.1%"), (100, "100.0%")])
def test_percent_rounds_halves_away_from_zero(share, text):
    assert words.percent(share) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (70, "%", "70%"),
        (100.0, "名/年", "100名/年"),
        (4.5, "点", "4.5点"),
        (12_000, "件", "12,000件"),
    ],
)
def test_quantities(value, unit, text):
    assert words.quantity(value, unit) == text


@pytest.mark.parametrize(
    ("share", "places", "text"),
    [
        (1.0, 1, "100"),
        (0.99999, 2, "99.99"),
        (0.99999, 1, "99.9"),
        (0.29, 1, "29"),  # 0.29 × 100 is 28.999… in binary
        (0.0003, 2, "0.03"),
        (0, 1, "0"),
    ],
)
def test_a_share_that_was_read_is_rounded_down(share, places, text):
    assert words.number(words.coverage_percent(share, places)) == text
