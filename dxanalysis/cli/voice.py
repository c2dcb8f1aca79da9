"""What a command says: lines for people, JSON for machines, and a log, all of the same events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

import typer

from dxanalysis.lock import UnwritableError


class Voice:
    """Tells events; `for_people` says whether lines are read by somebody as they come."""

    def __init__(self, log: TextIO | None = None, *, for_machines: bool = False) -> None:
        self._log = log
        self.for_people = not for_machines

    def say(self, event: str, text: str, *, problem: bool = False, **facts: object) -> None:
        """Tell an event by its name, in one line of Japanese, and with its facts."""
        moment = datetime.now().astimezone().isoformat(timespec="seconds")
        if self._log is not None:
            self._log.write(f"{moment} {text}\n")
            self._log.flush()
        if self.for_people:
            typer.echo(text, err=problem)
        else:
            told = {"time": moment, "event": event, "text": text, **facts}
            typer.echo(json.dumps(told, ensure_ascii=False))


@contextmanager
def voice(log: Path | None, *, for_machines: bool) -> Iterator[Voice]:
    """A voice that adds to the file `log`, if one is named.

    Raises `UnwritableError` where the file cannot be written to.
    """
    if log is None:
        yield Voice(for_machines=for_machines)
        return
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        file = log.open("a", encoding="utf-8")
    except OSError as error:
        raise UnwritableError(log, error.strerror or str(error)) from error
    with file:
        yield Voice(file, for_machines=for_machines)
