from dxanalysis.analysis.attainment import indicator_attainment
from dxanalysis.analysis.indicators import MULTI_YEAR_ONLY, NO_TARGET
from dxanalysis.store.store import load_tables
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, indicators, result, target


def test_the_real_plan_is_unevaluated_and_never_b(processed):
    tables = load_tables(processed)
    found = [indicator_attainment(tables, "2026-digital", n).counts for n in (1, 2, 3, 4)]
    assert [n.indicators for n in found] == [3, 3, 1, 7]
    assert [n.annual_target for n in found] == [3, 3, 1, 5]
    assert [n.unevaluated for n in found] == [3, 3, 1, 7]
    assert [(n.result, n.grade_a, n.grade_b) for n in found] == [(0, 0, 0)] * 4


def test_grades_are_counted_as_the_document_gives_them():
    counts = indicator_attainment(generated.evaluated(), PLAN_ID, 1).counts
    assert (counts.indicators, counts.result) == (6, 5)
    assert (counts.grade_a, counts.grade_b, counts.unevaluated) == (4, 1, 1)


def test_a_result_without_a_grade_is_unevaluated():
    tables = generated.tables(indicators=indicators(1), attainments=[result(1, 3, "件", None)])
    counts = indicator_attainment(tables, PLAN_ID, 1).counts
    assert (counts.result, counts.unevaluated, counts.grade_b) == (1, 1, 0)


def test_targets_of_other_years_and_none_are_told_apart():
    tables = generated.tables(
        indicators=indicators(2),
        targets=[target(1, ">=", 600, "名", scope="multi_year", fiscal_year_end=YEAR + 4)],
    )
    found = indicator_attainment(tables, PLAN_ID, 1)
    assert found.indicators["target_kind"].tolist() == [MULTI_YEAR_ONLY, NO_TARGET]
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
    assert found.counts.grade_a == 0
    assert found.other_years["fiscal_year"].tolist() == [YEAR - 1]
