"""The tables' fresh rows, plan by plan: what the chosen documents say, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.ingest.carried_over import CarriedOver
from dxanalysis.ingest.document_batch import DocumentBatch, batch_of_document, only
from dxanalysis.ingest.document_reader import DocumentReader
from dxanalysis.ingest.editions import Candidate, Choice, superseded
from dxanalysis.ingest.tabulate import diagnostic_rows, merged_remarks
from dxanalysis.plan.diagnostics import Diagnostic

_LISTED = ("plans", "diagnostics", "texts")  # all that stands of an older edition
_LOST = "{}: 前回は別の版とともに読まれましたが、その内容は表に残っていません。この文書も取り込み直してください"


class PlanBatches:
    """The fresh rows of every plan; those of unreadable documents belong to no plan.

    Of a plan that stays as it was (`CarriedOver.whole`) the fresh document is older and only listed.
    """

    def __init__(self, reader: DocumentReader, choice: Choice, kept: CarriedOver) -> None:
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

    def of_no_plan(self, failures: Mapping[str, DxanalysisError]) -> DocumentBatch:
        """What is said of documents that could not be read, now or again."""
        said = {source: str(error) for source, error in failures.items()}
        for plan in self._kept.lost:
            said.setdefault(plan.source, _LOST.format(plan.source))
        remarks = (
            diagnostic_rows(source, None, [Diagnostic("source_unreadable", message)])
            for source, message in said.items()
        )
        return batch_of_document({"diagnostics": [row for rows in remarks for row in rows]})

    def of_plans(self, plan_ids: Iterable[str]) -> Iterator[DocumentBatch]:
        """All that is said anew of these plans, document by document."""
        for plan_id in plan_ids:
            if newest := self._choice.newest.get(plan_id):
                found = self._reader.batch(newest)
                yield only(found, _LISTED) if plan_id in self._kept.whole else found
            for older in self._choice.listed.get(plan_id, ()):
                yield only(self._reader.batch(older), _LISTED)
            if faults := self._faults.get(plan_id):
                remarks = (diagnostic_rows(c.source, plan_id, [fault]) for c, fault in faults)
                merged = merged_remarks(row for rows in remarks for row in rows)
                yield batch_of_document({"diagnostics": merged})
