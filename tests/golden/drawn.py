"""What a picture shows, as text: the words drawn in it, its bars and its lines, but no places.

Taken from matplotlib when it paints, so that it holds whatever drew the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text


@contextmanager
def watched() -> Iterator[list[str]]:
    """A list to which every picture painted meanwhile adds its lines."""
    lines: list[str] = []
    paint = FigureCanvasAgg.draw

    def draw(canvas: FigureCanvasAgg) -> None:
        paint(canvas)
        lines.extend(_lines(canvas.figure))

    with patch.object(FigureCanvasAgg, "draw", draw):
        yield lines


def _lines(figure: Figure) -> Iterator[str]:
    width, height = figure.get_size_inches()
    yield f"size {width:.2f} × {height:.2f} inches"
    if figure.get_suptitle():
        yield f"title {_one_line(figure.get_suptitle())}"
    for axes in figure.axes:
        yield from _axes(axes)


def _axes(axes: Axes) -> Iterator[str]:
    yield f"axes x {_range(axes.get_xlim())}, y {_range(axes.get_ylim())}"
    for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        if label.get_text():
            yield f"  tick {_one_line(label.get_text())} at {_pair(label.get_position())}"
    yield from (
        f"  title {_one_line(axes.get_title(side))}"
        for side in ("left", "center")
        if axes.get_title(side)
    )
    for bar in axes.patches:
        if isinstance(bar, Rectangle):
            yield f"  bar {_bar(bar)}"
    for line in axes.lines:
        ends = zip(line.get_xdata(), line.get_ydata(), strict=True)
        yield f"  line {to_hex(line.get_color())} {' – '.join(map(_pair, ends))}"
    for text in axes.texts:
        yield f"  text {to_hex(text.get_color())} at {_pair(_place(text))} {_one_line(text.get_text())}"


def _bar(bar: Rectangle) -> str:
    looks = f"{to_hex(bar.get_facecolor())} in {to_hex(bar.get_edgecolor())}"
    size = f"{bar.get_width():.6g} × {bar.get_height():.6g}"
    return f"{looks} {bar.get_hatch() or 'plain'} {bar.get_linestyle()} at {_pair(bar.get_xy())}: {size}"


def _place(text: Text) -> tuple[float, float]:
    return getattr(text, "xy", text.get_position())


def _pair(values: tuple[float, float]) -> str:
    return "(" + ", ".join(f"{float(value):.6g}" for value in values) + ")"


def _range(values: tuple[float, float]) -> str:
    return " to ".join(f"{float(value):.6g}" for value in values)


def _one_line(text: str) -> str:
    return text.replace("\n", " ⏎ ")
