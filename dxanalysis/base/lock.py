"""One writer at a time in a folder: the second waits, or leaves and says who is there.

The lock is the operating system's own on a file: with its owner's process it is gone, however
that ended, so nothing has to be cleaned up.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from dxanalysis.base.clock import iso, now
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.files import UnwritableError

_LOCK, _OWNER = ".lock", ".lock-owner.json"


class LockedError(DxanalysisError):
    """A folder that another run is writing to; `owner` says which, as far as it is known."""

    def __init__(self, folder: Path, owner: dict[str, str]) -> None:
        super().__init__(folder, owner)
        self.folder, self.owner = folder, owner

    def __str__(self) -> str:
        known = {"サーバー": "host", "プロセス": "pid", "開始": "since"}
        owner = "、".join(f"{name} {self.owner[k]}" for name, k in known.items() if k in self.owner)
        return (
            f"別の dxanalysis が {self.folder} を使っています({owner or '相手は不明'})。"
            "終わってから実行するか、--wait で待つ秒数を指定してください"
        )


@contextmanager
def only_writer(folder: Path, wait: float = 0) -> Iterator[None]:
    """Be the only one who writes to a folder; makes the folder.

    Raises `LockedError` where another is still there after `wait` seconds, and `UnwritableError`.
    """
    lock = FileLock(folder / _LOCK, timeout=wait, poll_interval=0.2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        _introduce(folder)
    except Timeout as error:
        raise LockedError(folder, _owner(folder)) from error
    except OSError as error:
        raise UnwritableError.of(folder, error) from error
    try:
        yield
    finally:
        with suppress(OSError):
            (folder / _OWNER).unlink()
        lock.release()


@dataclass(frozen=True)
class Occupant:
    """Who writes to a folder, as it introduced itself; `alive`: whether its process is there.

    Of a process of another host nobody here can tell: it counts as alive.
    """

    folder: str
    host: str
    pid: str
    since: str
    alive: bool

    def __str__(self) -> str:
        return f"{self.folder}(サーバー {self.host}、プロセス {self.pid}、開始 {self.since})"


def occupant_of(folder: Path) -> Occupant | None:
    """Who is writing to a folder, or was and is gone without a word; None: nobody."""
    owner = _owner(folder)
    if not owner.keys() >= {"host", "pid", "since"}:
        return None
    here = owner["host"] == socket.gethostname()
    alive = not here or _is_alive(int(owner["pid"]))
    return Occupant(str(folder), owner["host"], owner["pid"], owner["since"], alive)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is there, and another user's
        return True
    return True


def _introduce(folder: Path) -> None:
    owner = {"host": socket.gethostname(), "pid": str(os.getpid()), "since": iso(now())}
    (folder / _OWNER).write_text(json.dumps(owner), encoding="utf-8")


def _owner(folder: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((folder / _OWNER).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # it came or left this moment
        return {}
    return found
