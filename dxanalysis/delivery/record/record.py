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

Event = Literal["queued", "sending", "sent", "refused", "deferred", "held", "cleared"]
Standing = Literal["due", "sent", "held", "refused"]


@dataclass(frozen=True)
class Item:
    """What a line of the record is about: a content for a key (a division, or the operator)."""

    key: str
    content: str
    message_id: str


@dataclass(frozen=True)
class Known:
    """What is known of one recipient of a key; `received` is the content that it got last."""

    item: Item
    event: Event
    reply: str = ""
    received: str | None = None


class Record:
    """The record of a folder of outputs, in its `.delivery`."""

    def __init__(self, folder: Path) -> None:
        """Read the record; raises `JournalError`."""
        self._journal = Journal(folder / "record.jsonl", "二重に送らないため、送信しません。")
        self._known: dict[tuple[str, str], Known] = {}
        self._contents: dict[str, list[str]] = {}
        for line in self._journal.lines:
            item = Item(line["key"], line["content"], line["message_id"])
            self._learn(line["event"], item, line["recipients"], line.get("reply", ""))

    def note(self, event: Event, item: Item, recipients: Iterable[str], reply: str = "") -> None:
        """Write down what happened, on the disk before this returns."""
        named = list(recipients)
        line = {
            "at": iso(now()),
            "event": event,
            "key": item.key,
            "recipients": named,
            "message_id": item.message_id,
            "content": item.content,
        }
        self._journal.append(line | ({"reply": reply} if reply else {}))
        self._learn(event, item, named, reply)

    def queue(self, item: Item, recipients: Iterable[str]) -> None:
        """Note that an item waits for those for whom it did not wait before."""
        waiting = {"queued", "deferred"}
        known = {one: self._known.get((item.key, one)) for one in recipients}
        new = [one for one, k in known.items() if not k or k.item != item or k.event not in waiting]
        if new:
            self.note("queued", item, new)

    def clear(self, key: str) -> None:
        """Note that there is nothing to tell a key any more; what comes next is news again."""
        if self._contents.get(key, [""])[-1]:
            self.note("cleared", Item(key, "", ""), [])

    def edition(self, key: str, content: str) -> int:
        """How often a content was new for a key before it became new this time."""
        runs = [one for one, _ in groupby(self._contents.get(key, []))]
        before = runs[:-1] if runs and runs[-1] == content else runs
        return before.count(content)

    def standing(self, item: Item, recipient: str) -> Standing:
        """Whether a recipient is still to get a content."""
        known = self._known.get((item.key, recipient))
        if known is None:
            return "due"
        if known.item.content == item.content and known.event in {"held", "refused"}:
            return "held" if known.event == "held" else "refused"
        # Held is another content: the recipient may have it, so this one is news again.
        received = known.received == item.content and known.event != "held"
        return "sent" if received and self._still(item) else "due"

    def outcomes(self, key: str, recipients: Iterable[str]) -> dict[tuple[Event, str], list[str]]:
        """What became of a key's last message: who shares the same event and answer."""
        found: dict[tuple[Event, str], list[str]] = {}
        for recipient in recipients:
            if known := self._known.get((key, recipient)):
                found.setdefault((known.event, known.reply), []).append(recipient)
        return found

    def unanswered(self) -> dict[Item, list[str]]:
        """The messages, and their recipients, whose `sending` has no end: of a killed process."""
        return self._items({"sending"})

    def open_questions(self) -> dict[Item, list[str]]:
        """The messages that wait for a person's word: held, or refused for good."""
        return self._items({"held", "refused"})

    def _items(self, events: set[str]) -> dict[Item, list[str]]:
        found: dict[Item, list[str]] = {}
        for (_, recipient), known in self._known.items():
            if known.event in events:
                found.setdefault(known.item, []).append(recipient)
        return found

    def _still(self, item: Item) -> bool:
        """Whether nothing came between: a notice that was cleared is news again."""
        contents = self._contents.get(item.key, [])
        return not contents or contents[-1] != ""

    def _learn(self, event: Event, item: Item, recipients: list[str], reply: str) -> None:
        if event in {"queued", "cleared"}:
            self._contents.setdefault(item.key, []).append(item.content)
        for recipient in recipients:
            before = self._known.get((item.key, recipient))
            received = before.received if before else None
            received = item.content if event == "sent" else received
            self._known[item.key, recipient] = Known(item, event, reply, received)
