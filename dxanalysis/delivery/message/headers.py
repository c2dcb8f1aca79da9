"""The headers of a message, each checked: what a document or the file says begins no new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.message import Message
from email.utils import format_datetime

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery.message.addresses import Address, parse_address, unsafe_character
from dxanalysis.delivery.message.encoded import encoded, mailbox
from dxanalysis.delivery.message.identity import Identity
from dxanalysis.delivery.settings.model import MailSettings


class UnsafeHeaderError(DxanalysisError):
    """A value with a character that must not stand in a header."""

    def __init__(self, header: str, sign: str) -> None:
        super().__init__(header, sign)
        self.header, self.sign = header, sign

    def __str__(self) -> str:
        return (
            f"メールの {self.header} に、改行などの使えない文字({self.sign})が入るところでした。"
            "送っていません。文書か設定のその文字を取り除いてください"
        )


def safe(header: str, value: str) -> str:
    """The value itself; raises `UnsafeHeaderError` where it could begin another header."""
    if sign := unsafe_character(value):
        raise UnsafeHeaderError(header, sign)
    return value


def put_recipients(message: Message, to: Iterable[str], cc: Iterable[str] = ()) -> None:
    """Put To and, if there are any, Cc; raises `UnsafeHeaderError`."""
    for header, texts in (("To", to), ("Cc", cc)):
        if addresses := [parse_address(safe(header, text)) for text in texts]:
            message[header] = _mailboxes(header, addresses)


def put_headers(
    message: Message, mail: MailSettings, identity: Identity, subject: str, now: datetime
) -> None:
    """Put what every message says into it; `now` has a time zone. Raises `UnsafeHeaderError`.

    No `Precedence`: it never was a standard, and Auto-Submitted (RFC 3834) and Exchange's own
    X-Auto-Response-Suppress keep answering machines quiet. The latter names no delivery reports,
    since an address that has gone is to be heard of.
    """
    values = {
        "From": _mailboxes("From", [mail.sender]),
        "Reply-To": _mailboxes("Reply-To", [mail.reply_to]) if mail.reply_to else "",
        "Subject": encoded(safe("Subject", subject), len("Subject: ")),
        "Date": format_datetime(now),
        "Message-ID": f"<{identity.message_id}>",
        "In-Reply-To": f"<{identity.thread}>",
        "References": f"<{identity.thread}>",
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
    return ",\n ".join(mailbox(address, used) for address in addresses)
