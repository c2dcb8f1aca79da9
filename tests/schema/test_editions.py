from typing import get_args

from dxanalysis.plan.model import Edition
from dxanalysis.schema.editions import EDITIONS, EDITIONS_IN_WORDS, edition_rank


def test_the_oldest_comes_first_and_every_edition_of_a_plan_has_a_rank():
    assert set(EDITIONS) == set(get_args(Edition))
    assert EDITIONS == ("outline", "draft", "final", "results")
    assert sorted(EDITIONS, key=edition_rank) == [*EDITIONS]
    assert EDITIONS_IN_WORDS == "素案 < 案 < 確定 < 実績"
