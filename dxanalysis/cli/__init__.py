"""The `dxanalysis` command: words of the command line → calls of the rooms, and exit statuses.

Empty-handed until it is called: the processes that are forked for reports import the module that
the command began with, which is this one.
"""

from __future__ import annotations


def main() -> None:
    """Run the command."""
    from dxanalysis.cli.command import main as run  # noqa: PLC0415 - see above

    run()
