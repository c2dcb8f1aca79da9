"""No hostile text does anything in any output, and none is lost without a word."""

from pathlib import Path

import pytest

from dxanalysis.present.shared import style
from dxanalysis.store.store import load_tables
from tests.hostile.kinds import KINDS
from tests.hostile.outputs import Outputs


@pytest.fixture(scope="module")
def outputs(processed: Path, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    found = Outputs(tmp_path_factory.mktemp("hostile"))
    found.look(load_tables(processed))
    found.file_names()
    return found


def test_there_are_many_kinds_and_each_goes_through_every_output(outputs: Outputs):
    assert len(KINDS) >= 60
    assert set(outputs.through) == {
        "csv", "file names", "headers", "index", "log", "mail", "manifest and notebook", "page", "terminal",
    }  # fmt: skip
    assert min(outputs.through.values()) >= 60


def test_nothing_comes_out_as_more_than_text(outputs: Outputs):
    assert {where: faults for where, faults in outputs.faults.items() if faults} == {}


def test_a_dollar_in_a_figure_is_a_dollar():
    with style.styled():
        drawn, (axes,) = style.canvas(1.0)
        text = axes.set_title(r"$\\frac{1}{0}$ と 5$")
        assert not text.get_parse_math()
        assert style.png(drawn)
