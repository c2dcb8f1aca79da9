"""A fixed budget of damaged documents for every reader; longer by hand (`fuzz_target.py`)."""

import pytest

from tests.fuzz.damage_maker import seeds
from tests.fuzz.fuzz_target import fuzz

INPUTS = {"text": 150, "html": 80, "docx": 80, "xlsx": 80, "pdf": 60}


@pytest.mark.parametrize("format_name", INPUTS)
def test_a_damaged_document_is_a_plan_or_a_named_error(format_name: str):
    tally = fuzz(format_name, seeds()[format_name], range(INPUTS[format_name]))
    assert tally.crashes == []
    assert tally.hangs == []
    assert tally.inputs == INPUTS[format_name]
