"""One-to-one assignment of greatest weight, and by how much each choice beats the next best."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

LEAST_MARGIN = 0.5  # of a choice that stands

Weights = Sequence[Sequence[float | None]]
"""Rows × columns; None where a row can never have a column. A row may stay without: weight 0."""


class Assigned(NamedTuple):
    """A row's column (None: it stays without), and what the sum loses if it may not have it."""

    column: int | None
    margin: float


def assign(weights: Weights) -> list[Assigned]:
    """For each row its choice, so that the sum of weights is greatest.

    A margin above `LEAST_MARGIN` may be told as less than it is, never as more.
    """
    chosen = [Assigned(None, 0.0)] * len(weights)
    for rows in _connected(weights):
        columns = sorted({c for r in rows for c, w in enumerate(weights[r]) if w and w > 0})
        part = [[weights[r][c] for c in columns] for r in rows]
        for row, choice in zip(rows, _part(part), strict=True):
            column = None if choice.column is None else columns[choice.column]
            chosen[row] = Assigned(column, choice.margin)
    return chosen


def _part(weights: list[list[float | None]]) -> list[Assigned]:
    """The choices of rows that compete with one another."""
    if len(weights) == 1:
        ranked = [*sorted((w or 0.0 for w in weights[0]), reverse=True), 0.0]
        return [Assigned(weights[0].index(ranked[0]), ranked[0] - ranked[1])]
    if clear := _each_its_best(weights):
        return clear
    columns = _best(weights)
    best = _total(weights, columns)
    choices = []
    for row, column in enumerate(columns):
        if column is None:
            choices.append(Assigned(None, 0.0))
            continue
        other = [list(line) for line in weights]
        other[row][column] = None
        choices.append(Assigned(column, best - _total(other, _best(other))))
    return choices


def _each_its_best(weights: list[list[float | None]]) -> list[Assigned] | None:
    """The choices where every row may have the column it likes best, by a clear margin."""
    choices = []
    for line in weights:
        ranked = sorted((w or 0.0 for w in line), reverse=True)
        second = max(ranked[1] if len(ranked) > 1 else 0.0, 0.0)
        if ranked[0] - second < LEAST_MARGIN:
            return None
        choices.append(Assigned(line.index(ranked[0]), ranked[0] - second))
    return choices if len({c.column for c in choices}) == len(choices) else None


def _connected(weights: Weights) -> list[list[int]]:
    """The rows with anything to choose, in groups that share a column."""
    groups: list[tuple[list[int], set[int]]] = []
    for row, line in enumerate(weights):
        wanted = {column for column, weight in enumerate(line) if weight and weight > 0}
        if not wanted:
            continue
        rows = [row]
        apart = []
        for other, columns in groups:
            if columns & wanted:
                rows, wanted = other + rows, wanted | columns
            else:
                apart.append((other, columns))
        groups = [*apart, (rows, wanted)]
    return [sorted(rows) for rows, _ in groups]


def _total(weights: Weights, chosen: Sequence[int | None]) -> float:
    return sum(
        weights[row][column] or 0.0 for row, column in enumerate(chosen) if column is not None
    )


def _best(weights: Weights) -> list[int | None]:
    """For each row its column, or None."""
    rows, columns = len(weights), len(weights[0])
    # Each row may take a column of its own that costs nothing: it stays without.
    costs = [
        [inf if w is None else -w for w in row] + [0.0 if at == own else inf for own in range(rows)]
        for at, row in enumerate(weights)
    ]
    chosen = _shortest_paths(costs, columns + rows)
    return [column if column < columns else None for column in chosen]


def _shortest_paths(costs: list[list[float]], width: int) -> list[int]:
    """The Hungarian method by shortest augmenting paths, O(rows² · columns)."""
    rows = len(costs)
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (width + 1)
    owner, came_from = [0] * (width + 1), [0] * (width + 1)  # columns count from 1, 0 is none
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, used = [inf] * (width + 1), [False] * (width + 1)
        while owner[column]:
            used[column] = True
            column = _next_column(
                costs[owner[column] - 1],
                column,
                (by_row, by_column),
                (owner, came_from),
                (least, used),
            )
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    chosen = [0] * rows
    for column in range(1, width + 1):
        if owner[column]:
            chosen[owner[column] - 1] = column - 1
    return chosen


def _next_column(
    costs: list[float],
    column: int,
    potentials: tuple[list[float], list[float]],
    paths: tuple[list[int], list[int]],
    front: tuple[list[float], list[bool]],
) -> int:
    """The nearest column not yet reached, once all are seen from `column`'s row."""
    (by_row, by_column), (owner, came_from), (least, used) = potentials, paths, front
    row = owner[column]
    for at, cost in enumerate(costs, start=1):
        if not used[at] and (reduced := cost - by_row[row] - by_column[at]) < least[at]:
            least[at], came_from[at] = reduced, column
    step, nearest = min((least[at], at) for at in range(1, len(least)) if not used[at])
    for at, reached in enumerate(used):
        if reached:
            by_row[owner[at]] += step
            by_column[at] -= step
        else:
            least[at] -= step
    return nearest
