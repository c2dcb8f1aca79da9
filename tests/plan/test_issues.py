"""What is one issue's, and what another's (found by the round trip)."""

from collections.abc import Callable

import pytest

from dxanalysis.plan.model import Plan


@pytest.mark.parametrize("listed", ["・戦略一\n・戦略二\n", "<ul>戦略一 戦略二</ul>\n"])
def test_a_blank_challenge_takes_no_listed_strategy(listed: str, plan_of: Callable[[str], Plan]):
    (issue,) = plan_of(f"経営課題1 見本\n課題認識\n主な戦略\n{listed}").issues
    assert issue.challenge is None
    assert [s.title for s in issue.strategies] == ["戦略一", "戦略二"]


def test_two_labels_together_and_a_text_below_are_told_as_a_guess(plan_of: Callable[[str], Plan]):
    plan = plan_of("経営課題1 見本\n概要\n主な戦略\n見本の文。\n戦略一\n")
    assert plan.issues[0].challenge == "見本の文。"
    assert "columns_guessed" in {d.code for d in plan.diagnostics}


def test_a_result_behind_a_whole_legend_is_no_slip_of_it(plan_of: Callable[[str], Plan]):
    """`※A：達成 B：未達成` / `4回`: blank first row, a result in the second."""
    plan = plan_of(
        "経営課題1 見本\n評価指標\n令和8年度 甲 3回\n令和8年度 乙 5回\n評価指標の達成状況\n"
        "8年度実績と達成状況 ※A：達成 B：未達成\t前年度実績\n\t\n4回\t\n"
    )
    (result,) = plan.issues[0].attainments
    assert (result.indicator_no, result.actual_value, result.previous_text) == (2, 4, None)
    assert "label_misread" not in {d.code for d in plan.diagnostics}


def test_a_row_with_a_blank_cell_keeps_its_columns(plan_of: Callable[[str], Plan]):
    """A blank result must not make the year before's figure this year's."""
    plan = plan_of(
        "経営課題1 見本\n評価指標\n令和8年度 甲 3回\n評価指標の達成状況\n"
        "8年度実績と達成状況\t前年度実績\n\t143分野\n"
    )
    (result,) = plan.issues[0].attainments
    assert (result.actual_text, result.previous_text) == (None, "143分野")
