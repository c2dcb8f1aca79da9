"""A report as plain values: what is wanted, what it is made from, how it ended.

Light and free of what it is made with, so that a report can be made in another process or on
another machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from dxanalysis.plan.identity import slug_in
from dxanalysis.reports.request.catalogue import REPORTS


@dataclass(frozen=True)
class Request:
    """One report of one plan or issue, with the names that its page shows.

    `issue_label` is the number as the document prints it, which may differ from `issue_no`;
    `issue_title` has it before the title. A report of a whole `department` stands with its newest
    plan, whose page and mail lead to it. One of all departments of a `fiscal_year` has no plan.
    """

    report: str
    plan_id: str | None
    issue_no: int | None
    plan_title: str
    issue_title: str | None
    issue_label: str | None
    source: str
    source_sha256: str
    department: str | None = None
    fiscal_year: int | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """What the notebook is given, all but the place of the tables."""
        if self.fiscal_year is not None:
            return {"fiscal_year": self.fiscal_year}
        if self.department is not None:
            return {"department": self.department}
        issue = {} if self.issue_no is None else {"issue_no": self.issue_no}
        return {"plan_id": self.plan_id, **issue}

    @property
    def slug(self) -> str:
        """The department's part of the plan_id; of no plan, none."""
        return slug_in(self.plan_id or "")

    @property
    def title(self) -> str:
        """What the report is and of what: 予算の推移 経営課題1 …."""
        issue = "" if self.issue_title is None else f" {self.issue_title}"
        return f"{REPORTS[self.report].title}{issue}"

    @property
    def page_title(self) -> str:
        """The page's title: the report's, then the plan's."""
        return f"{self.title} ｜ {self.plan_title}"

    @property
    def html(self) -> str:
        """The page's place below the folder of outputs."""
        return f"{self._stem}.html"

    @property
    def notebook(self) -> str:
        """The executed notebook's place below the folder of outputs."""
        return f"{self._stem}.ipynb"

    @property
    def _stem(self) -> PurePosixPath:
        if self.fiscal_year is not None:
            return PurePosixPath("city", str(self.fiscal_year), self.report)
        if self.department is not None:
            return PurePosixPath("departments", self.slug, self.report)
        folder = PurePosixPath(self.plan_id or "")
        if self.issue_no is not None:
            folder /= f"issue-{self.issue_no}"
        return folder / self.report


@dataclass(frozen=True)
class Task:
    """A request with everything that is needed to fulfil it, wherever that is done.

    `notebook` is the notebook's source, `data` the absolute folder of the tables: all that must
    be within reach. `made_at` is the moment of the whole run and `scheduled` the time it was
    meant for, in ISO 8601; `seconds` is what the report may take.
    """

    request: Request
    notebook: str
    data: Path
    made_at: str
    seconds: int
    scheduled: str | None = None
    workshops: Path | None = None  # where its own folder is made; None: the system's place
    warm: bool = False  # run in this process, which is the report's own


@dataclass(frozen=True)
class Outcome:
    """How a task ended: the page and the executed notebook, or those that say why it failed.

    `warnings` are shown in the page. `why_cold` says why a report that was to be made in a warm
    process was given a kernel of its own.
    """

    status: Literal["ok", "failed"]
    seconds: float
    html: str
    notebook: str
    error: str | None = None
    warnings: tuple[str, ...] = ()
    why_cold: str | None = None


class ProcessDiedError(Exception):
    """The process of a task ended without an answer."""
