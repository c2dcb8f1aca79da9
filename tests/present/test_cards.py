"""The card of an indicator: what is missed first, in the document's words, on its own scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.present.attainment.cards import Cards
from dxanalysis.present.shared.permalink import permalinks
from dxanalysis.present.shared.value_line import LineMark, value_line
from tests.questions.documents import Measure, Year, tables_of


def of(*measures: Measure) -> Cards:
    tables = tables_of([Year(2023, measures)])
    made = dx.AttainmentPage(dx.indicator_attainment(tables, "2023-kita", 1)).cards()
    assert made is not None
    return made


def facts(cards: Cards, at: int = 0) -> dict[str, str]:
    return {fact.name: str(fact.text) for fact in cards.cards[at].facts}


MET = Measure("苦情の件数", "9件以下", "8件：A", "9件")
MISSED = Measure("特定健診の受診率", "40%以上", "36.2%：B", "35.9%")
DOUBTFUL = Measure("出前講座の回数", "10回以上", "9回：A", "8回")


def test_what_was_missed_comes_first_then_what_is_doubtful():
    cards = of(MET, DOUBTFUL, MISSED)
    assert [card.number for card in cards.cards] == ["3", "2", "1"]
    assert [bool(card.doubt) for card in cards.cards] == [False, True, False]
    assert "要確認" in cards._repr_html_()


def test_a_card_says_target_result_year_before_and_gap_in_its_unit():
    assert facts(of(MISSED)) == {
        "目標": "40%以上",
        "実績": "36.2%",
        "前年度": "35.9%",
        "目標との差": "−3.8ポイント",
    }


def test_a_target_against_the_year_before_has_its_gap_to_that_year():
    card = facts(of(Measure("放置自転車の台数", "前年度比減", "312台：A", "345台")))
    assert card["前年度との差"] == "−33台"
    assert "目標との差" not in card


def test_a_plan_that_is_not_evaluated_has_no_result_and_says_what_will_be_asked():
    card = facts(of(Measure("電話相談の件数", "120件以上")))
    assert "実績" not in card
    assert card["確かめること"] == "120件以上になったか"


def test_marks_stand_where_their_values_are():
    scale = of(MISSED).cards[0].line
    assert scale is not None
    assert scale.ends == ("0%", "100%")
    assert {mark.kind: scale.at(mark.value) for mark in scale.marks} == {
        "target": "40%",
        "result": "36.2%",
        "previous": "35.9%",
    }
    assert scale.spoken == "前年度35.9%、目標40%、実績36.2%"


@pytest.mark.parametrize("unit", ["%", "件", None])
@given(st.lists(st.floats(-1e9, 1e9, allow_nan=False), min_size=2, max_size=6, unique=True))
def test_every_mark_stands_on_the_line(unit, values):
    scale = value_line([LineMark("earlier", value) for value in values], unit)
    assert scale is not None
    assert scale.low < scale.high
    for value in values:
        assert -1e-6 <= float(scale.at(value).removesuffix("%")) <= 100 + 1e-6


def test_units_that_differ_stand_on_no_line():
    assert of(Measure("相談の件数", "120件以上", "98名：B")).cards[0].line is None


def test_a_permalink_is_that_of_the_name_and_not_of_the_place():
    one, two, again = permalinks("indicator", ["研修の参加者数", "相談の件数", "研修の参加者数"])
    assert permalinks("indicator", ["相談の件数"]) == [two]
    assert again == f"{one}-2"
    assert of(MET, MISSED).cards[1].key == of(MISSED, MET).cards[1].key


def test_values_of_the_cards_are_in_the_notebook():
    _, metadata = of(MISSED)._repr_mimebundle_()
    (card,) = metadata["dxanalysis"]["cards"]
    assert card["marks"] == [["previous", 35.9], ["target", 40.0], ["result", 36.2]]
    assert card["unit"] == "%"


def test_what_the_department_says_of_its_results_stands_beside_them():
    tables = tables_of([Year(2023, (MISSED,), evaluation="受診の機会が足りなかった。")])
    said = dx.AttainmentPage(dx.indicator_attainment(tables, "2023-kita", 1)).evaluation()
    assert "自己評価（運営方針全体）: 受診の機会が足りなかった。（" in repr(said)
    silent = dx.indicator_attainment(tables_of([Year(2023, (MISSED,))]), "2023-kita", 1)
    assert dx.AttainmentPage(silent).evaluation() is None
