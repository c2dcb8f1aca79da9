"""Whether tables are already those of certain documents, found without reading any of both.

A small record stands with the tables: what each document was, and what became of it. Only the
standard library is needed here, so that an ingest with nothing to do costs next to nothing.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import IO, Any

from dxanalysis.base.checkout import locate
from dxanalysis.base.fingerprint import file_sha256
from dxanalysis.documents.beside import DECIDED
from dxanalysis.ingest.outcome import DocumentOutcome
from dxanalysis.ingest.sources import (
    ContentHashes,
    Refused,
    distinctly_named,
    hashes_of,
    reading_code,
)
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.store.staging import COMMIT

NAME = ".readings.jsonl"
_PACKAGE = "datapackage.json"
_MEMORY = 1 << 20  # bytes; a longer record waits on disk

Json = dict[str, Any]


@dataclass(frozen=True)
class LastIngest:
    """What an ingest said when it wrote the tables that still stand."""

    outcomes: tuple[DocumentOutcome, ...]
    kept: tuple[str, ...]
    left_out: dict[str, str]

    @property
    def faulty(self) -> list[str]:
        """The sources that are not in the tables, or of which a fact is missing."""
        lacking = [outcome.source for outcome in self.outcomes if outcome.faulty]
        return list(dict.fromkeys([*lacking, *self.left_out]))


class IngestRecord:
    """What is written down of an ingest while it goes on, to stand with its tables."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    @classmethod
    @contextmanager
    def begin(cls) -> Iterator[IngestRecord]:
        """A record that waits in memory, or on disk where it is long."""
        with tempfile.SpooledTemporaryFile(_MEMORY) as file:
            yield cls(file)

    def add(
        self, content: ContentHashes | None, outcome: DocumentOutcome, *, lasting: bool
    ) -> None:
        """Note a document; one that is not `lasting` must be read again next time."""
        self._line(
            {
                "source": outcome.source,
                "content": list(astuple(content)) if content else None,
                "lasting": lasting,
                "plan_id": outcome.plan_id,
                "coverage": outcome.coverage,
                "facts_missing": outcome.facts_missing,
                "diagnostics": [[d.code, d.message, d.line] for d in outcome.diagnostics],
                "error": outcome.error,
            }
        )

    def write(
        self,
        stage: Path,
        *,
        keep_others: bool,
        kept: Iterable[str],
        left_out: dict[str, str],
        decided: str | None,
    ) -> None:
        """Write the record beside the tables in `stage`, which it is bound to by their hashes."""
        self._line(
            {
                "code": reading_code(),
                "keep_others": keep_others,
                "kept": list(kept),
                "left_out": left_out,
                "decided": decided,
                "package": file_sha256(stage / _PACKAGE),
            }
        )
        self._file.seek(0)
        with (stage / NAME).open("wb") as file:
            shutil.copyfileobj(self._file, file)

    def _line(self, facts: Json) -> None:
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        self._file.write(f"{text}\n".encode("utf-8", "surrogatepass"))


def unchanged_ingest(
    sources: Iterable[Path | Refused],
    out: Path,
    *,
    keep_others: bool = False,
    decided: Path | None = None,
) -> LastIngest | None:
    """What the last ingest said, if the same one would leave the tables in `out` as they are.

    That is: the same documents with the same bytes and the same beside them, the same code, and
    every file as it was written. None where anything differs, or where a reading may end otherwise next time.
    """
    folder = locate(out)
    try:
        *documents, last = _lines(folder / NAME)
        same = (
            not (folder / COMMIT).exists()
            and last["keep_others"] == keep_others
            and last["decided"] == decisions_sha256(decided)
            and last["code"] == reading_code()
            and last["package"] == file_sha256(folder / _PACKAGE)
            and _are_those(documents, sources)
            and _as_written(folder)
        )
        outcomes = tuple(_outcome(document) for document in documents) if same else ()
        return LastIngest(outcomes, tuple(last["kept"]), last["left_out"]) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no record, or not one of ours


def decisions_sha256(folder: Path | None) -> str | None:
    """Hash of what a person decided in a folder (`DECIDED`), None for nothing; raises `OSError`."""
    if folder is None:
        return None
    files = [folder / name for name in DECIDED]
    hashes = [f"{file.name} {file_sha256(file)}" for file in files if file.exists()]
    return "\n".join(hashes) or None


def _lines(path: Path) -> list[Json]:
    with path.open("rb") as file:
        return [json.loads(line) for line in file]


def _are_those(documents: list[Json], sources: Iterable[Path | Refused]) -> bool:
    """Whether the documents are of these names and contents, in this order."""
    named = distinctly_named(sources)
    return [source.name for source in named] == [each["source"] for each in documents] and all(
        document["lasting"] and _content(document) == hashes_of(source.path)
        for document, source in zip(documents, named, strict=True)
    )


def _content(document: Json) -> ContentHashes:
    return ContentHashes(*document["content"])


def _as_written(folder: Path) -> bool:
    """Whether every file that the package describes has the bytes that it had."""
    package = json.loads((folder / _PACKAGE).read_text("utf-8"))
    files = [file for r in package["resources"] for file in (r, r.get("parquet")) if file]
    files.append(package["texts"])
    return all(file["hash"] == f"sha256:{file_sha256(folder / file['path'])}" for file in files)


def _outcome(document: Json) -> DocumentOutcome:
    remarks = tuple(Diagnostic(*each) for each in document["diagnostics"])
    facts = {
        name: document[name] for name in ("source", "plan_id", "coverage", "facts_missing", "error")
    }
    return DocumentOutcome(**facts, diagnostics=remarks, reused=True)
