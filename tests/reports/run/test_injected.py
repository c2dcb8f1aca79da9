"""Japanese parameters stand in the executed notebook as people read them."""

import ast

import pytest
from nbformat import v4

from dxanalysis.reports.run.injected import readable


def source_of(text: str, tag: str = "injected-parameters") -> str:
    cell = v4.new_code_cell(text, metadata={"tags": [tag]})
    return readable(v4.new_notebook(cells=[cell])).cells[0].source


def test_japanese_is_read():
    assert source_of(r'department = "\u5317\u533a"') == 'department = "北区"'


@pytest.mark.parametrize(
    "value", ["北区", "a\\u5317", "\x1b[31m", '"quoted"', "\u200b", "改\n行", "\\"]
)
def test_the_value_stays_the_same(value: str):
    escaped = (
        '"'
        + "".join(
            f"\\u{ord(c):04x}" if ord(c) > 126 or ord(c) < 32 or c in '"\\' else c for c in value
        )
        + '"'
    )
    assert ast.literal_eval(source_of(escaped)) == value


def test_other_cells_stay_as_they_are():
    assert source_of(r'x = "\u5317"', tag="parameters") == r'x = "\u5317"'
