"""Runs that are ended in between lose nothing, and leave nothing half done."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from dxanalysis.reports.manifest import read_manifest
from dxanalysis.reports.request.options import RunOptions, Selection
from dxanalysis.reports.run.build import build_reports
from dxanalysis.reports.run.history import RUNS, KilledRuns, RunRecord, forget_old

OVERVIEW = Selection(reports=("overview",))


@pytest.mark.parametrize("how", ["kill", "full"])
def test_ended_at_any_file_operation_nothing_is_lost(folders, how):
    done = subprocess.run(
        [sys.executable, "-m", "tests.reports.run.kill_points", folders.data.parent, how, "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["last"] > 40


def records(out):
    return [json.loads(p.read_text()) for p in sorted((out / RUNS).glob("*/run.json"))]


def test_each_run_leaves_a_record_with_what_it_made(folders):
    build_reports(folders, OVERVIEW)
    build_reports(folders, OVERVIEW, RunOptions(force=True, scheduled="2026-04-01T03:00:00+09:00"))
    first, second = records(folders.out)
    assert (first["status"], first["reports"], first["scheduled"]) == ("done", {"ok": 1}, None)
    assert second["scheduled"] == "2026-04-01T03:00:00+09:00"
    pages = sorted((folders.out / RUNS).glob("*/2026-digital/overview.html"))
    assert len(pages) == 2
    assert pages[1].read_text() == (folders.out / "2026-digital/overview.html").read_text()


def test_only_the_last_runs_are_kept(folders):
    for _ in range(3):
        build_reports(folders, OVERVIEW, RunOptions(keep=2))
    assert [record["reports"] for record in records(folders.out)] == [{"unchanged": 1}] * 2
    forget_old(folders.out, 1)
    assert len(records(folders.out)) == 1


def test_a_clock_that_was_in_2030_costs_no_record_of_a_later_run(tmp_path):
    for moment in (
        "2030-01-01T03:00:00+09:00",
        "2026-04-01T03:00:00+09:00",
        "2026-04-02T03:00:00+09:00",
    ):
        RunRecord(tmp_path, moment).finish(status="done")
    going_on = RunRecord(tmp_path, "2026-04-03T03:00:00+09:00")
    forget_old(tmp_path, 2)
    left = sorted(path.name for path in (tmp_path / RUNS).iterdir())
    assert left == ["2026-04-01T030000+0900", "2026-04-02T030000+0900", "2026-04-03T030000+0900"]
    going_on.finish(status="done")
    assert [record["number"] for record in records(tmp_path)] == [2, 3, 4]


def test_records_without_a_number_are_the_oldest(tmp_path):
    for moment in ("2026-04-01T03:00:00+09:00", "2026-04-02T03:00:00+09:00"):
        RunRecord(tmp_path, moment).finish(status="done")
    old = tmp_path / RUNS / "2029-01-01T030000+0900"
    old.mkdir()
    (old / "run.json").write_text('{"status": "done"}')
    forget_old(tmp_path, 2)
    assert not old.exists()
    assert len(records(tmp_path)) == 2


def test_a_killed_run_is_recovered_and_its_workshop_removed(folders):
    build_reports(folders, OVERVIEW)
    run = RunRecord(folders.out, "2026-04-01T09:00:00+09:00")
    (run.workshops / "half").touch()
    killed = KilledRuns(folders.out)
    assert killed
    killed.clear()
    assert not run.workshops.exists()
    assert not KilledRuns(folders.out)


def test_a_journal_that_was_cut_off_is_read_as_far_as_it_goes(folders):
    build_reports(folders, OVERVIEW)
    before = read_manifest(folders.out).entries
    run = RunRecord(folders.out, "2026-04-01T09:00:00+09:00")
    (journal,) = (folders.out / RUNS).glob("2026-04-01*/reports.jsonl")
    with journal.open("a") as file:
        file.write('{"entry": {"report": "over')
    assert KilledRuns(folders.out).recover(before) == before
    run.finish(status="done")


def test_two_runs_of_the_same_second_have_folders_of_their_own(folders):
    folders.out.mkdir()
    runs = [RunRecord(folders.out, "2026-04-01T09:00:00+09:00") for _ in range(3)]
    names = sorted(path.name for path in (folders.out / RUNS).iterdir())
    assert names == [f"2026-04-01T090000+0900{end}" for end in ("", "-002", "-003")]
    for run in runs:
        run.finish(status="done")


def test_why_each_report_ran_is_in_the_manifest(folders, put):
    def why(**manner):
        build_reports(folders, OVERVIEW, RunOptions(**manner))
        return read_manifest(folders.out).entries["2026-digital/overview.html"].why

    assert why() == ["new"]
    assert why() == ["new"]  # unchanged: why it was last made
    assert why(force=True) == ["forced"]
    put("overview", "1 / 0")
    assert why() == ["notebook"]
    put("overview", "print('別の計算')")
    assert why() == ["failed", "notebook"]
    (folders.out / "2026-digital/overview.html").unlink()
    assert why() == ["missing"]


def test_an_entry_of_an_older_version_is_made_again(folders):
    build_reports(folders, OVERVIEW)
    manifest = read_manifest(folders.out)
    entries = {html: replace(e, inputs={}) for html, e in manifest.entries.items()}
    from dxanalysis.reports.manifest import write_manifest

    write_manifest(folders.out, replace(manifest, entries=entries))
    (entry,) = build_reports(folders, OVERVIEW)
    assert entry.status == "ok"
