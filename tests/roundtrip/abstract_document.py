"""A document before any format: lines and tables, as a layout arranges a plan's facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of text; `item`: behind a bullet, `level`: a heading's depth, 0 for none."""

    text: str
    item: bool = False
    level: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cells, each of lines. `flat`: may as well be told cell by cell, line by line."""

    rows: tuple[tuple[tuple[Line | Loose, ...], ...], ...]
    flat: bool = True


@dataclass(frozen=True)
class Loose:
    """A list pasted as one run of words; a format that has no such lists shows its lines."""

    lines: tuple[Line, ...]


Content = Line | Loose
Element = Line | Loose | Table


def told(text: str) -> list[Line]:
    """A kept text's lines: `・` begins an item."""
    return [Line(line.removeprefix("・"), line.startswith("・")) for line in text.split("\n")]
