"""`manifest.json`: every report in the folder of outputs, how it went, and what it came from.

Read and written without the heavy libraries, so that a run with nothing to do ends at once.
"""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, field, fields, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dxanalysis.analysis.index_figures import PlanFigures
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.files import write_whole
from dxanalysis.base.fingerprint import content_sha256, file_sha256, sha256_of
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.reports.request.task import Outcome, Task

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

Status = Literal["running", "ok", "failed", "unchanged", "outdated"]
_LIBRARIES = ("dxanalysis", "pandas", "matplotlib", "papermill", "nbconvert", "ipykernel")

WHY = {
    "new": "初めて作成",
    "missing": "ファイルがないか、作成時と違う",
    "failed": "前回は失敗",
    "interrupted": "前回は途中で終了",
    "rows": "表の行が変わった",
    "parameters": "パラメーターが変わった",
    "notebook": "ノートブックが変わった",
    "code": "プログラムか部品の版が変わった",
    "forced": "作り直しの指定",
}
"""Why a report was made, in the order in which reasons are named."""


class ManifestError(DxanalysisError):
    """A manifest that is not one; the reports that it listed would drop out of the index."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} を読めません。このファイルを別の場所に移してから、"
            "dxanalysis report をすべてのレポートについて実行し直してください"
        )


@dataclass(frozen=True)
class Inputs:
    """The parts that a report depends on, each as a SHA-256 of 64 hexadecimal digits.

    `rows` are the plan's in every table, `code` the source that its notebook reaches and the
    installed versions of the libraries. The folder of the tables is left out: their content is in.
    """

    rows: str
    parameters: str
    notebook: str
    code: str

    @property
    def sha256(self) -> str:
        """One hash of all parts."""
        return sha256_of(part.encode() for part in asdict(self).values())

    def changed_since(self, earlier: dict[str, str]) -> list[str]:
        """Names of the parts that are not those of an earlier making."""
        return [name for name, part in asdict(self).items() if earlier.get(name) != part]


@dataclass(frozen=True)
class Entry:
    """One report. `html` and `notebook` are relative to the folder of outputs.

    `plan_id` is None and `fiscal_year` given for one of all departments of a year. `why_cold`: why it had a kernel of its own though most have none. `issue_label` is the number of the issue as printed. `html_sha256` and `notebook_sha256` are of the files as they were put in place, empty before.
    `why` names the reasons for which it was last made (`WHY`), `inputs` the hash of each part
    that it was made from. `outdated` says that the tables, the notebook or the code have changed
    since, or that the tables no longer hold its plan or issue, and that the report was not part
    of the last call.
    """

    report: str
    plan_id: str | None
    issue_no: int | None
    status: Status
    html: str
    notebook: str
    seconds: float
    inputs_sha256: str
    error: str | None
    title: str
    plan_title: str
    made_at: str
    scheduled: str | None = None
    why: list[str] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    outdated: bool = False
    html_sha256: str = ""
    notebook_sha256: str = ""
    issue_label: str | None = None
    why_cold: str | None = None
    fiscal_year: int | None = None

    @classmethod
    def of(cls, task: Task, outcome: Outcome, inputs: Inputs, why: list[str]) -> Entry:
        """Make the entry of a report that has just been made, or has failed."""
        request = task.request
        return cls(
            report=request.report,
            plan_id=request.plan_id,
            fiscal_year=request.fiscal_year,
            issue_no=request.issue_no,
            issue_label=request.issue_label,
            status=outcome.status,
            html=request.html,
            notebook=request.notebook,
            seconds=round(outcome.seconds, 2),
            inputs_sha256=inputs.sha256,
            error=outcome.error,
            title=request.title,
            plan_title=request.plan_title,
            made_at=task.made_at,
            scheduled=task.scheduled,
            why=why,
            inputs=asdict(inputs),
            warnings=list(outcome.warnings),
            why_cold=outcome.why_cold,
            html_sha256=content_sha256(outcome.html.encode()),
            notebook_sha256=content_sha256(outcome.notebook.encode()),
        )

    @classmethod
    def begun(cls, task: Task, earlier: Entry | None) -> Entry:
        """The entry of a report that is being made; what lies there is still the earlier one."""
        if earlier is not None:
            return replace(earlier, status="running")
        nothing = Inputs("", "", "", "")
        begun = cls.of(task, Outcome("failed", 0.0, "", ""), nothing, [])
        return replace(
            begun, status="running", inputs={}, inputs_sha256="", html_sha256="", notebook_sha256=""
        )

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Entry:
        """Read an entry, of a newer version's too: what this one does not know is left out."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known})

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The manifest's order: by plan, the whole plan first, then issue by issue, as catalogued."""
        names = list(REPORTS)
        place = names.index(self.report) if self.report in names else len(names)
        return self.about, self.issue_no or 0, place, self.report

    @property
    def about(self) -> str:
        """The plan_id; of a report of all departments the year before their plans."""
        return self.plan_id if self.plan_id is not None else f"{self.fiscal_year}-"

    @property
    def year(self) -> int:
        """The fiscal year that it is of."""
        return int(self.about[:4])

    def is_in(self, out: Path) -> bool:
        """Whether the page and the notebook are in the folder of outputs."""
        return all((out / name).is_file() for name in (self.html, self.notebook))

    def is_whole(self, out: Path) -> bool:
        """Whether page and notebook in the folder are those that were put there together."""
        files = {self.html: self.html_sha256, self.notebook: self.notebook_sha256}
        return self.is_in(out) and all(
            file_sha256(out / name) == digest for name, digest in files.items()
        )

    def as_unchanged(self) -> Entry:
        """The entry of a report that was asked for and need not be made again."""
        return replace(self, status="unchanged", outdated=False)

    def as_outdated(self, outdated: bool = True) -> Entry:
        """The entry, marked where the report is not what would be made now.

        A failed one stays failed: that says more.
        """
        if self.status == "failed" or not outdated:
            status: Status = "ok" if self.status == "outdated" else self.status
            return replace(self, outdated=outdated, status=status)
        return replace(self, outdated=True, status="outdated")


@dataclass(frozen=True)
class Manifest:
    """The state of a folder of outputs.

    `entries` are by the place of their HTML. `tables` is the hash of the tables that they were
    last held against, None of an older version's. `scheduled` is the time that the last run was meant
    for, None by hand. `state` is the hash of everything that all reports were made from, None
    where some are to be made. `plans` are the figures of every plan of the tables
    (`dxanalysis.analysis.index_figures`), for the index, which is also made without any tables.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    sources: list[dict[str, Any]] = field(default_factory=list)
    generated_at: str = ""
    scheduled: str | None = None
    state: str | None = None
    tables: str | None = None
    plans: list[PlanFigures] = field(default_factory=list)


def read_manifest(out: Path) -> Manifest:
    """Read the folder's manifest; an empty one at first.

    Raises `ManifestError` where the file is not a manifest.
    """
    path = out / "manifest.json"
    if not path.is_file():
        return Manifest()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = [Entry.from_json(one) for one in content["reports"]]
        plans = [PlanFigures.from_values(one) for one in content.get("plans", [])]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(path) from error
    return Manifest(
        entries={entry.html: entry for entry in entries},
        sources=content.get("sources", []),
        generated_at=content.get("generated_at", ""),
        scheduled=content.get("scheduled"),
        state=content.get("state"),
        tables=content.get("tables_sha256"),
        plans=plans,
    )


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Write the manifest beside the old one and move it into place."""
    listed = [asdict(entry) for entry in sorted(manifest.entries.values(), key=lambda e: e.order)]
    content = {
        "reports": listed,
        "plans": [plan.values() for plan in manifest.plans],
        "sources": manifest.sources,
        "generated_at": manifest.generated_at,
        "scheduled": manifest.scheduled,
        "state": manifest.state,
        "tables_sha256": manifest.tables,
        "versions": versions(),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    write_whole(out / "manifest.json", text + "\n")


def versions() -> dict[str, str]:
    """Versions of Python and of the libraries that a report's outputs depend on."""
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # run from a folder, without an installation
            continue
    return found


_READING = ("coverage", "facts_read", "facts_announced")


def sources_of(tables: Tables) -> list[dict[str, Any]]:
    """Every document that the tables know of, with what was read of it and what to know of it.

    A document that could not be read has diagnostics only: its hash and coverage are null.
    """
    plans = {row["source"]: row for row in tables.records("plans")}
    remarks: dict[str, list[dict[str, Any]]] = {name: [] for name in plans}
    for row in tables.records("diagnostics"):
        remarks.setdefault(row.pop("source"), []).append(row)
    return [
        {
            "source": name,
            "sha256": plans.get(name, {}).get("source_sha256"),
            **{fact: plans.get(name, {}).get(fact) for fact in _READING},
            "diagnostics": diagnostics,
        }
        for name, diagnostics in sorted(remarks.items())
    ]
