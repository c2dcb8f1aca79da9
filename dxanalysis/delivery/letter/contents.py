"""What a division's mail says: greeting, the reports in short section by section, cautions, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.letter.safe_text import file_name, one_line, unique_names
from dxanalysis.present.shared.source import draft_caution, plan_name
from dxanalysis.present.shared.table import Table
from dxanalysis.reports.manifest import Entry
from dxanalysis.reports.page.summary import Summary, read_summary
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.schema.codes import CODES
from dxanalysis.text.years import era_label

ATTACHED = (
    "添付のファイルは、ウェブブラウザーで開けます。"
    "本文は要点だけです。すべての図と表は添付のレポートにあります。"
)
AUTOMATIC = (
    "このメールは自動で送信しています。同じ宛先には、レポートの内容が変わったときに改めて送ります。"
)
_WARNED = "の計算中に警告が出ました。数値を使う前に、作成者に確かめてください。"
_OUTDATED = "は、表が変わった後に作り直していないため、最新の文書と異なることがあります。"


@dataclass(frozen=True)
class MailedReport:
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
    def has_room_for_picture(self) -> bool:
        """Whether its first picture is no taller than wide: a taller one fills a phone alone."""
        pictures = self.summary.pictures
        return bool(pictures) and pictures[0].height <= pictures[0].width

    @property
    def picture_name(self) -> str:
        """A name for its picture that no other in the mail has."""
        number = self.entry.issue_no
        return f"{'plan' if number is None else f'issue-{number}'}-{self.entry.report}.png"


@dataclass(frozen=True)
class MailSection:
    """The reports of one issue, or of the whole plan."""

    parts: tuple[MailedReport, ...]

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
    def has_results(self) -> bool:
        """Whether the plan's year is over and its results are filled in."""
        return self.parts[0].summary.subject.edition == "results"

    @property
    def news(self) -> MailedReport:
        """The report that tells most: of a year that is over, what was reached."""
        return self.parts[-1 if self.has_results else 0]

    @property
    def illustrated(self) -> MailedReport | None:
        """The first of its reports that has a picture which leaves room for the words."""
        return next((part for part in self.parts if part.has_room_for_picture), None)


@dataclass(frozen=True)
class MailContents:
    """All of a mail but its form; the whole plan's section first, then issue by issue."""

    division: str
    language: str
    sections: tuple[MailSection, ...]

    @property
    def parts(self) -> list[MailedReport]:
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


def gather(division: str, language: str, entries: list[Entry], out: Path) -> MailContents:
    """Read what the reports say; raises `DeliveryError` or `SummaryError`."""
    if not entries:
        raise DeliveryError(
            f"{division} に送るレポートがありません。"
            "設定の plan・issues・reports と、作成済みのレポートを確かめてください",
            division=division,
        )
    ordered = sorted(entries, key=lambda entry: entry.issue_no or 0)
    said = [read_summary(out / entry.notebook) for entry in ordered]
    files = unique_names([_file(*each) for each in zip(ordered, said, strict=True)])
    parts = [
        MailedReport(entry, _title(entry), summary, file)
        for entry, summary, file in zip(ordered, said, files, strict=True)
    ]
    grouped = groupby(parts, key=lambda part: part.entry.issue_no)
    return MailContents(
        division, language, tuple(MailSection(tuple(group)) for _, group in grouped)
    )


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


def greeting(contents: MailContents) -> list[str]:
    """To whom the mail is."""
    name = one_line(contents.division)
    return [f"Dear {name}," if contents.language == "en" else f"{name} 御中"]


def introduction(contents: MailContents) -> str:
    """What the mail holds."""
    plan, count = one_line(contents.plan), len(contents.parts)
    if contents.language == "en":
        return (
            f"Please find attached {count} report{'s' if count > 1 else ''} on {plan}. "
            "This mail gives their main points, in Japanese."
        )
    return f"{plan}のレポート{count}件を添付してお送りします。この本文は、その要点です。"


def cautions(contents: MailContents) -> list[str]:
    """Every caution of every report once, with the issues that it is about.

    Left out is what the section's answer, or a longer caution of the same sections, says as well.
    """
    about: dict[str, dict[str, None]] = {}
    for section in contents.sections:
        for text in _of_section(section):
            about.setdefault(text, {})[section.label] = None
    issues = [section.label for section in contents.sections if section.is_issue]
    return [
        _with_issues(text, list(labels), issues)
        for text, labels in about.items()
        if not any(
            text != other and text in other and labels.keys() <= others.keys()
            for other, others in about.items()
        )
    ]


def pressing(contents: MailContents) -> list[str]:
    """The cautions that no reader may miss: a warning, an old report, that a 案 is no decision."""
    drafts = (draft_caution(part.summary.subject) for part in contents.parts)
    first = tuple(text for text in drafts if text)
    return [
        text
        for text in cautions(contents)
        if text.endswith((_WARNED, _OUTDATED)) or text.startswith(first)
    ]


def sources(contents: MailContents) -> list[str]:
    """Where the numbers come from, each fact once; what the cautions say is not said again."""
    heeded = cautions(contents)
    said = [one_line(text) for part in contents.parts for text in part.summary.sources]
    return [text for text in dict.fromkeys(said) if not any(text in caution for caution in heeded)]


def _of_section(section: MailSection) -> Iterator[str]:
    answered = [one_line(p.text) for part in section.parts for p in part.summary.answer]
    for part in section.parts:
        if part.entry.outdated:
            yield f"「{part.title}」{_OUTDATED}"
        if part.entry.warnings:
            yield f"「{part.title}」{_WARNED}"
        said = map(one_line, part.summary.cautions)
        yield from (text for text in said if not any(text in answer for answer in answered))


def _with_issues(text: str, about: list[str], issues: list[str]) -> str:
    """The caution with its issues before it, unless it is about the plan or all of its issues."""
    if len(about) == len(issues) or not set(about) <= set(issues):
        return text
    return f"【{'、'.join(about)}】{text}"
