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
        "経営課題1 見本\n評価指標\n令和8年度 甲 3件\n令和8年度 乙 5回\n評価指標の達成状況\n"
        "8年度実績と達成状況 ※A：達成 B：未達成\t前年度実績\n\t\n4回\t\n"
    )
    (result,) = plan.issues[0].attainments
    assert (result.indicator_no, result.actual_value, result.previous_text) == (2, 4, None)
    assert "label_misread" not in {d.code for d in plan.diagnostics}


def test_a_row_with_a_blank_cell_keeps_its_columns(plan_of: Callable[[str], Plan]):
    """A blank result must not make the year before's figure this year's."""
    plan = plan_of(
        "経営課題1 見本\n評価指標\n令和8年度 甲 3分野\n評価指標の達成状況\n"
        "8年度実績と達成状況\t前年度実績\n\t143分野\n"
    )
    (result,) = plan.issues[0].attainments
    assert (result.actual_text, result.previous_text) == (None, "143分野")


@pytest.mark.parametrize(
    "heading", ["【戦略1-1 見本】", "戦略1-1 見本", "戦略1\n見本", "【戦略1-1 3万円】"]
)
def test_a_strategy_behind_a_blank_amount_is_no_amount(
    heading: str, plan_of: Callable[[str], Plan]
):
    """The strategy's own lines were taken for the challenge where none was written."""
    plan = plan_of(f"経営課題1 見本の課題\n7予算額\n{heading}\n・見本の文。\n評価指標\n")
    (issue,) = plan.issues
    assert issue.challenge is None
    assert [s.title for s in issue.strategies] == ["3万円" if "3" in heading else "見本"]
    assert [(n.section, n.text) for n in issue.narratives] == [("strategy_details", "・見本の文。")]
    assert [(b.fiscal_year, b.amount_yen) for b in issue.budgets] == [(2025, None)]
    assert "amount_unreadable" not in {d.code for d in plan.diagnostics}


def test_an_issue_behind_a_blank_amount_is_no_amount(plan_of: Callable[[str], Plan]):
    plan = plan_of("経営課題1 見本\n見本の文。\n7予算額\n経営課題2 3万円\n7予算額\n5百万円\n")
    assert [i.title for i in plan.issues] == ["見本", "3万円"]
    assert [[b.amount_yen for b in i.budgets] for i in plan.issues] == [[None], [5_000_000]]


def test_a_challenge_behind_a_blank_amount_is_no_amount(plan_of: Callable[[str], Plan]):
    plan = plan_of("経営課題1 見本\n7予算額\n円滑な避難の支援が課題\n")
    assert plan.issues[0].challenge == "円滑な避難の支援が課題"
    assert [b.amount_yen for b in plan.issues[0].budgets] == [None]


@pytest.mark.parametrize(
    "behind",
    [
        "課題認識\n見本の文。\n",
        "8予算額 3百万円\n",
        "経営課題2 次の課題\n",
        "ページの先頭です\n",
        "",
    ],
)
def test_what_is_no_name_does_not_become_that_of_a_bare_heading(
    behind: str, plan_of: Callable[[str], Plan]
):
    plan = plan_of(f"重点的に取り組む経営課題\n経営課題1\n{behind}")
    assert plan.issues[0].title == ""
    assert "issue_without_title" in {d.code for d in plan.diagnostics}


def test_a_bare_heading_takes_its_name_from_the_next_line(plan_of: Callable[[str], Plan]):
    plan = plan_of("重点的に取り組む経営課題\n経営課題1\n見本の課題\n課題認識\n見本の文。\n")
    assert [issue.title for issue in plan.issues] == ["見本の課題"]
    assert plan.issues[0].challenge == "見本の文。"
