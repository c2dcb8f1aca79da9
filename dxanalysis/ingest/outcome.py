"""What became of one document: what an ingest says of it, and keeps for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxanalysis.base.errors import DxanalysisError
    from dxanalysis.ingest.editions import Candidate
    from dxanalysis.ingest.sources import ContentHashes
    from dxanalysis.plan.diagnostics import Diagnostic


@dataclass(frozen=True)
class DocumentOutcome:
    """One document of an ingest: the plan that it gave, or why it gave none.

    `coverage` is a share from 0 to 1 (None where there is no plan); `diagnostics` are those of
    warning and above, in the document's order; `reused` says that it was not parsed anew;
    `facts_missing`: how many facts the document announces that were not read.
    """

    source: str
    plan_id: str | None = None
    coverage: float | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: str | None = None
    reused: bool = False
    facts_missing: int = 0

    @property
    def faulty(self) -> bool:
        """Whether it could not be read, or a fact of it is missing."""
        return self.error is not None or any(d.severity == "error" for d in self.diagnostics)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read: its outcome, and what an ingest goes on with.

    `content` is None where the file could not be read, `candidate` where it is no plan; one that
    is not `lasting` may end otherwise next time. Its rows are in the cache.
    """

    outcome: DocumentOutcome
    content: ContentHashes | None
    candidate: Candidate | None
    error: DxanalysisError | None
    lasting: bool
