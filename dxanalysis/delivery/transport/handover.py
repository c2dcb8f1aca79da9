"""One message handed to the server, and the record of it written at the right moments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dxanalysis.delivery.record.record import Event, Item, Record
from dxanalysis.delivery.transport.connection import Line, LineCutError, Reply

_TOO_BIG = 552  # RFC 1870: this message is larger than the server takes any


@dataclass(frozen=True)
class Parcel:
    """A message that waits in the outbox for `recipients` (mailboxes, as the record names them).

    `label` is what people call its addressee.
    """

    item: Item
    label: str
    subject: str
    file: Path
    recipients: tuple[str, ...]


class Handover:
    """One try to hand over one message."""

    def __init__(self, line: Line, parcel: Parcel, record: Record) -> None:
        self._line, self._parcel, self._record = line, parcel, record

    def run(self, sender: str) -> None:
        """Hand the message over for all recipients that the server takes.

        What became of each is in the record. Raises `LineCutError` where the line broke before the
        server had the message as a whole: then nobody got it.
        """
        content = self._parcel.file.read_bytes()
        reply = self._line.mail(sender, len(content))
        if not reply.good:  # for a reason that is not the recipients': another run may do
            too_big = reply.code == _TOO_BIG
            self._note("refused" if too_big else "deferred", self._parcel.recipients, reply)
            return
        if taken := self._taken():
            self._hand_over(content, taken)

    def _taken(self) -> list[str]:
        """Those recipients that the server takes; of the others it is noted why not."""
        replies = {one: self._line.rcpt(one) for one in self._parcel.recipients}
        for recipient, reply in replies.items():
            if not reply.good:
                self._note("refused" if reply.permanent else "deferred", (recipient,), reply)
        return [recipient for recipient, reply in replies.items() if reply.good]

    def _hand_over(self, content: bytes, recipients: list[str]) -> None:
        reply = self._line.begin()
        if reply.code != 354:
            self._note("refused" if reply.permanent else "deferred", recipients, reply)
            return
        self._line.write(content)
        self._note("sending", recipients)
        try:
            reply = self._line.end()
        except LineCutError as error:
            self._record.note("held", self._parcel.item, recipients, str(error))
            return
        self._note(_ending(reply), recipients, reply)

    def _note(
        self, event: Event, recipients: tuple[str, ...] | list[str], reply: Reply | None = None
    ) -> None:
        self._record.note(event, self._parcel.item, recipients, str(reply or ""))


def _ending(reply: Reply) -> Event:
    """What the answer to a whole message means; one that is no answer tells nothing."""
    if reply.good:
        return "sent"
    if reply.permanent:
        return "refused"
    return "deferred" if reply.temporary else "held"
