from dxanalysis.analysis.attainment import indicator_attainment
from dxanalysis.analysis.judgement import Aim
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, indicators, result, target


def test_the_real_plan_is_unevaluated_and_never_b(processed):
    tables = load_tables(processed)
    found = [indicator_attainment(tables, "2026-digital", n).counts for n in (1, 2, 3, 4)]
    assert [n.indicators for n in found] == [3, 3, 1, 7]
    assert [n.annual_target for n in found] == [3, 3, 1, 5]
    assert [n.grades.unevaluated for n in found] == [3, 3, 1, 7]
    assert [(n.result, n.grades.of("A"), n.grades.of("B")) for n in found] == [(0, 0, 0)] * 4


def test_grades_are_counted_as_the_document_gives_them():
    counts = indicator_attainment(generated.evaluated(), PLAN_ID, 1).counts
    assert (counts.indicators, counts.result) == (6, 5)
    assert (counts.grades.of("A"), counts.grades.of("B"), counts.grades.unevaluated) == (4, 1, 1)


def test_a_result_without_a_grade_is_unevaluated():
    tables = generated.tables(indicators=indicators(1), attainments=[result(1, 3, "件", None)])
    counts = indicator_attainment(tables, PLAN_ID, 1).counts
    assert (counts.result, counts.grades.unevaluated, counts.grades.of("B")) == (1, 1, 0)


def test_targets_of_other_years_and_none_are_told_apart():
    tables = generated.tables(
        indicators=indicators(2),
        targets=[target(1, ">=", 600, "名", scope="multi_year", fiscal_year_end=YEAR + 4)],
    )
    found = indicator_attainment(tables, PLAN_ID, 1)
    assert [row.aim for row in found.indicators] == [Aim.MULTI_YEAR_ONLY, Aim.NO_TARGET]
    assert (found.counts.annual_target, found.counts.any_target, found.counts.no_target) == (
        0,
        1,
        1,
    )


def test_results_of_other_years_are_kept_aside_not_counted():
    row = result(1, 3, "件", "A", fiscal_year=YEAR - 1)
    found = indicator_attainment(
        generated.tables(indicators=indicators(1), attainments=[row]), PLAN_ID, 1
    )
    assert found.counts.grades.of("A") == 0
    assert [row.fiscal_year for row in found.other_years] == [YEAR - 1]
