"""`outbox/`: the messages that wait, as files that any mail program opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.files import write_whole
from dxanalysis.delivery.record.line import Mailing

_OURS = re.compile(r"\d{3}-[A-Za-z0-9-]+-[0-9a-f]{20}\.eml")


@dataclass(frozen=True)
class QueuedMessage:
    """A message that waits in the outbox for `recipients` (mailboxes, as the record names them).

    `label` is what people call its addressee.
    """

    mailing: Mailing
    label: str
    subject: str
    file: Path
    recipients: tuple[str, ...]


class Outbox:
    """The folder of the messages that wait; only we and the administrator look into it."""

    def __init__(self, out: Path) -> None:
        self.folder = out / "outbox"

    def put(self, position: int, topic: str, message_id: str, message: bytes) -> Path:
        """Write a message; the names sort as the settings do, and are ASCII."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)  # outputs may lie on a web server, and addresses must not
        plain = re.sub(r"[^A-Za-z0-9]+", "-", topic).strip("-") or "mail"
        path = self.folder / f"{position:03d}-{plain}-{message_id.partition('@')[0]}.eml"
        write_whole(path, message.decode("ascii"))
        return path

    def keep_only(self, files: set[Path]) -> None:
        """Remove our messages but these; what others put there stays."""
        for path in sorted(self.folder.glob("*.eml")):
            if path not in files and _OURS.fullmatch(path.name):
                path.unlink()
