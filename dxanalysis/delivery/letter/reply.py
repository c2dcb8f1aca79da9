"""確認のお願い: the questions of a mail, and links that answer one by mail."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from dxanalysis.delivery.letter.contents import MailContents
from dxanalysis.delivery.letter.safe_text import one_line

MOST = 3
"""Questions of a mail on one issue; the attached reports have all. A mail on more has two."""
_ANSWERS = ("回答する", "後日回答する", "該当しない")


@dataclass(frozen=True)
class AnswerLink:
    """What a reader may answer, and the address that opens such a mail."""

    name: str
    href: str


@dataclass(frozen=True)
class Ask:
    """A question with its links; none where nobody is named who takes the answers."""

    text: str
    links: tuple[AnswerLink, ...]


def asks(contents: MailContents, reply_to: str | None) -> list[Ask]:
    """The first questions, one of each report before a second of any."""
    queues = [list(part.summary.questions) for part in contents.parts]
    turns = max(map(len, queues), default=0)
    ranked = [queue[at] for at in range(turns) for queue in queues if at < len(queue)]
    return [
        Ask(
            one_line(each.text),
            tuple(_link(name, each.id, one_line(each.text), reply_to) for name in _ANSWERS)
            if reply_to
            else (),
        )
        for each in ranked[: MOST if len(contents.sections) == 1 else MOST - 1]
    ]


def count(contents: MailContents) -> int:
    """How many questions the reports ask."""
    return sum(len(part.summary.questions) for part in contents.parts)


def _link(name: str, id_: str, question: str, reply_to: str) -> AnswerLink:
    """A mail that says which question it answers; what is typed stands below."""
    subject, body = f"確認の回答 [{one_line(id_)}] {name}", f"問い: {question}\r\n\r\n回答: "
    address = quote(reply_to, safe="@")
    return AnswerLink(name, f"mailto:{address}?subject={quote(subject)}&body={quote(body)}")
