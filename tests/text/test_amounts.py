import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.text.amounts import AmountError, parse_amount


@pytest.mark.parametrize(
    ("printed", "yen"),
    [
        ("91百万円", 91_000_000),
        ("1,129百万円", 1_129_000_000),
        ("１，１２９百万円", 1_129_000_000),
        ("6千2百万円", 62_000_000),
        ("1千1百万円", 11_000_000),
        ("12億442万9千円", 1_204_429_000),
        ("11億6568万円", 1_165_680_000),
        ("5億6,362万5千円", 563_625_000),
        ("1593万円", 15_930_000),
        ("780,066千円", 780_066_000),
        ("▲927 億円", -92_700_000_000),
        ("△1,100億円", -110_000_000_000),
        ("1.5億円", 150_000_000),
        ("三千五百万円", 35_000_000),
        ("5百千円", 500_000),
        ("0円", 0),
    ],
)
def test_printed_amounts(printed: str, yen: int):
    assert parse_amount(printed) == yen


@pytest.mark.parametrize("printed", ["", "　", "－", "-", "該当なし", "なし"])
def test_no_amount_is_not_zero(printed: str):
    assert parse_amount(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "調整中",
        "1百万",
        "1,12円",
        "1.5円",
        "約3円",
        "1 129百万円",
        "１　１２９百万円",
        "9" * 60 + "x",
    ],
)
def test_what_is_no_amount_is_refused_with_its_text(printed: str):
    with pytest.raises(AmountError, match="金額と認められません") as caught:
        parse_amount(printed)
    assert caught.value.text == printed


@pytest.mark.parametrize(
    "printed", ["1.129百万円", "△1.129百万円", "１２．３４５億円", "1,129.500円"]
)
def test_a_point_that_may_stand_for_a_comma_is_refused(printed: str):
    with pytest.raises(AmountError, match="金額と認められません") as caught:
        parse_amount(printed)
    assert ("点が位取りか小数点か" in str(caught.value)) == (printed != "1,129.500円")


@pytest.mark.parametrize(
    ("printed", "yen"),
    [("0.125億円", 12_500_000), ("1.5億円", 150_000_000), ("1.25百万円", 1_250_000)],
)
def test_a_point_that_can_be_no_comma_is_one(printed: str, yen: int):
    assert parse_amount(printed) == yen


@given(st.integers(min_value=0, max_value=10**13))
def test_every_amount_is_read_in_every_unit_it_is_printed_in(yen: int):
    assert parse_amount(f"{yen:,}円") == yen
    assert parse_amount(f"{yen}百万円") == yen * 1_000_000
    assert parse_amount(f"{yen:,}千円") == yen * 1_000


@given(st.integers(min_value=1, max_value=9_999), st.integers(min_value=0, max_value=9_999))
def test_mixed_units_add_up(oku: int, man: int):
    assert parse_amount(f"{oku}億{man}万円") == oku * 10**8 + man * 10**4
