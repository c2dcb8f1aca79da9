"""A percentage is as exact as the printed amounts are, and no more."""

import pytest

from dxanalysis.analysis.rounding import rounded_percent

MILLION = 10**6


@pytest.mark.parametrize(
    ("part", "whole", "grains", "places", "about"),
    [
        (885 * MILLION, 353 * MILLION, (MILLION, MILLION), 0, False),
        (176 * MILLION, 180 * MILLION, (MILLION, MILLION), 0, True),
        (1_657 * MILLION, 1_129 * MILLION, (MILLION, MILLION), 0, False),
        (176_123_000, 180_456_000, (1000, 1000), 1, False),
        (3 * MILLION, 2 * MILLION, (MILLION, MILLION), 0, True),
    ],
)
def test_digits_follow_the_rounding(part, whole, grains, places, about):
    found = rounded_percent(part, whole, grains)
    assert found is not None
    assert (found.places, found.about) == (places, about)


@pytest.mark.parametrize(("part", "whole"), [(None, 1), (1, None), (1, 0), (1, 400_000)])
def test_no_percentage_of_nothing(part, whole):
    assert rounded_percent(part, whole, (MILLION, MILLION)) is None


def test_the_true_value_lies_within():
    for part in range(90, 110):
        for true_part in (part - 0.499, part + 0.499):
            for true_whole in (99.501, 100.499):
                found = rounded_percent(part * MILLION, 100 * MILLION, (MILLION, MILLION))
                assert found is not None
                assert abs(true_part / true_whole * 100 - found.value) <= found.within * 1.02
