"""The real plan, and what a reader must be told about plans that lack something (generated)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.documents.read import read_document
from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import NotAPlanError, parse_plan, parse_with_account, read_plan

REAL = Path(__file__).parents[2] / "data" / "raw" / "r8-digital-draft.txt"

ISSUE = """経営課題1 見本の課題
7予算額 10百万円 8予算額 12百万円
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・令和8年度
見本の指標
3件
"""


@pytest.fixture(scope="module")
def real() -> Plan:
    return read_plan(REAL)


def _codes(plan: Plan) -> set[str]:
    return {diagnostic.code for diagnostic in plan.diagnostics}


def test_every_character_of_the_real_plan_is_accounted_for(real: Plan):
    assert real.coverage == 1.0
    assert not _codes(real) & {"text_unread", "fact_taken_twice"}
    _, account = parse_with_account(read_document(REAL))
    assert all(run.owner for run in account.owned_runs())


def test_the_real_plan_needs_no_warning(real: Plan):
    assert {d.severity for d in real.diagnostics} == {"info"}


def test_a_misread_label_is_read_and_said(real: Plan):
    misread = [d for d in real.diagnostics if d.code == "label_misread"]
    assert [d.line for d in misread] == [54, 96]
    assert all("進捗割合" in d.message and "進捗度合" in d.message for d in misread)


def test_every_fact_of_the_real_plan_stands_on_its_line(real: Plan):
    lines = REAL.read_text(encoding="utf-8").split("\n")
    for issue in real.issues:
        assert issue.title in lines[issue.line - 1]
        for budget in issue.budgets:
            assert budget.amount_text is not None
            assert budget.amount_text in lines[budget.line - 1]
        for strategy in issue.strategies:
            assert strategy.title in lines[strategy.line - 1]
        for indicator in issue.indicators:
            for target in indicator.targets:
                assert target.text in lines[target.line - 1]


def test_footnotes_are_no_part_of_the_text_they_stand_in(real: Plan):
    texts = [n.text for n in real.narratives] + [i.challenge or "" for i in real.issues]
    for term in real.glossary:
        assert not any(term.definition in text for text in texts)


def test_a_whole_generated_plan(plan_of: Callable[[str], Plan]):
    plan = plan_of(ISSUE)
    (issue,) = plan.issues
    assert plan.head == "見本 太郎"
    assert [(b.fiscal_year, b.phase, b.amount_yen) for b in issue.budgets] == [
        (2025, "approved", 10_000_000),
        (2026, "approved", 12_000_000),
    ]
    assert issue.challenge == "見本の文。"
    assert issue.indicators[0].strategy_no == 1
    assert plan.coverage == 1.0
    assert _codes(plan) == {"strategy_inferred"}


def test_a_document_without_a_title_is_no_plan():
    with pytest.raises(NotAPlanError, match=r"nonsense.txt.*題名") as caught:
        parse_plan(read_text("nonsense.txt", "0" * 64, "意味のない文\n12345"))
    assert "意味のない文" not in str(caught.value)


def test_a_plan_without_issues_says_so(plan_of: Callable[[str], Plan]):
    plan = plan_of("目標\n見本の文。\n")
    assert plan.issues == ()
    (fault,) = [d for d in plan.diagnostics if d.code == "plan_without_issues"]
    assert fault.severity == "error"


def test_an_issue_without_amounts_says_so(plan_of: Callable[[str], Plan]):
    plan = plan_of(ISSUE.replace("7予算額 10百万円 8予算額 12百万円\n", ""))
    (fault,) = [d for d in plan.diagnostics if d.code == "issue_without_budget"]
    assert (fault.severity, fault.line) == ("warning", 3)


def test_what_is_no_amount_makes_no_row_but_an_error_with_its_line(plan_of: Callable[[str], Plan]):
    plan = plan_of(
        ISSUE.replace("7予算額 10百万円 8予算額 12百万円", "7予算額\n10百万\n8予算額\n－")
    )
    assert [(b.fiscal_year, b.amount_yen) for b in plan.issues[0].budgets] == [(2026, None)]
    (fault,) = [d for d in plan.diagnostics if d.code == "amount_unreadable"]
    assert (fault.severity, fault.line, fault.text) == ("error", 5, "10百万")
    assert "原本を確かめ" in fault.message


def test_a_text_that_nobody_can_read_is_quoted_with_its_line(plan_of: Callable[[str], Plan]):
    plan = plan_of("重点的に取り組む経営課題\n見本の迷子の文。\n" + ISSUE)
    (fault,) = [d for d in plan.diagnostics if d.code == "text_unread"]
    assert (fault.line, fault.text) == (4, "見本の迷子の文。")
    assert plan.coverage < 1


def test_an_amount_that_stands_twice_and_differs_is_not_taken(plan_of: Callable[[str], Plan]):
    plan = plan_of(ISSUE.replace("7予算額 10百万円", "8予算額 10百万円"))
    assert plan.issues[0].budgets == ()
    assert "budget_repeated" in _codes(plan)


def test_an_unknown_department_gets_a_stable_slug(plan_of: Callable[[str], Plan]):
    text = "令和8年度 見本局運営方針\n" + ISSUE
    plans = [parse_plan(read_text("generated.txt", "0" * 64, text)) for _ in range(2)]
    assert plans[0].plan_id == plans[1].plan_id
    assert plans[0].plan_id.startswith("2026-dept-")
    assert {"department_unknown", "head_missing"} <= _codes(plans[0])


def test_lines_are_no_part_of_what_a_fact_says(real: Plan):
    assert replace(real, line=1, source="elsewhere.txt") == real
