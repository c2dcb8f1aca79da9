"""Rules that histories seldom meet, each on facts made for it."""

from dxanalysis.years.departments import History
from dxanalysis.years.evidence import result_agrees
from dxanalysis.years.facts import (
    IndicatorFacts,
    IssueFacts,
    PlanFacts,
    Printed,
    Result,
    StrategyFacts,
    TargetFacts,
)
from dxanalysis.years.indicator_series import indicator_years
from dxanalysis.years.issue_links import _adds_up
from dxanalysis.years.link import Place, YearLink
from dxanalysis.years.links import find_links
from dxanalysis.years.part_links import part_links
from dxanalysis.years.past import Done, Past, Total

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


def issue(no: int, millions: dict[int, int], *strategies: str, title: str = "") -> IssueFacts:
    """An issue whose budgets are these, by fiscal year."""
    money = {(year, "approved"): Printed(n * MILLION, MILLION) for year, n in millions.items()}
    named = [StrategyFacts(at, name) for at, name in enumerate(strategies, start=1)]
    return IssueFacts(no, title or f"{no}番目の経営課題の名称", None, money, strategies=named)


def department(year: int, *issues: IssueFacts) -> PlanFacts:
    return PlanFacts(f"{year}-kita", "北区", year, "final", {i.no: i for i in issues})


WAYS = (
    "地域の見守りの仕組みづくり",
    "窓口の待ち時間の短縮",
    "防災の訓練の実施",
    "子育ての相談の場づくり",
)


def test_a_split_into_four_is_certain_and_names_its_evidence():
    before = department(2018, issue(1, {2018: 400}, *WAYS, title="分かれる前の全体"))
    parts = [issue(no, {2018: n}, WAYS[no - 1]) for no, n in enumerate((40, 60, 110, 190), start=1)]
    links = [x for x in find_links([before, department(2019, *parts)]) if x.level == "issue"]
    assert {(x.kind, x.status, x.heir.issue_no) for x in links if x.heir} == {
        ("split", "certain", no) for no in (1, 2, 3, 4)
    }
    assert {x.evidence for x in links} == {frozenset({"amounts", "strategies"})}


def test_two_sums_of_the_same_parts_decide_nothing():
    before = department(2018, issue(1, {2018: 100}, WAYS[0]), issue(2, {2018: 100}, WAYS[1]))
    after = department(2019, issue(1, {2018: 60}, WAYS[0]), issue(2, {2018: 40}, WAYS[1]))
    links = find_links([before, after])
    assert "certain" not in {x.status for x in links if x.level == "issue"}


def test_an_indicator_that_moved_makes_the_issue_it_left_no_stranger():
    """A round amount that agrees is enough where all else is the same and only indicators went."""

    def of(
        no: int, millions: int, ways: tuple[str, ...], indicators: tuple[str, ...]
    ) -> IssueFacts:
        found = issue(no, {2018: millions}, *ways)
        found.challenge = f"{ways[0]}がまだ十分でない"
        found.indicators += [IndicatorFacts(n, None, t) for n, t in enumerate(indicators, start=1)]
        return found

    first, second = "見守りに応じた世帯の割合", "待ち時間に満足した区民の割合"
    before = department(
        2018, of(1, 50, WAYS[:1], (first, second)), of(2, 100, WAYS[1:2], ("窓口の件数の全体",))
    )
    after = department(
        2019, of(1, 50, WAYS[:1], (first,)), of(2, 100, WAYS[1:2], ("窓口の件数の全体", second))
    )
    links = [x for x in find_links([before, after]) if x.level == "issue"]
    assert {(x.kind, x.status) for x in links} == {("continued", "certain")}


def test_what_a_person_decided_is_left_to_no_evidence():
    before = department(2018, issue(1, {2018: 112}, WAYS[0], title="同じ名称の経営課題"))
    after = department(
        2019, issue(2, {2018: 9}, WAYS[1]), issue(3, {2018: 112}, WAYS[0], title="同じ名称の経営課題")
    )  # fmt: skip
    ids = ("2018-kita", "2019-kita")
    places = (Place(ids[0], 1), Place(ids[1], 2))
    decided = YearLink("issue", *places, "renamed", frozenset({"decision"}), "decided", *ids)
    held = [x for x in find_links([before, after], [decided]) if x.level == "issue" and x.holds]
    assert [x for x in held if x.origin == places[0]] == [decided]


def test_a_decided_link_over_a_plan_between_ends_and_begins_nothing():
    title = "一年だけ載らない経営課題"
    plans = [
        department(2018, issue(1, {2018: 7}, WAYS[0], title=title)),
        department(2019, issue(1, {2018: 9}, WAYS[1])),
        department(2020, issue(1, {2020: 5}, WAYS[2], title=title)),
    ]
    ids = ("2018-kita", "2020-kita")
    places = (Place(ids[0], 1), Place(ids[1], 1))
    ended = ("ended", places[0])
    assert ended in [(x.kind, x.origin) for x in find_links(plans)]
    decided = YearLink("issue", *places, "continued", frozenset({"decision"}), "decided", *ids)
    found = find_links(plans, [decided])
    assert ended not in [(x.kind, x.origin) for x in found]
    assert ("new", places[1]) not in [(x.kind, x.heir) for x in found]
    assert decided in found


def test_a_year_told_only_by_the_next_plan_and_the_newest_title():
    told = Result(actual=112.0, unit="名", previous=98.0, previous_unit="名")
    first = plan(2018, told)
    second = plan(2019, Result(actual=120.0, unit="名"))
    second.issues[1].indicators[0] = IndicatorFacts(1, None, "新しい名称", (), Result(actual=120.0))
    ids = ("2018-kita", "2019-kita")
    places = (Place(ids[0], 1, 1), Place(ids[1], 1, 1))
    links = (YearLink("indicator", *places, "renamed", frozenset({"results"}), "certain", *ids),)
    rows = list(indicator_years(History("北区", {p.plan_id: p for p in (first, second)}, links)))
    assert [(r.fiscal_year, r.actual_value) for r in rows] == [(2017, 98), (2018, 112), (2019, 120)]
    assert {r.title for r in rows} == {"新しい名称"}


def test_the_unit_is_that_of_the_first_target():
    targets = tuple(
        TargetFacts("annual", 2019, "numeric", ">=", 3.0, unit) for unit in ("名", "件")
    )
    assert IndicatorFacts(1, None, TITLE, targets).unit == "名"


def test_what_was_reached_so_far():
    past = Past({2018: 10.0, 2019: 20.0}, {})
    assert past.done(2018, 2019) == Done(30.0, 2019)
    assert past.done(2018, 2020) == Done(30.0, 2019)
    assert past.done(2018, 2021) is None  # nobody knows 2020
    assert past.done(2017, 2020) is None
    assert past.done(None, 2020) is None
    assert past.done(2020, 2020) == Done(0.0, 2019)


def test_a_printed_sum_counts_only_from_where_the_target_counts():
    named, so_far = Past({}, {2019: Total(431.0, 2017)}), Past({}, {2019: Total(431.0, None)})
    assert named.done(2017, 2019) == Done(431.0, 2019)
    assert named.done(2018, 2019) is None
    assert named.done(None, 2019) is None
    assert so_far.done(None, 2020) == Done(431.0, 2019)
    assert so_far.done(2018, 2019) is None  # 累計 since nobody knows when
