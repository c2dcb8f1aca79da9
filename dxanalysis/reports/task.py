"""What a report is made from and how it ended, as plain values: the seam for running it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dxanalysis.reports.requests import Request


@dataclass(frozen=True)
class Task:
    """A request with everything that is needed to fulfil it; paths are absolute.

    `made_at` is the moment of the whole run in ISO 8601, `seconds` what the report may take.
    """

    request: Request
    notebook: Path
    data: Path
    out: Path
    made_at: str
    seconds: int
    warm: bool = False  # run in this process, which is the report's own


@dataclass(frozen=True)
class Outcome:
    """How a task ended, how long it took, and why it failed; `warnings` are shown in the page."""

    status: Literal["ok", "failed"]
    seconds: float
    error: str | None = None
    warnings: tuple[str, ...] = ()
