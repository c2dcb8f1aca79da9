"""What a report is made from and how it ended, as plain values: the seam for running it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dxanalysis.reports.request.selection import Request


@dataclass(frozen=True)
class Task:
    """A request with everything that is needed to fulfil it, wherever that is done.

    `notebook` is the notebook's source, `data` the absolute folder of the tables: all that must
    be within reach. `made_at` is the moment of the whole run and `scheduled` the time it was
    meant for, in ISO 8601; `seconds` is what the report may take.
    """

    request: Request
    notebook: str
    data: Path
    made_at: str
    seconds: int
    scheduled: str | None = None
    workshops: Path | None = None  # where its own folder is made; None: the system's place
    warm: bool = False  # run in this process, which is the report's own


@dataclass(frozen=True)
class Outcome:
    """How a task ended: the page and the executed notebook, or those that say why it failed.

    `warnings` are shown in the page.
    """

    status: Literal["ok", "failed"]
    seconds: float
    html: str
    notebook: str
    error: str | None = None
    warnings: tuple[str, ...] = ()
