"""What a division's mail is made of: the reports in short, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery.letter.safe_text import file_name, unique_names
from dxanalysis.present.shared.source import plan_name
from dxanalysis.present.shared.table import Table
from dxanalysis.reports.manifest import Entry
from dxanalysis.reports.page.summary import Summary, read_summary
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.schema.codes import CODES
from dxanalysis.text.years import era_label


class NothingToSendError(DxanalysisError):
    """A division without a report that can be sent."""

    def __init__(self, division: str) -> None:
        super().__init__(division)
        self.division = division

    def __str__(self) -> str:
        return (
            f"{self.division} に送るレポートがありません。"
            "設定の plan・issues・reports と、作成済みのレポートを確かめてください"
        )


@dataclass(frozen=True)
class Part:
    """One report of a section: what it is called, what it says, and its file in the mail."""

    entry: Entry
    title: str
    summary: Summary
    file: str

    @property
    def table(self) -> Table | None:
        """The report's first short table that has rows."""
        return next((table for table in self.summary.tables if table.rows), None)

    @property
    def picture_name(self) -> str:
        """A name for its picture that no other in the mail has."""
        number = self.entry.issue_no
        return f"{'plan' if number is None else f'issue-{number}'}-{self.entry.report}.png"


@dataclass(frozen=True)
class Section:
    """The reports of one issue, or of the whole plan."""

    parts: tuple[Part, ...]

    @property
    def is_issue(self) -> bool:
        """Whether it is about one issue."""
        return self.parts[0].summary.subject.issue is not None

    @property
    def label(self) -> str:
        """経営課題1, as the document numbers it, or 運営方針全体."""
        issue = self.parts[0].summary.subject.issue
        return f"経営課題{issue.label}" if issue else "運営方針全体"

    @property
    def title(self) -> str:
        """The label and, of an issue, its title."""
        issue = self.parts[0].summary.subject.issue
        return f"{self.label} {issue.title}" if issue else self.label

    @property
    def illustrated(self) -> Part | None:
        """The first of its reports that has a picture."""
        return next((part for part in self.parts if part.summary.pictures), None)


@dataclass(frozen=True)
class Contents:
    """All of a mail but its form; the whole plan's section first, then issue by issue."""

    division: str
    language: str
    sections: tuple[Section, ...]

    @property
    def parts(self) -> list[Part]:
        """Every report of the mail."""
        return [part for section in self.sections for part in section.parts]

    @property
    def plan(self) -> str:
        """令和8年度 デジタル統括室運営方針（案）."""
        return plan_name(self.parts[0].summary.subject)

    @property
    def answer(self) -> str:
        """The first report's answer in one sentence."""
        return next((p.text for p in self.parts[0].summary.answer if p.css == "dx-answer"), "")


def gather(division: str, language: str, entries: list[Entry], out: Path) -> Contents:
    """Read what the reports say; raises `NothingToSendError` or `SummaryError`."""
    if not entries:
        raise NothingToSendError(division)
    ordered = sorted(entries, key=lambda entry: entry.issue_no or 0)
    said = [read_summary(out / entry.notebook) for entry in ordered]
    files = unique_names([_file(*each) for each in zip(ordered, said, strict=True)])
    parts = [
        Part(entry, _title(entry), summary, file)
        for entry, summary, file in zip(ordered, said, files, strict=True)
    ]
    grouped = groupby(parts, key=lambda part: part.entry.issue_no)
    return Contents(division, language, tuple(Section(tuple(group)) for _, group in grouped))


def edition_mark(summary: Summary) -> str:
    """（案） of a draft, and so on; nothing of a plan that was decided."""
    edition = summary.subject.edition
    return "" if edition == "final" else f"（{CODES['edition'][edition][0]}）"


def _title(entry: Entry) -> str:
    return REPORTS[entry.report].title if entry.report in REPORTS else entry.report


def _file(entry: Entry, summary: Summary) -> str:
    """令和8年度（案）_デジタル統括室_経営課題1_予算の推移.html; a decided plan has no （案）."""
    subject, issue = summary.subject, summary.subject.issue
    year = era_label(subject.fiscal_year) + edition_mark(summary)
    names = [year, subject.department, f"経営課題{issue.label}" if issue else "", _title(entry)]
    return file_name("_".join(name for name in names if name), ".html")
