"""A message before it is written: whose it is, what it is called, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from dxanalysis.delivery.letter.notice import Notice
from dxanalysis.delivery.message.addresses import parse_address
from dxanalysis.delivery.message.identity import Identity, department_of
from dxanalysis.delivery.message.message import message_of, notice_of
from dxanalysis.delivery.recipients import Share
from dxanalysis.delivery.record.record import Item, Record
from dxanalysis.delivery.settings.model import Division, MailSettings
from dxanalysis.reports.manifest import Entry

if TYPE_CHECKING:
    from dxanalysis.delivery.letter.letter import Letter

LetterWriter = Callable[[Division, list[Entry], Path], "Letter"]
OPERATOR = "operator"
_JAPAN = timezone(timedelta(hours=9))


@dataclass(frozen=True)
class Draft:
    """One message: `label` is what people call the addressee, `topic` is for the file's name.

    `recipients` are all its mailboxes, as the record names them.
    """

    item: Item
    label: str
    topic: str
    subject: str
    recipients: tuple[str, ...]
    write: Callable[[], bytes]


def draft_of_share(
    share: Share, mail: MailSettings, record: Record, write_letter: LetterWriter, out: Path
) -> Draft:
    """The message of a division; raises whatever writing the letter raises."""
    division = share.division
    letter = write_letter(division, list(share.entries), out)
    key = f"division/{division.name}"
    department = department_of(division.plan)
    identity = _identity(key, department, letter.content_sha256, record, mail)
    return Draft(
        item=Item(key, letter.content_sha256, identity.message_id),
        label=division.name,
        topic=division.plan,
        subject=letter.subject,
        recipients=_mailboxes([*division.to, *division.cc]),
        write=lambda: message_of(letter, division, mail, identity, _now()),
    )


def draft_of_notice(notice: Notice, mail: MailSettings, record: Record) -> Draft:
    """The message to the operator."""
    identity = _identity(OPERATOR, OPERATOR, notice.content_sha256, record, mail)
    return Draft(
        item=Item(OPERATOR, notice.content_sha256, identity.message_id),
        label="運用担当",
        topic=OPERATOR,
        subject=notice.subject,
        recipients=(mail.operator.key,),
        write=lambda: notice_of(notice.subject, notice.plain, mail, identity, _now()),
    )


def _identity(key: str, topic: str, content: str, record: Record, mail: MailSettings) -> Identity:
    return Identity.of(key, topic, content, record.edition(key, content), mail.sender.domain)


def _mailboxes(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parse_address(text).key for text in texts))


def _now() -> datetime:
    return datetime.now(_JAPAN)
