"""One line with a few marks: a target, a result and the years before, on their own scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dxanalysis.present.shared import words
from dxanalysis.text.comparisons import is_share

MarkKind = Literal["target", "result", "previous", "earlier"]
SIGNS: dict[MarkKind, str] = {"previous": "○", "result": "●", "target": "｜", "earlier": "・"}
"""How a key writes a mark; the page draws the same shapes."""
NAMES: dict[MarkKind, str] = {
    "previous": "前年度",
    "result": "実績",
    "target": "目標",
    "earlier": "それより前",
}
_FROM_ZERO = 0.6  # the smallest value in shares of the largest, below which a line begins at 0
_AROUND = 0.15  # of the span, left free at an end that is neither 0 nor 100


@dataclass(frozen=True)
class LineMark:
    """A value on the line, and what it is."""

    kind: MarkKind
    value: float


@dataclass(frozen=True)
class ValueLine:
    """The marks, and what the ends of the line are."""

    marks: tuple[LineMark, ...]
    low: float
    high: float
    unit: str

    def at(self, value: float) -> str:
        """The place of a value, in per cent of the line."""
        return f"{(value - self.low) / (self.high - self.low) * 100:.4g}%"

    @property
    def ends(self) -> tuple[str, str]:
        """The words at the two ends."""
        return words.quantity(self.low, self.unit), words.quantity(self.high, self.unit)

    @property
    def spoken(self) -> str:
        """The marks in words: 目標70%、実績63.4%、前年度61.2%."""
        named = [
            NAMES[m.kind] + words.quantity(m.value, self.unit)
            for m in self.marks
            if m.kind != "earlier"
        ]
        return "、".join(named)


def value_line(marks: Sequence[LineMark], unit: str | None) -> ValueLine | None:
    """The line on which these marks stand; None where there is nothing to compare."""
    plain = (unit or "").removesuffix("/年")
    if len(marks) < 2 or len({mark.value for mark in marks}) == 1:
        return None
    low, high = _ends([mark.value for mark in marks], share=is_share(plain))
    return ValueLine(tuple(marks), low, high, plain)


def _ends(values: Sequence[float], *, share: bool) -> tuple[float, float]:
    low, high = min(values), max(values)
    if share and low >= 0 and high <= 100:
        return 0.0, 100.0
    starts_at_zero = 0 <= low <= high * _FROM_ZERO
    around = (high - (0 if starts_at_zero else low)) * _AROUND
    bottom = 0.0 if starts_at_zero else low - around
    if low >= 0:
        bottom = max(bottom, 0.0)
    step = 10 ** math.floor(math.log10(high + around - bottom)) / 2
    return _round(bottom, step, math.floor), _round(high + around, step, math.ceil)


def _round(value: float, step: float, towards: Callable[[float], int]) -> float:
    return float(f"{towards(round(value / step, 9)) * step:.12g}")
