"""What a command says: lines for people, JSON for machines, and a log, all of the same events."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from dxanalysis.base.clock import iso, now
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.files import UnwritableError
from dxanalysis.text.visible import visible

PARTLY_DONE, WRONG_USAGE = 1, 2
"""Exit statuses: done except for what was named; wrong usage or configuration."""


class Console:
    """Says events; `for_people` says whether lines are read by somebody as they come."""

    def __init__(self, log: TextIO | None = None, *, for_machines: bool = False) -> None:
        self._log = log
        self.for_people = not for_machines
        self.echo: Callable[..., None] = typer.echo
        """Prints a line for people, with `err` on stderr."""

    def say(self, event: str, text: str, *, problem: bool = False, **facts: object) -> None:
        """Say an event by its name, in one line of Japanese, and with its facts."""
        moment, text = iso(now()), visible(text)
        if self._log is not None:
            self._log.write(f"{moment} {text}\n")
            self._log.flush()
        if self.for_people:
            self._print(self.echo, text, err=problem)
        else:
            line = {"time": moment, "event": event, "text": text, **facts}
            self._print(typer.echo, json.dumps(line, ensure_ascii=False))

    def _print(self, echo: Callable[..., None], text: str, *, err: bool = False) -> None:
        """Print a line; once nobody reads any more, as after `| head`, the work goes on unsaid."""
        try:
            echo(text, err=err)
        except BrokenPipeError:
            nobody = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nobody, 2 if err else 1)  # or Python would complain of it at its end
            os.close(nobody)


def error_line(error: DxanalysisError | OSError) -> str:
    """The line that tells an error which the user can put right."""
    return visible(_error_text(error))


def _error_text(error: DxanalysisError | OSError) -> str:
    if isinstance(error, DxanalysisError):
        return f"エラー: {error}"
    reason = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    return (
        f"エラー: ファイルを読み書きできません({reason})。"
        "ディスクの空きと権限を確かめて、もう一度実行してください"
    )


@contextmanager
def console(log: Path | None, *, for_machines: bool) -> Iterator[Console]:
    """A console that adds to the file `log`, if one is named, and says what ended the command.

    Errors that the user can put right become exit status 2. Raises `UnwritableError` where the log
    cannot be written to.
    """
    with _opened(log) as file:
        lines = Console(file, for_machines=for_machines)
        try:
            yield lines
        except (DxanalysisError, OSError) as error:
            lines.say("error", error_line(error), problem=True, kind=type(error).__name__)
            raise typer.Exit(WRONG_USAGE) from error
        except SystemExit:  # a signal
            lines.say("interrupted", "中断しました。作成済みのものは残っています。", problem=True)
            raise


def end(all_well: bool) -> None:
    """End the command with the status of work that was done, or only partly done."""
    if not all_well:
        raise typer.Exit(PARTLY_DONE)


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
