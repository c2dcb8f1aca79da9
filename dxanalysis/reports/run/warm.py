"""What every report needs, done once before reports are forked: imports, fonts, templates.

Importing this module does it. Nothing here may start a thread: a fork takes none along.
"""

# ruff: noqa: E402 - how an import is to be done stands before it
from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

gc.disable()  # between imports there is nothing to collect, and looking takes a tenth of the time

# nbformat brings jsonschema along, which would compile the grammar of international addresses
# (1.4 s). A notebook has none, and jsonschema does without what it cannot import.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
import nbformat.v4  # noqa: F401

del sys.modules["rfc3987_syntax"]

# As a kernel of its own sets it: what pyplot draws goes into the notebook.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
# The debugger, which the kernel brings along, would warn of frozen modules on the command's stderr.
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
import ipykernel.debugger
import ipykernel.inprocess.ipkernel  # noqa: F401

del os.environ["PYDEVD_DISABLE_FILE_VALIDATION"]

from dxanalysis.base.checkout import locate
from dxanalysis.base.imports import notebook_code, this_package
from dxanalysis.present.shared import style
from dxanalysis.reports.page.html import ready
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.reports.run.report import render_report  # noqa: F401 - what is going to be called

# What a kernel and the reading of tables would import in each report's process, 40 ms of it.
_LATE = (
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


def _draw_once() -> None:
    """A figure that nobody sees: fonts and glyphs are found and kept."""
    with style.styled():
        drawn, axes = style.canvas(1.0)
        axes[0].bar(["令和8年度"], [1], **style.BAR["approved"])
        style.caption(drawn, "決算額 予算額 0123456789")
        style.png(drawn)


def _read(notebook: str) -> str:
    """The code of a notebook; none where it is missing, which the run itself will tell."""
    path = locate("notebooks") / notebook
    return notebook_code(path.read_text(encoding="utf-8")) if path.is_file() else ""


for _name in _LATE:
    import_module(_name)
for _report in REPORTS.values():
    for _name in this_package().public_modules(_read(_report.notebook)):
        import_module(_name)
_draw_once()
ready()

# A report's collector need not go through what was there before it: that would take its time and
# copy the memory that all reports share.
gc.freeze()
gc.enable()
