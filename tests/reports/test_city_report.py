"""`city` as a run makes it: which years have one, what changes it, who gets it."""

from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.delivery.recipients import reports_by_division
from dxanalysis.delivery.settings.read import SettingsError, read_settings
from dxanalysis.ingest.sources import sources_below
from dxanalysis.reports.manifest import read_manifest
from dxanalysis.reports.request.options import Folders, RunOptions, Selection
from dxanalysis.reports.request.selection import NothingToReportError, select
from dxanalysis.reports.run.build import build_reports
from dxanalysis.reports.run.currency import reports_not_current
from tests.questions.documents import Measure, Year, document

CITY = Selection(reports=("city",))
SETTINGS = """\
[mail]
from = "見本 <from@example.jp>"
operator = "op@example.jp"
allowed_domains = ["example.jp"]

[server]
host = "127.0.0.1"
security = "none"

[[division]]
name = "総務課"
plan = "2023-kita"
to = ["a@example.jp"]
"""


def plan(year: int, department: str, result: str = "121件：A") -> Year:
    money = (f"{year - 1990}百万円", f"{year - 1989}百万円", f"{year - 1988}百万円")
    return Year(
        year, (Measure("電話相談に応じた件数", "120件以上", result),), money, department=department
    )


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    raw = tmp_path / "raw"
    raw.mkdir()
    for each in (plan(2022, "北区"), plan(2023, "北区"), plan(2023, "西区")):
        path = raw / f"{each.department}-{each.year}.txt"
        path.write_text(document(each), encoding="utf-8")
    folders = Folders(tmp_path / "data", CHECKOUT / "notebooks", tmp_path / "out")
    dx.ingest(sources_below(raw), folders.data)
    return folders


def made(folders: Folders, selection: Selection = CITY) -> list[str]:
    return [e.status for e in build_reports(folders, selection, options=RunOptions(jobs=1))]


def test_a_year_of_several_departments_has_one(folders: Folders):
    (request,) = select(dx.load_tables(folders.data), CITY)
    assert request.html == "city/2023/city.html"
    assert request.parameters == {"fiscal_year": 2023}
    assert request.plan_id is None
    with pytest.raises(NothingToReportError, match="city"):
        select(dx.load_tables(folders.data), Selection(plans=("2023-kita",), reports=("city",)))


def test_it_is_made_listed_and_made_anew_when_any_department_changes(folders: Folders):
    assert made(folders) == ["ok"]
    assert made(folders) == ["unchanged"]
    index = (folders.out / "index.html").read_text("utf-8")
    assert 'href="city/2023/city.html"' in index
    (entry,) = read_manifest(folders.out).entries.values()
    assert (entry.plan_id, entry.fiscal_year, entry.year) == (None, 2023, 2023)
    page = (folders.out / entry.html).read_text("utf-8")
    assert "2所属の経営課題の予算額の合計は7,000万円です" in page
    changed = folders.data.parent / "raw" / "西区-2023.txt"
    changed.write_text(document(plan(2023, "西区", "98件：B")), encoding="utf-8")
    dx.ingest(sources_below(changed.parent), folders.data)
    outdated = reports_not_current(read_manifest(folders.out), folders.out, folders.data)
    assert list(outdated) == ["city/2023/city.html"]
    assert made(folders) == ["ok"]


def test_no_division_is_sent_it(folders: Folders, tmp_path: Path):
    build_reports(folders, Selection(), options=RunOptions(jobs=1))
    file = tmp_path / "delivery.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    (division,) = reports_by_division(read_settings(file), read_manifest(folders.out), {})
    assert {entry.report for entry in division.entries} == {
        "overview", "budget-trend", "indicator-attainment", "department",
    }  # fmt: skip
    file.write_text(SETTINGS + 'reports = ["city"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="課へのメールには入れられません"):
        read_settings(file)
