"""What only a person can know: whether a message that nobody answered for has arrived."""

from __future__ import annotations

from collections.abc import Iterable

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery import news
from dxanalysis.delivery.news import Teller
from dxanalysis.delivery.record.record import Item, Record


class UnknownMessageError(DxanalysisError):
    """A Message-ID that no decision is asked for; `known` are those that are asked about."""

    def __init__(self, given: str, known: list[str]) -> None:
        super().__init__(given, known)
        self.given, self.known = given, known

    def __str__(self) -> str:
        return (
            f"「{self.given}」は、保留または拒否のメールの Message-ID ではありません。"
            f"あるのは {'、'.join(self.known) or 'なし'} です"
        )


def decide(record: Record, resend: Iterable[str], arrived: Iterable[str], tell: Teller) -> None:
    """Hold what a killed process left without an answer, then record the words of a person.

    `resend` are Message-IDs to be sent again, `arrived` those that are not. Raises
    `UnknownMessageError` before any of them is recorded.
    """
    for item, recipients in record.unanswered().items():
        record.note("held", item, recipients, "送信の途中で止まりました")
    again = [_found(record, given) for given in resend]
    done = [_found(record, given) for given in arrived]
    for item in again:
        recipients = record.open_questions()[item]
        record.note("queued", item, recipients)
        tell(news.of_decision(item, recipients, resend=True))
    for item in done:
        if recipients := record.open_questions().get(item, []):
            record.note("sent", item, recipients, "届いたことを人が確かめた")
            tell(news.of_decision(item, recipients, resend=False))


def _found(record: Record, given: str) -> Item:
    """The message of this ID, in brackets or not, or of its part before the @."""
    wanted = given.strip().strip("<>")
    items = list(record.open_questions())
    for item in items:
        if wanted in {item.message_id, item.message_id.partition("@")[0]}:
            return item
    raise UnknownMessageError(given, [item.message_id for item in items])
