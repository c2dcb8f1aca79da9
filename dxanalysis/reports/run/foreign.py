"""The inner parts of other packages that a quick start leans on, all of them here.

None is needed for a right result: where a version of a package no longer has them, a report is
made as before, only later. A test says which part is no more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module

ADDRESS_GRAMMAR = "rfc3987_syntax"
"""What jsonschema compiles for international addresses (1.4 s) and does without where it is not."""

IMPORTED_LATE = (
    "IPython.core.application",
    "IPython.core.completerlib",
    "IPython.core.crashhandler",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "pandas.core.arrays.arrow.extension_types",
    "pandas.core.methods.to_dict",
    "psutil",
    "pyarrow.dataset",
    "pyarrow.parquet",
    "sqlite3",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
)
"""What a kernel and the reading of tables would import in each report's process (40 ms)."""

DEBUGGER_SILENT = "PYDEVD_DISABLE_FILE_VALIDATION"
"""The variable that keeps the kernel's debugger from warning of frozen modules on stderr."""


@contextmanager
def quick_imports() -> Iterator[None]:
    """Import notebooks' formats and kernels without the grammar and the debugger's warning."""
    there = sys.modules.get(ADDRESS_GRAMMAR)
    if there is None:
        sys.modules[ADDRESS_GRAMMAR] = None  # type: ignore[assignment]
    os.environ[DEBUGGER_SILENT] = "1"
    try:
        yield
    finally:
        del os.environ[DEBUGGER_SILENT]
        if there is None:
            del sys.modules[ADDRESS_GRAMMAR]


def import_late_modules() -> None:
    """Import what would be imported late; what is no more is left out."""
    for name in IMPORTED_LATE:
        with suppress(ImportError):
            import_module(name)
