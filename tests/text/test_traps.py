"""Figures as published plans print them, and what is no figure, each with its value by hand."""

import pytest

from dxanalysis.text.amounts import AmountError, parse_amount
from dxanalysis.text.comparisons import find_change
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal
from dxanalysis.text.years import fiscal_year_of_short, parse_fiscal_year, year_mentions

MILLION, OKU = 1_000_000, 100_000_000

AMOUNTS = {
    "1,234円": 1_234,
    "１，２３４円": 1_234,
    "1，234円": 1_234,  # a full-width comma between half-width figures
    "1,976千円": 1_976_000,
    "29,474 千円": 29_474_000,
    "780,066千円": 780_066_000,
    "77,800千円": 77_800_000,
    "6百万円": 6 * MILLION,
    "65百万円": 65 * MILLION,
    "40,544百万円": 40_544 * MILLION,
    "１，１２９百万円": 1_129 * MILLION,
    "1,129 百万円": 1_129 * MILLION,
    "1,129　百万円": 1_129 * MILLION,
    "0.5百万円": 500_000,
    "3億円": 3 * OKU,
    "1.5億円": 150 * MILLION,
    "927億円": 927 * OKU,
    "1億2,300万円": 123 * MILLION,
    "１億２，３００万円": 123 * MILLION,
    "1593万円": 15_930_000,
    "6千2百万円": 62 * MILLION,
    "6千4百万円": 64 * MILLION,
    "1千万円": 10 * MILLION,
    "1億2千万円": 120 * MILLION,
    "12億442万9千円": 1_204_429_000,
    "１２億４４２万９千円": 1_204_429_000,
    "5億6,362万5千円": 563_625_000,
    "11億6568万円": 1_165_680_000,
    "1兆2,000億円": 12_000 * OKU,
    "二億円": 2 * OKU,
    "三千五百万円": 35 * MILLION,
    "0円": 0,
    "0百万円": 0,
    "０百万円": 0,
    "0": 0,  # a nought needs no unit to be nought
    "０": 0,
    "▲927 億円": -927 * OKU,
    "△1,100億円": -1_100 * OKU,
    "△5百万円": -5 * MILLION,
    "▲ 5百万円": -5 * MILLION,
    "－5百万円": -5 * MILLION,
}
NO_AMOUNTS = [
    "",
    "　",
    "－",
    "-",
    "―",
    "—",
    "‐",
    "−",
    "ー",
    "該当なし",
    "－円",
    "－百万円",
    "（該当なし）",
]
REFUSED = [  # 百万円 and 千円 alone are a column's unit
    "千円",
    "123千",
    "1,2345円",
    "1,12百万円",
    "1,234",
    "12",
    "約3億円",
    "3～5百万円",
    "6千2百万",
    "百万円",
    "円",
]


@pytest.mark.parametrize(("printed", "yen"), AMOUNTS.items())
def test_amounts(printed: str, yen: int):
    assert parse_amount(printed) == yen


@pytest.mark.parametrize("printed", NO_AMOUNTS)
def test_no_amount_is_null(printed: str):
    assert parse_amount(printed) is None


@pytest.mark.parametrize("printed", REFUSED)
def test_a_part_of_an_amount_is_refused(printed: str):
    with pytest.raises(AmountError):
        parse_amount(printed)


@pytest.mark.parametrize(
    ("printed", "value", "unit", "comparator"),
    [
        ("12か所", 12, "か所", ">="),
        ("12カ所", 12, "カ所", ">="),
        ("12ヶ所", 12, "ヶ所", ">="),
        ("12箇所以上", 12, "箇所", ">="),
        ("延べ1,234件", 1234, "件", ">="),
        ("１，２３４件", 1234, "件", ">="),
        ("1,000世帯以上(R3~R5作成合計目標)", 1000, "世帯", ">="),
        ("4.5点", 4.5, "点", ">="),
        ("５点満点中４．２点以上", 4.2, "点", ">="),
        ("７０％以上", 70, "%", ">="),
        ("70 %以上", 70, "%", ">="),
        ("99.95%", 99.95, "%", ">="),
        ("0.5ポイント", 0.5, "ポイント", ">="),
        ("受講者100名程度/年", 100, "名/年", "~"),
        ("100名/年程度", 100, "名/年", "~"),
        ("100名／年", 100, "名/年", ">="),
        ("5%以下", 5, "%", "<="),
        ("30日以内", 30, "日", "<="),
        ("5件未満", 5, "件", "<"),
        ("3万人超", 30_000, "人", ">"),
        ("80%を超える", 80, "%", ">"),
        ("80%を上回る", 80, "%", ">"),
        ("10回程度", 10, "回", "~"),
        ("約4.5点", 4.5, "点", "~"),
        ("約100名以上", 100, "名", ">="),
        ("0件", 0, "件", "="),
        ("1万2千人", 12_000, "人", ">="),
        ("2.5万人", 25_000, "人", ">="),
        ("三か所", 3, "か所", ">="),
        ("十件", 10, "件", ">="),
        ("三千人以上", 3_000, "人", ">="),
        ("△5ポイント", -5, "ポイント", ">="),
        ("11.5t", 11.5, "t", ">="),
        ("24校", 24, "校", ">="),
    ],
)
def test_quantities(printed: str, value: float, unit: str, comparator: str):
    found = [(q.value, q.unit, q.comparator) for q in find_quantities(normal(printed))]
    assert (value, unit, comparator) in found
    assert found[-1] == (value, unit, comparator)


@pytest.mark.parametrize("printed", ["10∼20%", "10～20%", "10〜20%", "10%～20%", "3~5件", "3－5件"])
def test_a_range_is_not_read_as_one_of_its_ends(printed: str):
    """A range is one quantity that begins at its lower end, or none: 20% alone would be wrong."""
    text = normal(printed)
    found = find_quantities(text)
    assert [q.start for q in found] in ([], [0])
    assert all(text[q.start : q.end] == text for q in found)


@pytest.mark.parametrize(
    "printed",
    [
        "一人ひとりに寄り添う支援",
        "一部の地域",
        "十三駅周辺のまちづくり",
        "三位一体の取組",
        "第二期計画",
        "四天王寺前の整備",
        "千林商店街",
        "万博の機運",
        "一時保護",
        "二次避難",
        "百人一首大会",
        "十分な周知",
        "一体的な推進",
        "一層の推進",
        "令和８年度",
        "Ｒ５年度",
        "H30",
        "2026年",
        "第1期実行計画",
        "第3回会議",
        "1-2 見本",
        "経営課題2",
        "4月1日",
    ],
)
def test_names_dates_and_idioms_are_no_quantities(printed: str):
    assert find_quantities(normal(printed)) == []


@pytest.mark.parametrize(
    ("printed", "comparator"),
    [
        ("前年度以上", ">="),
        ("前年以上", ">="),
        ("前年度実績以上", ">="),
        ("前年度実績を維持", ">="),
        ("前年比増", ">"),
        ("前年度比増", ">"),
        ("前年度より増加", ">"),
        ("前年度を上回る", ">"),
        ("昨年度以上", ">="),
        ("前年度比5%増", ">"),
        ("前年度比３ポイント増", ">"),
        ("前年度以下", "<="),
        ("前年度比減", "<"),
        ("前年度未満", "<"),
        ("対前年度比増", ">"),
    ],
)
def test_changes(printed: str, comparator: str):
    change = find_change(normal(printed))
    assert change is not None
    assert change.comparator == comparator


@pytest.mark.parametrize("printed", ["前年度実績", "前年度に策定した計画", "30%の増加"])
def test_no_changes(printed: str):
    assert find_change(normal(printed)) is None


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("平成31年度", 2019),
        ("平成３１年度", 2019),
        ("R元年度", 2019),
        ("R元", 2019),
        ("R5", 2023),
        ("Ｒ５", 2023),
        ("R5年度", 2023),
        ("H30", 2018),
        ("Ｈ３０年度", 2018),
        ("平成元年度", 1989),
        ("令和 5 年度", 2023),
        ("2026年度", 2026),
        ("２０２６年度", 2026),
        ("平成三十年度", 2018),
        ("令和五年度", 2023),
    ],
)
def test_era_years(printed: str, year: int):
    assert parse_fiscal_year(normal(printed)) == year


def test_both_calendars_name_one_year():
    found = year_mentions(normal("2018年度（平成30年度）"))
    assert {mention.year for mention in found} == {2018}


@pytest.mark.parametrize(
    "printed", ["R3~R5", "R3～R5", "R3∼R5", "令和3年度から令和5年度", "令和3～5年度"]
)
def test_the_years_of_a_period(printed: str):
    assert [mention.year for mention in year_mentions(normal(printed))] == [2021, 2023]


@pytest.mark.parametrize("printed", ["R8", "RTD25", "CO2", "SR25", "PR5", "H2O"])
def test_a_letter_inside_a_word_is_no_era(printed: str):
    expected = [2026] if printed == "R8" else []
    assert [mention.year for mention in year_mentions(printed)] == expected


@pytest.mark.parametrize(
    ("short", "plan_year", "year"),
    [
        ("30", 2020, 2018),
        ("31", 2020, 2019),
        ("元", 2020, 2019),
        ("2", 2020, 2020),
        ("25", 2013, 2013),
        ("24", 2013, 2012),
        ("29", 2018, 2017),
        ("元", 2021, 2019),
        ("3", 2023, 2021),
        ("7", 2025, 2025),
        ("8", 2026, 2026),
    ],
)
def test_short_years(short: str, plan_year: int, year: int):
    assert fiscal_year_of_short(short, plan_year) == year
