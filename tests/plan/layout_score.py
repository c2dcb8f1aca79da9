"""How many of the layouts' facts are read right: `python -m tests.plan.layout_score [--misses]`.

Prints a table (Markdown): for each field the facts in the documents, those that were read right,
and those that were read and are in no document. With `--misses`, each difference by file.
"""

from __future__ import annotations

import sys
from typing import Any

from dxanalysis.base.errors import DxanalysisError
from tests.plan.layout_facts import FIELDS, NAMES, Facts, facts_by_hand, facts_of, read_layout


def count(read: dict[str, Any], held: dict[str, Any]) -> tuple[int, int, int]:
    """Facts right, facts in the document, facts that are in no document."""
    right = sum(1 for place, value in held.items() if read.get(place) == value)
    return right, len(held), len(set(read) - set(held))


def facts_read(name: str) -> Facts:
    """What the reader finds; nothing where it refuses the file."""
    try:
        return facts_of(read_layout(name))
    except DxanalysisError:
        return {field: {} for field in FIELDS}


def main(*, misses: bool) -> None:
    """Print the table."""
    read = {name: facts_read(name) for name in NAMES}
    held = {name: facts_by_hand(name) for name in NAMES}
    print("| 項目 | 正しく読めた / 文書にある | 文書にない |\n|---|---|---|")
    total = [0, 0, 0]
    for field in FIELDS:
        counts = [count(read[name][field], held[name][field]) for name in NAMES]
        right, facts, extra = (sum(column) for column in zip(*counts, strict=True))
        total = [sum(pair) for pair in zip(total, (right, facts, extra), strict=True)]
        print(f"| {field} | {right} / {facts} | {extra} |")
    print(f"| 計 | {total[0]} / {total[1]} | {total[2]} |")
    if misses:
        _print_misses(read, held)


def _print_misses(read: dict[str, Facts], held: dict[str, Facts]) -> None:
    for name in NAMES:
        for field in FIELDS:
            ours, theirs = read[name][field], held[name][field]
            for place in sorted({*ours, *theirs}):
                if ours.get(place) != theirs.get(place):
                    print(f"{name} {field} {place}: {ours.get(place)!r} ≠ {theirs.get(place)!r}")


if __name__ == "__main__":
    main(misses="--misses" in sys.argv)
