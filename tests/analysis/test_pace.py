import pytest

from dxanalysis.analysis import pace
from dxanalysis.analysis.attainment import indicator_attainment
from dxanalysis.analysis.records import records
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, indicators, target


def path(annual, *, comparator=">=", value=600, unit="名", **more):
    multi = {"scope": "multi_year", "fiscal_year_start": None, "fiscal_year_end": YEAR + 4} | more
    targets = [target(1, comparator, value, unit, **multi), *annual]
    tables = generated.tables(indicators=indicators(1), targets=targets)
    return records(indicator_attainment(tables, PLAN_ID, 1).paths)[0]


def test_the_real_plan(processed):
    found = records(indicator_attainment(load_tables(processed), "2026-digital", 4).paths)
    names = ("path", "years_left", "reached_value", "years_all", "reached_all")
    assert [tuple(row[name] for name in names) for row in found] == [
        (pace.ACCUMULATES, 5, 500, None, None),
        (pace.ACCUMULATES, 2, 120, 4, 240),
        (pace.LEVEL, None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("annual", "multi", "kind"),
    [
        ([("~", 100, "名/年")], {}, pace.ACCUMULATES),
        ([(">=", 100, "人/年")], {}, pace.ACCUMULATES),
        ([(">=", 100, "名")], {}, pace.LEVEL),  # not said to be per year: never summed
        ([(">=", 70, "%")], {"unit": "%"}, pace.LEVEL),
        ([(">=", 70, "%/年")], {"unit": "%"}, pace.LEVEL),
        ([(">=", 100, "名/年")], {"unit": "名/年"}, pace.LEVEL),
        ([("<=", 10, "件/年")], {"unit": "件", "comparator": "<="}, pace.FALLING),
        ([(">=", 3, "件/年")], {}, pace.UNIT_DIFFERS),
        ([], {}, pace.NO_ANNUAL_FIGURE),
        ([(">=", 100, "名/年")], {"value": None}, pace.NO_FIGURE),
        ([(">=", 100, "名/年")], {"fiscal_year_end": YEAR - 1}, pace.PAST),
    ],
)
def test_only_a_yearly_quantity_adds_up(annual, multi, kind):
    found = path([target(1, *each) for each in annual], **multi)
    assert found["path"] == kind
    assert (found["reached_value"] is not None) == (kind == pace.ACCUMULATES)


def test_the_last_year_counts_once():
    found = path([target(1, ">=", 100, "名/年")], fiscal_year_end=YEAR)
    assert (found["years_left"], found["reached_value"]) == (1, 100)
