"""One message handed to the server, each step recorded before the next can happen."""

from __future__ import annotations

from dxanalysis.delivery.record.line import DeliveryEvent
from dxanalysis.delivery.record.outbox import QueuedMessage
from dxanalysis.delivery.record.record import DeliveryRecord
from dxanalysis.delivery.transport.connection import ConnectionLostError, Reply, SmtpSession

_WANTS_LOGIN = {530, 534, 535, 538}  # RFC 4954: any message would be answered so


class NotLoggedInError(Exception):
    """A server that takes no message from one who did not log in, or not so."""


class Handover:
    """One attempt to hand over one message."""

    def __init__(
        self, session: SmtpSession, message: QueuedMessage, record: DeliveryRecord
    ) -> None:
        self._session, self._message, self._record = session, message, record

    def run(self, sender: str) -> None:
        """Hand the message over for all recipients that the server takes.

        What became of each is in the record. Raises `ConnectionLostError` where the connection broke before the
        server had the message as a whole: then nobody got it; and `NotLoggedInError`.
        """
        content = self._message.file.read_bytes()
        reply = self._session.mail(sender, len(content))
        if reply.code in _WANTS_LOGIN:  # the settings are wrong, not the message
            raise NotLoggedInError(str(reply))
        if not reply.good:
            event: DeliveryEvent = "refused" if reply.permanent else "deferred"
            self._add(event, self._message.recipients, reply)
            return
        if taken := self._taken():
            self._hand_over(content, taken)

    def _taken(self) -> list[str]:
        """Those recipients that the server takes; of the others it is recorded why not."""
        replies = {one: self._session.rcpt(one) for one in self._message.recipients}
        for recipient, reply in replies.items():
            if not reply.good:
                self._add("refused" if reply.permanent else "deferred", (recipient,), reply)
        return [recipient for recipient, reply in replies.items() if reply.good]

    def _hand_over(self, content: bytes, recipients: list[str]) -> None:
        reply = self._session.begin()
        if reply.code != 354:
            self._add("refused" if reply.permanent else "deferred", recipients, reply)
            return
        self._session.write(content)
        self._add("sending", recipients)
        try:
            reply = self._session.end()
        except ConnectionLostError as error:
            self._record.add("held", self._message.mailing, recipients, str(error))
            return
        self._add(_ending(reply), recipients, reply)

    def _add(
        self,
        event: DeliveryEvent,
        recipients: tuple[str, ...] | list[str],
        reply: Reply | None = None,
    ) -> None:
        self._record.add(event, self._message.mailing, recipients, str(reply or ""))


def _ending(reply: Reply) -> DeliveryEvent:
    """What the answer to a whole message means; one that is no answer tells nothing."""
    if reply.good:
        return "sent"
    if reply.permanent:
        return "refused"
    return "deferred" if reply.temporary else "held"
