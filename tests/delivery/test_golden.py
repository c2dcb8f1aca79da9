"""A division's mail of each of three plans, word for word."""

from pathlib import Path

import pytest

from tests.golden.files import HOW_TO_WRITE, difference, kept
from tests.golden.letters import letters

ROOM = "delivery"


@pytest.fixture(scope="module")
def made(golden_outputs: Path) -> dict[str, str]:
    return letters(golden_outputs)


def test_every_mail_has_a_golden_text(made):
    assert sorted(made) == kept(ROOM), HOW_TO_WRITE


@pytest.mark.parametrize("name", kept(ROOM))
def test_the_mail_says_what_it_said(made, name):
    found = difference(ROOM, name, made[name])
    assert not found, f"{found}\n\nwhere this is meant: {HOW_TO_WRITE}"
