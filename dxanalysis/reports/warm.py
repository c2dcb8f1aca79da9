"""What every report needs, done once before reports are forked: imports, fonts, templates.

Importing this module does it. Nothing here may start a thread: a fork takes none along.
"""

from __future__ import annotations

import os

# As a kernel of its own sets it: what pyplot draws goes into the notebook.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
# The debugger, which the kernel brings along, would warn of frozen modules on the command's stderr.
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
import ipykernel.debugger
import ipykernel.inprocess.ipkernel  # noqa: F401

del os.environ["PYDEVD_DISABLE_FILE_VALIDATION"]

import dxanalysis
import dxanalysis.reports.engine
from dxanalysis.present import style
from dxanalysis.reports.html import ready
from dxanalysis.reports.run import render_report  # noqa: F401 - what is going to be called
from dxanalysis.tables.frames import Tables


def _draw_once() -> None:
    """A figure that nobody sees: fonts and glyphs are found and kept."""
    with style.styled():
        drawn, axes = style.canvas(1.0)
        axes[0].bar(["令和8年度"], [1], **style.BAR["approved"])
        style.caption(drawn, "決算額 予算額 0123456789")
        style.png(drawn)


for _name in dxanalysis.__all__:
    getattr(dxanalysis, _name)
_draw_once()
ready()
Tables.from_frames({})  # pandera finds its backends when a schema is first used
