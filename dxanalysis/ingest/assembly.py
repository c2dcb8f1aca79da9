"""The rows of the tables, plan by plan: what the chosen documents say, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.ingest.carried_over import Kept
from dxanalysis.ingest.document_reader import DocumentReader
from dxanalysis.ingest.editions import Candidate, Choice, superseded
from dxanalysis.ingest.tabulate import diagnostic_rows, merged_remarks
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.schema.arrow import Row, Rows

_LOST = "{}: 前回は別の版とともに読まれましたが、その内容は表に残っていません。この文書も取り込み直してください"


class Assembly:
    """The fresh rows of every plan; those of unreadable documents belong to no plan.

    Of a plan that stays as it was (`Kept.whole`) the fresh document is older and only listed.
    """

    def __init__(self, reader: DocumentReader, choice: Choice, kept: Kept) -> None:
        self._reader, self._choice, self._kept = reader, choice, kept
        for plan_id, newer in kept.whole.items():
            if older := choice.newest.get(plan_id):
                choice.note(older, "edition_superseded", superseded(older, newer))
        self._faults: dict[str, list[tuple[Candidate, Diagnostic]]] = defaultdict(list)
        for candidate, diagnostic in choice.faults:
            self._faults[candidate.plan_id].append((candidate, diagnostic))

    def plan_ids(self) -> list[str]:
        """Every plan of which the tables will say something, sorted."""
        return sorted({*self._choice.newest, *self._faults, *self._kept.plan_ids()})

    def left_out(self) -> dict[str, str]:
        """Documents that were read, now or before, and are not in the tables, with the reason."""
        contested = {
            candidate.source: f"{candidate.source}: {diagnostic.message}"
            for candidate, diagnostic in self._choice.faults
            if diagnostic.severity == "error"
        }
        return contested | {plan.source: _LOST.format(plan.source) for plan in self._kept.lost}

    def rows_of_no_plan(self, failures: Mapping[str, DxanalysisError]) -> list[Row]:
        """What is said of documents that could not be read, now or again."""
        told = {source: str(error) for source, error in failures.items()}
        for plan in self._kept.lost:
            told.setdefault(plan.source, _LOST.format(plan.source))
        remarks = (
            diagnostic_rows(source, None, [Diagnostic("source_unreadable", message)])
            for source, message in told.items()
        )
        return [row for rows in remarks for row in rows]

    def rows(self, plan_ids: Iterable[str]) -> Rows:
        """All fresh rows of these plans."""
        rows: Rows = defaultdict(list)
        for plan_id in plan_ids:
            remarks: list[Row] = []
            if newest := self._choice.newest.get(plan_id):
                found = self._reader.rows(newest)
                remarks += found["diagnostics"]
                _extend(rows, found, only_listed=plan_id in self._kept.whole)
            for older in self._choice.listed.get(plan_id, ()):
                found = self._reader.rows(older)
                remarks += found["diagnostics"]
                _extend(rows, found, only_listed=True)
            for candidate, fault in self._faults.get(plan_id, ()):
                remarks += diagnostic_rows(candidate.source, plan_id, [fault])
            rows["diagnostics"] += merged_remarks(remarks)
        return rows


def _extend(rows: Rows, found: Rows, *, only_listed: bool) -> None:
    """Add a document's facts to those of others; of an older edition only that there is one."""
    for table in ("plans",) if only_listed else found.keys() - {"diagnostics"}:
        rows[table] += found[table]
