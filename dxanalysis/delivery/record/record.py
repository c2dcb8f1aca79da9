"""What was sent to whom with which content: the memory by which nothing is sent twice.

A message's way for one recipient:

    queued ─▶ sending ─▶ sent
       ▲         ├─────▶ refused (5xx)
       │         ├─────▶ held (nobody knows)
       └ deferred ◀┘ (4xx)
             └─────▶ expired (waited too long)

`sending` is written just before the end of the message is said to the server: up to there the
server has nothing that it could deliver, from there on only its answer can tell. A `sending`
without an end is therefore held, and the operator asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Literal

from dxanalysis.base.clock import iso, now
from dxanalysis.base.journal import Journal, JournalError
from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.record.line import DeliveryEvent, Mailing, RecordLine

DeliveryState = Literal["unsent", "sent", "held", "refused", "expired"]
_CLOCKS_DIFFER = timedelta(minutes=10)
_ASKED: frozenset[DeliveryEvent] = frozenset({"held", "refused", "expired"})


@dataclass(frozen=True)
class LastEvent:
    """What happened last to one recipient; `received` is the content that it got last.

    `waits_since`: when this mailing began to wait for it, None where no clock told.
    """

    mailing: Mailing
    event: DeliveryEvent
    reply: str = ""
    received: str | None = None
    waits_since: datetime | None = None


@dataclass(frozen=True)
class DeliveryDecision:
    """A person's word on a message that was held or refused: send it again, or it has arrived."""

    mailing: Mailing
    recipients: tuple[str, ...]
    resend: bool


class DeliveryRecord:
    """The record of a folder of outputs, in its `.delivery`; recipients are mailboxes."""

    def __init__(self, folder: Path) -> None:
        """Read the record; raises `JournalError`, for a line that lacks what it must tell too."""
        path, kept_from = folder / "record.jsonl", "二重に送らないため、送信しません。"
        self._journal = Journal(path, kept_from)
        self._last: dict[tuple[str, str], LastEvent] = {}
        self._contents: dict[str, list[str]] = {}
        self._handed_over: list[datetime] = []
        if path.is_file() and not self._journal.lines:
            raise JournalError(path, 1, f"記録が空です。{kept_from}")
        for number, line in enumerate(self._journal.lines, 1):
            if (read := RecordLine.read(line)) is None:
                raise JournalError(path, number, kept_from)
            self._learn(read)

    def newest_in_future(self) -> datetime | None:
        """A recorded time that has not come yet: then this clock, or an earlier one, is wrong."""
        newest = max(self._handed_over, default=None)
        return newest if newest and newest > now() + _CLOCKS_DIFFER else None

    def handed_over_since(self, moment: datetime) -> list[datetime]:
        """When messages were handed to the server, from a moment on, by whatever process.

        A time that has not come yet counts: no clock tells how long ago it really was.
        """
        return [at for at in self._handed_over if at >= moment]

    def add(
        self,
        event: DeliveryEvent,
        mailing: Mailing,
        recipients: Iterable[str],
        reply: str = "",
    ) -> None:
        """Write down what happened, on the disk before this returns."""
        named = list(recipients)
        moment = now()
        line = {
            "at": iso(moment),
            "event": event,
            "key": mailing.addressee,
            "recipients": named,
            "message_id": mailing.message_id,
            "content": mailing.content,
        }
        self._journal.append(line | ({"reply": reply} if reply else {}))
        self._learn(RecordLine(event, mailing, named, reply, moment))

    def queue(self, mailing: Mailing, recipients: Iterable[str]) -> None:
        """Record that a mailing waits for those for whom it did not wait before."""
        new = [one for one in recipients if not self._waits(mailing, one)]
        if new:
            self.add("queued", mailing, new)

    def clear(self, addressee: str) -> None:
        """Record that there is nothing more to say to an addressee; what comes next is new again."""
        if self._contents.get(addressee, [""])[-1]:
            self.add("cleared", Mailing(addressee, "", ""), [])

    def name_of(self, addressee: str, content: str, earlier: str) -> str:
        """The hash by which the record knows a content: `earlier` is that of earlier versions."""
        known = self._contents.get(addressee, [])
        return earlier if earlier in known and content not in known else content

    def recurrence(self, addressee: str, content: str) -> int:
        """How often a content was new for an addressee before it became new this time."""
        runs = [one for one, _ in groupby(self._contents.get(addressee, []))]
        before = runs[:-1] if runs and runs[-1] == content else runs
        return before.count(content)

    def state(self, mailing: Mailing, recipient: str) -> DeliveryState:
        """Whether a recipient is still to get a content."""
        last = self._last.get((mailing.addressee, recipient))
        if last is None:
            return "unsent"
        if last.mailing.content == mailing.content:
            match last.event:
                case "held" | "refused" | "expired":
                    return last.event
        # Held is another content: the recipient may have it, so this one is new again.
        received = last.received == mailing.content and last.event != "held"
        return "sent" if received and not self._cleared(mailing) else "unsent"

    def unsent(self, mailing: Mailing, recipients: Iterable[str]) -> tuple[str, ...]:
        """Those recipients that are still to get a content."""
        return tuple(one for one in recipients if self.state(mailing, one) == "unsent")

    def outcomes(
        self, addressee: str, recipients: Iterable[str]
    ) -> dict[tuple[DeliveryEvent, str], list[str]]:
        """What became of an addressee's last message: who shares the same event and answer."""
        found: dict[tuple[DeliveryEvent, str], list[str]] = {}
        for recipient in recipients:
            if last := self._last.get((addressee, recipient)):
                found.setdefault((last.event, last.reply), []).append(recipient)
        return found

    def undecided(self) -> dict[Mailing, list[str]]:
        """The mailings, and their recipients, that wait for a person's word."""
        return self._mailings(_ASKED)

    def counts(self) -> dict[str, int]:
        """How many recipients wait, and how many of which a person must decide, by state."""
        states = {"queued": "waiting", "deferred": "waiting", "sending": "held"}
        found = Counter(states.get(last.event, last.event) for last in self._last.values())
        return {name: found[name] for name in ("waiting", "held", "refused", "expired")}

    def waiting_longer(
        self, mailing: Mailing, recipients: Iterable[str], limit: timedelta
    ) -> tuple[str, ...]:
        """Those for whom a mailing has been waiting for longer than `limit`.

        Of one that waits since a time that has not come yet, nobody knows how long it has.
        """
        found = []
        for recipient in recipients:
            last = self._last.get((mailing.addressee, recipient))
            if last and last.mailing == mailing and last.waits_since:
                found += [recipient] if now() - last.waits_since > limit else []
        return tuple(found)

    def hold_unanswered(self) -> None:
        """Hold what a killed process left: of a `sending` without an end nobody knows."""
        for mailing, recipients in self._mailings({"sending"}).items():
            self.add("held", mailing, recipients, "送信の途中で止まりました")

    def decide(self, resend: Iterable[str], arrived: Iterable[str]) -> list[DeliveryDecision]:
        """Record a person's words; `resend` and `arrived` are Message-IDs.

        Raises `DeliveryError` for one that no decision is asked about, before any is recorded.
        """
        again = [self._asked_about(given) for given in resend]
        done = [self._asked_about(given) for given in arrived]
        made = []
        for mailing in again:
            if recipients := self.undecided().get(mailing):
                made.append(DeliveryDecision(mailing, tuple(recipients), resend=True))
                self.add("queued", mailing, recipients)
        for mailing in done:
            if recipients := self.undecided().get(mailing):
                made.append(DeliveryDecision(mailing, tuple(recipients), resend=False))
                self.add("sent", mailing, recipients, "届いたことを人が確かめた")
        return made

    def _asked_about(self, given: str) -> Mailing:
        """The mailing of this Message-ID, in brackets or not, or of its part before the @."""
        wanted = given.strip().strip("<>")
        for mailing in self.undecided():
            if wanted in {mailing.message_id, mailing.message_id.partition("@")[0]}:
                return mailing
        known = [mailing.message_id for mailing in self.undecided()]
        raise DeliveryError(
            f"「{given}」は、保留または拒否のメールの Message-ID ではありません。"
            f"あるのは {'、'.join(known) or 'なし'} です",
            given=given,
            known=known,
        )

    def _mailings(self, events: Set[DeliveryEvent]) -> dict[Mailing, list[str]]:
        found: dict[Mailing, list[str]] = {}
        for (_, recipient), last in self._last.items():
            if last.event in events:
                found.setdefault(last.mailing, []).append(recipient)
        return found

    def _waits(self, mailing: Mailing, recipient: str) -> bool:
        last = self._last.get((mailing.addressee, recipient))
        return last is not None and (last.mailing, last.event) in {
            (mailing, "queued"),
            (mailing, "deferred"),
        }

    def _cleared(self, mailing: Mailing) -> bool:
        """Whether there was nothing to say in between: what comes after that is new again."""
        return self._contents.get(mailing.addressee, ["?"])[-1] == ""

    def _learn(self, line: RecordLine) -> None:
        mailing = line.mailing
        if line.event in {"queued", "cleared"}:
            self._contents.setdefault(mailing.addressee, []).append(mailing.content)
        if line.event == "sending" and line.at:
            self._handed_over.append(line.at)
        for recipient in line.recipients:
            before = self._last.get((mailing.addressee, recipient))
            received = before.received if before else None
            received = mailing.content if line.event == "sent" else received
            same = before is not None and before.mailing == mailing and line.event != "queued"
            since = before.waits_since if before and same else line.at
            self._last[mailing.addressee, recipient] = LastEvent(
                mailing, line.event, line.reply, received, since
            )
