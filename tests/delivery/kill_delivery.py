"""Ends a sending at every one of its steps, sends again, and tells what the record then says.

Run as a script, since it forks: `python -m tests.delivery.kill_delivery ROOT PORT`. A step is the moment before each line
of the record, each `fsync`, and each thing said to or heard from the server at PORT; the moment
after one is that before the next. At the N-th the process ends by SIGKILL; the recipients of that
try bear the number, so that the server can tell the tries apart. Prints JSON: for each try, what
the record says of each recipient before and after the second sending.
"""

from __future__ import annotations

import json
import os
import signal
import smtplib
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from dxanalysis.base.journal import Journal
from dxanalysis.delivery.send import RECORD_FOLDER
from tests.delivery.mail_room import config, deliver, division, put_reports


class Trap:
    """Ends the process at the N-th step."""

    def __init__(self, at: int) -> None:
        self.at, self.steps = at, 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, owner: object, name: str) -> None:
        """A step before each call of a function."""
        real = getattr(owner, name)

        def watched(*arguments, **named):
            self.step()
            return real(*arguments, **named)

        setattr(owner, name, watched)

    def set(self) -> None:
        for owner, name in (
            (Journal, "append"),
            (os, "fsync"),
            (smtplib.SMTP, "send"),
            (smtplib.SMTP, "getreply"),
        ):
            self.before(owner, name)


def in_a_fork(work: Callable[[], object]) -> int:
    """Do the work in a child; its exit status, negative for a signal."""
    if (child := os.fork()) == 0:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(4)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def standings(out: Path) -> dict[str, str]:
    """The last word of the record on each recipient."""
    path = out / RECORD_FOLDER / "record.jsonl"
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    return {one: line["event"] for line in map(json.loads, lines) for one in line["recipients"]}


def sending(out: Path, port: int, number: int) -> Callable[[], object]:
    a, b, c = (f"{letter}{number}@city.example.jp" for letter in "abc")
    settings = config(port, division("総務課", a, cc=(b,)), division("企画課", c))
    return lambda: deliver(settings, out)


def main() -> None:
    root, port = Path(sys.argv[1]), int(sys.argv[2])
    tries = []
    for number in count(1):
        out = put_reports(root / f"out-{number}")
        trap, send = Trap(number), sending(out, port, number)
        status = in_a_fork(lambda t=trap, s=send: (t.set(), s()))
        after_kill = standings(out)
        again = in_a_fork(send)
        tries.append([status, after_kill, again, standings(out)])
        if status == 0:
            break
    print(json.dumps(tries))


if __name__ == "__main__":
    main()
