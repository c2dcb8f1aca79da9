"""Every decision that is offered for filled-in results applies, and changes its own line only."""

from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.documents.decisions import RESULT_KINDS, DecisionError, placed
from dxanalysis.documents.read import read_document
from dxanalysis.ingest.open_items import items_of_plan
from dxanalysis.ingest.sources import Source
from dxanalysis.plan.model import Issue
from dxanalysis.plan.parse import parse_plan
from tests.corpus.build import build
from tests.corpus.cases import CASES

WRITTEN = ("text", "html", "docx", "xlsx")
SAMPLE = [
    (case, WRITTEN[at % len(WRITTEN)])
    for at, case in enumerate(CASES)
    if WRITTEN[at % len(WRITTEN)] in case.formats
]


NOTES = ("その行の判断も要る)", "達成状況がある)")


def _decided(document, made):
    try:
        return parse_plan(replace(document, decisions=placed(made, document))), ""
    except DecisionError as error:
        return None, str(error)


def _aside(issue: Issue) -> Issue:
    return replace(issue, attainments=(), unplaced=())


def _require_only_its_own_line(before: Issue, after: Issue) -> None:
    assert _aside(before) == _aside(after)
    assert set(after.unplaced) <= set(before.unplaced)
    assert len(before.unplaced) - len(after.unplaced) <= 1
    results = [{a.indicator_no: a for a in issue.attainments} for issue in (before, after)]
    changed = {n for held in results for n in held if results[0].get(n) != results[1].get(n)}
    assert len(changed) <= 2  # a placed line moved from one indicator to another


@pytest.mark.parametrize(
    ("case", "written"), SAMPLE, ids=[f"{case.id}-{written}" for case, written in SAMPLE]
)
def test_what_is_offered_applies_and_changes_its_own_line_only(case, written, tmp_path: Path):
    path = build(case, written, tmp_path)
    document = read_document(path)
    plan = parse_plan(document)
    for item in items_of_plan(Source(path, path.name), document, plan):
        for choice in item.choices:
            made = [replace(one, why="見本", by="見本", start=-1) for one in choice.decisions]
            decided, refused = _decided(document, made)
            if refused:
                assert choice.words.endswith(NOTES), (choice.words, refused)
                continue
            if made[0].kind in RESULT_KINDS:
                for before, after in zip(plan.issues, decided.issues, strict=True):
                    _require_only_its_own_line(before, after)


def test_the_sample_is_not_empty():
    assert len(SAMPLE) > 50
