import json

import pytest

from dxanalysis.base.files import UnwritableError
from dxanalysis.reports.manifest import ManifestError
from dxanalysis.reports.request.options import Folders, RunOptions, Selection
from dxanalysis.reports.run.build import Progress, build_reports
from tests.reports.small_plan import small_tables, write

OVERVIEW = Selection(reports=("overview",))
TRENDS = Selection(reports=("budget-trend",))


class RecordedProgress(Progress):
    """What a run said."""

    def __init__(self):
        self.plan = None
        self.begun = []
        self.entries = []

    def planned(self, total, waiting):
        self.plan = (total, waiting)

    def started(self, request):
        self.begun.append(request.html)

    def ended(self, entry):
        self.entries.append(entry)


def manifest(folders):
    content = json.loads((folders.out / "manifest.json").read_text(encoding="utf-8"))
    return {entry["html"]: entry for entry in content["reports"]}


def statuses(entries):
    return [entry.status for entry in entries]


def test_one_failure_does_not_stop_the_others(folders, put):
    put("budget-trend", "1 / 0 if issue_no == 1 else print('無事')")
    heard = RecordedProgress()
    made = build_reports(folders, TRENDS, RunOptions(jobs=2), heard)
    assert statuses(made) == ["failed", "ok"]
    assert sorted(map(str, heard.entries)) == sorted(map(str, made))
    listed = manifest(folders)
    assert "ZeroDivisionError" in listed["2026-digital/issue-1/budget-trend.html"]["error"]
    assert listed["2026-digital/issue-2/budget-trend.html"]["error"] is None
    assert "ZeroDivisionError" in (folders.out / "index.html").read_text(encoding="utf-8")


def test_only_what_changed_is_made_again(folders, put):
    assert statuses(build_reports(folders, OVERVIEW)) == ["ok"]
    page = folders.out / "2026-digital/overview.html"
    before = page.stat().st_mtime_ns
    assert statuses(build_reports(folders, OVERVIEW)) == ["unchanged"]
    assert page.stat().st_mtime_ns == before
    assert statuses(build_reports(folders, OVERVIEW, RunOptions(force=True))) == ["ok"]
    assert page.stat().st_mtime_ns > before
    put("overview", "print('別の計算')")
    assert statuses(build_reports(folders, OVERVIEW)) == ["ok"]
    page.unlink()
    assert statuses(build_reports(folders, OVERVIEW)) == ["ok"]


def test_a_failed_report_is_tried_again(folders, put):
    put("overview", "1 / 0")
    assert statuses(build_reports(folders, OVERVIEW)) == ["failed"]
    assert statuses(build_reports(folders, OVERVIEW)) == ["failed"]


def test_other_reports_stay_listed_and_are_marked_when_outdated(folders, tables):
    build_reports(folders, OVERVIEW)
    build_reports(folders, Selection(reports=("budget-trend",), issues=(1,)))
    listed = manifest(folders)
    assert [entry["outdated"] for entry in listed.values()] == [False, False]

    write(small_tables(issues=tables.issues.assign(title="改めた名称")), folders.data)
    build_reports(folders, Selection(reports=("budget-trend",), issues=(2,)))
    listed = manifest(folders)
    assert {html for html, entry in listed.items() if entry["outdated"]} == {
        "2026-digital/overview.html",
        "2026-digital/issue-1/budget-trend.html",
    }


def test_an_interruption_keeps_the_record_of_what_was_made(folders):
    class Interrupting(Progress):
        def ended(self, entry):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_reports(folders, TRENDS, progress=Interrupting())
    assert list(manifest(folders)) == ["2026-digital/issue-1/budget-trend.html"]


def test_a_broken_manifest_stops_before_anything_is_made(folders):
    folders.out.mkdir()
    (folders.out / "manifest.json").write_text("?")
    with pytest.raises(ManifestError):
        build_reports(folders, OVERVIEW)
    assert [path.name for path in folders.out.iterdir()] == ["manifest.json"]


def test_a_folder_that_cannot_be_made_is_named(folders):
    folders.out.write_text("a file")
    with pytest.raises(UnwritableError, match="--out"):
        build_reports(Folders(folders.data, folders.notebooks, folders.out), OVERVIEW)


def test_figures_of_all_plans_are_kept_by_a_run_with_nothing_to_do(folders):
    def plans():
        text = (folders.out / "manifest.json").read_text(encoding="utf-8")
        return json.loads(text)["plans"]

    build_reports(folders, OVERVIEW)
    (made,) = plans()
    assert (made["plan_id"], made["budget_yen"], made["issue_count"]) == ("2026-digital", None, 2)
    page = (folders.out / "index.html").read_text(encoding="utf-8")
    assert "デジタル統括室<small>案</small>" in page
    assert "未作成 4" in page
    assert statuses(build_reports(folders)) == ["unchanged", "ok", "ok", "ok", "ok"]
    assert statuses(build_reports(folders)) == ["unchanged"] * 5
    assert plans() == [made]
    page = (folders.out / "index.html").read_text(encoding="utf-8")
    assert "変更なし 5" in page
