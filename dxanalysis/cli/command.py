"""The command as a whole: its verbs, its exit statuses, and how signals end it.

Nothing heavy is imported before a verb runs, so `--help` is instant. Exit status: 0 all done,
1 done except for what was named, 2 wrong usage or configuration; 128 and the signal's number
where a signal ended it.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

import typer

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.cli.check import check
from dxanalysis.cli.console import WRONG_USAGE, error_line
from dxanalysis.cli.ingest import ingest
from dxanalysis.cli.mail_password import leave_password_behind
from dxanalysis.cli.report import report
from dxanalysis.cli.review import review
from dxanalysis.cli.run import run
from dxanalysis.cli.send import send
from dxanalysis.cli.status import status

app = typer.Typer(
    help="Osaka City's yearly plans (運営方針): documents → tidy tables → reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for verb in (ingest, check, review, report, run, send, status):
    app.command()(verb)


def main() -> None:
    """Run the command; errors that the user can put right become their text and exit status 2."""
    leave_password_behind(sys.argv[1:])
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        app(prog_name="dxanalysis")
    except (DxanalysisError, OSError) as error:
        typer.echo(error_line(error), err=True)
        sys.exit(WRONG_USAGE)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: FrameType | None) -> None:
    """End as if by `sys.exit`, so that what was made is recorded and what runs is ended."""
    signal.signal(number, signal.SIG_IGN)  # once is enough
    raise SystemExit(128 + number)
