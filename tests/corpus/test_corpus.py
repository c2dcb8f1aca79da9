"""No case of the corpus may give a wrong value, or leave a fact out without a word.

Here in text and in html, so that the suite stays quick; all other formats, PDFs as Chromium prints
them among them, by hand: `python -m tests.corpus.score --misses --format docx` (xlsx, pdf, …).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.cases import CASES
from tests.corpus.score import verdicts

QUICK = ("text", "html")
DOCUMENTS = [(case, written) for case in CASES for written in QUICK if written in case.formats]
TEXTS = [(case, written) for case, written in DOCUMENTS if written == "text"]
LEAST_RIGHT = 0.99  # of the facts stated; the others must be said to be missing


@pytest.mark.parametrize(
    ("case", "written"), DOCUMENTS, ids=[f"{case.id}-{written}" for case, written in DOCUMENTS]
)
def test_nothing_wrong_and_nothing_missing_in_silence(case, written, tmp_path: Path):
    found = verdicts(case, written, tmp_path)
    assert [one for one in found if one.outcome in ("wrong", "unsaid")] == []


def test_what_is_stated_is_read_and_not_only_said_to_be_missing(tmp_path: Path):
    outcomes = Counter(one.outcome for case, _ in TEXTS for one in verdicts(case, "text", tmp_path))
    assert outcomes["right"] >= LEAST_RIGHT * (outcomes.total() - outcomes["null"])


def test_every_fact_is_printed_in_its_document(tmp_path: Path):
    """The truth's words stand in the text; a slip of the corpus is no fault of the reader."""
    from tests.corpus.as_text import text
    from tests.corpus.judge import plain

    absent = []
    for case in CASES:
        if "text" not in case.formats:
            continue
        printed = plain(text(case)).replace(",", "")
        for issue in case.issues:
            words = [*issue.unplaced]
            for truth in issue.truth:
                words += [truth.text or "", truth.previous_text or ""]
                words += [truth.printed(fact) or "" for fact in ("previous_value",)]
            absent += [
                (case.id, one) for one in words if plain(one).replace(",", "") not in printed
            ]
    assert absent == []
