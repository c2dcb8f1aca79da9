"""One document at a time → its rows, from the cache where it was read before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.ingest.cache import Read, ReadCache
from dxanalysis.ingest.editions import Candidate
from dxanalysis.ingest.reading import Reading
from dxanalysis.ingest.sources import Content, Source, content_of
from dxanalysis.ingest.tabulate import Row, Rows, rows_of
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.parse import read_plan
from dxanalysis.schema.limits import refuse_unfit
from dxanalysis.schema.tables import SCHEMAS

_PLANS = {name: number for number, name in enumerate(SCHEMAS["plans"].columns)}
_TOLD = ("error", "warning")
_NO_FACTS = {"line", "source", "source_sha256", "coverage"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: what to tell, what to choose by (None: no plan), and its error."""

    reading: Reading
    content: Content | None
    candidate: Candidate | None
    error: DxanalysisError | None
    lasting: bool


class DocumentReader:
    """Reads documents through a cache; with `force` each is parsed anew.

    It knows where each one is, so that its rows can be had again when they are wanted.
    """

    def __init__(self, cache: ReadCache, *, force: bool) -> None:
        self._cache, self._force = cache, force
        self._paths: dict[str, Path] = {}  # by the name of the reading

    def read(self, source: Source) -> Outcome:
        """Read one document; what it gave is in the cache from then on.

        Raises `OSError` where the cache cannot be written.
        """
        content = content_of(source.path)
        known = None if content is None or self._force else self._load(source, content)
        read = known or _parsed(source.path)
        if read.rows:  # the file may have been replaced since it was hashed
            content = _content_read(read.rows, content)
        key = "" if content is None else self._cache.key(source.path, content)
        if known is None and key and read.lasting:
            self._cache.store(key, read)
        if key:
            self._paths[key] = source.path
        reading = _reading(source.name, read, reused=known is not None)
        candidate = _candidate(source.name, read.rows, key) if read.rows else None
        return Outcome(reading, content, candidate, read.error, read.lasting and key != "")

    def rows(self, candidate: Candidate) -> Rows:
        """All rows of a document that was read, under its name in the tables."""
        read = self._cache.load(candidate.key) or _parsed(self._paths[candidate.key])
        if read.error is not None:
            raise read.error
        return _named(read.rows, candidate.source)

    def same_facts(self, one: Candidate, other: Candidate) -> bool:
        """Whether two documents say the same, wherever in them it stands."""
        return _facts(self.rows(one)) == _facts(self.rows(other))

    def forget_others(self) -> None:
        """Remove what the cache holds of documents that were not read here."""
        self._cache.keep_only(self._paths)

    def _load(self, source: Source, content: Content) -> Read | None:
        return self._cache.load(self._cache.key(source.path, content))


def _parsed(path: Path) -> Read:
    try:
        plan = read_plan(path)
        rows = rows_of(plan)
        refuse_unfit(plan.source, rows)
    except DxanalysisError as error:
        return Read({}, error)
    return Read(rows)


def _content_read(rows: Rows, content: Content | None) -> Content:
    corrections = content.corrections_sha256 if content else None
    return Content(rows["plans"][0][_PLANS["source_sha256"]], corrections)


def _candidate(source: str, rows: Rows, key: str) -> Candidate:
    plan = dict(zip(_PLANS, rows["plans"][0], strict=True))
    named = {name: plan[name] for name in ("plan_id", "edition", "published")}
    return Candidate(source=source, sha256=plan["source_sha256"], key=key, **named)


def _reading(source: str, read: Read, *, reused: bool) -> Reading:
    if read.error is not None:
        return Reading(source, error=str(read.error), reused=reused)
    plan = read.rows["plans"][0]
    told = tuple(
        Diagnostic(code, message, line)
        for _, _, line, severity, code, message, _ in read.rows["diagnostics"]
        if severity in _TOLD
    )
    return Reading(source, plan[_PLANS["plan_id"]], plan[_PLANS["coverage"]], told, reused=reused)


def _named(rows: Rows, source: str) -> Rows:
    """The rows under the document's name in the tables, where it is not the file's name alone."""
    if rows["plans"][0][_PLANS["source"]] == source:
        return rows
    named = ("plans", "diagnostics")
    return {
        **rows,
        **{name: [_with_source(name, row, source) for row in rows[name]] for name in named},
    }


def _with_source(table: str, row: Row, name: str) -> Row:
    return tuple(
        name if column == "source" else value
        for column, value in zip(SCHEMAS[table].columns, row, strict=True)
    )


def _facts(rows: Rows) -> dict[str, list[Row]]:
    """The rows without what tells where they come from."""
    return {
        table: [
            tuple(v for c, v in zip(SCHEMAS[table].columns, row, strict=True) if c not in _NO_FACTS)
            for row in found
        ]
        for table, found in rows.items()
        if table != "diagnostics"
    }
