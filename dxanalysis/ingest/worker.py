"""A process that reads documents for an ingest, one after another, until its input ends."""

from __future__ import annotations

import os
import signal
import sys

from dxanalysis.documents.isolation import receive, send
from dxanalysis.ingest.cache import DocumentCache
from dxanalysis.ingest.document_reader import DocumentReader
from dxanalysis.ingest.outcome import ReadDocument
from dxanalysis.ingest.sources import Source


def main() -> None:
    """Answer each message (cache folder, code, force, source) with a `ReadDocument` or an error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the ingest that asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what prints must not print into the answers
    while True:
        try:
            folder, code, force, source = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(answers, _answer(DocumentReader(DocumentCache(folder, code), force=force), source))


def _answer(reader: DocumentReader, source: Source) -> ReadDocument | Exception:
    try:
        return reader.read(source)
    except OSError as error:
        return OSError(error.errno, error.strerror, str(error.filename or ""))
    except Exception as error:
        return RuntimeError(f"{source.name}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
