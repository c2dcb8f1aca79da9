"""How fast documents are read, and what an ingest of many takes: `python benchmarks/ingest.py`.

Texts and PDFs are the suite's own (the real plan and generated ones); the many plans of an ingest
are the real plan under generated departments' names. Each ingest runs in a process of its own, so
that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dxanalysis.documents.pdf import parse_pdf
from dxanalysis.documents.read import read_document
from dxanalysis.plan.parse import parse_plan
from dxanalysis.tables.ingest import ingest, sources_below

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "data/raw/r8-digital-draft.txt"
PDFS = ("ruled", "plain", "web", "sample")
ROUNDS = 30


def seconds_each(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of one call, after a first that is not counted."""
    call()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return median(times)


def write_plans(folder: Path, count: int) -> None:
    """`count` plans of generated departments, named by kanji in order."""
    text = REAL.read_text(encoding="utf-8")
    for number in range(count):
        name = f"見本{chr(0x4E00 + number)}局"
        plan = text.replace("デジタル統括室運営方針", f"{name}運営方針")
        (folder / f"{number}.txt").write_text(plan, encoding="utf-8")


def ingest_once(count: int) -> None:
    """Ingest `count` generated plans and print seconds, plans a second and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder) / "raw", Path(folder) / "out"
        raw.mkdir()
        write_plans(raw, count)
        begun = time.perf_counter()
        read = len(ingest(sources_below(raw), out).plans)
        seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"ingest of {read} plans: {seconds:.1f} s, {read / seconds:.0f} plans/s, {peak} MB")


def main() -> None:
    """Print the table, or with `--ingest N` one of its rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ingest", type=int)
    parser.add_argument("--counts", type=int, nargs="*", default=[100, 1000])
    arguments = parser.parse_args()
    if arguments.ingest:
        ingest_once(arguments.ingest)
        return
    text = seconds_each(lambda: parse_plan(read_document(REAL)))
    print(f"text: {1 / text:.0f} plans/s on one core (the real plan, read and parsed)")
    for name in PDFS:
        content = (ROOT / f"tests/data/pdf/{name}.pdf").read_bytes()
        pages = max(parse_pdf(name, "0" * 64, content).places) // 1000
        each = seconds_each(lambda c=content: parse_pdf("x", "0" * 64, c), rounds=5)  # type: ignore[misc]
        print(f"pdf {name}: {pages / each:.0f} pages/s")
    for count in arguments.counts:
        subprocess.run([sys.executable, __file__, "--ingest", str(count)], check=True)


if __name__ == "__main__":
    main()
