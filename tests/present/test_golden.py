"""Every page of three plans, word for word: sentences, tables, the words of pictures."""

from pathlib import Path

import pytest

from tests.golden.files import HOW_TO_WRITE, difference, kept
from tests.golden.pages import pages

ROOM = "present"


@pytest.fixture(scope="module")
def made(golden_tables: Path) -> dict[str, str]:
    return pages(golden_tables)


def test_every_page_has_a_golden_text(made):
    assert sorted(made) == kept(ROOM), HOW_TO_WRITE


@pytest.mark.parametrize("name", kept(ROOM))
def test_the_page_says_what_it_said(made, name):
    found = difference(ROOM, name, made[name])
    assert not found, f"{found}\n\nwhere this is meant: {HOW_TO_WRITE}"
