"""Every published layout against the truth written by hand, file by file and field by field."""

import re
from collections.abc import Iterator

import pytest

from dxanalysis.plan.diagnostics import CODES
from dxanalysis.text.width import canonical, normal
from tests.plan.layout_facts import (
    FIELDS,
    LAYOUTS,
    NAMES,
    facts_by_hand,
    facts_of,
    read_layout,
    truth,
)
from tests.plan.layout_score import count


def _strings(held: object) -> Iterator[str]:
    if isinstance(held, dict):
        yield from (s for key, v in held.items() if key not in _CODED for s in _strings(v))
    elif isinstance(held, list):
        yield from (s for value in held for s in _strings(value))
    elif isinstance(held, str):
        yield from held.split("\n")


_CODED = {"edition", "phase", "scope", "kind", "comparator", "diagnostics", "sdgs", "label"}


def test_every_layout_has_its_truth():
    assert len(NAMES) == 29
    assert sorted(path.stem for path in LAYOUTS.glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_says_nothing_that_the_file_does_not(name: str):
    printed = (LAYOUTS / f"{name}.txt").read_text(encoding="utf-8")
    forms = printed, normal(printed), canonical(printed)
    absent = [s for s in _strings(truth(name)) if not any(s.removeprefix("・") in f for f in forms)]
    assert absent == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", NAMES)
def test_the_layout_is_read(name: str, field: str):
    assert facts_of(read_layout(name))[field] == facts_by_hand(name)[field]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_unread_but_cut_off_ends_and_captions(name: str):
    allowed = truth(name).get("unread", []) + truth(name).get("captions", [])
    unread = [d.text for d in read_layout(name).diagnostics if d.code == "text_unread"]
    assert [text for text in unread if text.strip() not in allowed] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_department_is_a_known_one(name: str):
    plan = read_layout(name)
    assert re.fullmatch(r"20\d\d-[a-z]+", plan.plan_id)
    assert "department_unknown" not in {d.code for d in plan.diagnostics}


@pytest.mark.parametrize("name", [n for n in NAMES if "diagnostics" in truth(n)])
def test_what_the_excerpt_lacks_is_said(name: str):
    expected = set(truth(name)["diagnostics"])
    assert expected <= set(CODES)
    assert expected <= {d.code for d in read_layout(name).diagnostics}


@pytest.mark.parametrize("name", [n for n in NAMES if truth(n).get("issues") == []])
def test_an_excerpt_without_issues_says_so(name: str):
    assert "plan_without_issues" in {d.code for d in read_layout(name).diagnostics}


def test_the_score_tells_what_is_missing_and_what_is_made_up():
    read, held = {"title": "一", "extra": "二"}, {"title": "一", "challenge": "三"}
    assert count(read, held) == (1, 2, 1)
