"""A division's mail before it is a message: subject, text, HTML, pictures and attached reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.delivery.letter.contents import Contents, Part, gather
from dxanalysis.delivery.letter.html import html_part
from dxanalysis.delivery.letter.plain import plain_part
from dxanalysis.delivery.letter.safe_text import one_line
from dxanalysis.delivery.letter.subject_line import subject_line
from dxanalysis.delivery.settings.model import Division
from dxanalysis.reports.manifest import Entry
from dxanalysis.reports.page.environment import without_timestamps


class ReportMissingError(DxanalysisError):
    """A report that is to be attached and whose page is not in the folder of outputs."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return (
            f"添付するレポート {self.path} を読めません({self.reason})。"
            "dxanalysis report で作り直してください"
        )


class NotSendableError(DxanalysisError):
    """A report that failed: it is never mailed to a division."""

    def __init__(self, html: str) -> None:
        super().__init__(html)
        self.html = html

    def __str__(self) -> str:
        return f"作成に失敗したレポート {self.html} は送れません"


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
    """All that a division is told."""

    subject: str
    plain: str
    html: str
    images: tuple[Image, ...]
    attachments: tuple[Attachment, ...]

    @property
    def content_sha256(self) -> str:
        """Hash of the content, 64 hexadecimal digits: the same whenever it was made."""
        return sha256_of(self._parts())

    def _parts(self) -> Iterator[bytes]:
        for text in (self.subject, self.plain, self.html):
            yield text.encode()
        for image in self.images:
            yield from (image.name.encode(), image.png, image.alt.encode())
        for attached in self.attachments:
            yield from (attached.name.encode(), without_timestamps(attached.html).encode())


def write_letter(division: Division, entries: list[Entry], out: Path) -> Letter:
    """Write a division's mail of its reports, which stand in the folder of outputs.

    Raises `NothingToSendError`, `NotSendableError`, `SummaryError` and `ReportMissingError`.
    """
    for entry in entries:
        if entry.status == "failed":
            raise NotSendableError(entry.html)
    contents = gather(division.name, division.language, entries, out)
    subject = subject_line(contents)
    page = html_part(contents, subject)
    return Letter(
        subject=subject,
        plain=plain_part(contents),
        html=page.html,
        images=tuple(_image(part) for part in page.illustrated),
        attachments=tuple(_attachments(contents, out)),
    )


def _image(part: Part) -> Image:
    picture = part.summary.pictures[0]
    return Image(part.picture_name, picture.png, one_line(picture.alt))


def _attachments(contents: Contents, out: Path) -> Iterator[Attachment]:
    for part in contents.parts:
        path = out / part.entry.html
        try:
            yield Attachment(part.file, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ReportMissingError(path, str(error)) from error
