"""What became of one document: what an ingest tells of it, and keeps for the next one."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.plan.diagnostics import Diagnostic


@dataclass(frozen=True)
class Reading:
    """One document of an ingest: the plan that it gave, or why it gave none.

    `coverage` is a share from 0 to 1 (None where there is no plan); `diagnostics` are those of
    warning and above, in the document's order; `reused` tells that it was not parsed anew.
    """

    source: str
    plan_id: str | None = None
    coverage: float | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: str | None = None
    reused: bool = False

    @property
    def faulty(self) -> bool:
        """Whether it could not be read, or a fact of it is missing."""
        return self.error is not None or any(d.severity == "error" for d in self.diagnostics)
