"""What every report needs, done once before reports are forked: imports, fonts, templates.

Importing this module does it. Nothing here may start a thread: a fork takes none along.
"""

# ruff: noqa: E402 - how an import is to be done stands before it
from __future__ import annotations

import gc
import os
from importlib import import_module

gc.disable()  # between imports there is nothing to collect, and looking takes a tenth of the time
# As a kernel of its own sets it: what pyplot draws goes into the notebook.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

from dxanalysis.reports.run.foreign import import_late_modules, quick_imports

with quick_imports():
    import ipykernel.debugger
    import ipykernel.inprocess.ipkernel  # noqa: F401
    import nbformat.v4  # noqa: F401

from dxanalysis.base.checkout import locate
from dxanalysis.base.imports import notebook_code, this_package
from dxanalysis.present.shared import style
from dxanalysis.reports.page.html import ready
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.reports.run.report import render_report  # noqa: F401 - what is going to be called


def _import_what_notebooks_use() -> None:
    """Import the modules that the notebooks' own imports will ask for.

    By names found in the notebooks, so that no report's code comes to depend on another's.
    """
    for report in REPORTS.values():
        path = locate("notebooks") / report.notebook
        if path.is_file():  # a missing one is told by the run itself
            code = notebook_code(path.read_text(encoding="utf-8", errors="replace"))
            for name in this_package().public_modules(code):
                import_module(name)


def _draw_once() -> None:
    """A figure that nobody sees: fonts and glyphs are found and kept."""
    with style.styled():
        drawn, axes = style.canvas(1.0)
        axes[0].bar(["令和8年度"], [1], **style.BAR["approved"])
        style.caption(drawn, "決算額 予算額 0123456789")
        style.png(drawn)


import_late_modules()
_import_what_notebooks_use()
_draw_once()
ready()

# A report's collector need not go through what was there before it: that would take its time and
# copy the memory that all reports share.
gc.freeze()
gc.enable()
