"""Random offices, each filling in its form in its own way: nothing read is wrong, nothing is lost unsaid.

`python -m tests.plan.results.test_natural 5000` does the same at length and prints the counts.
"""

import sys
from collections import Counter
from collections.abc import Callable

import pytest

from dxanalysis.documents.model import Document
from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.parse import parse_plan
from tests.plan.results.natural_results import Filled, Office
from tests.plan.results.tables import Filled as Table
from tests.plan.results.tables import as_docx, as_html, as_xlsx

FACTS = {"value": "actual_value", "grade": "grade", "previous": "previous_value", "cumulative": "cumulative_value"}  # fmt: skip


def as_text(text: str) -> Document:
    return read_text("filled.txt", "0" * 64, text)


def _as_lines(write: Callable[[Table], Document]) -> Callable[[str], Document]:
    def written(text: str) -> Document:
        above, _, table = text.partition("評価指標の達成状況\n")
        lines = [line for line in table.split("\n") if line.strip()]
        if "\t" not in table:
            return write(Table([*above.strip().split("\n"), "評価指標の達成状況", *lines], [], []))
        at = next(n for n, line in enumerate(lines) if "\t" in line)
        end = next(n for n in range(len(lines), 0, -1) if "\t" in lines[n - 1])
        rows = [line.split("\t") for line in lines[at:end]]
        return write(
            Table(
                [*above.strip().split("\n"), "評価指標の達成状況", *lines[:at]], rows, lines[end:]
            )
        )

    return written


FORMATS: dict[str, Callable[[str], Document]] = {
    "text": as_text,
    "html": _as_lines(as_html),
    "docx": _as_lines(as_docx),
    "xlsx": _as_lines(as_xlsx),
}


def count(filled: Filled, document: Document) -> Counter[str]:
    """Facts that are right, wrong, missing with an error or a warning, and missing unsaid."""
    plan = parse_plan(document)
    (issue,) = plan.issues
    said = bool(issue.unplaced) or any(d.severity != "info" for d in plan.diagnostics)
    held = {a.indicator_no: a for a in issue.attainments}
    assert len(issue.indicators) == len(filled.truths)
    counts: Counter[str] = Counter()
    for number, truth in enumerate(filled.truths, start=1):
        for name, attribute in FACTS.items():
            want, read = getattr(truth, name), getattr(held.get(number), attribute, None)
            if read == want:
                counts["right"] += want is not None
            elif read is not None:
                counts["wrong"] += 1
            else:
                counts["missing" if said else "missing unsaid"] += 1
    return counts


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_wrong_and_nothing_missing_unsaid(name: str):
    total: Counter[str] = Counter()
    for seed in range(250 if name == "text" else 60):
        filled = Office(seed).fill()
        found = count(filled, FORMATS[name](filled.text))
        assert not found["wrong"], (seed, filled.text)
        assert not found["missing unsaid"], (seed, filled.text)
        total += found
    assert total["right"] > 0.95 * (total["right"] + total["missing"])


if __name__ == "__main__":
    for name, read in FORMATS.items():
        total: Counter[str] = Counter()
        for seed in range(int(sys.argv[1])):
            filled = Office(seed).fill()
            total += count(filled, read(filled.text))
        print(name, dict(total))
