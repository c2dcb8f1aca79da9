import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.text.years import era_label, fiscal_year_of_short, parse_fiscal_year, year_mentions


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("令和8年度", 2026),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("R5", 2023),
        ("H30年度", 2018),
        ("2026年度", 2026),
        ("昭和64年", 1989),
    ],
)
def test_eras(printed: str, year: int):
    assert parse_fiscal_year(printed) == year


@pytest.mark.parametrize("text", ["令和8年度に", "8年度", "100名", "", "令和"])
def test_only_a_year_alone_is_a_fiscal_year(text: str):
    assert parse_fiscal_year(text) is None


def test_the_era_changes_inside_one_plan():
    assert [fiscal_year_of_short(n, 2020) for n in ("30", "元", "31", "2")] == [
        2018,
        2019,
        2019,
        2020,
    ]
    assert [fiscal_year_of_short(n, 2026) for n in ("6", "7", "8")] == [2024, 2025, 2026]


@given(st.integers(min_value=1989, max_value=2080))
def test_a_label_says_its_year(year: int):
    label = era_label(year)
    assert parse_fiscal_year(label) == year
    assert [mention.year for mention in year_mentions(f"{label}までに")] == [year]


@pytest.mark.parametrize("text", ["令和0年度", "平成00年度", "R0年度"])
def test_no_era_has_a_year_nought(text: str):
    assert parse_fiscal_year(text) is None
    assert year_mentions(text) == []


def test_a_nought_before_a_figure_is_no_year_nought():
    assert parse_fiscal_year("令和08年度") == 2026


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024~26年度", [2024, 2026]),
        ("2024~36年度", [2024, 2036]),  # 平成36年度 would be 2024 again
        ("令和3~5年度", [2021, 2023]),
        ("令和5~3年度", [2023]),
        ("令和3年度から5件", [2021]),
        ("平成30~元年度", [2018, 2019]),
        ("令和8年3月末", [2025]),
        ("令和8年4月1日", [2026]),
        ("R8.3.31", [2025]),
    ],
)
def test_the_years_of_a_period_and_of_a_date(text: str, years: list[int]):
    assert [mention.year for mention in year_mentions(text)] == years
