"""Bar charts with their numbers written at the bars."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes

from dxanalysis.present.shared import style
from dxanalysis.present.shared.words import NOT_GIVEN, display_width
from dxanalysis.text.visible import on_one_line

_WORDS = re.compile(r"[0-9A-Za-z.,%-]{1,20}|.", re.DOTALL)  # a line breaks between these
_Anchor = tuple[Literal["left", "center"], Literal["bottom", "center"]]
_COLUMNS = 54  # half-width characters of a heading that fit in the figure's width
CROWDED = 4
"""Bars side by side beyond which the year in a name, and words at a bar, are broken."""
_LINE = 0.75  # a further line of a heading, in heights of a bar


@dataclass(frozen=True)
class Bar:
    """One bar: its name, length, the words at its end, and its look (a key of `style.BAR`).

    A `value` of None draws no bar, only the words: nothing is not zero. A `mark` is a line across
    a lying bar, such as a target; the words stand beyond it.
    """

    name: str
    value: float | None
    words: str
    look: str
    mark: float | None = None


def upright(axes: Axes, bars: list[Bar]) -> None:
    """Bars side by side in time order, the words above them, no axis of numbers."""
    for position, bar in enumerate(bars):
        if bar.value is not None:
            axes.bar(position, bar.value, width=0.62, **style.BAR[bar.look])
        above = max(bar.value or 0, 0)
        _write(axes, bar.words, (position, above), (0, 4), ("center", "bottom"))
    lengths = [bar.value or 0 for bar in bars]
    lines = max(bar.words.count("\n") + 1 for bar in bars)
    axes.set_xticks(range(len(bars)), [_broken(bar.name, len(bars)) for bar in bars])
    axes.set_xlim(-0.6, len(bars) - 0.4)
    axes.set_ylim(min(0, *lengths, 0), (max(0, *lengths, 0) or 1) * (1.08 + 0.1 * lines))
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.axhline(0, color=style.FAINT, linewidth=1)


def _broken(name: str, bars: int) -> str:
    """令和12年度 over two lines, or over three where ever more bars stand side by side."""
    if bars <= CROWDED:
        return name
    name = name.replace("年度", "\n年度")
    return name if bars <= CROWDED + 2 else name.replace("令和", "令和\n")


def groups(axes: Axes, grouped: list[tuple[str, list[Bar]]], room: float = 1.5) -> None:
    """Lying bars in groups, each under its heading; `room` is the width over the longest bar.

    Bars that have a name stand beside it; a heading runs over the whole width.
    """
    at = 0.0
    names: list[tuple[float, str]] = []
    for heading, bars in grouped:
        more = _LINE * heading.count("\n")
        _head(axes, heading, at + more / 2)
        at += more
        for bar in bars:
            at += 1
            _lay(axes, at, bar)
            names.append((at, bar.name))
        at += 1.3
    lengths = [bar.value or 0 for _, bars in grouped for bar in bars]
    axes.set_yticks([place for place, _ in names], [name for _, name in names])
    axes.set_ylim(at - 0.6, -0.6)
    axes.set_xlim(min(0, *lengths, 0), (max(0, *lengths, 0) or 1) * room)
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)


def nested(axes: Axes, bars: list[tuple[str, float | None, float | None, str]]) -> None:
    """Lying bars: (name, whole, part, words); the whole is an outline, the part solid in it."""
    longest = max((value or 0 for _, *values, _ in bars for value in values[:2]), default=0)
    for at, (_, whole, part, said) in enumerate(bars):
        if whole is not None:
            axes.barh(at, whole, height=0.78, **style.BAR["approved"])
        if part is not None:
            axes.barh(at, part, height=0.46, **style.BAR["executed"])
        _write(axes, said, (max(whole or 0, part or 0, 0), at), (5, 0), ("left", "center"))
    axes.set_yticks(range(len(bars)), [name for name, *_ in bars])
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlim(0, (longest or 1) * _room_for([(name, said) for name, *_, said in bars]))
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)


def _room_for(written: list[tuple[str, str]]) -> float:
    """The width over the longest bar that leaves room for the words at its end, whole."""
    names = max((display_width(name) for name, _ in written), default=0)
    words = max((display_width(said) for _, said in written), default=0)
    room = max(_COLUMNS - names, 1)
    return room / max(room - words - 3, room / 5)


def height_of(grouped: list[tuple[str, list[Bar]]]) -> float:
    """The inches that `groups` needs to be drawn without crowding, title included."""
    rows = sum(1.3 + len(bars) + _LINE * heading.count("\n") for heading, bars in grouped)
    return 0.6 + 0.31 * rows


def _head(axes: Axes, heading: str, at: float) -> None:
    """A heading that begins at the figure's edge, left of the bars' names."""
    assert axes.figure is not None
    written = axes.annotate(
        heading,
        (0.008, at),
        xycoords=(axes.figure.transFigure, "data"),
        va="center",
        linespacing=1.3,
    )
    written.set_in_layout(False)


def _lay(axes: Axes, at: float, bar: Bar) -> None:
    length = bar.value or 0
    if bar.value is not None:
        axes.barh(at, length, height=0.72, **style.BAR[bar.look])
    if bar.mark is not None:
        axes.plot([bar.mark] * 2, [at - 0.5, at + 0.5], **style.TARGET_LINE)
    _write(axes, bar.words, (max(length, bar.mark or 0, 0), at), (5, 0), ("left", "center"))


def shortened(text: str, lines: int = 2) -> str:
    """A text as wide as the figure over at most `lines` lines, cut with … where it is longer."""
    kept = [""]
    for word in _WORDS.findall(on_one_line(text)):
        if display_width(kept[-1] + word) > _COLUMNS:
            if len(kept) == lines:
                return "\n".join(kept)[:-1] + "…"
            kept.append("")
        kept[-1] += word
    return "\n".join(kept)


def in_million(amount: int | None) -> float | None:
    """Yen as 百万円 for a bar's length."""
    return None if amount is None else amount / 10**6


def _write(
    axes: Axes, text: str, at: tuple[float, float], shift: tuple[float, float], anchor: _Anchor
) -> None:
    axes.annotate(
        text,
        at,
        xytext=shift,
        textcoords="offset points",
        color=style.FAINT if text == NOT_GIVEN else style.INK,
        linespacing=1.3,
        ha=anchor[0],
        va=anchor[1],
    )
