import pytest

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.budgets import match_budgets


def _found(*texts: str, plan_year: int = 2026) -> tuple[list[tuple[int, str, str | None]], int]:
    blocks = [Block(text, 0, number) for number, text in enumerate(texts, start=1)]
    found = match_budgets(blocks, 0, plan_year)
    assert found is not None
    return [(e.fiscal_year, e.phase, e.text) for e in found.entries], found.blocks


def test_the_amount_stands_in_the_next_cell():
    assert _found("6決算額", "91百万円") == ([(2024, "executed", "91百万円")], 2)


def test_the_amount_stands_in_the_label():
    assert _found("令和4年度決算額 6千2百万円", plan_year=2024) == (
        [(2022, "executed", "6千2百万円")],
        1,
    )
    assert _found("[予算額 40,544百万円]") == ([(2026, "approved", "40,544百万円")], 1)
    assert _found("〔25予算額 29,474 千円〕", plan_year=2013) == (
        [(2013, "approved", "29,474 千円")],
        1,
    )


def test_several_amounts_in_one_line():
    entries, blocks = _found("６決算額 ９１百万円 7予算額 353百万円 8予算額", "885百万円")
    assert blocks == 2
    assert entries == [
        (2024, "executed", "９１百万円"),
        (2025, "approved", "353百万円"),
        (2026, "approved", "885百万円"),
    ]


@pytest.mark.parametrize(
    "following",
    [
        *("7予算額", "課題認識", "見本の長い文がここに続く。", "戦略1と2を進める。"),
        *(
            "円滑な避難の支援",
            "3歳児健診の充実",
            "(1)窓口の改善",
            "24時間365日の見守り",
            "1-1 見本",
        ),
    ],
)
def test_a_label_with_nothing_behind_it_has_no_amount(following: str):
    assert _found("6決算額", following) == ([(2024, "executed", None)], 1)


@pytest.mark.parametrize(
    "faulty",
    [
        *("91百万", "1,234", "(10百万)", "91百方円", "9l百万円", "12億442方9千円"),
        *("およそ10百万円", "一般財源10百万円程度", "10百万円(債務負担行為を含む)", "百万円"),
    ],
)
def test_what_should_be_an_amount_is_taken_as_one_to_be_refused(faulty: str):
    assert _found("6決算額", faulty) == ([(2024, "executed", faulty)], 2)


def test_a_faulty_amount_in_one_line_is_taken_to_be_refused():
    assert _found("7予算額 10百万 8予算額 1２百万円") == (
        [(2025, "approved", "10百万"), (2026, "approved", "1２百万円")],
        1,
    )
    assert _found("[8予算額 約10百万円]") == ([(2026, "approved", "約10百万円")], 1)


def test_the_era_changes_inside_one_plan():
    assert _found("30決算額", "1千円", plan_year=2020)[0][0][0] == 2018
    assert _found("元予算額", "1千円", plan_year=2020)[0][0][0] == 2019


@pytest.mark.parametrize("text", ["予算の執行を進める", "8年度予算額の内訳", "91百万円"])
def test_prose_is_no_budget(text: str):
    assert match_budgets([Block(text, 0, 1)], 0, 2026) is None


def test_a_blank_amount_in_one_line_takes_no_figure_of_the_next_label():
    entries, _ = _found("7予算額 8予算額 885百万円")
    assert entries == [(2025, "approved", None), (2026, "approved", "885百万円")]


def test_a_blank_amount_in_a_table_takes_nothing_from_another_column():
    label = Block("2決算額", 0, 2, cell=Cell(0, 2, 3))
    heading = Block("【戦略2-1 見本】", 0, 7, cell=Cell(0, 7, 0))
    below = Block("984円", 0, 3, cell=Cell(0, 3, 3))
    assert match_budgets([label, heading], 0, 2020).blocks == 1
    assert match_budgets([label, below], 0, 2020).blocks == 2
