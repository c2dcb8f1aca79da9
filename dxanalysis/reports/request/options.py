"""What is asked of a run: which reports, of and into which folders, and how they are made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SECONDS_PER_REPORT = 600
RUNS_KEPT = 30


@dataclass(frozen=True)
class Folders:
    """Where the tables and the notebooks are, and where the reports go."""

    data: Path
    notebooks: Path
    out: Path

    def absolute(self) -> Folders:
        """Resolve the folders, so that they hold wherever the kernels work."""
        return Folders(self.data.resolve(), self.notebooks.resolve(), self.out.resolve())


@dataclass(frozen=True)
class Selection:
    """What was asked for; nothing named means all of that kind."""

    plans: tuple[str, ...] = ()
    issues: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()


EVERYTHING = Selection()


@dataclass(frozen=True)
class RunOptions:
    """How reports are made.

    Up to `jobs` at a time, each in at most `seconds`; with `force` unchanged ones too; with `cold`
    in kernels started for each, without it in processes forked from a warm one; on the Dask
    cluster at the address `cluster`, if there is one. `scheduled` is the time that the run is
    meant for (ISO 8601), `keep` the number of runs whose records and reports stay.
    """

    jobs: int = 1
    force: bool = False
    seconds: int = SECONDS_PER_REPORT
    cold: bool = False
    cluster: str | None = None
    scheduled: str | None = None
    keep: int = RUNS_KEPT
