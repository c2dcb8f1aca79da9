"""The headers of a message: its Message-ID, its mailboxes, Japanese encoded, each value checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.charset import BASE64, Charset
from email.header import Header
from email.message import Message
from email.utils import format_datetime, formataddr

from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.message.addresses import Address, parse_address, unsafe_character
from dxanalysis.delivery.settings.model import MailSettings

_YEAR = re.compile(r"^\d{4}-")
_UTF8 = Charset("utf-8")
_UTF8.header_encoding = BASE64
_LINE = 76


@dataclass(frozen=True)
class MessageIds:
    """A message's own name and its thread's; each is `local@domain` in ASCII, without brackets.

    The same content for the same addressee has the same Message-ID, so that a second copy is known
    by its name, to us and to the servers on the way, most of which drop it. `thread` is the same
    year after year, so that mail programs show the mails of one division on one department
    together. No mail has that name itself.
    """

    message_id: str
    thread: str

    @classmethod
    def of(
        cls, addressee: str, topic: str, content_sha256: str, recurrence: int, domain: str
    ) -> MessageIds:
        """Name the message of a content; `recurrence` counts how often it was new before.

        A content that comes back after another one is new once more, and servers would drop it
        under its old name.
        """
        own = _hash("message", addressee, content_sha256, str(recurrence))
        return cls(f"{own}@{domain}", f"{_hash('thread', addressee, topic)}@{domain}")

    def content_id(self, name: str) -> str:
        """The Content-ID of an inline image, of which no other message has the like."""
        own, _, domain = self.message_id.partition("@")
        plain = re.sub(r"[^A-Za-z0-9-]+", "-", name.removesuffix(".png")).strip("-") or "image"
        return f"{plain}.{_hash('image', own, name)}@{domain}"


def department_of(plan_id: str) -> str:
    """A plan's department, which its yearly plans have in common: 2026-digital → digital."""
    return _YEAR.sub("", plan_id)


def safe(header: str, value: str) -> str:
    """The value itself; raises `DeliveryError` where it could begin another header."""
    if sign := unsafe_character(value):
        raise DeliveryError(
            f"メールの {header} に、改行などの使えない文字({sign})が入るところでした。"
            "送っていません。文書か設定のその文字を取り除いてください",
            header=header,
            sign=sign,
        )
    return value


def encoded(text: str, used: int) -> str:
    """A text as a header carries it (RFC 2047); `used` characters of the first line are taken.

    All of it is encoded, the spaces too: between encoded words those do not count. Not left to the
    library's `EmailMessage`, which loses the space between two encoded words of a subject (Python
    3.11) and begins a long display name on a line of its own.
    """
    if text.isascii():
        return text
    return Header(text, _UTF8, maxlinelen=_LINE - used).encode(linesep="\n")


def put_recipients(message: Message, to: Iterable[str], cc: Iterable[str] = ()) -> None:
    """Put To and, if there are any, Cc; raises `DeliveryError`."""
    for header, texts in (("To", to), ("Cc", cc)):
        if addresses := [parse_address(safe(header, text)) for text in texts]:
            message[header] = _mailboxes(header, addresses)


def put_headers(
    message: Message, mail: MailSettings, ids: MessageIds, subject: str, now: datetime
) -> None:
    """Put what every message says into it; `now` has a time zone. Raises `DeliveryError`.

    No `Precedence`: it never was a standard, and Auto-Submitted (RFC 3834) and Exchange's own
    X-Auto-Response-Suppress keep answering machines quiet. The latter names no delivery reports,
    since an address that has gone is to be heard of.
    """
    values = {
        "From": _mailboxes("From", [mail.sender]),
        "Reply-To": _mailboxes("Reply-To", [mail.reply_to]) if mail.reply_to else "",
        "Subject": encoded(safe("Subject", subject), len("Subject: ")),
        "Date": format_datetime(now),
        "Message-ID": f"<{ids.message_id}>",
        "In-Reply-To": f"<{ids.thread}>",
        "References": f"<{ids.thread}>",
        "List-Id": f"<{mail.list_id}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "MIME-Version": "1.0",
    }
    for header, value in values.items():
        if value:
            safe(header, value.replace("\n ", ""))
            message[header] = value


def _mailboxes(header: str, addresses: Sequence[Address]) -> str:
    """The mailboxes, each on lines of its own."""
    used = len(header) + 2
    return ",\n ".join(_mailbox(address, used) for address in addresses)


def _mailbox(address: Address, used: int) -> str:
    """A mailbox with its name before it."""
    if address.name.isascii():
        return formataddr((address.name, address.address))
    return f"{encoded(address.name, used)}\n <{address.address}>"


def _hash(*parts: str) -> str:
    return sha256_of(part.encode() for part in parts)[:20]
