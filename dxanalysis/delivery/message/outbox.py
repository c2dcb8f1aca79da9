"""`outbox/`: the messages that wait, as files that any mail program opens."""

from __future__ import annotations

import re
from pathlib import Path

from dxanalysis.base.files import write_whole

_OURS = re.compile(r"\d{3}-[A-Za-z0-9-]+-[0-9a-f]{20}\.eml")


class Outbox:
    """The folder of the messages that wait; only we and the administrator look into it."""

    def __init__(self, out: Path) -> None:
        self.folder = out / "outbox"

    def put(self, position: int, topic: str, message_id: str, message: bytes) -> Path:
        """Write a message; the names sort as the configuration does, and are ASCII."""
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
