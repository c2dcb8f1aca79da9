"""The rules against labels that a person made before they ran: `python -m tests.questions.score`.

Documents of `RAW` and the labels beside; further folders of documents, each with a `labels.csv` of
its own (and, where a person could not decide, `labels_undecided.csv`), may be named.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

import dxanalysis as dx

RAW = Path(__file__).parents[2] / "data" / "raw"
LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"
LABELS = Path(__file__).with_name("labels.csv")
LABELLED = Path(__file__).with_name("labelled")
Hit = tuple[str, int, int | None, str]
"""plan_id, issue_no, indicator_no, rule."""


def hits(documents: Iterable[Path]) -> set[Hit]:
    """What the rules ask about some documents."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        dx.ingest(documents, out)
        asked = dx.load_tables(out).questions
    return {
        (
            q.plan_id,
            int(q.issue_no),
            None if pd.isna(q.indicator_no) else int(q.indicator_no),
            q.rule,
        )
        for q in asked.itertuples()
    }


def labels(path: Path) -> set[Hit]:
    """What a person asks."""
    if not path.is_file():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (
                row["plan_id"],
                int(row["issue_no"]),
                int(row["indicator_no"]) if row["indicator_no"] else None,
                row["rule"],
            )
            for row in csv.DictReader(file)
        }


def told(found: set[Hit], wanted: set[Hit], undecided: set[Hit]) -> str:
    """Precision and recall, and every difference."""
    counted = found - undecided
    right = counted & wanted
    lines = [
        f"labels {len(wanted)}, hits {len(counted)}, right {len(right)}, "
        f"precision {len(right) / len(counted):.1%}, recall {len(right) / len(wanted):.1%}"
    ]
    for name, more in (("asked too much", counted - wanted), ("not asked", wanted - found)):
        by_rule = Counter(rule for *_, rule in more)
        lines += [f"{name}: {rule} {count}" for rule, count in by_rule.most_common()]
        lines += [f"  {hit}" for hit in sorted(more, key=str)]
    return "\n".join(lines)


def main(folders: list[str]) -> None:
    """Print the figures of each set."""
    real = [*RAW.glob("*.txt"), *LAYOUTS.glob("*.txt")]
    print("the real plan and the layouts:", told(hits(real), labels(LABELS), set()))
    for folder in map(Path, folders or [str(LABELLED)]):
        documents = [path for path in sorted(folder.iterdir()) if path.suffix == ".txt"]
        wanted, undecided = (
            labels(folder / name) for name in ("labels.csv", "labels_undecided.csv")
        )
        print(f"{folder.name}:", told(hits(documents), wanted, undecided))


if __name__ == "__main__":
    main(sys.argv[1:])
