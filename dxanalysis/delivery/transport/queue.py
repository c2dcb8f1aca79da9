"""All messages that wait, handed to the server: so many a minute, and again after growing pauses."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from dxanalysis.base.clock import now
from dxanalysis.delivery import progress
from dxanalysis.delivery.progress import OnProgress
from dxanalysis.delivery.record.outbox import QueuedMessage
from dxanalysis.delivery.record.record import DeliveryRecord
from dxanalysis.delivery.settings.model import DeliverySettings
from dxanalysis.delivery.settings.password import Password
from dxanalysis.delivery.transport.connection import (
    ConnectionLostError,
    ServerError,
    smtp_session,
)
from dxanalysis.delivery.transport.handover import Handover, NotLoggedInError

_MINUTE = 60  # seconds
RETRY_PAUSES = (10.0, 30.0, 90.0, 270.0)
"""Seconds before each further try in one run; what is left then waits for the next run."""


@dataclass(frozen=True)
class Clock:
    """The time in seconds, and waiting; tests put their own in place."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class RateLimit:
    """Lets at most `per_minute` messages pass in any 60 seconds.

    `passed` are the times of those that passed before, the oldest first.
    """

    per_minute: int
    clock: Clock
    passed: deque[float] = field(default_factory=deque)

    def wait(self) -> None:
        """Wait for the next message's turn."""
        while len(self.passed) > self.per_minute:
            self.passed.popleft()
        if len(self.passed) == self.per_minute:
            since = self.clock.now() - self.passed.popleft()
            if since < _MINUTE:
                self.clock.sleep(_MINUTE - since)
        self.passed.append(self.clock.now())


def _passed_before(record: DeliveryRecord, clock: Clock) -> deque[float]:
    """When messages were handed over in the last minute by other processes, in this one's time.

    The record's times are whole seconds, so each counts as a second younger. One that lies in the
    future counts as of this moment.
    """
    moment, here = now(), clock.now()
    since = record.handed_over_since(moment - timedelta(seconds=_MINUTE))
    ages = sorted((max(0.0, (moment - at).total_seconds() - 1) for at in since), reverse=True)
    return deque(here - age for age in ages)


class SendQueue:
    """The messages' way to the server in one run.

    A connection for each message: none has to be kept open while another waits for its turn.
    """

    def __init__(
        self,
        settings: DeliverySettings,
        password: Password | None,
        record: DeliveryRecord,
        on_progress: OnProgress,
        clock: Clock,
    ) -> None:
        self._settings, self._password, self._record = settings, password, record
        self._on_progress, self._clock = on_progress, clock
        self._rate = RateLimit(settings.mail.per_minute, clock, _passed_before(record, clock))

    def send(self, messages: list[QueuedMessage]) -> list[QueuedMessage]:
        """Hand over all that the server takes; what it does not take yet comes back."""
        waiting, lasting = self._try_each(messages)
        for pause in RETRY_PAUSES:
            if not waiting or lasting:
                break
            self._on_progress(progress.retry_after(pause, len(waiting)))
            self._clock.sleep(pause)
            waiting, lasting = self._try_each(waiting)
        return waiting

    def _try_each(self, messages: list[QueuedMessage]) -> tuple[list[QueuedMessage], bool]:
        """Try each once; what still waits, and whether trying again would change nothing."""
        for message in messages:
            self._rate.wait()
            try:
                self._hand_over(message)
            except ServerError as error:  # so it would be for the others
                self._on_progress(progress.server_failed(error))
                return self._waiting(messages), error.lasting
            self._report_outcome(message)
        return self._waiting(messages), False

    def _hand_over(self, message: QueuedMessage) -> None:
        with smtp_session(self._settings.server, self._password) as session:
            try:
                handover = Handover(session, message, self._record)
                handover.run(self._settings.mail.sender.address)
            except ConnectionLostError as error:  # the server did not get it as a whole
                unsent = self._record.unsent(message.mailing, message.recipients)
                self._record.add("deferred", message.mailing, unsent, str(error))
            except NotLoggedInError as error:
                reason = f"ログインを求めています({error})。user とパスワードを設定してください"
                raise ServerError(self._settings.server, reason, lasting=True) from None

    def _waiting(self, messages: list[QueuedMessage]) -> list[QueuedMessage]:
        left = [
            replace(message, recipients=self._record.unsent(message.mailing, message.recipients))
            for message in messages
        ]
        return [message for message in left if message.recipients]

    def _report_outcome(self, message: QueuedMessage) -> None:
        """One line for all recipients with the same answer."""
        outcomes = self._record.outcomes(message.mailing.addressee, message.recipients)
        for (event, reply), recipients in outcomes.items():
            if kind := progress.REPORTED.get(event):
                self._on_progress(progress.outcome(kind, message, recipients, reply))
