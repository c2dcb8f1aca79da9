import pytest

from dxanalysis.analysis.attainment import indicator_attainment
from dxanalysis.analysis.pace import Accumulation, Level, NoPath
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, indicators, target


def path(annual, *, comparator=">=", value=600, unit="名", **more):
    multi = {"scope": "multi_year", "fiscal_year_start": None, "fiscal_year_end": YEAR + 4} | more
    targets = [target(1, comparator, value, unit, **multi), *annual]
    tables = generated.tables(indicators=indicators(1), targets=targets)
    return indicator_attainment(tables, PLAN_ID, 1).paths[0].ahead


def test_the_real_plan(processed):
    found = indicator_attainment(load_tables(processed), "2026-digital", 4).paths
    first, second, third = (path.ahead for path in found)
    assert first is NoPath.COUNTS_DIFFER  # 受講者 are not 育成
    assert (second.first, second.years, second.reached, second.gap) == (2024, 4, 240, 30)
    assert not second.decided
    assert isinstance(third, Level)


@pytest.mark.parametrize(
    ("annual", "multi", "kind"),
    [
        ([("~", 100, "名/年")], {"fiscal_year_start": YEAR}, Accumulation),
        ([(">=", 100, "人/年")], {"fiscal_year_start": YEAR - 1}, Accumulation),
        ([("~", 100, "名/年")], {}, NoPath.START_UNKNOWN),
        ([(">=", 100, "名")], {}, Level),  # not said to be per year: never summed
        ([(">=", 70, "%")], {"unit": "%"}, Level),
        ([(">=", 70, "%/年")], {"unit": "%"}, Level),
        ([(">=", 100, "名/年")], {"unit": "名/年"}, Level),
        ([("<=", 10, "件/年")], {"unit": "件", "comparator": "<="}, NoPath.FALLING),
        ([(">=", 3, "件/年")], {}, NoPath.UNIT_DIFFERS),
        ([], {}, NoPath.NO_ANNUAL_FIGURE),
        ([(">=", 100, "名/年")], {"value": None}, NoPath.NO_FIGURE),
        ([(">=", 100, "名/年")], {"fiscal_year_end": YEAR - 1}, NoPath.PAST),
    ],
)
def test_only_a_yearly_quantity_adds_up(annual, multi, kind):
    found = path([target(1, *each) for each in annual], **multi)
    assert found is kind if isinstance(kind, NoPath) else isinstance(found, kind)


def test_the_last_year_counts_once():
    found = path([target(1, ">=", 100, "名/年")], fiscal_year_start=YEAR, fiscal_year_end=YEAR)
    assert (found.years, found.reached, found.decided) == (1, 100, True)
