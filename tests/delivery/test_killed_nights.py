"""A few nights of `killed_nights`, which is run at length by hand."""

from pathlib import Path

import pytest

from tests.delivery.killed_nights import nights


@pytest.mark.parametrize(("verb", "count"), [("run", 2), ("ingest", 2), ("send", 1)])
def test_a_killed_night_mails_nothing_old_mixed_or_twice(verb: str, count: int, tmp_path: Path):
    tally = nights(verb, count, 7, tmp_path / "server")
    assert tally.nights == count
    assert tally.mails >= 2 * count
    wrong = ("mixed", "not_of_the_tables", "wrong_division", "twice", "lost", "failed_mending")
    assert {name: getattr(tally, name) for name in wrong} == dict.fromkeys(wrong, 0)
