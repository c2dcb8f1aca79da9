"""A changed word makes exactly those reports anew whose pages it can touch."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dxanalysis.base import fingerprint
from dxanalysis.base.imports import Package
from dxanalysis.reports.page.environment import without_timestamps
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.reports.run.inputs import report_code

CHECKOUT = Path(__file__).resolve().parents[3]
ALL, NONE = set(REPORTS), set()


def copied(folder: Path) -> Path:
    """A checkout of its own: the package and the notebooks."""
    no_caches = shutil.ignore_patterns("*.pyc", ".ipynb_checkpoints")
    for name in ("dxanalysis", "notebooks"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=no_caches)
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    return folder / "dxanalysis"


def codes(package: Path, monkeypatch) -> dict[str, str]:
    monkeypatch.setattr(fingerprint, "this_package", lambda: Package(package))
    fingerprint.code_sha256.cache_clear()
    folder = package.parent / "notebooks"
    return {name: report_code((folder / r.notebook).read_text()) for name, r in REPORTS.items()}


@pytest.fixture
def package(tmp_path: Path):
    yield copied(tmp_path)
    fingerprint.code_sha256.cache_clear()


@pytest.mark.parametrize(
    ("changed", "reports"),
    [
        ("plan/diagnostics.py", ALL),
        ("text/years.py", ALL),
        ("store/frames.py", ALL),
        ("present/shared/table.py", ALL),
        ("present/shared/style.py", ALL),
        ("reports/page/templates/report.css", ALL),
        ("reports/page/templates/provenance.html.j2", ALL),
        ("reports/page/templates/cells/index.html.j2", ALL),
        ("reports/request/catalogue.py", ALL),
        ("reports/run/engine.py", ALL),
        ("present/budget/page.py", {"budget-trend"}),
        ("present/budget/figures.py", {"budget-trend"}),
        ("present/attainment/page.py", {"indicator-attainment"}),
        ("present/attainment/words.py", {"indicator-attainment"}),
        ("present/overview/words.py", {"overview"}),
        ("analysis/overview.py", {"overview"}),
        ("reports/index/templates/index.css", NONE),
        ("reports/index/page.py", NONE),
        ("plan/labels.toml", NONE),
        ("documents/pdf/reader.py", NONE),
        ("delivery/letter/templates/mail.css", NONE),
        ("cli/report.py", NONE),
        ("../requirements.lock", NONE),
    ],
)
def test_a_change_counts_for_the_reports_that_reach_it(package, monkeypatch, changed, reports):
    before = codes(package, monkeypatch)
    with (package / changed).open("a") as file:
        file.write("\n")
    after = codes(package, monkeypatch)
    assert {name for name in REPORTS if after[name] != before[name]} == reports


def run(package: Path, data: Path, *words: str) -> tuple[dict[str, str], dict[str, str]]:
    """The statuses and the pages of a run by the copied package."""
    out = package.parent / "out"
    done = subprocess.run(
        [sys.executable, "-m", "dxanalysis", "report", "--data", data, "--out", out, *words],
        cwd=package.parent,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    entries = json.loads((out / "manifest.json").read_text())["reports"]
    pages = {e["html"]: without_timestamps((out / e["html"]).read_text()) for e in entries}
    return {e["html"]: e["status"] for e in entries}, pages


def test_the_pages_made_anew_are_those_that_a_word_changes(package: Path, processed: Path):
    _, before = run(package, processed)
    words = package / "present/attainment/words.py"
    text = words.read_text(encoding="utf-8")
    assert "評価指標は" in text
    words.write_text(text.replace("評価指標は", "評価の指標は"), encoding="utf-8")
    statuses, after = run(package, processed)
    made = {html for html, status in statuses.items() if status == "ok"}
    assert made == {html for html in before if after[html] != before[html]}
    assert len(made) == 4
    _, forced = run(package, processed, "--force")
    assert forced == after
