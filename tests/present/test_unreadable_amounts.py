"""What is printed as an amount and cannot be read: said so at its place, and part of no figure."""

import re
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.analysis.plan_figures import plan_figures
from dxanalysis.reports.index.figures import figures_of
from dxanalysis.text.years import era_label
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget
from tests.present.table_cells import number_of, rows_of

ISSUES, YEARS, PHASES = (1, 2, 3), (YEAR - 1, YEAR), ("approved", "executed")
NAMES = {"approved": "予算額", "executed": "決算額"}
UNREADABLE = "1.129百万円"
CELLS = st.one_of(st.just(UNREADABLE), st.none(), st.integers(1, 900).map(lambda n: n * 10**6))
PLANS = st.dictionaries(st.sampled_from(list(product(ISSUES, YEARS, PHASES))), CELLS).filter(
    lambda plan: UNREADABLE in plan.values()
)
EXAMPLES = settings(max_examples=15)
DENIALS = re.compile("記載がない|記載がありません|記載がなく|記載なし")
ONE_OF_TWO = {(1, YEAR, "approved"): UNREADABLE, (2, YEAR, "approved"): 10**6}


def tables_of(plan, **more):
    read = [budget(y, phase, yen, no) for (no, y, phase), yen in plan.items() if yen != UNREADABLE]
    unreadable = [
        {"issue_no": no, "fiscal_year": year, "phase": phase, "amount_text": text, "line": 77}
        for (no, year, phase), text in plan.items()
        if text == UNREADABLE
    ]
    more = {"budgets": read, "unreadable_budgets": unreadable} | more
    return generated.tables(issues=len(ISSUES), **more)


def trend_page(tables, issue_no=1):
    return dx.BudgetTrendPage(dx.budget_trend(tables, PLAN_ID, issue_no))


def sentences(text):
    return re.split("。|\n", text)


@EXAMPLES
@given(PLANS)
@example({(1, YEAR, "approved"): UNREADABLE})
@example(ONE_OF_TWO)
def test_no_sentence_denies_an_amount_that_is_printed(plan):
    tables = tables_of(plan)
    overview = dx.OverviewPage(dx.plan_overview(tables, PLAN_ID))
    for no in ISSUES:
        page = trend_page(tables, no)
        prose = (page.answer(), page.chart(), page.cautions())
        said = [s for part in prose for s in sentences(repr(part))]
        for (issue, year, phase), yen in plan.items():
            if yen != UNREADABLE or issue != no:
                continue
            name = era_label(year) + NAMES[phase]
            about = [s for s in said if s.startswith(name) and "経営課題" not in s]
            assert not [s for s in about if DENIALS.search(s)]
            assert any(f"読めません（表記「{UNREADABLE}」、77行）" in s for s in about)
    for row in rows_of(overview.amounts()):
        for (issue, year, phase), yen in plan.items():
            if yen == UNREADABLE and row["経営課題"] == str(issue):
                cell = row[f"{era_label(year)}{NAMES[phase]}（百万円）"]
                assert "読めません" in cell
                assert UNREADABLE in cell


@EXAMPLES
@given(PLANS)
@example(ONE_OF_TWO)
def test_no_figure_is_made_of_it_and_sums_say_how_many_are_missing(plan):
    tables = tables_of(plan)
    rows = rows_of(dx.OverviewPage(dx.plan_overview(tables, PLAN_ID)).totals())
    sums = {(row["年度"], row["区分"]): row for row in rows}
    for year, phase in {(year, phase) for _, year, phase in plan}:
        of_issue = {no: plan.get((no, year, phase)) for no in ISSUES}
        known = [yen for yen in of_issue.values() if isinstance(yen, int)]
        unreadable = list(of_issue.values()).count(UNREADABLE)
        row = sums[era_label(year), NAMES[phase]]
        counted = row["合計した課題（課題）"]
        assert counted.startswith(f"{len(known)}／3")
        assert (f"（{unreadable}課題は読めません）" in counted) is (unreadable > 0)
        if known:
            assert number_of(row["合計（円）"]) == sum(known)
        elif unreadable:
            assert row["合計（円）"] == "読めません"
        if phase == "approved" and year == YEAR and unreadable:
            shares = rows_of(trend_page(tables).issues_table())
            assert {r["合計に占める割合（%）"] for r in shares} == {"－"}
            assert {r["順位（位／課題数）"] for r in shares} == {"－"}


def test_a_change_against_it_is_none_and_says_why():
    plan = {(1, YEAR - 1, "approved"): UNREADABLE, (1, YEAR, "approved"): 10**6}
    page = trend_page(tables_of(plan))
    assert "前年度の金額が読めないため、増減は出せません" in repr(page.answer())
    assert rows_of(page.table())[-1]["対前年度増減額（円）"] == "－"


def test_the_index_says_so_too():
    (figures,) = plan_figures(tables_of(ONE_OF_TWO))
    lines = [figures_of(issue, 10**6).amount for issue in figures.issues]
    assert lines == ["読めません", "1", "記載なし"]
    assert figures_of(figures, 10**6).amount_note == "3課題のうち1課題の額（1課題は読めません）"


def test_an_amount_of_no_year_is_not_said_to_be_missing():
    loose = {"phase": "approved", "amount_text": "5百万円", "line": 12}
    tables = tables_of({}, unreadable_budgets=[loose])
    page = trend_page(tables)
    said = repr(page.answer()) + repr(page.chart()) + repr(page.cautions())
    assert "予算額として読めた金額はありません" in said
    assert "読めません（表記「5百万円」、12行）" in said
    assert not re.search(
        "令和12年度予算額の金額は文書に記載|他の年度の金額の記載もありません", said
    )
    assert page.answer().about["headline"] == "予算額は読めません"
    (figures,) = plan_figures(tables)
    assert next(figures_of(issue, 1).amount for issue in figures.issues) == "読めません"


def test_an_amount_within_a_text_is_not_said_to_be_missing():
    remark = {"severity": "error", "code": "amount_unreadable", "message": "m", "text": "885百万円"}
    tables = tables_of({}, unreadable_budgets=[], diagnostics=[remark | {"line": 15}])
    assert "読めません（表記「885百万円」、15行）" in repr(trend_page(tables, 1).answer())
    assert "記載がありません" in repr(trend_page(tables, 2).answer())
