"""The corpus as PDFs, which Chromium prints: nothing wrong, nothing left out without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chromium import NEEDS_CHROMIUM
from tests.corpus.as_pdf import printer
from tests.corpus.cases import CASES
from tests.corpus.score import verdicts

pytestmark = NEEDS_CHROMIUM
PRINTED = [case for case in CASES if "pdf" in case.formats]


@pytest.fixture(scope="module")
def printing():
    with printer() as write:
        yield write


@pytest.mark.parametrize("case", PRINTED, ids=[case.id for case in PRINTED])
def test_nothing_wrong_and_nothing_missing_in_silence(case, printing, tmp_path: Path):
    found = verdicts(case, "pdf", tmp_path, printing)
    assert [one for one in found if one.outcome in ("wrong", "unsaid")] == []
