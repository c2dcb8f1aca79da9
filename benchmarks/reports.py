"""How fast reports are made, held against the plain way: `python benchmarks/reports.py`.

Prints a Markdown table. A case is measured in rounds, ours and the other in turn, so that a machine
that is busy for a while is so for both; the ratio is the median of the rounds' ratios. Everything
happens in a temporary folder. With `--compare`, the notebooks that both ways made are compared.

On a quiet machine of two cores the whole takes about a quarter of an hour, most of it the plain way.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import ways
from equal import count_equal
from plans import write_plans
from ways import Place

KIND = "budget-trend"  # two figures: the report that a steady run is measured with
PER_PLAN = 4  # reports of that kind


@dataclass(frozen=True)
class Case:
    """What is measured against what, and how it should come out.

    Both sides give seconds. `faster` cases ask how many times ours goes into the other, the rest
    how many times the other goes into ours.
    """

    name: str
    against: str
    aim: float
    rounds: int
    ours: Callable[[], float]
    other: Callable[[], float]
    faster: bool = True

    def ratio(self, ours: float, other: float) -> float:
        """The round's figure to hold against the aim."""
        return other / ours if self.faster else ours / other


@dataclass(frozen=True)
class Measured:
    """The seconds of a case, round by round."""

    case: Case
    ours: list[float]
    other: list[float]

    def row(self) -> str:
        """A line of the Markdown table."""
        case = self.case
        pairs = zip(self.ours, self.other, strict=True)
        ratio = median(case.ratio(ours, other) for ours, other in pairs)
        aim = f"{'≥' if case.faster else '≤'} {case.aim:g}"
        cells = [case.name, case.against, _three(self.ours), _three(self.other)]
        return _line(*cells, f"{ratio:.2f} ×", f"{aim} ×", str(len(self.ours)))


def cases(nine: Place, many: Place, plans: int) -> dict[int, Case]:
    """Every case by the number that chooses it; `many` holds `plans` plans of nine reports each."""
    count = 9 * plans
    typed, two_jobs = "xargs -P2 papermill + nbconvert", ("--jobs", "2")
    return {
        1: Case(
            *("9 reports, whole command", typed, 4.0, 3),
            ours=lambda: ways.report(nine, *two_jobs),
            other=lambda: ways.typed(nine),
        ),
        2: Case(
            *(f"{count} reports, whole command", typed, 8.0, 1),
            ours=lambda: ways.report(many, *two_jobs),
            other=lambda: ways.typed(many),
        ),
        3: Case(
            *(f"{count} reports, whole command", "two loops of execute_notebook", 3.5, 1),
            ours=lambda: ways.report(many, *two_jobs),
            other=lambda: ways.looped(many),
        ),
        4: Case(
            *("one report, steady", "its cells in one warm interpreter", 2.0, 3),
            ours=lambda: _steady(many, plans),
            other=lambda: ways.cells_alone(many, KIND),
            faster=False,
        ),
        5: Case(
            *("unchanged run", "import pandas, pyarrow", 1.5, 10),
            ours=lambda: ways.unchanged_run(nine),
            other=ways.imports,
            faster=False,
        ),
        6: Case(
            *(f"{count} reports, 2 jobs", "1 job", 1.7, 2),
            ours=lambda: ways.report(many, *two_jobs),
            other=lambda: ways.report(many, "--jobs", "1"),
        ),
    }


def _steady(many: Place, plans: int) -> float:
    """Seconds that one more report costs a running command with one job.

    All that is done once is taken away by measuring the reports of one plan, too; what remains is
    everything that a report needs: its process, kernel, cells, page, checks, and both files.
    """
    one_job = ("--jobs", "1", "--report", KIND)
    few = ways.report(many, *one_job, "--plan", many.reports[0]["plan_id"])
    return (ways.report(many, *one_job) - few) / (PER_PLAN * (plans - 1))


def measure(case: Case, rounds: int) -> Measured:
    """Both sides in turn."""
    ours, other = [], []
    for number in range(rounds):
        ours.append(case.ours())
        other.append(case.other())
        print(f"{case.name}: {number + 1}/{rounds} {ours[-1]:.2f} s, {other[-1]:.2f} s", flush=True)
    return Measured(case, ours, other)


def table(measured: list[Measured]) -> str:
    """The Markdown table."""
    head = ("case", "against", "ours, s", "other, s", "ratio", "aim", "rounds")
    return "\n".join([_line(*head), _line(*["---"] * len(head)), *(m.row() for m in measured)])


def compare(place: Place) -> None:
    """Say how many notebooks and cells are equal; make with the plain way what it has not made."""
    made = all(Path(report["result"]).is_file() for report in place.reports)
    if not made:
        ways.typed(place)
    notebooks, cells = count_equal(place.ours, place.plain)
    print(f"equal cell by cell: {notebooks} notebooks, {cells} cells")


def machine() -> str:
    """On what it was measured; a load above 0 beforehand says that it was not alone."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {python}, {platform.platform()}, load {os.getloadavg()[0]:.1f}"


def _three(seconds: list[float]) -> str:
    found = (min(seconds), median(seconds), max(seconds))
    return " / ".join(f"{value:.2f}" for value in found)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _prepared(folder: Path, plans: int) -> Place:
    """A place with documents, tables and reports: the real plan, or `plans` generated ones."""
    place = Place(folder)
    place.raw.mkdir(parents=True)
    if plans:
        write_plans(place.raw, plans)
    else:
        shutil.copy(ways.ROOT / "data/raw/r8-digital-draft.txt", place.raw)
    ways.first_run(place)
    return place


def main() -> None:
    """Measure the cases asked for, print the table, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[1, 2, 3, 4, 5, 6])
    parser.add_argument("--rounds", type=int, help="of every case; without it, each has its own")
    parser.add_argument("--plans", type=int, default=10, help="generated plans, 9 reports each")
    parser.add_argument("--compare", action="store_true", help="compare what both ways made")
    arguments = parser.parse_args()
    if arguments.plans < 2:
        parser.error("--plans: a steady report is told from the difference of two numbers of plans")
    print(machine())
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        nine = _prepared(Path(folder) / "nine", 0)
        wanted = set(arguments.cases)
        many = _prepared(Path(folder) / "many", arguments.plans) if wanted - {1, 5} else nine
        ways.typed(nine, first=1)  # once, so that its files have been read from the disk
        known = cases(nine, many, arguments.plans)
        measured = [measure(known[n], arguments.rounds or known[n].rounds) for n in sorted(wanted)]
        print("\nSeconds are minimum / median / maximum.\n")
        print(table(measured))
        if arguments.compare:
            for place in {nine, many if wanted & {2, 3} else nine}:
                compare(place)


if __name__ == "__main__":
    main()
