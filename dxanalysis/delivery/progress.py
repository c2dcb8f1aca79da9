"""What happens while mail is sent: each event in one line of Japanese, with its facts for machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dxanalysis.base.clock import iso
from dxanalysis.delivery.record.line import DeliveryEvent
from dxanalysis.delivery.record.outbox import QueuedMessage
from dxanalysis.delivery.record.record import DeliveryDecision
from dxanalysis.delivery.transport.connection import ServerError

ProgressKind = Literal[
    "sent", "refused", "deferred", "held", "expired", "clock", "waiting", "already", "withheld", "written", "pause",
    "server", "decided",
]  # fmt: skip


@dataclass(frozen=True)
class ProgressEvent:
    """One event. `problem` says that somebody has to look at it, and that not all is done."""

    kind: ProgressKind
    text: str
    problem: bool = False
    facts: dict[str, object] = field(default_factory=dict)


OnProgress = Callable[[ProgressEvent], None]

REPORTED: dict[DeliveryEvent, ProgressKind] = {
    "sent": "sent",
    "refused": "refused",
    "deferred": "deferred",
    "held": "held",
    "expired": "expired",
}
"""The events of the record that are reported when they have just happened."""


def outcome(
    kind: ProgressKind, message: QueuedMessage, recipients: Sequence[str], reply: str
) -> ProgressEvent:
    """What became of a message for some of its recipients."""
    advice = _ADVICE.get(kind, "").format(id=message.mailing.message_id)
    answer = f"({reply})" if reply and kind != "sent" else ""
    text = f"{_WORDS[kind]}: {message.label} → {'、'.join(recipients)}{answer}{advice}"
    facts: dict[str, object] = {
        "division": message.label,
        "recipients": list(recipients),
        "message_id": message.mailing.message_id,
        "subject": message.subject,
        "reply": reply,
    }
    return ProgressEvent(kind, text, kind in {"refused", "held", "expired", "waiting"}, facts)


def file_written(message: QueuedMessage, recipients: Sequence[str]) -> ProgressEvent:
    """A message that was written and not sent."""
    to = "、".join(recipients)
    text = f"書き出し: {message.label} → {to}「{message.subject}」({message.file})"
    facts: dict[str, object] = {"division": message.label, "file": str(message.file)}
    return ProgressEvent("written", text, facts=facts)


def already_sent(label: str) -> ProgressEvent:
    """An addressee that has this content."""
    text = f"送信済み: {label}(内容は変わっていません)"
    return ProgressEvent("already", text, facts={"division": label})


def withheld(label: str, reason: str) -> ProgressEvent:
    """A division that gets nothing."""
    text = f"送信しない: {label}。{reason}"
    return ProgressEvent("withheld", text, problem=True, facts={"division": label})


def retry_after(seconds: float, waiting: int) -> ProgressEvent:
    """Messages are tried again after a while."""
    text = f"{waiting}通を{seconds:g}秒後に送り直します"
    return ProgressEvent("pause", text, facts={"seconds": seconds})


def clock_differs(recorded: datetime) -> ProgressEvent:
    """A recorded time that has not come: the clock is, or was, wrong."""
    text = (
        f"記録に、まだ来ていない時刻({iso(recorded)})があります。"
        "サーバーの時計を確かめてください。送ったものは、二度は送りません"
    )
    return ProgressEvent("clock", text, problem=True, facts={"recorded": iso(recorded)})


def server_failed(error: ServerError) -> ProgressEvent:
    """The server takes nothing; what then waits to the end is reported by itself."""
    return ProgressEvent("server", str(error), error.lasting, {"lasting": error.lasting})


def decided(decision: DeliveryDecision) -> ProgressEvent:
    """A person's word about a message that was held or refused."""
    word = "送り直します" if decision.resend else "届いたものとして記録しました"
    message_id = decision.mailing.message_id
    text = f"{word}: {message_id} → {'、'.join(decision.recipients)}"
    return ProgressEvent("decided", text, facts={"message_id": message_id})


_WORDS: dict[str, str] = {
    "sent": "送信",
    "refused": "拒否",
    "deferred": "延期",
    "held": "保留",
    "expired": "期限切れ",
    "waiting": "待ち",
}
_ADVICE: dict[str, str] = {
    "refused": "。宛先と内容を確かめてください。同じものを送り直すには dxanalysis send --resend {id}",
    "held": (
        "。届いたかどうか分からないため、送り直していません。メールサーバーの記録で Message-ID を"
        "確かめ、届いていれば dxanalysis send --arrived {id} を、"
        "届いていなければ dxanalysis send --resend {id} を実行してください"
    ),
    "expired": "。自動では送り直しません。送り直すには dxanalysis send --resend {id}",
    "waiting": "。次回の実行で送ります",
}
