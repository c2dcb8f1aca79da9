"""`python -m tests.corpus.score [--misses] [--format text]`: the reader against the corpus."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import dxanalysis as dx
from tests.corpus.as_pdf import printer as printing
from tests.corpus.build import build
from tests.corpus.cases import CASES
from tests.corpus.judge import Verdict, judge
from tests.corpus.model import Case

COLUMNS = ("right", "told", "unsaid", "wrong", "null")


def verdicts(case: Case, written: str, folder: Path, printer: Any = None) -> list[Verdict]:
    """The reader's verdicts on one case in one format; what it cannot read at all is unsaid."""
    path = build(case, written, folder, printer)
    try:
        plan = dx.read_plan(path)
    except Exception as error:
        return [
            Verdict(case.id, case.group, written, "plan", "read", "unsaid", "a plan", repr(error))
        ]
    return judge(case, written, plan)


def table(found: Iterable[Verdict], name: str) -> str:
    """The counts of one attribute's values, as lines."""
    counts: dict[str, Counter[str]] = {}
    for one in found:
        counts.setdefault(getattr(one, name), Counter())[one.outcome] += 1
    total = sum(counts.values(), Counter())
    lines = [f"{name:<12}" + "".join(f"{column:>8}" for column in COLUMNS) + f"{'right %':>9}"]
    for key, count in [*counts.items(), ("all", total)]:
        stated = sum(count[column] for column in COLUMNS[:4])
        share = f"{100 * count['right'] / stated:>9.1f}" if stated else f"{'-':>9}"
        lines.append(f"{key:<12}" + "".join(f"{count[one]:>8}" for one in COLUMNS) + share)
    return "\n".join(lines)


def main() -> None:
    """Print the tables by group and format, and each miss where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list wrong, unsaid and told facts")
    parser.add_argument("--format", help="only this format")
    parser.add_argument("--case", help="only cases whose id begins with this")
    asked = parser.parse_args()
    found: list[Verdict] = []
    prints = asked.format in (None, "pdf")
    opened = printing() if prints else nullcontext()
    with tempfile.TemporaryDirectory() as folder, opened as printer:
        if prints and printer is None:
            print("Chromium is absent: no PDFs\n")
        for case in CASES:
            if case.id.startswith(asked.case or ""):
                for written in case.formats:
                    if written == "pdf" and printer is None:
                        continue
                    if asked.format in (None, written):
                        found += verdicts(case, written, Path(folder), printer)
    if asked.misses:
        for one in found:
            if one.outcome in ("wrong", "unsaid", "told"):
                print(
                    f"{one.outcome:<7}{one.case} [{one.written}] {one.where} {one.fact}: "
                    f"expected {one.expected!r}, got {one.got!r}"
                )
        print()
    print(table(found, "group"), "", table(found, "written"), "", table(found, "fact"), sep="\n")


if __name__ == "__main__":
    main()
