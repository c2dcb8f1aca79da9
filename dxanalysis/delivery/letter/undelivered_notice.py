"""The mail to the operator on mails that a person has to decide about: refused, held, given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxanalysis.base.fingerprint import sha256_of

_STATES = {"refused": "拒否", "held": "保留", "expired": "期限切れ"}
_TODO = {
    "refused": "宛先と内容を確かめてください。送り直すには dxanalysis send --resend {id}",
    "held": (
        "届いたかどうか分かりません。届いていれば dxanalysis send --arrived {id}、"
        "届いていなければ dxanalysis send --resend {id}"
    ),
    "expired": "サーバーを確かめてください。送り直すには dxanalysis send --resend {id}",
}


@dataclass(frozen=True)
class Undelivered:
    """One mail that did not, or may not, have arrived at `recipients`; `label` is whose it is."""

    label: str
    message_id: str
    recipients: tuple[str, ...]
    state: str
    reply: str

    @classmethod
    def of(
        cls, addressee: str, message_id: str, recipients: Sequence[str], event: str, reply: str
    ) -> Undelivered:
        """What the record tells of a mail."""
        label = addressee.removeprefix("division/")
        return cls(label, message_id, tuple(recipients), event, reply)

    @property
    def text(self) -> str:
        """What became of it and what to do."""
        why = f"({self.reply})" if self.reply else ""
        todo = _TODO[self.state].format(id=self.message_id)
        who = "、".join(self.recipients)
        return f"・{_STATES[self.state]}: {self.label} → {who}{why}\n  {todo}"


@dataclass(frozen=True)
class UndeliveredNotice:
    """All mails that wait for a person's word."""

    mails: tuple[Undelivered, ...]

    @property
    def content_sha256(self) -> str:
        """The hash of which mails they are, for whom, and in which state."""
        parts = [
            part for one in self.mails for part in (one.message_id, one.state, *one.recipients)
        ]
        return sha256_of(part.encode() for part in ("undelivered", *parts))

    @property
    def subject(self) -> str:
        """How many, in one line."""
        return f"【要確認】運営方針レポート: 届いていないメール {len(self.mails)}件"

    @property
    def plain(self) -> str:
        """The whole text."""
        listed = "\n".join(one.text for one in self.mails)
        return _TEXT.format(listed=listed)


_TEXT = """\
次のメールは、届かなかったか、届いたかどうか分かりません。決めるまで自動では送り直しません。

{listed}

このお知らせは、同じ内容では1回しか送りません。
"""
