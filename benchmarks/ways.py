"""The ways of making the same reports: the command, papermill as one types it, and a loop.

Each is run as its own processes and gives the seconds that it took from start to end.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PLAIN = Path(__file__).with_name("plain.py")

# The plain way, a report a line: notebook, result, tables, plan and, where there is one, issue.
_BOTH_STEPS = (
    'papermill "$0" "$1" -p plan_id "$3" ${4:+-p issue_no "$4"} -p data_dir "$2" '
    '&& jupyter nbconvert --to html "$1"'
)


@dataclass(frozen=True)
class Place:
    """Documents, their tables, and a folder of results for each way."""

    folder: Path

    @property
    def raw(self) -> Path:
        """The documents."""
        return self.folder / "raw"

    @property
    def data(self) -> Path:
        """The tables."""
        return self.folder / "processed"

    @property
    def ours(self) -> Path:
        """What the command made."""
        return self.folder / "ours"

    @property
    def plain(self) -> Path:
        """What papermill and nbconvert made, whether typed or in a loop."""
        return self.folder / "plain"

    @property
    def manifest(self) -> dict[str, Any]:
        """What the command noted of its last run."""
        text = (self.ours / "manifest.json").read_text(encoding="utf-8")
        noted: dict[str, Any] = json.loads(text)
        return noted

    @property
    def reports(self) -> list[dict[str, str]]:
        """Every report, from the manifest that the command left, as text for a command line."""
        return [
            {
                "source": str(ROOT / "notebooks" / f"{entry['report'].replace('-', '_')}.ipynb"),
                "result": str(self.plain / entry["notebook"]),
                "data_dir": str(self.data),
                "plan_id": entry["plan_id"],
                "issue_no": str(entry["issue_no"] or ""),
            }
            for entry in self.manifest["reports"]
        ]


def first_run(place: Place) -> None:
    """Read the documents and make every report, not measured."""
    _seconds([_bin("dxanalysis"), "ingest", "--raw", place.raw, "--out", place.data])
    report(place, "--jobs", "2")


def report(place: Place, *options: str) -> float:
    """`dxanalysis report --force` with these options."""
    folders: list[str | Path] = ["--data", place.data, "--out", place.ours]
    return _seconds([_bin("dxanalysis"), "report", "--force", *options, *folders])


def unchanged_run(place: Place) -> float:
    """`dxanalysis run` where nothing changed since the last."""
    folders: list[str | Path] = ["--raw", place.raw, "--data", place.data, "--out", place.ours]
    seconds = _seconds([_bin("dxanalysis"), "run", *folders])
    if any(entry["status"] != "unchanged" for entry in place.manifest["reports"]):
        raise RuntimeError("the run made reports: it was none that nothing changed for")
    return seconds


def imports() -> float:
    """A Python that imports what tables need, and ends."""
    return _seconds([sys.executable, "-c", "import pandas, pyarrow"])


def typed(place: Place, *, first: int | None = None) -> float:
    """`xargs -P2` of papermill and nbconvert, for each report two new processes and a kernel."""
    reports = place.reports[:first]
    lines = [shlex.join(value for value in report.values() if value) for report in reports]
    _new_folders(place.plain, reports)
    seconds = _seconds(
        ["xargs", "-P", "2", "-L", "1", "sh", "-c", _BOTH_STEPS], given="\n".join(lines)
    )
    _require_pages(reports)
    return seconds


def looped(place: Place) -> float:
    """Two processes, each looping papermill's and nbconvert's Python calls over half of all."""
    reports = place.reports
    _new_folders(place.plain, reports)
    begun = time.perf_counter()
    halves = [
        subprocess.Popen(
            [sys.executable, PLAIN, "loop", json.dumps(reports[start::2])],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for start in (0, 1)
    ]
    statuses = [half.wait() for half in halves]
    seconds = time.perf_counter() - begun
    if any(statuses):
        raise RuntimeError(f"a loop ended with {statuses}")
    _require_pages(reports)
    return seconds


def cells_alone(place: Place, kind: str) -> float:
    """Seconds a report of its cells in one warm interpreter, mean of all reports of a kind."""
    notebook = f"{kind.replace('-', '_')}.ipynb"
    reports = [report for report in place.reports if report["source"].endswith(notebook)]
    command = [sys.executable, str(PLAIN), "cells", json.dumps(reports)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _bin(name: str) -> Path:
    return BIN / name


def _seconds(command: Sequence[str | Path], given: str = "") -> float:
    """Run a command that must succeed, without showing what it says."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: PLW1510 - what it said is shown below
        command, input=given, capture_output=True, text=True, env=os.environ | {"PATH": path}
    )
    seconds = time.perf_counter() - begun
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return seconds


def _new_folders(results: Path, reports: list[dict[str, str]]) -> None:
    shutil.rmtree(results, ignore_errors=True)
    for report in reports:
        Path(report["result"]).parent.mkdir(parents=True, exist_ok=True)


def _require_pages(reports: list[dict[str, str]]) -> None:
    """Ensure that a way is not fast because it made less."""
    missing = [r["result"] for r in reports if not Path(r["result"]).with_suffix(".html").is_file()]
    if missing:
        raise RuntimeError(f"no page for {missing}")
