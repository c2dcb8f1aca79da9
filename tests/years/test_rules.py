"""Rules that histories seldom meet, each on facts made for it."""

from dxanalysis.years.departments import History
from dxanalysis.years.evidence import result_agrees
from dxanalysis.years.facts import IndicatorFacts, IssueFacts, PlanFacts, Printed, Result
from dxanalysis.years.indicator_series import indicator_years
from dxanalysis.years.issue_links import _adds_up
from dxanalysis.years.link import Place, YearLink
from dxanalysis.years.part_links import part_links

MILLION = 10**6
TITLE = "集いの場に参加した人の数"


def plan(year: int, result: Result) -> PlanFacts:
    issue = IssueFacts(1, "課題", None, indicators=[IndicatorFacts(1, None, TITLE, (), result)])
    return PlanFacts(f"{year}-kita", "北区", year, "results", {1: issue})


def link(level: str, number: int | None, kinds: set[str]) -> YearLink:
    ids = ("2019-kita", "2021-kita")
    places = (Place(ids[0], 1, number), Place(ids[1], 1, number))
    return YearLink(level, *places, "continued", frozenset(kinds), "certain", *ids)


def test_amounts_that_differ_only_by_rounding_agree():
    assert Printed(885 * MILLION, MILLION).agrees(Printed(885_400_000, 1000))
    assert not Printed(885 * MILLION, MILLION).agrees(Printed(887_000_000, 1000))
    assert not Printed(885 * MILLION, MILLION).agrees(Printed(886 * MILLION, MILLION))


def test_a_part_of_nothing_proves_no_split():
    def issue(yen: int) -> IssueFacts:
        return IssueFacts(1, None, None, {(2025, "approved"): Printed(yen, 1)})

    assert _adds_up(issue(300), (issue(180), issue(120)))
    assert not _adds_up(issue(300), (issue(300), issue(0)))


def test_a_contradicted_result_is_never_certain():
    issues = [YearLink("issue", Place("2018-kita", 1), Place("2019-kita", 1), "continued",
                       frozenset({"amounts", "title"}), "certain", "2018-kita", "2019-kita")]  # fmt: skip
    for told, status in ((112.0, "certain"), (113.0, "proposed")):
        plans = (
            plan(2018, Result(actual=112.0, unit="名")),
            plan(2019, Result(previous=told, previous_unit="名")),
        )
        (found,) = part_links("indicator", *plans, issues)
        assert found.status == status
        ends = [p.issues[1].indicators[0] for p in plans]
        assert result_agrees(*ends) is (status == "certain")


def test_a_run_of_missed_years_ends_where_no_plan_tells_of_the_year_between():
    missed = Result(actual=1.0, unit="名", grade="B", attained=False)
    plans = {p.plan_id: p for p in (plan(2019, missed), plan(2021, missed))}
    links = (link("issue", None, {"title", "strategies"}), link("indicator", 1, {"title"}))
    rows = list(indicator_years(History("北区", plans, links)))
    assert [(row.fiscal_year, row.missed_years) for row in rows] == [(2019, 1), (2021, 1)]
