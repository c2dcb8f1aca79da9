"""The fuzz target: whatever the bytes, a plan or a named error, in bounded time.

By hand, longer than the suite does it: `python -m tests.fuzz.fuzz_target --inputs 5000`
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from dataclasses import dataclass, field

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents import isolation
from dxanalysis.documents.errors import DocumentCrashError, DocumentTimeoutError
from dxanalysis.documents.read import read_content
from dxanalysis.ingest.document_batch import batch_of_document
from dxanalysis.ingest.tabulate import rows_of
from dxanalysis.plan.parse import parse_plan
from dxanalysis.schema.validation import refuse_unfit_document
from tests.fuzz.damage_maker import damaged, seeds

HANG_SECONDS = 10.0


@dataclass
class Tally:
    """What became of one reader's inputs."""

    inputs: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    slowest: float = 0.0


def one_input(format_name: str, content: bytes) -> str:
    """Read, parse and tabulate one input: how it ended. Raises what must never be raised."""
    try:
        plan = parse_plan(read_content(f"damaged.{format_name}", content))
        rows = rows_of(plan)
        columns = {name: list(zip(*found, strict=True)) for name, found in rows.items() if found}
        refuse_unfit_document(plan.source, columns)
        batch_of_document(rows)
    except (DocumentCrashError, DocumentTimeoutError):
        raise
    except DxanalysisError as error:
        return type(error).__name__
    return "plan"


def fuzz(format_name: str, documents: list[bytes], numbers: range) -> Tally:
    """Feed the damaged documents of these numbers to one reader."""
    tally = Tally()
    for number in numbers:
        begun = time.perf_counter()
        try:
            tally.ends[one_input(format_name, damaged(documents, number))] += 1
        except Exception as error:
            tally.crashes.append(f"{format_name} {number}: {type(error).__name__}: {error}")
        seconds = time.perf_counter() - begun
        tally.inputs += 1
        tally.slowest = max(tally.slowest, seconds)
        if seconds > HANG_SECONDS:
            tally.hangs.append(f"{format_name} {number}: {seconds:.1f} s")
    return tally


def main() -> None:
    """Print a table: reader, inputs, ends, crashes, hangs, slowest input, peak memory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=2000, help="for each reader")
    parser.add_argument("--first", type=int, default=0)
    arguments = parser.parse_args()
    for name, documents in seeds().items():
        numbers = range(arguments.first, arguments.first + arguments.inputs)
        tally = fuzz(name, documents, numbers)
        isolation.end_service()  # so that its memory is counted
        ours, readers = (
            resource.getrusage(who).ru_maxrss // 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        print(
            f"{name}: {tally.inputs} inputs, {len(tally.crashes)} crashes, {len(tally.hangs)} hangs,"
            f" slowest {tally.slowest:.1f} s, peak {ours} MB (reader's process so far {readers} MB),"
            f" {dict(tally.ends.most_common())}",
            flush=True,
        )
        for finding in [*tally.crashes, *tally.hangs]:
            print("  ", finding)


if __name__ == "__main__":
    main()
