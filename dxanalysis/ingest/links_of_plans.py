"""The table `links`, worked out after the plans it is about were read, batch by batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.ingest.up_to_date import decisions_sha256
from dxanalysis.schema.arrow import Batch, arrow_schema
from dxanalysis.years.decided import LinkDecisionError, decided_links, read_link_decisions
from dxanalysis.years.facts import READ, PlanFacts, facts_of
from dxanalysis.years.link import YearLink
from dxanalysis.years.links import columns_of, find_links

_FAILED = "failed"


class LinksOfPlans:
    """Takes the facts of each batch's plans, and gives what continues what among all of them."""

    def __init__(self, decided: Path | None) -> None:
        self._decided = decided
        self._plans: list[PlanFacts] = []
        self.failures: dict[str, DxanalysisError] = {}
        self.record = _record(decided)

    def add(self, batch: Batch) -> None:
        """Note the facts of whole plans."""
        self._plans += facts_of(
            {name: _columns(batch[name], columns) for name, columns in READ.items()}
        )

    def tables(self) -> Batch:
        """The table `links`; a mistake in the decisions is a failure, and none of them counts."""
        links = find_links(self._plans, self._checked())
        return {"links": pa.table(columns_of(links), schema=arrow_schema("links"))}

    def _checked(self) -> list[YearLink]:
        if self._decided is None:
            return []
        try:
            return decided_links(read_link_decisions(self._decided), self._plans)
        except LinkDecisionError as error:
            self.failures[self._decided.name] = error
            self.record = _FAILED  # said again next time, until it is mended
            return []


def _record(decided: Path | None) -> str | None:
    try:
        return decisions_sha256(decided)
    except OSError:
        return _FAILED


def _columns(table: Any, names: tuple[str, ...]) -> dict[str, list[Any]]:  # noqa: ANN401
    return {name: table[name].to_pylist() for name in names}
