"""A library's stumble over a damaged file → the one error that names the file."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.errors import DocumentDamagedError, DocumentTooLargeError

MAX_BYTES = 100_000_000  # of a file: the largest published plan has 4 MB
MAX_ELEMENTS = 200_000  # of a page or a document: 3 s and 0.3 GB at worst
MAX_CELLS = 1_000_000  # of a workbook, blank ones with a border included: 10 s at worst
_QUOTED = 120


@contextmanager
def named_damage(source: str) -> Iterator[None]:
    """Within it, whatever a library raises becomes a `DocumentError` of `source`.

    So broad because what a library raises on damaged bytes is anything (KeyError, struct.error,
    AttributeError …), and one file must not end a batch. The first error stays as the cause.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a library leaves out of a file, it warns of
            yield
    except DxanalysisError:
        raise
    except (MemoryError, RecursionError) as error:
        raise DocumentTooLargeError(source, type(error).__name__) from error
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:_QUOTED].replace("\n", " ")
        raise DocumentDamagedError(source, detail) from error
