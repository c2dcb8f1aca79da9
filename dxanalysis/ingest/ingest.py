"""Documents → tables on disk: one bad document takes none of the others with it.

Documents are read one at a time, and what each gave goes into the cache; in memory stays only what
is needed to choose among editions. Then the chosen ones are taken from there, plan by plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dxanalysis.base.checkout import locate
from dxanalysis.base.clock import now
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.ingest.cache import FOLDER, DocumentCache
from dxanalysis.ingest.carried_over import CarriedOver, what_stays
from dxanalysis.ingest.derived import DerivedTables
from dxanalysis.ingest.document_batch import tables_of
from dxanalysis.ingest.document_reader import DocumentReader
from dxanalysis.ingest.editions import Candidate, choose
from dxanalysis.ingest.outcome import DocumentOutcome, ReadDocument
from dxanalysis.ingest.parallel import cores, read_in_order
from dxanalysis.ingest.plan_batches import PlanBatches
from dxanalysis.ingest.sources import Refused, distinctly_named, reading_code
from dxanalysis.ingest.up_to_date import IngestRecord
from dxanalysis.schema.arrow import joined
from dxanalysis.store.changes import unpacked
from dxanalysis.store.staging import staged
from dxanalysis.store.stored import stored_tables
from dxanalysis.store.writer import TablesWriter

if TYPE_CHECKING:
    import pandas as pd

BATCH = 500
"""Plans that are in memory at a time: about 40 MB of rows, and a row group of each Parquet file."""


@dataclass(frozen=True)
class IngestResult:
    """What an ingest did; each document's outcome was handed to `on_read`.

    `failures` are the documents that could not be read, `lacking` those of which a fact is missing,
    `left_out` those that are not in the tables though they were read, each with the reason.
    `kept` are the plans that stay from before, `gone` those that the tables held and hold no more.
    """

    failures: dict[str, DxanalysisError] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    packed_changes: list[Any] = field(default_factory=list)

    @property
    def changes(self) -> pd.DataFrame:
        """The rows added to `CHANGES.csv`; none where nothing changed."""
        from dxanalysis.store.frames import frame_of  # noqa: PLC0415 - heavy, and seldom asked for

        return frame_of(unpacked(self.packed_changes))

    @property
    def faulty(self) -> list[str]:
        """The sources that could not be read or of which a fact is missing, and the plans gone."""
        named = [*self.failures, *self.lacking, *self.left_out, *self.gone]
        return list(dict.fromkeys(named))


def ingest(  # noqa: PLR0913 - each is a choice of its own
    sources: Iterable[Path | Refused],
    out: Path,
    *,
    keep_others: bool = False,
    force: bool = False,
    jobs: int | None = None,
    decided: Path | None = None,
    on_read: Callable[[DocumentOutcome], None] = lambda _: None,
) -> IngestResult:
    """Read the documents and write their tables to `out`.

    A document that cannot be read is a failure by name and a diagnostic in the tables; what `out`
    holds of it from an earlier reading stays. With `keep_others`, so does every plan whose document
    is not among the sources. Where no document at all can be read, nothing is written.

    A document whose bytes, corrections and readers did not change is not parsed again unless
    `force`. `jobs` processes read at a time, without it one a core; what comes of it is the same.
    `decided` is the folder in which a person's decisions about all plans stand: what continues what
    over the years (`links.toml`), what indicators count (`indicators.toml`). A mistake in such a
    file is a failure by its name, and none of the file counts. `on_read` is called for each as it is read, in order. Only one may write to `out` at a time:
    `dxanalysis.base.lock.only_writer`.

    Raises what `write_tables` raises, and with `keep_others` what `load_tables` raises.

    >>> ingest([Path("data/raw/r8-digital-draft.txt")], folder).faulty
    []
    """
    out = locate(out)
    reader = DocumentReader(DocumentCache(out / FOLDER, reading_code()), force=force)
    with IngestRecord.begin() as record:
        found = _read_all(
            read_in_order(distinctly_named(sources), reader, jobs or cores()), record, on_read
        )
        if not found.candidates:
            return IngestResult(found.failures)
        with staged(out) as stage:
            derived = DerivedTables(decided)
            result = _write(found, reader, stage, out, derived, keep_others=keep_others)
            record.write(
                stage,
                keep_others=keep_others,
                kept=result.kept,
                left_out=result.left_out,
                decided=derived.record,
            )
    if not keep_others:
        reader.forget_others()
    return result


@dataclass
class _Found:
    """What must be remembered of the documents after each was read."""

    candidates: list[Candidate] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    lacking: list[str] = field(default_factory=list)
    failures: dict[str, DxanalysisError] = field(default_factory=dict)


def _read_all(
    documents: Iterable[ReadDocument],
    record: IngestRecord,
    on_read: Callable[[DocumentOutcome], None],
) -> _Found:
    found = _Found()
    for document in documents:
        outcome = document.outcome
        if document.error is not None:
            found.failures[outcome.source] = document.error
        elif outcome.faulty:
            found.lacking.append(outcome.source)
        if document.candidate is not None:
            found.read.add(outcome.source)
            found.candidates.append(document.candidate)
        record.add(document.content, outcome, lasting=document.lasting)
        on_read(outcome)
    return found


def _write(  # noqa: PLR0913 - what an ingest has at hand
    found: _Found,
    reader: DocumentReader,
    stage: Path,
    out: Path,
    derived: DerivedTables,
    *,
    keep_others: bool,
) -> IngestResult:
    choice = choose(found.candidates, reader.same_facts)
    with (
        stored_tables(out, needed=keep_others) as stored,
        TablesWriter(stage, out, now()) as writer,
    ):
        kept = CarriedOver()
        before = {plan.plan_id for plan in stored.plans()} if stored else set()
        if stored:
            kept = what_stays(stored, choice, found.read, found.failures, others=keep_others)
        assembly = PlanBatches(reader, choice, kept)
        for plan_ids, last in _batches(assembly.plan_ids()):
            documents = [*assembly.of_plans(plan_ids)]
            if last:
                documents.append(assembly.of_no_plan(found.failures))
            batch = tables_of(documents)
            old = stored.up_to(None if last else plan_ids[-1]) if stored else None
            new = joined(batch, kept.of(old)) if old else batch
            derived.add(new)
            writer.append(new, old)
        changes = writer.finish(derived.tables())
    return IngestResult(
        failures=found.failures | derived.failures,
        lacking=tuple(found.lacking),
        left_out=assembly.left_out(),
        kept=tuple(kept.plan_ids()),
        gone=tuple(sorted(before - set(choice.newest) - set(kept.plan_ids()))),
        packed_changes=changes,
    )


def _batches(plan_ids: list[str]) -> Iterator[tuple[list[str], bool]]:
    """The plans in batches, and of each whether it is the last."""
    for start in range(0, len(plan_ids), BATCH):
        yield plan_ids[start : start + BATCH], start + BATCH >= len(plan_ids)
