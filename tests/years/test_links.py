"""Links and series as an analyst meets them: documents of an invented department through ingest."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import dxanalysis as dx
from dxanalysis.documents.beside import LINKS
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.years.decided import LinkDecisionError, as_toml, read_link_decisions
from dxanalysis.years.departments import UnknownDepartmentError
from dxanalysis.years.links import columns_of, links_of
from tests.questions.documents import Measure, Year, tables_of
from tests.years.invented import DEPARTMENT, write

MERGE = """\
[[link]]
level = "issue"
from = ["2017-kita/3"]
to = ["2018-kita/1"]
why = "試し"
by = "総務課"
"""


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented") / "raw"
    write(folder)
    return folder


@pytest.fixture(scope="module")
def tables(raw: Path) -> dx.Tables:
    out = raw.parent / "data"
    assert ingest(sources_below(raw), out).faulty == []
    return dx.load_tables(out)


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    plain = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return list(plain.itertuples(index=False, name=None))


def test_a_split_a_merge_a_new_name_and_swapped_numbers_are_certain(tables: dx.Tables):
    issues = tables.links.query("level == 'issue'")
    assert set(issues["status"]) == {"certain"}
    other = issues.query("kind != 'continued'")
    found = rows(other, "from_plan_id", "from_issue_no", "to_issue_no", "kind")
    assert found == [
        ("2017-kita", 1, 2, "split"),
        ("2017-kita", 1, 3, "split"),
        ("2018-kita", 1, 1, "renamed"),
        ("2021-kita", 2, 2, "merged"),
        ("2021-kita", 4, 2, "merged"),
    ]
    swapped = issues.query("from_plan_id == '2017-kita' and kind == 'continued'")
    assert rows(swapped, "from_issue_no", "to_issue_no") == [(2, 1), (3, 4)]


def test_the_missing_year_and_the_draft_break_no_thread(tables: dx.Tables):
    series = dx.issue_series(tables, DEPARTMENT).set_index(["series_id", "fiscal_year"])
    desk = series.loc["kita-2017-2"]
    assert list(desk.index) == list(range(2015, 2023))
    assert desk["approved_yen"].tolist()[3:] == [n * 10**6 for n in (95, 111, 118, 127, 139)]
    assert desk.loc[2020, "approved_plan_id"] == "2021-kita"
    assert desk.loc[2020, "execution_rate"] == pytest.approx(115 / 118 * 100)
    assert desk.loc[2022, "change_percent"] == pytest.approx(12 / 127 * 100)


def test_a_restated_budget_is_told_and_the_own_plan_speaks(tables: dx.Tables):
    series = dx.issue_series(tables, DEPARTMENT)
    assert rows(series[series["restated"]], "series_id", "fiscal_year", "approved_yen") == [
        ("kita-2018-2", 2018, 190_000_000)
    ]


def test_a_split_and_a_merge_begin_series_that_name_their_parents(tables: dx.Tables):
    series = dx.issue_series(tables, DEPARTMENT).drop_duplicates("series_id")
    found = series[series["parent_series_id"].notna()]
    assert rows(found, "series_id", "parent_series_id") == [
        ("kita-2018-2", "kita-2017-1"),
        ("kita-2018-3", "kita-2017-1"),
        ("kita-2022-2", "kita-2018-2,kita-2017-3"),
    ]


def test_each_year_of_the_department_is_counted_once(tables: dx.Tables):
    series = dx.issue_series(tables, DEPARTMENT)
    own = series[~series["before_first_plan"]]
    sums = own.groupby("fiscal_year")["approved_yen"].sum() // 10**6
    assert sums.to_dict() == {2017: 425, 2018: 457, 2019: 497, 2020: 513, 2021: 536, 2022: 558}


def test_an_indicator_moves_and_another_breaks_by_its_unit(tables: dx.Tables):
    series = dx.indicator_series(tables, DEPARTMENT).set_index(["series_id", "fiscal_year"])
    moved = series.loc["kita-2017-1-2"]
    assert moved["issue_series_id"].tolist()[-1] == "kita-2017-2"
    assert moved.loc[2017:2019, "missed_years"].tolist() == [1, 2, 3]
    assert moved.loc[2020, "actual_value"] == 311  # the next plan's 前年度実績
    assert moved.loc[2021, "missed_years"] == 0
    assert series.loc["kita-2017-2-2"].index.max() == 2021
    assert series.loc["kita-2022-1-2"]["unit"].tolist() == ["%"]


def test_a_run_of_missed_years_ends_at_a_year_without_a_plan(tables: dx.Tables):
    series = dx.indicator_series(tables, DEPARTMENT).set_index(["series_id", "fiscal_year"])
    assert series.loc[("kita-2017-1-1", 2019), "missed_years"] == 1
    assert series.loc[("kita-2017-1-1", 2021), "missed_years"] == 1


def test_an_unknown_department_is_told_with_those_that_exist(tables: dx.Tables):
    with pytest.raises(UnknownDepartmentError, match="ある所属: 北区"):
        dx.issue_series(tables, "南区")


def test_links_are_written_and_read_as_they_were(tables: dx.Tables):
    columns = {name: rows(tables.links, name) for name in tables.links}
    lists = {name: [value for (value,) in values] for name, values in columns.items()}
    assert columns_of(links_of(lists)) == lists


def _command(raw: Path, out: Path) -> subprocess.CompletedProcess[str]:
    words = ["ingest", "--raw", raw, "--out", out]
    return subprocess.run(
        [sys.executable, "-m", "dxanalysis", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_person_decides_and_takes_it_back(tmp_path: Path):
    raw, out = tmp_path / "raw", tmp_path / "data"
    write(raw)
    (raw / LINKS).write_text(MERGE, encoding="utf-8")
    assert _command(raw, out).returncode == 0
    links = dx.load_tables(out).links
    decided = links[links["status"] == "decided"]
    assert rows(decided, "kind", "evidence") == [("renamed", "decision")]
    (raw / LINKS).unlink()
    assert _command(raw, out).returncode == 0
    assert "decided" not in set(dx.load_tables(out).links["status"])


def test_a_person_decides_a_split_and_an_end(tmp_path: Path):
    raw, out = tmp_path / "raw", tmp_path / "data"
    write(raw)
    split = MERGE.replace('["2018-kita/1"]', '["2018-kita/1", "2018-kita/2"]')
    end = MERGE.replace("2017-kita/3", "2018-kita/4").replace('["2018-kita/1"]', "[]")
    (raw / LINKS).write_text(split + end, encoding="utf-8")
    assert _command(raw, out).returncode == 0
    links = dx.load_tables(out).links
    decided = links[links["status"] == "decided"]
    assert rows(decided, "from_plan_id", "from_issue_no", "to_issue_no", "kind") == [
        ("2017-kita", 3, 1, "split"),
        ("2017-kita", 3, 2, "split"),
        ("2018-kita", 4, None, "ended"),
    ]


def test_a_decision_about_what_is_not_there_is_an_error_each_night(tmp_path: Path):
    raw, out = tmp_path / "raw", tmp_path / "data"
    write(raw)
    (raw / LINKS).write_text(MERGE.replace("2017-kita/3", "2017-kita/9"), encoding="utf-8")
    for _ in range(2):
        done = _command(raw, out)
        assert done.returncode == 1
        assert "links.toml: 1行目: 「2017-kita/9」は今の運営方針にありません" in done.stderr
    assert "decided" not in set(dx.load_tables(out).links["status"])


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('"issue"', '"plan"', "level は issue、strategy、indicator のどれか"),
        ('["2017-kita/3"]', '"2017-kita/3"', "from は"),
        ('["2017-kita/3"]', "[]\nfrom = []", "二度"),
        ('"2017-kita/3"', '"2017-kita/3/1"', "場所の書き方と違います"),
        ('"2017-kita/3"', '"2019-kita/3"', "from の年度は to の年度より前"),
        ('"2017-kita/3"', '"2016-kita/3", "2017-kita/3"', "同じ運営方針のものだけ"),
        ('by = "総務課"', "", "by がありません"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, cause: str):
    path = tmp_path / LINKS
    path.write_text(MERGE.replace(old, new), encoding="utf-8")
    with pytest.raises(LinkDecisionError, match=cause):
        read_link_decisions(path)


def test_a_proposal_is_decided_by_the_lines_that_are_offered(tmp_path: Path, tables: dx.Tables):
    link = links_of({name: [rows(tables.links, name)[0][0]] for name in tables.links})[0]
    path = tmp_path / LINKS
    path.write_text(as_toml(link), encoding="utf-8")
    (decision,) = read_link_decisions(path)
    assert (decision.origins, decision.heirs) == ((link.origin,), (link.heir,))


def renamed(department: str, first: int) -> list[Year]:
    """A department's plans of two years; who follows it prints the same amounts."""
    return [
        Year(at, (Measure("電話相談に応じた件数", "120件以上", f"12{at % 10}件：A"),),
             (f"{at - 1991}百万円", f"{at - 1988}百万円", f"{at - 1987}百万円"), department=department)
        for at in (first, first + 1)
    ]  # fmt: skip


def test_a_department_that_begins_where_another_ended_is_proposed():
    tables = tables_of([*renamed("北区", 2020), *renamed("西区", 2022)])
    across = tables.links.query("from_plan_id == '2021-kita' and to_plan_id == '2022-nishi'")
    assert rows(across, "level", "from_issue_no", "to_issue_no", "status") == [
        ("issue", 1, 1, "proposed")
    ]
    assert "amounts" in across["evidence"].iloc[0]
    assert set(dx.issue_series(tables, "西区")["series_id"]) == {"nishi-2022-1"}
    page = dx.BudgetTrendPage(dx.budget_trend(tables, "2022-nishi", 1))
    assert 'from = ["2021-kita/1"]' in str(page.proposals())


def test_departments_side_by_side_are_not_proposed():
    tables = tables_of([*renamed("北区", 2020), *renamed("西区", 2021)])
    assert set(tables.links["status"]) == {"certain"}
