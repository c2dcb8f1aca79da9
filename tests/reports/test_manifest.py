import json
from pathlib import Path

import pytest

from dxanalysis.reports.manifest import (
    Entry,
    Inputs,
    Manifest,
    ManifestError,
    read_manifest,
    sources_of,
    write_manifest,
)
from dxanalysis.reports.request.task import Outcome, Task
from tests.reports.index.index_plans_maker import figures
from tests.reports.small_plan import SHA

CONTRACT = {
    "report",
    "plan_id",
    "issue_no",
    "status",
    "html",
    "notebook",
    "seconds",
    "inputs_sha256",
    "error",
}


@pytest.fixture
def entry(request_of_issue):
    task = Task(request_of_issue, "", Path(), "2026-04-01T09:00", seconds=60)
    outcome = Outcome("failed", 1.234, html="", notebook="", error="理由")
    return Entry.of(task, outcome, Inputs(SHA, SHA, SHA, SHA), ["new"])


def test_what_is_written_is_read_again(tmp_path, entry):
    write_manifest(tmp_path, Manifest({entry.html: entry}, generated_at="2026-04-01T09:00"))
    assert read_manifest(tmp_path).entries == {"2026-digital/issue-2/budget-trend.html": entry}
    (listed,) = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["reports"]
    assert set(listed) > CONTRACT
    assert listed["seconds"] == 1.23
    assert listed["error"] == "理由"


def test_figures_are_read_again_and_an_older_manifest_has_none(tmp_path):
    plan = figures(plan_id="2026-digital", budget_yen=None)
    write_manifest(tmp_path, Manifest(plans=[plan]))
    assert read_manifest(tmp_path).plans == [plan]
    (tmp_path / "manifest.json").write_text('{"reports": []}')
    assert read_manifest(tmp_path).plans == []


def test_an_unknown_key_of_a_newer_version_is_no_obstacle(tmp_path, entry):
    write_manifest(tmp_path, Manifest({entry.html: entry}, generated_at="2026-04-01T09:00"))
    path = tmp_path / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"report":', '"new": 1, "report":'))
    assert read_manifest(tmp_path).entries == {entry.html: entry}


def test_no_manifest_is_an_empty_one(tmp_path):
    assert read_manifest(tmp_path).entries == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"reports": [{}]}', '{"reports": [1]}'])
def test_a_broken_manifest_is_said(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(ManifestError, match=r"manifest\.json を読めません"):
        read_manifest(tmp_path)


def test_sources_hold_coverage_and_diagnostics_of_unreadable_ones_too(tables):
    unreadable, plan = sources_of(tables)
    assert (plan["source"], plan["sha256"], plan["coverage"]) == ("plan.txt", SHA, 0.5)
    (remark,) = plan["diagnostics"]
    assert (remark["code"], remark["line"]) == ("text_unread", 3)
    assert (unreadable["source"], unreadable["sha256"]) == ("other.bin", None)
    assert unreadable["coverage"] is None
    assert unreadable["diagnostics"][0]["line"] is None


def test_figures_of_an_older_manifest_are_read(tmp_path):
    """As the version before wrote them, a number a grade at one level."""
    plan = figures()
    older = plan.values()
    assert {"grade_a", "grade_b", "unevaluated", "change_yen"} <= set(older)
    for later in ("settled_year", "settled_yen", "settled_incomplete", "previous_incomplete"):
        del older[later]
    (tmp_path / "manifest.json").write_text(json.dumps({"reports": [], "plans": [older]}))
    assert read_manifest(tmp_path).plans == [plan]


def test_figures_that_are_none_make_no_manifest(tmp_path):
    (tmp_path / "manifest.json").write_text('{"reports": [], "plans": [{"plan_id": 1}]}')
    with pytest.raises(ManifestError):
        read_manifest(tmp_path)


def test_a_manifest_of_the_version_before_is_read_and_says_what_is_to_be_made(tmp_path):
    """Its reports stay listed; only the code differs, which was another hash of another kind."""
    parts = {"rows": "1" * 64, "parameters": "2" * 64, "notebook": "3" * 64, "code": "4" * 64}
    entry = {
        "report": "overview", "plan_id": "2026-digital", "issue_no": None, "status": "unchanged",
        "html": "2026-digital/overview.html", "notebook": "2026-digital/overview.ipynb",
        "seconds": 0.45, "inputs_sha256": "5" * 64, "error": None, "title": "全体の概要",
        "plan_title": "令和8年度 デジタル統括室運営方針（案）", "made_at": "2026-11-24T03:00:00+09:00",
        "scheduled": None, "why": ["new"], "inputs": parts, "warnings": [], "outdated": False,
    }  # fmt: skip
    before = {"reports": [entry], "sources": [], "generated_at": "2026-11-24T03:00:00+09:00"}
    (tmp_path / "manifest.json").write_text(json.dumps(before), encoding="utf-8")
    (read,) = read_manifest(tmp_path).entries.values()
    assert read.title == "全体の概要"
    assert Inputs(**{**parts, "code": "6" * 64}).changed_since(read.inputs) == ["code"]
