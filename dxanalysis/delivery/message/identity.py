"""What a message is called: the same content for the same division has the same Message-ID.

So a second copy is known by its name, to us and to the servers on the way, most of which drop it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxanalysis.base.fingerprint import sha256_of

_YEAR = re.compile(r"^\d{4}-")


@dataclass(frozen=True)
class Identity:
    """A message's names; each is `local@domain` in ASCII, without the brackets.

    `thread` is the same year after year, so that mail programs show the mails of one division on
    one department together. No mail has that name itself.
    """

    message_id: str
    thread: str

    @classmethod
    def of(cls, key: str, topic: str, content_sha256: str, edition: int, domain: str) -> Identity:
        """Name the message of a content; `edition` counts how often it was new before.

        A content that comes back after another one is news once more, and servers would drop it
        under its old name.
        """
        own = _hash("message", key, content_sha256, str(edition))
        return cls(f"{own}@{domain}", f"{_hash('thread', key, topic)}@{domain}")

    def content_id(self, name: str) -> str:
        """The Content-ID of an inline image, of which no other message has the like."""
        own, _, domain = self.message_id.partition("@")
        plain = re.sub(r"[^A-Za-z0-9-]+", "-", name.removesuffix(".png")).strip("-") or "image"
        return f"{plain}.{_hash('image', own, name)}@{domain}"


def department_of(plan_id: str) -> str:
    """A plan's department, which its yearly plans have in common: 2026-digital → digital."""
    return _YEAR.sub("", plan_id)


def _hash(*parts: str) -> str:
    return sha256_of(part.encode() for part in parts)[:20]
