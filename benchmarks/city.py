"""How long the city's reports take: `python benchmarks/city.py [--departments 70] [--years 15]`.

Generated departments evolve year by year, so that links, series and questions have what to find;
the plans of every year are read, and the report on all departments is made for each year. Then one
document changes. Times are of whole commands, wall clock.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plans import name_of

from tests.years.histories import DEPARTMENT, Department


def write(folder: Path, departments: int, years: int) -> list[Path]:
    """The plans of so many departments over so many years, as text."""
    paths = []
    for number in range(departments):
        department = Department(number, first_year=2011)
        for plan in department.history(years).plans:
            path = folder / f"{number:03}-{plan.plan_id[:4]}.txt"
            path.write_text(
                plan.text.replace(DEPARTMENT, f"見本{name_of(number)}局"), encoding="utf-8"
            )
            paths.append(path)
    return paths


def timed(*arguments: str) -> float:
    """Seconds of a command."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "dxanalysis", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return time.perf_counter() - start


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--departments", type=int, default=70)
    parser.add_argument("--years", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        raw, data, out = (Path(folder, name) for name in ("raw", "data", "out"))
        raw.mkdir()
        paths = write(raw, asked.departments, asked.years)
        ingest = ("ingest", "--raw", str(raw), "--out", str(data))
        report = ("report", "--report", "city", "--data", str(data), "--out", str(out))
        print(f"{len(paths)} documents, {asked.departments} departments, {asked.years} years")
        print(f"ingest, all new: {timed(*ingest):.1f} s")
        print(f"city of every year: {timed(*report):.1f} s")
        text = paths[-1].read_text(encoding="utf-8")
        paths[-1].write_text(text.replace("が十分でない", "がなお十分でない"), encoding="utf-8")
        print(f"ingest, one changed document: {timed(*ingest):.1f} s")
        print(f"city after it: {timed(*report):.1f} s")
        print(f"city, nothing changed: {timed(*report):.1f} s")


if __name__ == "__main__":
    main()
