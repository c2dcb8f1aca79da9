"""A line of the record: one event of one mailing, for some of its recipients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from dxanalysis.delivery.message.addresses import name_key

DeliveryEvent = Literal[
    "queued", "sending", "sent", "refused", "deferred", "held", "expired", "cleared"
]
_EVENTS: frozenset[str] = frozenset(get_args(DeliveryEvent))


@dataclass(frozen=True)
class Mailing:
    """One content for one addressee, a division or the operator; `content` is its hash."""

    addressee: str
    content: str
    message_id: str


@dataclass(frozen=True)
class RecordLine:
    """A line of the record as it was read or is written."""

    event: DeliveryEvent
    mailing: Mailing
    recipients: list[str]
    reply: str
    at: datetime | None

    @classmethod
    def read(cls, values: dict[str, Any]) -> RecordLine | None:
        """The line that the values are; None where one is missing or of another kind."""
        texts = [values.get(name) for name in ("event", "key", "content", "message_id")]
        recipients, reply = values.get("recipients"), values.get("reply", "")
        if not (
            all(isinstance(text, str) for text in (*texts, reply))
            and values["event"] in _EVENTS
            and isinstance(recipients, list)
            and all(isinstance(one, str) for one in recipients)
        ):
            return None
        mailing = Mailing(_key(values["key"]), values["content"], values["message_id"])
        return cls(values["event"], mailing, recipients, reply, _moment(values.get("at")))


def _key(addressee: str) -> str:
    """An addressee as it is named today: earlier versions wrote a name as it stood."""
    kind, mark, name = addressee.partition("division/")
    return addressee if kind or not mark else mark + name_key(name)


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
