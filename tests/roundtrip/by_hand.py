"""The round trip at length: `python -m tests.roundtrip.by_hand --plans 2000 [--formats text,xlsx]`.

Counts the plans that read back equal by format and by layout, and prints the failures by cause:
the first fact that differs. Ends with 1 where there was one.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter, defaultdict

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.roundtrip.formats import FORMATS
from tests.roundtrip.round_trip import Written, written

_BATCH = 100  # examples of one seed resemble one another


class Count:
    """What was tried, what read back equal, and what failed."""

    def __init__(self, formats: list[str]) -> None:
        self.formats = formats
        self.plans: set[str] = set()
        self.tried: Counter[tuple[str, str]] = Counter()
        self.equal: Counter[tuple[str, str]] = Counter()
        self.failures: defaultdict[str, list[tuple[str, Written, str]]] = defaultdict(list)

    def add(self, one: Written) -> None:
        """Try one plan in every format."""
        if repr(one.plan) in self.plans:
            return
        self.plans.add(repr(one.plan))
        for name in self.formats:
            places = [(name, ""), ("", one.layout.name)]
            self.tried.update(places)
            lost = self._lost(one, name)
            if not lost:
                self.equal.update(places)
            else:
                cause = f"{name} " + re.sub(r"\[\d+\]", "[]", lost[0].split(":")[0])
                self.failures[cause].append((name, one, lost[0]))

    @staticmethod
    def _lost(one: Written, name: str) -> list[str]:
        try:
            return one.lost(name)
        except Exception as error:  # a crash is a failure to be counted like others
            return [f"{type(error).__name__}: {error}"]


def run(count: Count, plans: int, first_seed: int) -> None:
    """Fill the count."""
    batch = first_seed
    while len(count.plans) < plans:
        batch += 1

        @seed(batch)
        @settings(
            max_examples=_BATCH,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(written)
        def one_batch(one: Written) -> None:
            if len(count.plans) < plans:
                count.add(one)

        one_batch()


def main() -> int:
    """Print the counts and the causes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=2000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    count, began = Count(options.formats.split(",")), time.perf_counter()
    run(count, options.plans, options.seed)
    print(f"{len(count.plans)} plans, {time.perf_counter() - began:.0f} s")
    for place, tried in sorted(count.tried.items()):
        print(f"{count.equal[place]:6} / {tried:6}  {place[0] or place[1]}")
    for cause, failures in sorted(count.failures.items(), key=lambda item: -len(item[1])):
        name, one, lost = min(failures, key=lambda failure: len(failure[1].file("text")))
        print(f"\n{len(failures)} × {cause}\n  {name}: {lost}\n  {one.layout}\n  {one.hand}")
        print(one.file(name).decode(one.hand.encoding, "replace") if name == "text" else one.plan)
    return 1 if count.failures else 0


if __name__ == "__main__":
    sys.exit(main())
