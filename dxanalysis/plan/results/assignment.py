"""One-to-one assignment of greatest weight, and by how much each choice beats the next best."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

Weights = Sequence[Sequence[float | None]]
"""Rows × columns; None where a row can never have a column. A row may stay without: weight 0."""


def assign(weights: Weights) -> list[int | None]:
    """For each row its column, or None, so that the sum of weights is greatest."""
    rows = len(weights)
    columns = len(weights[0]) if rows else 0
    if not columns:
        return [None] * rows
    # Each row may take a column of its own that costs nothing: it stays without.
    costs = [
        [inf if w is None else -w for w in row] + [0.0 if at == own else inf for own in range(rows)]
        for at, row in enumerate(weights)
    ]
    chosen = _shortest_paths(costs, columns + rows)
    return [column if column < columns else None for column in chosen]


def margins(weights: Weights, chosen: Sequence[int | None]) -> list[float]:
    """For each row, how much of the sum is lost if it may not have its column; 0 for None."""
    best = _total(weights, chosen)
    lost = []
    for row, column in enumerate(chosen):
        if column is None:
            lost.append(0.0)
            continue
        other = [list(line) for line in weights]
        other[row][column] = None
        lost.append(best - _total(other, assign(other)))
    return lost


def _total(weights: Weights, chosen: Sequence[int | None]) -> float:
    return sum(
        weights[row][column] or 0.0 for row, column in enumerate(chosen) if column is not None
    )


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
