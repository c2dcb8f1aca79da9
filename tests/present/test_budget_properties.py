"""What holds of every page about money, whatever the amounts."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.text.years import era_label
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget
from tests.present.table_cells import number_of, rows_of, sign_of

ISSUES, YEARS, PHASES = (1, 2, 3), (YEAR - 2, YEAR - 1, YEAR), ("approved", "executed")
PLACES = list(product(ISSUES, YEARS, PHASES))
NAMES = {"approved": "予算額", "executed": "決算額"}
AMOUNTS = st.one_of(
    st.none(),
    st.integers(0, 3_000).map(lambda n: n * 1_000_000),
    st.integers(-50, 10**11),
    st.sampled_from([0, 1, 999_999, 100_000_000, 100_040_000]),
)
EXAMPLES = settings(max_examples=15)


def has_issue_1(amounts):
    return any(no == 1 for no, *_ in amounts)


PLANS = st.dictionaries(st.sampled_from(PLACES), AMOUNTS, min_size=1).filter(has_issue_1)


def tables_of(amounts):
    rows = [budget(year, phase, yen, no) for (no, year, phase), yen in sorted(amounts.items())]
    return generated.tables(issues=len(ISSUES), budgets=rows)


def page_of(amounts, issue_no=1):
    return dx.BudgetTrendPage(dx.budget_trend(tables_of(amounts), PLAN_ID, issue_no))


def years_of(page):
    """Year and phase → row of the table over the years."""
    names = {(era_label(year), NAMES[phase]): (year, phase) for _, year, phase in PLACES}
    rows = rows_of(page.table())
    found = {names[row["年度"], row["区分"]]: row for row in rows}
    assert len(found) == len(rows)  # nothing shown twice
    return found


def compared_with(amounts, year, phase):
    """The phase of the year before that issue 1 is to be compared with, None where there is none."""
    other = "executed" if phase == "approved" else "approved"
    if amounts.get((1, year, phase)) is None:
        return None
    before = [p for p in (phase, other) if amounts.get((1, year - 1, p)) is not None]
    return before[0] if before else None


def million_of(yen):
    return None if yen is None else pytest.approx(yen / 10**6, rel=1e-12)


@EXAMPLES
@given(PLANS)
@example({(1, YEAR - 1, "executed"): 10**8, (1, YEAR, "approved"): 2 * 10**8})
def test_a_mark_stands_exactly_where_a_budget_is_held_against_a_settled_amount(amounts):
    page = page_of(amounts)
    marked = []
    for (year, phase), row in years_of(page).items():
        against = compared_with(amounts, year, phase)
        mixed = against not in (None, phase)
        marked.append(mixed)
        assert row["対前年度増減額（円）"].startswith("※") is mixed
        assert row["対前年度増減率（%）"].startswith("※") is (
            mixed and row["対前年度増減率（%）"] != "－"
        )
        said = f"{era_label(year)}{NAMES[phase]}の増減は、{era_label(year - 1)}"
        assert (said in repr(page.cautions())) is mixed
    assert any("※は" in note for note in page.table().notes) is any(marked)
    own = compared_with(amounts, YEAR, "approved")
    assert ("決算額との比較）" in repr(page.answer())) is (own == "executed")


@EXAMPLES
@given(PLANS)
def test_a_change_is_the_difference_and_its_percentage_has_the_same_sign(amounts):
    for (year, phase), row in years_of(page_of(amounts)).items():
        against = compared_with(amounts, year, phase)
        by, per_cent = row["対前年度増減額（円）"], row["対前年度増減率（%）"]
        if against is None:
            assert (by, per_cent) == ("－", "－")
            continue
        before = amounts[1, year - 1, against]
        change = amounts[1, year, phase] - before
        assert number_of(by) == change
        assert sign_of(by) == ("±" if change == 0 else "+" if change > 0 else "−")
        if before > 0:
            exact = per_cent.removeprefix("約")
            assert sign_of(exact) == sign_of(by)
            digit = 0.0501 if "." in exact else 0.501
            assert number_of(exact) == pytest.approx(change / before * 100, abs=digit)
            spread = 50 * (1 / before + (before + change) / before**2)  # of half a yen each
            assert per_cent.startswith("約") is (spread > 0.5000001)
        else:
            assert per_cent == "－"


@EXAMPLES
@given(PLANS)
def test_an_amount_is_shown_to_the_yen_and_nothing_as_nothing(amounts):
    page = page_of(amounts)
    found = years_of(page)
    assert set(found) == {(year, phase) for no, year, phase in amounts if no == 1}
    for (year, phase), row in found.items():
        yen = amounts[1, year, phase]
        assert number_of(row["金額（円）"]) == yen
        assert number_of(row["金額（百万円）"]) == million_of(yen)
    unsaid = [key for key, row in found.items() if row["金額（円）"] == "記載なし"]
    assert repr(page.cautions()).count("0円とは扱っていません") == len(unsaid)


@EXAMPLES
@given(PLANS)
def test_shares_and_ranks_are_of_the_amounts_beside(amounts):
    rows = rows_of(page_of(amounts).issues_table())
    assert [row["経営課題"] for row in rows] == ["1（この課題）", "2", "3"]
    listed = [amounts.get((no, YEAR, "approved")) for no in ISSUES]
    known = [yen for yen in listed if yen is not None]
    for row, yen in zip(rows, listed, strict=True):
        assert number_of(row["予算額（百万円）"]) == million_of(yen)
        if yen is None:
            assert (row["順位（位／課題数）"], row["合計に占める割合（%）"]) == ("－", "－")
            continue
        larger = sum(other > yen for other in known)
        assert row["順位（位／課題数）"] == f"{larger + 1}／{len(known)}"
        if sum(known) > 0:
            share = number_of(row["合計に占める割合（%）"])
            assert share == pytest.approx(yen / sum(known) * 100, abs=0.0501)
        else:
            assert row["合計に占める割合（%）"] == "－"


def sums_of(amounts):
    """Year and phase that the plan prints → issue → its amount, where it has one."""
    sums = {}
    for (no, year, phase), yen in amounts.items():
        sums.setdefault((year, phase), {})
        if yen is not None:
            sums[year, phase][no] = yen
    return dict(sorted(sums.items()))


@EXAMPLES
@given(PLANS)
def test_the_overview_sums_up_and_compares_only_the_same_issues(amounts):
    page = dx.OverviewPage(dx.plan_overview(tables_of(amounts), PLAN_ID))
    rows, sums = rows_of(page.totals()), sums_of(amounts)
    names = [(era_label(year), NAMES[phase]) for year, phase in sums]
    assert [(row["年度"], row["区分"]) for row in rows] == names
    for ((year, phase), known), row in zip(sums.items(), rows, strict=True):
        assert number_of(row["合計（円）"]) == (sum(known.values()) if known else None)
        assert row["合計した課題（課題）"] == f"{len(known)}／3"
        before = sums.get((year - 1, phase), {})
        same = bool(known) and set(before) == set(known)
        change = sum(known.values()) - sum(before.values()) if same else None
        by, per_cent = row["対前年度増減額（円）"], row["対前年度増減率（%）"]
        assert number_of(by) == change
        assert per_cent == "－" or sign_of(by) == sign_of(per_cent.removeprefix("約"))
        partial = f"{era_label(year)}{NAMES[phase]}の合計は、3つの経営課題のうち{len(known)}つ"
        assert (partial in repr(page.cautions())) is (len(known) < 3)


@EXAMPLES
@given(PLANS)
def test_nothing_is_said_twice(amounts):
    page = page_of(amounts)
    overview = dx.OverviewPage(dx.plan_overview(tables_of(amounts), PLAN_ID))
    for prose in (page.answer(), page.cautions(), page.source(), overview.cautions()):
        said = [paragraph.text for paragraph in prose.paragraphs]
        assert len(set(said)) == len(said)
    for table in (page.table(), page.issues_table(), overview.amounts()):
        assert len(set(table.rows)) == len(table.rows)
        assert len(set(table.notes)) == len(table.notes)


@settings(max_examples=6)
@given(PLANS)
def test_the_words_of_the_picture_are_the_tables(amounts):
    page = page_of(amounts)
    alt, rows = page.chart().alt, rows_of(page.table())
    for row in rows:
        assert f"{row['年度']}{row['区分']} " in alt
    assert alt.count("記載なし") == sum(row["金額（円）"] == "記載なし" for row in rows)
