"""What was sent to whom with which content: the memory by which nothing is sent twice.

A message's way for one recipient:

    queued ─▶ sending ─▶ sent
       ▲         ├─────▶ refused (5xx)
       │         ├─────▶ held (nobody knows)
       └ deferred ◀┘ (4xx)

`sending` is written just before the end of the message is said to the server: up to there the
server has nothing that it could deliver, from there on only its answer can tell. A `sending`
without an end is therefore held, and the operator asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from dxanalysis.base.clock import iso, now
from dxanalysis.base.journal import Journal
from dxanalysis.delivery import DeliveryError

DeliveryEvent = Literal["queued", "sending", "sent", "refused", "deferred", "held", "cleared"]
DeliveryState = Literal["unsent", "sent", "held", "refused"]


@dataclass(frozen=True)
class Mailing:
    """One content for one addressee, a division or the operator; `content` is its hash."""

    addressee: str
    content: str
    message_id: str


@dataclass(frozen=True)
class LastEvent:
    """What happened last to one recipient; `received` is the content that it got last."""

    mailing: Mailing
    event: DeliveryEvent
    reply: str = ""
    received: str | None = None


@dataclass(frozen=True)
class DeliveryDecision:
    """A person's word on a message that was held or refused: send it again, or it has arrived."""

    mailing: Mailing
    recipients: tuple[str, ...]
    resend: bool


class DeliveryRecord:
    """The record of a folder of outputs, in its `.delivery`; recipients are mailboxes."""

    def __init__(self, folder: Path) -> None:
        """Read the record; raises `JournalError`."""
        self._journal = Journal(folder / "record.jsonl", "二重に送らないため、送信しません。")
        self._last: dict[tuple[str, str], LastEvent] = {}
        self._contents: dict[str, list[str]] = {}
        for line in self._journal.lines:
            mailing = Mailing(line["key"], line["content"], line["message_id"])
            self._learn(line["event"], mailing, line["recipients"], line.get("reply", ""))

    def add(
        self,
        event: DeliveryEvent,
        mailing: Mailing,
        recipients: Iterable[str],
        reply: str = "",
    ) -> None:
        """Write down what happened, on the disk before this returns."""
        named = list(recipients)
        line = {
            "at": iso(now()),
            "event": event,
            "key": mailing.addressee,
            "recipients": named,
            "message_id": mailing.message_id,
            "content": mailing.content,
        }
        self._journal.append(line | ({"reply": reply} if reply else {}))
        self._learn(event, mailing, named, reply)

    def queue(self, mailing: Mailing, recipients: Iterable[str]) -> None:
        """Record that a mailing waits for those for whom it did not wait before."""
        new = [one for one in recipients if not self._waits(mailing, one)]
        if new:
            self.add("queued", mailing, new)

    def clear(self, addressee: str) -> None:
        """Record that there is nothing more to say to an addressee; what comes next is new again."""
        if self._contents.get(addressee, [""])[-1]:
            self.add("cleared", Mailing(addressee, "", ""), [])

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
        if last.mailing.content == mailing.content and last.event in {"held", "refused"}:
            return "held" if last.event == "held" else "refused"
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
        """The mailings, and their recipients, that wait for a person's word: held, or refused."""
        return self._mailings({"held", "refused"})

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

    def _mailings(self, events: set[DeliveryEvent]) -> dict[Mailing, list[str]]:
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

    def _learn(
        self, event: DeliveryEvent, mailing: Mailing, recipients: list[str], reply: str
    ) -> None:
        if event in {"queued", "cleared"}:
            self._contents.setdefault(mailing.addressee, []).append(mailing.content)
        for recipient in recipients:
            before = self._last.get((mailing.addressee, recipient))
            received = before.received if before else None
            received = mailing.content if event == "sent" else received
            self._last[mailing.addressee, recipient] = LastEvent(mailing, event, reply, received)
