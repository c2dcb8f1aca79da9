"""Only what is whole and of the tables as they lie is mailed; all else is withheld and says why."""

import json
import shutil
from pathlib import Path

import pytest

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.ingest.ingest import ingest
from dxanalysis.reports.manifest import read_manifest
from dxanalysis.reports.request.options import Folders, RunOptions, Selection
from dxanalysis.reports.run import currency
from dxanalysis.reports.run.build import build_reports
from tests.delivery.test_sending_cli import run, server_settings

__all__ = ["server_settings"]
PLAN = "r8-digital-draft.txt"
TREND = "2026-digital/issue-1/budget-trend.html"


@pytest.fixture
def night(processed, outputs, tmp_path):
    """The folders of a night: documents, tables, reports, whole and up to date."""
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(CHECKOUT / "data/raw" / PLAN, raw)
    shutil.copytree(processed, tmp_path / "processed")
    shutil.copytree(outputs, tmp_path / "outputs")
    return tmp_path


def not_current(night: Path) -> dict[str, str]:
    out = night / "outputs"
    return currency.reports_not_current(read_manifest(out), out, night / "processed")


def change_amount(night: Path) -> None:
    """Another amount in the document, read into the tables."""
    document = night / "raw" / PLAN
    text = document.read_text(encoding="utf-8")
    assert "885百万円" in text
    document.write_text(text.replace("885百万円", "777百万円"), encoding="utf-8")
    ingest([document], night / "processed")


def make(night: Path, *reports: str) -> None:
    folders = Folders(night / "processed", CHECKOUT / "notebooks", night / "outputs")
    build_reports(folders, Selection(reports=reports), RunOptions(jobs=2))


def send(night: Path, settings):
    return run("--config", settings, "--out", night / "outputs", "--data", night / "processed")


def test_what_a_run_left_is_current_and_each_file_has_its_hash(night):
    assert not_current(night) == {}
    manifest = json.loads((night / "outputs/manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["tables_sha256"]) == 64
    assert all(len(one[f"{kind}_sha256"]) == 64 for one in manifest["reports"] for kind in ("html", "notebook"))  # fmt: skip


def test_after_an_ingest_without_reports_nothing_is_mailed(night, server_settings, server):
    change_amount(night)
    assert set(not_current(night).values()) == {currency.ROWS_CHANGED}
    done = send(night, server_settings)
    assert done.returncode == 1
    assert "表の数値が変わった後に作り直していない" in done.stderr
    assert server.handler.received == []
    make(night)
    assert not_current(night) == {}
    assert send(night, server_settings).returncode == 0
    assert len(server.handler.received) == 2


def test_tables_of_other_plans_keep_nothing_back(night):
    other = night / "raw/other.txt"
    text = (night / "raw" / PLAN).read_text(encoding="utf-8")
    other.write_text(text.replace("デジタル統括室", "北区役所"), encoding="utf-8")
    ingest([night / "raw" / PLAN, other], night / "processed")
    assert not_current(night) == {}


def test_a_second_edition_that_contests_the_first_keeps_its_mails_back(
    night, server_settings, server
):
    shutil.copy(night / "raw" / PLAN, night / "raw/second.txt")
    text = (night / "raw/second.txt").read_text(encoding="utf-8")
    (night / "raw/second.txt").write_text(text.replace("885百万円", "777百万円"), encoding="utf-8")
    ingest(sorted((night / "raw").glob("*.txt")), night / "processed")
    assert set(not_current(night).values()) == {currency.GONE}
    done = send(night, server_settings)
    assert (done.returncode, server.handler.received) == (1, [])
    assert "元の運営方針か経営課題が表にない" in done.stderr


def test_a_page_and_a_notebook_of_two_runs_are_not_mailed(night, server_settings, server):
    """A run killed between the two leaves a new notebook beside an old page."""
    notebook = (night / "outputs" / TREND).with_suffix(".ipynb")
    notebook.write_text(
        notebook.read_text(encoding="utf-8").replace("885", "777"), encoding="utf-8"
    )
    assert not_current(night) == {TREND: currency.NOT_WHOLE}
    done = send(night, server_settings)
    assert done.returncode == 1
    assert "ページかノートブックが作成時のものと違う" in done.stderr
    assert len(server.handler.received) == 1  # the division of another issue gets its mail
    make(night)
    assert not_current(night) == {}


@pytest.mark.parametrize("lost", [TREND, TREND.replace(".html", ".ipynb")])
def test_a_lost_file_is_told(night, lost):
    (night / "outputs" / lost).unlink()
    assert not_current(night) == {TREND: currency.NOT_WHOLE}


def test_a_report_that_was_being_made_is_told_and_what_lies_there_is_taken_up_again(night):
    path = night / "outputs/manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for one in content["reports"]:
        one["status"] = "running" if one["html"] == TREND else one["status"]
    content["state"] = None
    path.write_text(json.dumps(content), encoding="utf-8")
    assert not_current(night) == {TREND: currency.RUNNING}
    make(night)
    assert not_current(night) == {}


def test_tables_that_cannot_be_read_keep_everything_back(night):
    (night / "processed/plans.parquet").unlink()
    reasons = set(not_current(night).values())
    assert len(reasons) == 1
    assert "表がありません" in reasons.pop()


def test_a_manifest_of_an_older_version_vouches_for_nothing(night):
    path = night / "outputs/manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for one in content["reports"]:
        del one["html_sha256"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert set(not_current(night).values()) == {currency.NOT_WHOLE}


def test_reports_left_out_of_a_run_are_outdated_in_the_manifest(night):
    change_amount(night)
    make(night, "overview")
    statuses = {e.report: e.status for e in read_manifest(night / "outputs").entries.values()}
    assert statuses == {
        "overview": "ok",
        "budget-trend": "outdated",
        "indicator-attainment": "outdated",
    }
    assert set(not_current(night).values()) == {currency.OUTDATED}
