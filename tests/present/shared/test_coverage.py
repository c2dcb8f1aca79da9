"""How much of a document was read, wherever it is said: never more than is true."""

import re
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.ingest.outcome import DocumentOutcome
from dxanalysis.present.shared.document_account import coverage_line
from dxanalysis.reports.index.page import index_page
from dxanalysis.reports.manifest import Manifest
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID

TREND = dx.budget_trend(generated.tables(), PLAN_ID, 1)
SHARES = st.one_of(
    st.floats(0, 1, allow_subnormal=False),
    st.integers(1, 3_000).map(lambda unread: 1 - unread / 3_000_000),
)


def in_check(share):
    return coverage_line(DocumentOutcome("a.txt", "2030-a", coverage=share))


def on_pages(share):
    read = replace(TREND, subject=replace(TREND.subject, coverage=share))
    return repr(dx.BudgetTrendPage(read).source())


def in_index(share):
    source = {"source": "a.txt", "sha256": None, "coverage": share, "diagnostics": []}
    return index_page(Manifest({}, [source], generated_at="2026-04-01T09:05:00+09:00"))


def percent(text):
    (number,) = re.findall(r"読取率:? ([0-9.]+)%|割合は([0-9.]+)%", text)
    return Decimal("".join(number))


@pytest.mark.parametrize("place", [in_check, on_pages, in_index])
def test_a_share_is_never_rounded_up(place):
    @given(SHARES)
    @example(1.0)
    @example(0.0)
    @example(0.99999)
    def holds(share):
        said = percent(place(share))
        assert 0 <= said <= 100
        assert (said == 100) is (share == 1)
        assert said <= Decimal(share) * 100 + Decimal("1e-9")

    holds()


@pytest.mark.parametrize("place", [in_check, on_pages, in_index])
def test_a_whole_per_cent_is_said_as_it_is(place):
    for whole in range(101):
        assert percent(place(whole / 100)).quantize(Decimal(1), ROUND_FLOOR) == whole


MISSING_ONE = {"coverage": 1.0, "facts_read": 5, "facts_announced": 6}


def test_nothing_says_100_while_a_fact_that_is_announced_is_missing():
    subject = replace(TREND.subject, **MISSING_ONE)
    page = repr(dx.BudgetTrendPage(replace(TREND, subject=subject)).source())
    source = {"source": "a.txt", "sha256": None, "diagnostics": [], **MISSING_ONE}
    index = index_page(Manifest({}, [source], generated_at="2026-04-01T09:05:00+09:00"))
    check = coverage_line(DocumentOutcome("a.txt", "2030-a", coverage=1.0, facts_missing=1))
    for said in (page, re.sub("<style>.*?</style>", "", index, flags=re.DOTALL), check):
        assert not re.search(r"\b100(\.0+)?%", said)
    assert "記載のある事実6件のうち5件を読みました。読めていない1件は" in page
    assert "事実 記載のある6件のうち5件" in index
    assert "事実は1件不足" in check


def test_a_whole_document_says_that_all_its_facts_were_read():
    subject = replace(TREND.subject, coverage=1.0, facts_read=6, facts_announced=6)
    page = repr(dx.BudgetTrendPage(replace(TREND, subject=subject)).source())
    assert "100%です。記載のある事実6件をすべて読みました。" in page
