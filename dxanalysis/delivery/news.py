"""What is told while mail is sent: one line of Japanese an event, and its facts for machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dxanalysis.delivery.record.record import Event, Item
from dxanalysis.delivery.transport.connection import ServerError
from dxanalysis.delivery.transport.handover import Parcel

Kind = Literal[
    "sent", "refused", "deferred", "held", "waiting", "already", "withheld", "written", "pause",
    "server", "decided",
]  # fmt: skip


@dataclass(frozen=True)
class News:
    """One event. `problem` says that somebody has to look at it, and that not all is done."""

    kind: Kind
    text: str
    problem: bool = False
    facts: dict[str, object] = field(default_factory=dict)


Teller = Callable[[News], None]

TOLD: dict[Event, Kind] = {
    "sent": "sent",
    "refused": "refused",
    "deferred": "deferred",
    "held": "held",
}
"""What is told of the record's events, when one has just happened."""


def of_outcome(kind: Kind, parcel: Parcel, recipients: Sequence[str], reply: str) -> News:
    """What became of a message for some of its recipients."""
    ask = _QUESTIONS.get(kind, "").format(id=parcel.item.message_id)
    told = f"({reply})" if reply and kind != "sent" else ""
    text = f"{_WORDS[kind]}: {parcel.label} → {'、'.join(recipients)}{told}{ask}"
    facts: dict[str, object] = {
        "division": parcel.label,
        "recipients": list(recipients),
        "message_id": parcel.item.message_id,
        "subject": parcel.subject,
        "reply": reply,
    }
    return News(kind, text, kind in {"refused", "held", "waiting"}, facts)


def of_file(parcel: Parcel, recipients: Sequence[str]) -> News:
    """A message that was written and not sent."""
    to = "、".join(recipients)
    text = f"書き出し: {parcel.label} → {to}「{parcel.subject}」({parcel.file})"
    return News("written", text, facts={"division": parcel.label, "file": str(parcel.file)})


def of_already(label: str) -> News:
    """A division that has this content."""
    return News("already", f"送信済み: {label}(内容は変わっていません)", facts={"division": label})


def of_withheld(label: str, reason: str) -> News:
    """A division that gets nothing."""
    text = f"送信しない: {label}。{reason}"
    return News("withheld", text, problem=True, facts={"division": label})


def of_pause(seconds: float, waiting: int) -> News:
    """Messages are tried again after a while."""
    return News("pause", f"{waiting}通を{seconds:g}秒後に送り直します", facts={"seconds": seconds})


def of_server(error: ServerError) -> News:
    """The server takes nothing; what then waits to the end is told by itself."""
    return News("server", str(error), error.lasting, {"lasting": error.lasting})


def of_decision(item: Item, recipients: Sequence[str], *, resend: bool) -> News:
    """A person's word about a message that was held or refused."""
    word = "送り直します" if resend else "届いたものとして記録しました"
    text = f"{word}: {item.message_id} → {'、'.join(recipients)}"
    return News("decided", text, facts={"message_id": item.message_id})


_WORDS: dict[str, str] = {
    "sent": "送信",
    "refused": "拒否",
    "deferred": "延期",
    "held": "保留",
    "waiting": "待ち",
}
_QUESTIONS: dict[str, str] = {
    "refused": "。宛先と内容を確かめてください。同じものを送り直すには dxanalysis send --resend {id}",
    "held": (
        "。届いたかどうか分からないため、送り直していません。メールサーバーの記録で Message-ID を"
        "確かめ、届いていれば dxanalysis send --arrived {id} を、"
        "届いていなければ dxanalysis send --resend {id} を実行してください"
    ),
    "waiting": "。次回の実行で送ります",
}
