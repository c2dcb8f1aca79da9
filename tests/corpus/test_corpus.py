"""No case of the corpus may give a wrong value, or leave a fact out without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.cases import CASES
from tests.corpus.score import verdicts

DOCUMENTS = [(case, written) for case in CASES for written in case.formats if written != "pdf"]


@pytest.mark.parametrize(
    ("case", "written"), DOCUMENTS, ids=[f"{case.id}-{written}" for case, written in DOCUMENTS]
)
def test_nothing_wrong_and_nothing_missing_in_silence(case, written, tmp_path: Path):
    found = verdicts(case, written, tmp_path)
    assert [one for one in found if one.outcome in ("wrong", "unsaid")] == []


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
