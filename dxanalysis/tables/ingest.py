"""Documents → tables on disk: one bad document takes none of the others with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dxanalysis.documents.corrections import SUFFIX
from dxanalysis.errors import DxanalysisError
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Plan
from dxanalysis.plan.read import read_plan
from dxanalysis.tables.editions import merged
from dxanalysis.tables.frames import Tables
from dxanalysis.tables.store import (
    TablesMissingError,
    TablesMixedError,
    TablesOutdatedError,
    load_tables,
    write_tables,
)
from dxanalysis.tables.tabulate import tabulate


@dataclass(frozen=True)
class IngestResult:
    """What an ingest did: the plans it read, what it could not read, what it kept from before."""

    plans: tuple[Plan, ...]
    failures: dict[str, DxanalysisError]
    kept: tuple[str, ...]
    changes: pd.DataFrame

    @property
    def faulty(self) -> list[str]:
        """The sources that could not be read, or of which a fact is missing."""
        lacking = [
            p.source for p in self.plans if any(d.severity == "error" for d in p.diagnostics)
        ]
        return [*self.failures, *lacking]


class RawMissingError(DxanalysisError):
    """A folder of raw documents that is not there, or holds none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder} に文書がありません。運営方針のファイルを置くか、--raw で場所を示してください"


def sources_below(folder: Path) -> list[Path]:
    """Every document below a folder of raw files, hidden files aside, in a stable order.

    Raises `RawMissingError` where there is none.
    """
    files = (path for path in folder.rglob("*") if path.is_file())
    shown = (
        p
        for p in files
        if not p.name.endswith(SUFFIX)
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )
    if not (found := sorted(shown)):
        raise RawMissingError(folder)
    return found


def ingest(sources: Iterable[Path], out: Path, *, keep_others: bool = False) -> IngestResult:
    """Read the documents and write their tables to `out`.

    A document that cannot be read is a failure by name and a diagnostic in the tables; what `out`
    holds of it from an earlier reading stays. With `keep_others`, so does every plan whose document
    is not among the sources. Where no document at all can be read, nothing is written.

    Raises what `write_tables` raises.
    """
    plans, failures = _read_all(sources)
    if not plans:
        return IngestResult((), failures, (), pd.DataFrame())
    faults = [(name, None, _unreadable(error)) for name, error in failures.items()]
    fresh = tabulate(plans, faults)
    earlier = _earlier(out, {plan.source for plan in plans}, None if keep_others else set(failures))
    tables = fresh if earlier is None else merged(fresh, earlier)
    kept = tuple(earlier.plan_ids()) if earlier else ()
    return IngestResult(tuple(plans), failures, kept, write_tables(tables, out))


def _read_all(sources: Iterable[Path]) -> tuple[list[Plan], dict[str, DxanalysisError]]:
    plans, failures = [], {}
    for path in sources:
        try:
            plans.append(read_plan(path))
        except DxanalysisError as error:
            failures[path.name] = error
    return plans, failures


def _unreadable(error: DxanalysisError) -> Diagnostic:
    return Diagnostic("source_unreadable", str(error))


def _earlier(out: Path, read: set[str], only: set[str] | None) -> Tables | None:
    """What `out` already holds of documents that were not read now (of `only` these, if given)."""
    try:
        stored = load_tables(out)
    except TablesMissingError:
        return None
    except (TablesMixedError, TablesOutdatedError):
        if only is None:
            raise  # the other plans would be lost
        return None  # all documents are read anew, and what is there is replaced as a whole
    return stored.of_sources(
        [s for s in stored.sources() if s not in read and (only is None or s in only)]
    )
