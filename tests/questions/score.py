"""The rules against labels that a person made before they ran: `python -m tests.questions.score`."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

import dxanalysis as dx
from tests.questions.documents import tables_of
from tests.questions.labelled import PLANS, plans

RAW = Path(__file__).parents[2] / "data" / "raw"
LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"
LABELS = Path(__file__).with_name("labels.csv")
Hit = tuple[str, int, int | None, str]
"""plan_id, issue_no, indicator_no, rule."""


def hits(tables: dx.Tables) -> set[Hit]:
    """What the rules ask."""
    return {
        (
            q.plan_id,
            int(q.issue_no),
            None if pd.isna(q.indicator_no) else int(q.indicator_no),
            q.rule,
        )
        for q in tables.questions.itertuples()
    }


def of_documents(documents: Iterable[Path]) -> set[Hit]:
    """What the rules ask about some documents."""
    with tempfile.TemporaryDirectory() as folder:
        dx.ingest(documents, Path(folder))
        return hits(dx.load_tables(Path(folder)))


def labels() -> set[Hit]:
    """What a person asks of the real plan and the layouts."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {
            (
                row["plan_id"],
                int(row["issue_no"]),
                int(row["indicator_no"]) if row["indicator_no"] else None,
                row["rule"],
            )
            for row in csv.DictReader(file)
        }


def labelled() -> tuple[set[Hit], set[Hit]]:
    """Hits and labels of the invented indicators; what a person could not decide is in neither."""
    tables = tables_of(plans())
    ids = dict(zip(tables.plans["department"], tables.plans["plan_id"], strict=True))
    rows = [
        (ids[department], number, row)
        for department, listed in PLANS.items()
        for number, row in enumerate(listed, start=1)
    ]
    wanted = {(plan_id, 1, no, rule) for plan_id, no, row in rows for rule in row.asked.split()}
    undecided = {(plan_id, 1, no, rule) for plan_id, no, row in rows for rule in row.open_.split()}
    return {hit for hit in hits(tables) if hit[2] is not None} - undecided, wanted


def precision_and_recall(found: set[Hit], wanted: set[Hit]) -> tuple[float, float]:
    """The share of hits that a person asks, too; the share of a person's questions that are hits."""
    right = len(found & wanted)
    return right / len(found), right / len(wanted)


def told(found: set[Hit], wanted: set[Hit]) -> str:
    """Precision and recall, and every difference."""
    precision, recall = precision_and_recall(found, wanted)
    lines = [
        f"labels {len(wanted)}, hits {len(found)}, precision {precision:.1%}, recall {recall:.1%}"
    ]
    for name, more in (("asked too much", found - wanted), ("not asked", wanted - found)):
        by_rule = Counter(rule for *_, rule in more)
        lines += [f"{name}: {rule} {count}" for rule, count in by_rule.most_common()]
        lines += [f"  {hit}" for hit in sorted(more, key=str)]
    return "\n".join(lines)


if __name__ == "__main__":
    real = of_documents([*RAW.glob("*.txt"), *LAYOUTS.glob("*.txt")])
    print("the real plan and the layouts:", told(real, labels()))
    print("invented indicators:", told(*labelled()))
