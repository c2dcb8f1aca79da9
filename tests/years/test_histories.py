"""Random departments over random years: what is certain is never wrong, and no value is."""

import pytest

from dxanalysis.years.issue_links import IssueLinks
from tests.years.score import Score

_BATCH = 15


@pytest.mark.parametrize("first", range(1, 61, _BATCH))
def test_certain_links_and_the_values_of_series_are_never_wrong(first: int):
    score = Score()
    for seed in range(first, first + _BATCH):
        score.add(seed)
    assert score.wrong == []
    for level in ("issue", "indicator"):
        continuing = score.counts[f"{level} continuing"]
        assert score.counts[f"{level} continuing, certain"] > 0.9 * continuing


def test_a_wrong_link_would_be_seen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(IssueLinks, "_is_one_to_one", lambda *facts: "title" in facts[-1])
    score = Score()
    for seed in range(1, 40):
        score.add(seed)
    assert score.wrong
