"""A division's mail before it is a message: subject, text, HTML, pictures and attached reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.letter.contents import (
    MailContents,
    MailedReport,
    MailSection,
    edition_mark,
    gather,
)
from dxanalysis.delivery.letter.html import html_part
from dxanalysis.delivery.letter.plain import plain_part
from dxanalysis.delivery.letter.safe_text import cut, one_line
from dxanalysis.delivery.letter.said import said
from dxanalysis.delivery.message.addresses import name_key
from dxanalysis.delivery.settings.model import Division
from dxanalysis.reports.manifest import Entry
from dxanalysis.reports.page.environment import without_timestamps
from dxanalysis.text.years import era_label

_DEPARTMENT, _LABEL = 20, 16  # characters
_NAMED = 2  # issues, where there is no report of the whole plan


@dataclass(frozen=True)
class Image:
    """A picture of the HTML, which refers to it as `cid:{name}`; `alt` are the words for it."""

    name: str
    png: bytes
    alt: str


@dataclass(frozen=True)
class Attachment:
    """A self-contained page under the name by which it is saved."""

    name: str
    html: str


@dataclass(frozen=True)
class Letter:
    """What a division gets, before it is a message; `division` is its name as it is written."""

    subject: str
    plain: str
    html: str
    images: tuple[Image, ...]
    attachments: tuple[Attachment, ...]
    division: str = ""

    @property
    def content_sha256(self) -> str:
        """Hash of what is said, 64 hexadecimal digits: the same whenever it was made.

        How it looks is no part of it: pictures count by their words, pages without their styles,
        and the division's name however it is written.
        """
        return sha256_of(self._parts())

    @property
    def look_sha256(self) -> str:
        """Hash of the content as it looks: what records of earlier versions name a mail by."""
        return sha256_of(self._bytes())

    def _bytes(self) -> Iterator[bytes]:
        for text in (self.subject, self.plain, self.html):
            yield text.encode()
        for image in self.images:
            yield from (image.name.encode(), image.png, image.alt.encode())
        for attached in self.attachments:
            yield from (attached.name.encode(), without_timestamps(attached.html).encode())

    def _parts(self) -> Iterator[bytes]:
        name, key = one_line(self.division), name_key(self.division)
        for text in (self.subject, self.plain, said(self.html)):
            yield (text.replace(name, key) if name else text).encode()
        for image in self.images:
            yield from (image.name.encode(), image.alt.encode())
        for attached in self.attachments:
            yield from (attached.name.encode(), said(without_timestamps(attached.html)).encode())


def write_letter(
    division: Division, entries: list[Entry], out: Path, *, reply_to: str | None = None
) -> Letter:
    """Write a division's mail of its reports, which stand in the folder of outputs.

    `reply_to`: the address that takes answers to the questions; without it they have no links.

    Raises `DeliveryError` where there is no report, or one that failed or is gone, and
    `SummaryError`.
    """
    for entry in entries:
        if entry.status == "failed":
            text = f"作成に失敗したレポート {entry.html} は送れません"
            raise DeliveryError(text, html=entry.html)
    contents = gather(division.name, division.language, entries, out)
    subject = subject_line(contents)
    page = html_part(contents, subject, reply_to)
    return Letter(
        subject=subject,
        plain=plain_part(contents),
        html=page.html,
        images=tuple(_image(part) for part in page.illustrated),
        attachments=tuple(_attachments(contents, out)),
        division=division.name,
    )


def _image(part: MailedReport) -> Image:
    picture = part.summary.pictures[0]
    return Image(part.picture_name, picture.png, one_line(picture.alt))


def _attachments(contents: MailContents, out: Path) -> Iterator[Attachment]:
    for part in contents.parts:
        path = out / part.entry.html
        try:
            yield Attachment(part.file, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise DeliveryError(
                f"添付するレポート {path} を読めません({error})。"
                "dxanalysis report で作り直してください",
                path=path,
                reason=str(error),
            ) from error


def subject_line(contents: MailContents) -> str:
    """【運営方針】デジタル統括室 令和8年度（案） 予算額 前年度から+151%（経営課題1）, on one line."""
    summary = contents.parts[0].summary
    department = cut(one_line(summary.subject.department), _DEPARTMENT)
    year = era_label(summary.subject.fiscal_year) + edition_mark(summary)
    return one_line(f"【運営方針】{department} {year} {_headlines(contents)}")


def _headlines(contents: MailContents) -> str:
    first, *others = contents.sections
    if not first.is_issue:
        return _headline(first)
    if not others:
        return f"{_headline(first)}（{_label(first)}）"
    named = [f"{_label(section)} {_headline(section)}" for section in contents.sections]
    more = len(named) - _NAMED
    return "、".join(named[:_NAMED]) + (f"、ほか{more}課題" if more > 0 else "")


def _headline(section: MailSection) -> str:
    """The first report's headline; of a plan with results the others' too."""
    summaries = [part.summary for part in section.parts]
    return " ".join(one.headline for one in (summaries if section.has_results else summaries[:1]))


def _label(section: MailSection) -> str:
    return cut(one_line(section.label), _LABEL)
