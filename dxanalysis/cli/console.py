"""What a command says: lines for people, JSON for machines, and a log, all of the same events."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from dxanalysis.base.clock import iso, now
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.files import UnwritableError

WRONG_USAGE = 2


class Voice:
    """Tells events; `for_people` says whether lines are read by somebody as they come."""

    def __init__(self, log: TextIO | None = None, *, for_machines: bool = False) -> None:
        self._log = log
        self.for_people = not for_machines
        self.echo: Callable[..., None] = typer.echo
        """Prints a line for people, with `err` on stderr."""

    def say(self, event: str, text: str, *, problem: bool = False, **facts: object) -> None:
        """Tell an event by its name, in one line of Japanese, and with its facts."""
        moment = iso(now())
        if self._log is not None:
            self._log.write(f"{moment} {text}\n")
            self._log.flush()
        if self.for_people:
            self.echo(text, err=problem)
        else:
            told = {"time": moment, "event": event, "text": text, **facts}
            typer.echo(json.dumps(told, ensure_ascii=False))


def told_error(error: DxanalysisError | OSError) -> str:
    """The line that tells an error which the user can put right."""
    if isinstance(error, DxanalysisError):
        return f"エラー: {error}"
    reason = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    return (
        f"エラー: ファイルを読み書きできません({reason})。"
        "ディスクの空きと権限を確かめて、もう一度実行してください"
    )


@contextmanager
def voice(log: Path | None, *, for_machines: bool) -> Iterator[Voice]:
    """A voice that adds to the file `log`, if one is named, and tells what ended the command.

    Errors that the user can put right become exit status 2. Raises `UnwritableError` where the log
    cannot be written to.
    """
    with _opened(log) as file:
        told = Voice(file, for_machines=for_machines)
        try:
            yield told
        except (DxanalysisError, OSError) as error:
            told.say("error", told_error(error), problem=True, kind=type(error).__name__)
            raise typer.Exit(WRONG_USAGE) from error
        except SystemExit:  # a signal
            told.say("interrupted", "中断しました。作成済みのものは残っています。", problem=True)
            raise


@contextmanager
def _opened(log: Path | None) -> Iterator[TextIO | None]:
    if log is None:
        yield None
        return
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        file = log.open("a", encoding="utf-8")
    except OSError as error:
        raise UnwritableError.of(log, error) from error
    with file:
        yield file
