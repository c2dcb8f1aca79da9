"""How every figure looks: type, colours and what they mean, and the way to a PNG.

Okabe and Ito's colours, which colour-blind readers can tell apart; and never by colour alone:
a settled amount is a filled bar, a budget an outline. Hatching is none of theirs: it means a
forecast to many.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.layout_engine import ConstrainedLayoutEngine
from PIL import Image

# On a phone 358 CSS pixels wide this type is still about 12 pixels high.
WIDTH_INCHES, DPI = 5.0, 192
TEXT, SMALL = 13, 12
_COLOURS = 64
_EFFORT = 6  # of zlib; at 9 the files are a tenth smaller and take ten times as long to pack
INK, FAINT = "#222222", "#767676"


def _japanese_font() -> str:
    """IPAexGothic's name, known to matplotlib from here on: Japanese is drawn on any machine.

    The package that brings it is not imported: that would make it the font of the whole process,
    which is the analyst's to choose, and to choose by importing it themselves.
    """
    package = find_spec("matplotlib_fontja")
    assert package is not None
    assert package.origin is not None
    file = Path(package.origin).parent / "fonts" / "ipaexg.ttf"
    fontManager.addfont(file)
    return FontProperties(fname=file).get_name()


_FAMILY = [_japanese_font(), "DejaVu Sans"]
_BLUE, _ORANGE, _GREEN, _PALE = "#0072B2", "#D55E00", "#009E73", "#FFFFFF"
_RC: dict[Any, Any] = {
    "font.family": _FAMILY,
    "font.size": TEXT,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.unicode_minus": True,
    "text.parse_math": False,  # `$` in a title is a dollar
    "hatch.linewidth": 1.2,
}

BAR: dict[str, dict[str, Any]] = {
    "executed": {"facecolor": _BLUE, "edgecolor": _BLUE, "linewidth": 1.2},
    "approved": {"facecolor": _PALE, "edgecolor": _ORANGE, "linewidth": 2.0},
    "others": {"facecolor": _PALE, "edgecolor": FAINT, "linewidth": 1.5},
    "met": {"facecolor": _GREEN, "edgecolor": _GREEN, "linewidth": 1.2},
    "not_met": {"facecolor": _PALE, "edgecolor": INK, "linewidth": 1.5, "hatch": "xx"},
    "undecided": {"facecolor": _PALE, "edgecolor": FAINT, "linewidth": 1.5},
    "assumed": {"facecolor": "#DCE9F2", "edgecolor": _BLUE, "linewidth": 1.2, "linestyle": "--"},
}
TARGET_LINE: dict[str, Any] = {"color": INK, "linewidth": 2.0}


@contextmanager
def styled() -> Iterator[None]:
    """Matplotlib's settings as the reports want them, and as they were before afterwards."""
    with mpl.rc_context(_RC):
        yield


def canvas(height_inches: float, panels: int = 1) -> tuple[Canvas, list[Axes]]:
    """An empty figure of the width of a phone held upright, panels one below the other."""
    drawn = Canvas(
        figsize=(WIDTH_INCHES, height_inches), dpi=DPI, layout=ConstrainedLayoutEngine(hspace=0.08)
    )
    axes = [drawn.add_subplot(panels, 1, position + 1) for position in range(panels)]
    for each in axes:
        each.spines[["top", "right"]].set_visible(False)
        each.tick_params(length=0)
    return drawn, axes


def caption(drawn: Canvas, text: str) -> None:
    """Unit and key of the whole figure, at its upper left edge."""
    drawn.suptitle(text, x=0.008, ha="left", fontsize=SMALL)


def png(drawn: Canvas) -> bytes:
    """The figure as PNG of few colours, a third of the size of one with all."""
    agg = FigureCanvasAgg(drawn)
    agg.draw()  # type: ignore[no-untyped-call]
    pixels = agg.buffer_rgba()  # type: ignore[no-untyped-call]
    full = Image.frombuffer("RGBA", agg.get_width_height(), pixels)
    small = BytesIO()
    full.convert("RGB").quantize(_COLOURS).save(small, format="png", compress_level=_EFFORT)
    return small.getvalue()
