"""How fast filled-in results are read, beside a plan without any: `python benchmarks/results.py`.

Both plans are generated, of equally many characters, and every line of theirs is another. In the
one each indicator has a result with its grade and one of the year before, as a results edition
has; the other has more issues instead, whose cells for results are blank.

The plans of a pair are read in turn, several times, from their text to the `Plan`; what counts is the
processor's time, the least of each, as other work goes on beside. 1.00 means that results cost as
much as any other text.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from math import inf
from statistics import median

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.parse import parse_plan

ISSUES, STRATEGIES, INDICATORS = (
    4,
    3,
    3,
)  # issues a plan, strategies an issue, indicators a strategy
ROUNDS = 7
WAYS = ("bare", "titled", "sentence", "headed")

_LETTERS = "東西南北春夏秋冬花鳥風月山川海空林森泉湖"
_THINGS = ("相談窓口", "防災訓練", "子育てサロン", "行政手続", "広報誌", "健康講座", "地域活動")
_DONE = (
    ("の利用", "件"),
    ("の満足度", "%"),
    ("の参加者", "人"),
    ("の開催", "回"),
    ("の実施", "か所"),
)
_WHY = "地域の実情に応じた取組を進め、区民がつながりを実感できるまちをめざす必要がある。"


class _Writer:
    """One generated plan in the making."""

    def __init__(self, seed: int, way: str) -> None:
        self._chance, self._way = random.Random(seed), way  # noqa: S311 - for variety
        self.lines = ["令和7年度 見本区運営方針", "（区長：見本 太郎）", ""]

    def issue(self, number: int, *, filled: bool) -> None:
        """Add an issue, its results filled in or blank."""
        strategies = [f"{self._thing()}による暮らしの支援" for _ in range(STRATEGIES)]
        self.lines += [
            f"経営課題{number} {self._thing()}の充実",
            *("7予算額", f"{self._chance.randint(10, 999)}百万円", "課題認識"),
            f"{self._thing()}では、{_WHY}",
            *("主な戦略", *(f"・{title}" for title in strategies), "評価指標"),
        ]
        now, before = ["7年度実績と達成状況 ※A：達成 B：未達成"], ["前年度実績"]
        for title in strategies:
            self.lines.append(f"・{title}")
            heads = [f"・{title}"] if self._way == "headed" else []
            now, before = now + heads, before + heads
            for _ in range(INDICATORS):
                what, unit = self._chance.choice(_DONE)
                name, aim = self._thing() + what, self._chance.randint(20, 99)
                self.lines.append(f"令和7年度 {name} {aim}{unit}以上")
                now.append(self._result(name, aim, unit))
                before.append(f"{self._chance.randint(20, 99)}{unit}")
        self.lines += [*now, *before] if filled else [now[0], before[0]]
        self.lines.append("")

    def _result(self, name: str, aim: int, unit: str) -> str:
        figure = self._chance.randint(20, 99)
        lead = {"titled": f"{name} ", "sentence": f"{name}について取り組み、"}.get(self._way, "")
        return f"{lead}{figure}{unit}：{'A' if figure >= aim else 'B'}"

    def _thing(self) -> str:
        return "".join(self._chance.choices(_LETTERS, k=3)) + self._chance.choice(_THINGS)


def filled_plan(seed: int, way: str) -> str:
    """A results edition, its results printed in one of `WAYS`."""
    writer = _Writer(seed, way)
    for number in range(1, ISSUES + 1):
        writer.issue(number, filled=True)
    return "\n".join(writer.lines)


def blank_plan(seed: int, length: int) -> str:
    """A plan of at least `length` characters whose results are blank."""
    writer, number = _Writer(seed, "bare"), 0
    while sum(map(len, writer.lines)) + len(writer.lines) < length:
        number += 1
        writer.issue(number, filled=False)
    return "\n".join(writer.lines)


def seconds_of(text: str) -> float:
    """The processor's seconds of one reading."""
    begun = time.process_time()
    parse_plan(read_text("plan.txt", "0" * 64, text))
    return time.process_time() - begun


def speeds(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """Characters a second of both plans of each pair, each at its best.

    All pairs are read before any is read again, so that nothing remembered is of use.
    """
    least = [[inf, inf] for _ in pairs]
    for _ in range(ROUNDS):
        for best, pair in zip(least, pairs, strict=True):
            best[:] = (min(old, seconds_of(text)) for old, text in zip(best, pair, strict=True))
    return [
        (len(filled) / best[0], len(blank) / best[1])
        for (filled, blank), best in zip(pairs, least, strict=True)
    ]


def placed(text: str) -> int:
    """How many of a plan's results are read as those of an indicator."""
    issues = parse_plan(read_text("plan.txt", "0" * 64, text)).issues
    return sum(attainment.grade is not None for i in issues for attainment in i.attainments)


def main() -> None:
    """Print a line for each way to print results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=12, help="pairs of plans for each way")
    count = parser.parse_args().plans
    for way in WAYS:
        filled = [filled_plan(seed, way) for seed in range(count)]
        found = speeds([(text, blank_plan(at + 1000, len(text))) for at, text in enumerate(filled)])
        ratio = median(results / without for results, without in found)
        print(
            f"{way:9} {median(f for f, _ in found) / 1000:5.0f} characters/ms with results,"
            f" {median(b for _, b in found) / 1000:5.0f} without: {ratio:.2f} x"
            f" ({sum(map(placed, filled))} of {count * ISSUES * STRATEGIES * INDICATORS} placed)",
            flush=True,
        )


if __name__ == "__main__":
    main()
