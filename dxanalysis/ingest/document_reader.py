"""One document at a time → its batch, from the cache where it was read before."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.beside import is_beside, orphan_error
from dxanalysis.documents.decisions import DecisionError, edition_decisions
from dxanalysis.documents.errors import DocumentFaultError
from dxanalysis.documents.model import Decision
from dxanalysis.documents.origin import OriginError, origin_of
from dxanalysis.ingest.cache import CachedDocument, DocumentCache
from dxanalysis.ingest.document_batch import (
    DocumentBatch,
    batch_of_document,
    rows_of_table,
    same_facts,
    under_name,
    with_origin,
)
from dxanalysis.ingest.editions import Candidate
from dxanalysis.ingest.outcome import DocumentOutcome, ReadDocument
from dxanalysis.ingest.sources import ContentHashes, Source, hashes_of
from dxanalysis.ingest.tabulate import rows_of
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.parse import read_plan
from dxanalysis.schema.arrow import Row, Rows
from dxanalysis.schema.tables import ORIGIN_COLUMNS, SCHEMAS
from dxanalysis.schema.validation import refuse_unfit_document

_SAID = ("error", "warning")
_ABOUT_READING = {"coverage", "facts_read", "facts_announced"}
_NO_FACTS = {"line", "start", "end", "source", "source_sha256", *_ABOUT_READING, *ORIGIN_COLUMNS}


class DocumentReader:
    """Reads documents through a cache; with `force` each is parsed anew.

    It knows where each one is, so that its rows can be had again when they are wanted.
    """

    def __init__(self, cache: DocumentCache, *, force: bool) -> None:
        self._cache, self._force = cache, force
        self._paths: dict[str, Path] = {}  # by the name in the cache

    @property
    def settings(self) -> tuple[Path, str, bool]:
        """What another process needs to read as this one does: folder and code of the cache, force."""
        return self._cache.folder, self._cache.code, self._force

    def read(self, source: Source) -> ReadDocument:
        """Read one document; what it gave is in the cache from then on.

        Raises `OSError` where the cache cannot be written.
        """
        if source.refusal is not None:
            return _refused(source, source.refusal)
        if is_beside(source.path):
            return _orphan(source)
        content = hashes_of(source.path)
        known = None if content is None or self._force else self._load(source, content)
        read, rows = (known, None) if known else _parsed(source.path)
        plan, remarks = _summary(read, rows)
        if plan:  # the file may have been replaced since it was hashed
            read_now = plan["source_sha256"]
            content = (
                replace(content, sha256=read_now) if content else ContentHashes(read_now, None)
            )
        key = "" if content is None else self._cache.key(source.path, content)
        if known is None and key and read.lasting:
            self._cache.store(key, read)
        chosen, error = _editions_decided(source.path) if plan else ((), None)
        done = ReadDocument(
            _outcome(source.name, read, plan, remarks, reused=known is not None),
            content,
            _candidate(source.name, plan, key, chosen) if plan else None,
            read.error,
            read.lasting and key != "",
        )
        if error is not None:
            outcome = DocumentOutcome(source.name, error=str(error), reused=known is not None)
            done = replace(done, outcome=outcome, candidate=None, error=error, lasting=False)
        if done.candidate is not None:
            done = _with_origin(done, source)
        self.remember(source, done)
        return done

    def remember(self, source: Source, done: ReadDocument) -> None:
        """Know where a document is that another process read into the same cache."""
        if done.content is not None:
            self._paths[self._cache.key(source.path, done.content)] = source.path

    def missing_key(self, source: Source) -> str | None:
        """The name of what must be parsed because the cache has it not; None if it need not be."""
        if source.refusal is not None:
            return None
        content = hashes_of(source.path)
        key = content and self._cache.key(source.path, content)
        return key if key and (self._force or not self._cache.has(key)) else None

    def batch(self, candidate: Candidate) -> DocumentBatch:
        """All rows of a document that was read, under its name in the tables."""
        read = self._cache.load(candidate.key) or _parsed(self._paths[candidate.key])[0]
        if read.error is not None:
            raise read.error
        return with_origin(under_name(read.batch, candidate.source), candidate.origin)

    def same_facts(self, one: Candidate, other: Candidate) -> bool:
        """Whether two documents say the same, wherever in them it stands."""
        return same_facts(self.batch(one), self.batch(other), aside=_NO_FACTS)

    def forget_others(self) -> None:
        """Remove what the cache holds of documents that were not read here."""
        self._cache.keep_only(self._paths)

    def _load(self, source: Source, content: ContentHashes) -> CachedDocument | None:
        return self._cache.load(self._cache.key(source.path, content))


def _parsed(path: Path) -> tuple[CachedDocument, Rows | None]:
    """What a document gives, and its rows where it can be read."""
    try:
        plan = read_plan(path)
        rows = rows_of(plan)
        refuse_unfit_document(plan.source, {name: _columns(r) for name, r in rows.items() if r})
        return CachedDocument(batch_of_document(rows)), rows
    except DxanalysisError as error:
        return CachedDocument(None, error), None
    except Exception as error:  # whatever it is, it is this document's, and the others are read
        return CachedDocument(None, _fault(path, error)), None


def _fault(path: Path, error: Exception) -> DocumentFaultError:
    """Where our code came to grief; the error's own words may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return DocumentFaultError(path.name, f"{type(error).__name__} {place}".strip())


def _summary(
    read: CachedDocument, rows: Rows | None
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """A document's row of `plans` (None for one that is no plan) and its diagnostics.

    They are taken from its rows where it was parsed just now, from its batch where it was not.
    """
    if read.batch is None:
        return None, []
    if rows is None:
        return rows_of_table(read.batch, "plans")[0], rows_of_table(read.batch, "diagnostics")
    return _named(rows, "plans")[0], _named(rows, "diagnostics")


def _named(rows: Rows, table: str) -> list[dict[str, Any]]:
    names = list(SCHEMAS[table].columns)
    return [dict(zip(names, row, strict=True)) for row in rows[table]]


def _orphan(source: Source) -> ReadDocument:
    """What stands beside a document that is not there."""
    error = orphan_error(source.path)
    outcome = DocumentOutcome(source.name, error=str(error))
    return ReadDocument(outcome, hashes_of(source.path), None, error, lasting=True)


def _refused(source: Source, error: DxanalysisError) -> ReadDocument:
    """What is not read at all."""
    return ReadDocument(
        DocumentOutcome(source.name, error=str(error)), None, None, error, lasting=False
    )


def _with_origin(done: ReadDocument, source: Source) -> ReadDocument:
    """The document with what is known of its publication, or the error that this cannot be read.

    It is no part of what is cached: the document says the same wherever it was published.
    """
    try:
        assert done.candidate is not None
        return replace(done, candidate=replace(done.candidate, origin=origin_of(source.path)))
    except OriginError as error:
        outcome = DocumentOutcome(source.name, error=str(error), reused=done.outcome.reused)
        return replace(done, outcome=outcome, candidate=None, error=error, lasting=False)


def _columns(rows: list[Row]) -> list[Sequence[Any]]:
    return list(zip(*rows, strict=True))


def _editions_decided(path: Path) -> tuple[tuple[Decision, ...], DecisionError | None]:
    """What was decided about a document's edition, or why it cannot be applied.

    This depends on another document's being there, so it is no part of what is cached.
    """
    try:
        return edition_decisions(path), None
    except DecisionError as error:
        return (), error


def _candidate(
    source: str, plan: dict[str, Any], key: str, chosen: tuple[Decision, ...]
) -> Candidate:
    named = {name: plan[name] for name in ("plan_id", "edition", "published")}
    return Candidate(
        source=source, sha256=plan["source_sha256"], key=key, decisions=chosen, **named
    )


def _outcome(
    source: str,
    read: CachedDocument,
    plan: dict[str, Any] | None,
    remarks: list[dict[str, Any]],
    *,
    reused: bool,
) -> DocumentOutcome:
    if plan is None:
        return DocumentOutcome(source, error=str(read.error), reused=reused)
    said = tuple(
        Diagnostic(row["code"], row["message"], row["line"])
        for row in remarks
        if row["severity"] in _SAID
    )
    return DocumentOutcome(
        source,
        plan["plan_id"],
        plan["coverage"],
        said,
        reused=reused,
        facts_missing=plan["facts_announced"] - plan["facts_read"],
    )
