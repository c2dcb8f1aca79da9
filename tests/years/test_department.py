"""The department over the years: sums of what is there, indicators counted, one page a department."""

from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.reports.request.options import Selection
from dxanalysis.reports.request.selection import select
from tests.years.invented import DEPARTMENT, write

MILLION = 10**6


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("department")
    write(folder / "raw")
    ingest(sources_below(folder / "raw"), folder / "data")
    return folder / "data"


@pytest.fixture(scope="module")
def tables(data: Path) -> dx.Tables:
    return dx.load_tables(data)


def test_each_year_is_summed_over_the_issues_of_its_own_plan(tables: dx.Tables):
    years = dx.department_history(tables, DEPARTMENT).years
    sums = {y.fiscal_year: (y.budget.yen or 0) // MILLION for y in years}
    assert sums == {2017: 425, 2018: 457, 2019: 497, 2021: 536, 2022: 558}
    assert [(y.execution.later.issues, y.budget.of) for y in years] == [
        (2, 3),
        (0, 4),
        (4, 4),
        (0, 4),
        (0, 3),
    ]
    assert years[2].execution.later.yen == (109 + 198 + 131 + 51) * MILLION
    assert years[2].execution.percent.value == pytest.approx(489 / 497 * 100)
    assert years[0].execution.percent.value == pytest.approx(121 / 125 * 100)


def test_the_indicators_of_each_year_are_counted(tables: dx.Tables):
    found = dx.department_history(tables, DEPARTMENT)
    counted = [(y.indicators, y.graded, y.attained, y.missed, y.missed_again) for y in found.years]
    assert counted == [
        (5, 5, 3, 2, 0),
        (5, 5, 2, 3, 2),
        (5, 5, 3, 2, 1),
        (5, 5, 2, 3, 0),
        (6, 6, 3, 3, 1),
    ]
    assert [(i.title, i.missed_years) for i in found.missed_again] == [
        ("避難所の開設訓練に参加した人の数", 2)
    ]
    assert found.never_measured == []
    assert found.missing_years == [2020]


def test_a_sum_of_some_issues_is_drawn_as_no_whole(tables: dx.Tables):
    page = dx.DepartmentPage(dx.department_history(tables, DEPARTMENT))
    assert "平成29年度 予算 425、2課題の決算 121（約97%）" in page.chart().alt
    assert "令和2年度の運営方針は表にありません" in str(page.cautions())


def test_the_real_plan_alone_has_no_years_to_look_back_over(processed: Path):
    requests = select(dx.load_tables(processed), Selection())
    assert "department" not in {request.report for request in requests}


def test_an_issues_page_shows_its_thread(tables: dx.Tables):
    page = dx.BudgetTrendPage(dx.budget_trend(tables, "2021-kita", 2))
    said = str(page.thread())
    assert "平成30年度から令和3年度まで、3年度分の運営方針がつながります。" in said
    assert "「地域で支え合うまちづくり」から分かれた経営課題です。" in said
    assert "その後、「集い、備えるまち」に入りました。" in said
    rows = {row[0]: row[1:5] for row in page.thread_table().rows}
    assert rows["平成30年度※"] == ("190", "約+6", "記載なし", "－")
    assert rows["令和元年度"] == ("201", "約+6", "198", "99")
    attained = dx.AttainmentPage(dx.indicator_attainment(tables, "2021-kita", 3))
    grades = [(row[1], row[5], row[6]) for row in attained.thread_table().rows]
    assert ("令和元年度", "B", "3") in grades
    assert ("令和3年度", "A", "－") in grades


def test_a_merged_issue_names_what_it_came_of_and_begins_anew(tables: dx.Tables):
    said = str(dx.BudgetTrendPage(dx.budget_trend(tables, "2022-kita", 2)).thread())
    assert (
        "「集いの場が身近にあるまち」、「災害に強いまちづくり」が一つになった経営課題です。" in said
    )
    assert "つながるものはありません" not in said


def test_a_proposal_is_shown_with_its_lines_and_used_in_no_figure(tables: dx.Tables):
    links = tables.links.assign(
        status=tables.links["status"].where(tables.links["level"] != "issue", "proposed")
    )
    apart = dx.Tables.from_frames({**tables.frames(), "links": links}, tables.texts)
    page = dx.BudgetTrendPage(dx.budget_trend(apart, "2021-kita", 1))
    assert "確かにつながるものはありません" in str(page.thread())
    assert page.thread_table() is None
    proposed = str(page.proposals())
    assert 'from = ["2019-kita/1"]' in proposed
    assert "数値には使っていません" in proposed


def test_a_target_that_was_raised_or_lowered_is_marked(tables: dx.Tables):
    attained = dx.AttainmentPage(dx.indicator_attainment(tables, "2022-kita", 1))
    rows = [(row[0], row[1], row[2]) for row in attained.thread_table().rows]
    title = "窓口の待ち時間に満足している区民の割合"
    told = {year: target for name, year, target in rows if name == title}
    assert told["平成29年度"] == "70以上"
    assert told["平成30年度"] == "70以上"
    assert told["令和3年度"] == "75以上"  # no plan of 令和2年度 to compare with
    assert ("電子申請を利用した手続きの件数", "平成30年度", "6,000以上 ↑") in rows
