"""The mail password belongs to `send`: a run that finds it in its environment goes on without it."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Sequence

import typer

from dxanalysis.base.checkout import locate
from dxanalysis.cli.options import CONFIG

USUAL_NAME = "DXANALYSIS_SMTP_PASSWORD"
_RUNNING_NOTEBOOKS = {"run", "report"}


def leave_password_behind(arguments: Sequence[str]) -> None:
    """Start the command anew without the password, if it runs notebooks and was given one.

    Taking it out of `os.environ` would not do: the system shows any process of the same user the
    environment with which another was started, and a notebook could read it there.
    """
    verb = next((word for word in arguments if not word.startswith("-")), "")
    if verb not in _RUNNING_NOTEBOOKS:
        return
    found = sorted(name for name in _names() if name in os.environ)
    if not found:
        return
    told = "、".join(found)
    typer.echo(f"環境変数 {told}(メールのパスワード)は、ノートブックに渡しません", err=True)
    kept = {name: value for name, value in os.environ.items() if name not in found}
    command = [sys.executable, "-m", "dxanalysis", *arguments]
    os.execve(sys.executable, command, kept)  # noqa: S606 - this very command


def _names() -> set[str]:
    """The variables that may hold it: the usual one, and the one that the settings name."""
    try:
        settings = tomllib.loads(locate(CONFIG).read_text(encoding="utf-8"))
        named = settings["server"]["password_env"]
    except (OSError, ValueError, KeyError, TypeError):
        return {USUAL_NAME}
    return {USUAL_NAME, named} if isinstance(named, str) and named else {USUAL_NAME}
