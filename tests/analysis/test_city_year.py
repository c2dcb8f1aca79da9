"""A fiscal year of all departments, against what the generated departments were given."""

import pytest

import dxanalysis as dx
from dxanalysis.analysis.city_year import NoPlanOfYearError, city_year
from tests.questions.documents import Measure, Year, tables_of
from tests.years.histories import DEPARTMENT, Department

MILLION = 10**6


def year(at: int, department: str, *measures: Measure, money: tuple[str, str, str]) -> Year:
    return Year(at, measures, money, department=department)


def test_each_department_on_the_same_terms():
    a = Measure("特定健診の受診率", "40%以上", "41.3%：A", "38.7%")
    b = Measure("相談体制の整備", "整備の完了", "完了：A")
    c = Measure("街頭犯罪の認知件数", "800件以下", "812件：B", "830件")
    tables = tables_of(
        [
            year(2021, "北区", a, money=("20百万円", "30百万円", "40百万円")),
            year(2023, "北区", a, c, money=("36百万円", "50百万円", "60百万円")),
            year(2023, "西区", b, money=("－", "－", "7百万円")),
        ]
    )
    found = city_year(tables, 2023)
    assert found.execution_year == 2021
    kita, nishi = found.departments
    assert [d.plan.department for d in found.departments] == ["北区", "西区"]
    assert (kita.budget.yen, nishi.budget.yen) == (60 * MILLION, 7 * MILLION)
    assert kita.against_before.change is not None
    assert round(kita.against_before.change.value, 3) == 20
    assert nishi.against_before.change is None
    assert kita.execution.percent is not None
    assert round(kita.execution.percent.value, 3) == 90
    assert nishi.execution.percent is None
    assert (kita.indicators, kita.with_figure, kita.graded, kita.attained) == (2, 2, 2, 1)
    assert (nishi.indicators, nishi.with_figure, nishi.graded, nishi.attained) == (1, 0, 1, 1)
    assert (kita.unmeasured.yen, kita.unmeasured.of) == (None, 0)
    assert (nishi.unmeasured.yen, nishi.unmeasured.of) == (7 * MILLION, 1)


def test_a_year_that_is_not_there_names_those_that_are():
    tables = tables_of([year(2021, "北区", money=("－", "－", "7百万円"))])
    with pytest.raises(NoPlanOfYearError, match="2021"):
        city_year(tables, 2022)


def test_sums_are_those_of_the_generated_departments(tmp_path):
    names = ("北区", "西区", "港区")
    paths, truth = [], {}
    for seed, name in enumerate(names):
        for plan in Department(seed, first_year=2018).history(4).plans:
            path = tmp_path / f"{name}-{plan.year}.txt"
            path.write_text(plan.text.replace(DEPARTMENT, name), encoding="utf-8")
            paths.append(path)
            truth[name, plan.year] = plan
    dx.ingest(paths, tmp_path / "data")
    tables = dx.load_tables(tmp_path / "data")
    for at in sorted({at for _, at in truth}):
        for found in city_year(tables, at).departments:
            plan = truth[found.plan.department, at]
            now = {no: money.get((at, "approved")) for no, money in plan.money.items()}
            before = {no: money.get((at - 1, "approved")) for no, money in plan.money.items()}
            both = [no for no in now if now[no] is not None and before[no] is not None]
            assert found.budget.yen == (sum(filter(None, now.values())) or None)
            assert found.budget.issues == sum(value is not None for value in now.values())
            assert found.against_before.earlier.yen == (sum(before[no] for no in both) or None)
            assert found.indicators == len(plan.measures)
            grades = [grade for grade in plan.grades.values() if grade]
            assert (found.graded, found.attained) == (len(grades), grades.count("A"))
