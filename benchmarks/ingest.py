"""How fast documents are read, and what an ingest of many takes: `python benchmarks/ingest.py`.

Texts and PDFs are the suite's own (the real plan and generated ones); the many plans are those of
`plans.py`. Every step works in a process of its own, so that its time and peak memory are its own:

- floor: the same bytes read and normalised (NFKC), and nothing else
- first: all documents read by one process, tables written
- cores: the same by one process a core, into another folder
- unchanged: the first command again
- changed: again, with one document that changed

What counts is the multiple of the floor of the same run, as machines differ twofold; of the times
the processor's own where other work goes on beside, the wall's where none does.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from statistics import median

from plans import REAL, ROOT, plan_text, write_plans

PDFS = ("ruled", "plain", "web", "sample")
ROUNDS = 30


def floor(raw: Path, _out: Path) -> None:
    """What no reading of these documents can do without."""
    for path in sorted(raw.iterdir()):
        unicodedata.normalize("NFKC", path.read_text(encoding="utf-8"))


def first(raw: Path, out: Path, jobs: int | None = 1) -> None:
    """An ingest, imports included."""
    from dxanalysis.ingest.ingest import ingest  # noqa: PLC0415 - part of what is measured
    from dxanalysis.ingest.sources import sources_below  # noqa: PLC0415

    if ingest(sources_below(raw), out, jobs=jobs).faulty:
        raise SystemExit("a generated plan was not read")


def cores(raw: Path, out: Path) -> None:
    """An ingest by as many processes as there are cores."""
    first(raw, out.with_name("out-cores"), jobs=None)


def unchanged(raw: Path, out: Path) -> None:
    """What the command does before it would import anything heavy."""
    from dxanalysis.ingest.sources import sources_below  # noqa: PLC0415
    from dxanalysis.ingest.up_to_date import unchanged_ingest  # noqa: PLC0415

    if unchanged_ingest(sources_below(raw), out) is None:
        raise SystemExit("the tables are not known as those of these documents")


STEPS: dict[str, Callable[[Path, Path], None]] = {
    "floor": floor,
    "first": first,
    "cores": cores,
    "unchanged": unchanged,
    "changed": first,
}


def take(step: str, folder: Path) -> None:
    """Take one step in this process, and print as JSON its seconds and peak memory in MB."""
    begun = time.perf_counter()
    STEPS[step](folder / "raw", folder / "out")
    wall = time.perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    print(json.dumps({"wall": wall, "cpu": cpu, "peak": used[0].ru_maxrss // 1024}))


def show(step: str, count: int, taken: dict[str, float], floor_taken: dict[str, float]) -> None:
    """Print what a step took, beside the floor."""
    multiples = (taken[clock] / floor_taken[clock] for clock in ("wall", "cpu"))
    print(
        f"  {step:9} {taken['wall']:7.2f} s ({{:5.1f}} x floor), processor {taken['cpu']:7.2f} s"
        f" ({{:5.1f}} x), {taken['cpu'] / count * 1000:6.2f} ms a plan,"
        f" peak {taken['peak']} MB".format(*multiples),
        flush=True,
    )


def ingest_many(count: int) -> None:
    """All steps on `count` generated plans."""
    print(f"ingest of {count} plans:", flush=True)
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        raw.mkdir()
        paths = write_plans(raw, count)
        floor_taken: dict[str, float] = {}
        for step in STEPS:
            if step == "changed":
                other = plan_text(REAL.read_text(encoding="utf-8"), count)
                paths[count // 2].write_text(other, encoding="utf-8")
            command = [sys.executable, __file__, "--step", step, name]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
            taken = json.loads(done.stdout)
            floor_taken = floor_taken or taken
            show(step, count, taken, floor_taken)


def seconds_each(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of one call, after a first that is not counted."""
    call()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return median(times)


def single_documents() -> None:
    """Reading and parsing alone: texts a second, pages of PDF a second."""
    from dxanalysis.documents.pdf.reader import read_pdf  # noqa: PLC0415 - not part of the steps
    from dxanalysis.documents.read import read_document  # noqa: PLC0415
    from dxanalysis.plan.parse import parse_plan  # noqa: PLC0415

    text = seconds_each(lambda: parse_plan(read_document(REAL)))
    print(f"text: {1 / text:.0f} plans/s on one core (the real plan, read and parsed)")
    for name in PDFS:
        content = (ROOT / f"tests/data/pdf/{name}.pdf").read_bytes()
        pages = max(read_pdf(name, "0" * 64, content).places) // 1000
        each = seconds_each(lambda c=content: read_pdf("x", "0" * 64, c), rounds=5)  # type: ignore[misc]
        print(f"pdf {name}: {pages / each:.0f} pages/s")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", nargs=2, metavar=("STEP", "FOLDER"))
    parser.add_argument("--no-single", action="store_true", help="the many plans only")
    parser.add_argument("--counts", type=int, nargs="*", default=[100, 1000])
    arguments = parser.parse_args()
    if arguments.step:
        step, folder = arguments.step
        take(step, Path(folder))
        return
    if not arguments.no_single:
        single_documents()
    for count in arguments.counts:
        ingest_many(count)


if __name__ == "__main__":
    main()
