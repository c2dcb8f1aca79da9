"""The city page: what it says, its orders, and that a reader's choice moves the rows."""

import pytest

import dxanalysis as dx
from dxanalysis.present.city.sorted_table import Order, ordered_by
from tests.questions.documents import Measure, Year, tables_of


def _plans() -> list[Year]:
    many = tuple(
        Measure(f"{noun}に満足している区民の割合", "50%以上", f"{48 + 3 * n}%：{'A' if n else 'B'}")
        for n, noun in enumerate("公園 道路 図書館 窓口 広報 防災 子育て 福祉 健診 清掃".split())
    )
    return [
        Year(2023, many, ("20百万円", "30百万円", "40百万円"), department="北区"),
        Year(2023, many[:9], ("20百万円", "30百万円", "90百万円"), department="西区"),
        Year(2023, (Measure("相談体制の整備", "整備の完了"),), ("－", "－", "7百万円"), department="港区"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def page() -> dx.CityPage:
    return dx.CityPage(dx.city_year(tables_of(_plans()), 2023))


def test_the_answer_sums_money_figures_and_grades(page: dx.CityPage):
    said = str(page.answer())
    assert "3所属の経営課題の予算額の合計は1億3,700万円です" in said
    assert "評価指標20件のうち、数値目標があるものは19件です" in said
    assert "評価された19指標のうち、17指標が達成です" in said
    assert "数値目標のない経営課題の予算額は、合わせて700万円です" in said


def test_no_share_of_few_indicators_is_ranked(page: dx.CityPage):
    orders = {order.name: order.places for order in page.table().orders}
    assert [row[0] for row in page.table().table.rows] == ["北区", "西区", "港区"]
    assert orders["予算額"] == (1, 0, 2)
    assert orders["達成の割合"] == (0, 1, 2)  # 9 of 9 is more than 9 of 10, and too few
    assert [row[0] for row in page.table().by("予算額").rows] == ["西区", "北区", "港区"]


def test_both_numbers_of_a_share_stand_in_the_table(page: dx.CityPage):
    rows = {row[0]: row for row in page.table().table.rows}
    assert rows["北区"][4:6] == ("10／10", "9／10")
    assert rows["港区"][4:] == ("0／1", "－", "7")
    assert "優劣ではありません" in str(page.cautions())


def test_an_order_puts_what_has_no_value_last():
    assert ordered_by("x", [None, 2.0, 3.0, None]) == Order("x", (2, 1, 0, 3))


def test_one_department_is_no_comparison_but_has_a_page(processed):
    found = dx.CityPage(dx.city_year(dx.load_tables(processed), 2026))
    assert "1所属の経営課題の予算額の合計は33億8,500万円です" in str(found.answer())
