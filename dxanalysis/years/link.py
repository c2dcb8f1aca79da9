"""A link: what became of an issue, strategy or indicator in the department's next plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["issue", "strategy", "indicator"]
Kind = Literal["continued", "renamed", "split", "merged", "new", "ended"]
Status = Literal["certain", "proposed", "decided"]

LEVELS: tuple[Level, ...] = ("issue", "strategy", "indicator")
EVIDENCE = ("amounts", "title", "indicators", "strategies", "results", "wording", "decision")
"""The kinds of evidence, in the order in which a link names them."""


@dataclass(frozen=True, order=True)
class Place:
    """An issue of a plan, or (with `no`) a strategy or indicator in it."""

    plan_id: str
    issue_no: int
    no: int | None = None

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.issue_no}" + (f"/{self.no}" if self.no is not None else "")


@dataclass(frozen=True)
class YearLink:
    """A row of `links`: `origin` is None for what is new, `heir` for what ended."""

    level: Level
    origin: Place | None
    heir: Place | None
    kind: Kind
    evidence: frozenset[str]
    status: Status
    from_plan_id: str
    to_plan_id: str

    @property
    def holds(self) -> bool:
        """Whether a series may use it."""
        return self.status != "proposed"

    @property
    def one_to_one(self) -> bool:
        """Whether one thing runs on as one thing."""
        return self.kind in {"continued", "renamed"}


def in_words(evidence: Iterable[str]) -> str:
    """The kinds of evidence as the table names them."""
    found = set(evidence)
    return ",".join(kind for kind in EVIDENCE if kind in found)
