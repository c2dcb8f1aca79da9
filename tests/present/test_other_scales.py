"""Grades of other scales: counted and shown by their sign, never by what it means in another form."""

from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.analysis.index_figures import PlanFigures
from dxanalysis.analysis.plan_figures import plan_figures
from dxanalysis.ingest.ingest import ingest
from dxanalysis.plan.grading import GRADES, Grade

PLAN = """令和8年度 北区運営方針
（所属長：見本 太郎）
経営課題1 見本の課題
8予算額 12百万円
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和8年度 80%以上
研修の受講者
令和8年度 100名以上
相談の件数
令和8年度 50件以上
評価指標の達成状況
8年度実績と達成状況 {legend}
・95%：{0}
・120名：{1}
・45件：{2}
"""
SCALES = {
    "A to E": ("※A：目標を上回った B：達成 C：未達成 D：大きく下回った E：未実施", "ABC", [True, True, False]),
    "circles": ("※◎：目標を上回った ○：達成 △：概ね達成 ×：未達成", "◎△×", [True, None, False]),
    "numbers": ("※①：目標達成 ②：目標未達成 ③：撤退基準未達成", "①②③", [True, False, False]),
    "swapped": ("※A：未達成 B：達成", "ABA", [False, True, False]),
}  # fmt: skip


def tables_of(scale: str, folder: Path) -> dx.Tables:
    legend, signs, _ = SCALES[scale]
    path = folder / "kita.txt"
    path.write_text(PLAN.format(*signs, legend=legend), encoding="utf-8")
    assert ingest([path], folder / "out").faulty == []
    return dx.load_tables(folder / "out")


@pytest.mark.parametrize("scale", SCALES)
def test_the_tables_hold_the_sign_and_what_the_legend_means(scale, tmp_path: Path):
    found = tables_of(scale, tmp_path).attainments
    _, signs, meanings = SCALES[scale]
    assert "".join(found["grade"]) == signs
    assert (
        found["attained"].astype(object).where(found["attained"].notna(), None).tolist() == meanings
    )
    assert set(found["status"]) == {"graded"}


@pytest.mark.parametrize("scale", SCALES)
def test_no_page_names_a_grade_by_another_forms_meaning(scale, tmp_path: Path):
    tables = tables_of(scale, tmp_path)
    found = dx.indicator_attainment(tables, "2026-kita", 1)
    page = dx.AttainmentPage(found)
    said = "".join(map(repr, (page.answer(), page.table(), page.cautions())))
    rows = zip(found.indicators, SCALES[scale][2], strict=True)
    for row, attained in rows:
        assert row.grade is not None
        named = GRADES[row.grade]
        assert named.label in said
        assert named.attained in (attained, None)
    counts = found.counts.grades
    assert counts.graded == 3
    assert sum(number for _, number in counts.shown()) == 3


@pytest.mark.parametrize("scale", SCALES)
def test_the_manifest_gives_every_grade_back(scale, tmp_path: Path):
    (figures,) = plan_figures(tables_of(scale, tmp_path))
    assert figures.grades.graded == 3
    assert PlanFigures.from_values(figures.values()) == figures


def test_every_sign_stands_once_and_has_a_name_for_style_sheets():
    rows = [grade.sign for grade in GRADES.grades]
    further = [*GRADES.further.signs, *GRADES.further.legend]
    assert len({*rows, *further}) == len([*rows, *further])
    for sign in (*further, "①(ii)", "未達成", "B（凡例による）"):
        grade = GRADES[sign]
        assert grade.label == grade.named == sign
        assert Grade.sign_of(grade.css) == sign


def test_the_order_of_an_unlisted_scale_is_that_of_its_letters():
    assert [grade.sign for grade in GRADES.fitting("CASB")] == ["S", "A", "B", "C"]
    assert [grade.sign for grade in GRADES.fitting("×◎○")] == ["◎", "○", "×"]
