"""Documents read by several processes, handed over in the order in which they were given.

Each process has one document at a time, so that one that dies costs that document only.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import local

from dxanalysis.documents.errors import DocumentCrashError
from dxanalysis.documents.isolation import Service
from dxanalysis.ingest.document_reader import DocumentReader
from dxanalysis.ingest.outcome import DocumentOutcome, ReadDocument
from dxanalysis.ingest.sources import Source

WORTH_BYTES = 1_000_000
"""Less than this to be parsed is read before other processes have begun (0.4 s each)."""


def cores() -> int:
    """How many documents can be read at a time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_in_order(
    sources: list[Source], reader: DocumentReader, jobs: int
) -> Iterator[ReadDocument]:
    """Each document as `reader` reads it, `jobs` at a time.

    Raises `OSError` where the cache cannot be written.
    """
    to_parse = _to_parse(sources, reader) if jobs > 1 else []
    if len(to_parse) < 2 or sum(_size(source.path) for source in to_parse) < WORTH_BYTES:
        yield from map(reader.read, sources)
        return
    with closing(_ReadingProcesses(reader, min(jobs, len(to_parse)))) as crew:
        being_read = {source: crew.submit(source) for source in to_parse}
        for source in sources:
            future = being_read.pop(source, None)
            if future is None:  # in the cache, or not to be read at all
                yield reader.read(source)
                continue
            done = future.result()
            reader.remember(source, done)
            yield done


class _ReadingProcesses:
    """As many processes as threads; each thread waits for the answers of its own."""

    def __init__(self, reader: DocumentReader, jobs: int) -> None:
        self._reader, self._own = reader, local()
        self._services: list[Service] = []
        self._threads = ThreadPoolExecutor(jobs, "reading")

    def submit(self, source: Source) -> Future[ReadDocument]:
        return self._threads.submit(self._read, source)

    def close(self) -> None:
        """End the processes; what has not been begun is not read."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for service in self._services:
            service.close()
        self._threads.shutdown()

    def _read(self, source: Source) -> ReadDocument:
        try:
            answer = self._service().ask((*self._reader.settings, source))
        except EOFError:
            error = DocumentCrashError(source.path.name)
            return ReadDocument(
                DocumentOutcome(source.name, error=str(error)), None, None, error, False
            )
        if isinstance(answer, ReadDocument):
            return answer
        raise answer if isinstance(answer, Exception) else EOFError(source.name)

    def _service(self) -> Service:
        if not hasattr(self._own, "service"):
            self._own.service = Service("dxanalysis.ingest.worker")
            self._services.append(self._own.service)
        service: Service = self._own.service
        return service


def _to_parse(sources: list[Source], reader: DocumentReader) -> list[Source]:
    """Those that the cache has not; of the same document twice, the first."""
    keys = {source: reader.missing_key(source) for source in reversed(sources)}
    first = {key: source for source, key in keys.items() if key}
    return [source for source in sources if first.get(keys[source] or "") == source]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
