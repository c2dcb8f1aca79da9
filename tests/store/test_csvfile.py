import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.store.csvfile import BOM, csv_bytes, csv_rows, csv_text

HOSTILE = st.lists(
    st.sampled_from(["=", "+", "-", "@", "＝", "－", "'", "\t", "\r", "\n", "\r\n", '"', ",", " "])
    | st.sampled_from(["\ufeff", "\0", "\x1b", "\u2028", "\x85", "\u3000", "=HYPERLINK(1)", "本文"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    max_size=8,
).map("".join)


def _csv_of(frame: pd.DataFrame) -> bytes:
    plain = frame.astype(object).where(frame.notna(), None)
    return csv_bytes({name: plain[name].tolist() for name in plain})


def on_one_line(text: str) -> str:
    """The documented changes but the apostrophe, written in another way than the code's."""
    lines = re.sub("(?s)(.)", lambda m: m[1] if m[1].splitlines() == [m[1]] else "\n", text)
    joined = re.sub("\n+", "\u3000", lines)
    return "".join(c if c == "\t" or (c >= " " and c != "\x7f") else "\ufffd" for c in joined)


@given(HOSTILE)
def test_text_stays_itself_but_for_the_documented_changes(text):
    cell = csv_text(text)
    assert cell in {on_one_line(text), "'" + on_one_line(text)}
    assert len(cell.splitlines()) <= 1


@given(HOSTILE)
def test_no_cell_begins_as_a_formula_and_what_was_defused_can_be_restored(text):
    cell = csv_text(text)
    runs = re.match(r"(?s)(\t|\s*[-=+@＝＋－＠]).", cell)
    assert runs is None
    defused = re.match(r"(?s)'+(\t|\s*[-=+@＝＋－＠]).", cell)
    assert (cell[1:] if defused else cell) == on_one_line(text)


@given(st.lists(st.tuples(HOSTILE, st.none() | HOSTILE), max_size=4))
def test_a_strict_reader_finds_the_same_rows_and_columns(rows):
    frame = pd.DataFrame(rows, columns=["a", "b"], dtype="str")
    data = _csv_of(frame)
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert read == [["a", "b"], *([csv_text(a), "" if b is None else csv_text(b)] for a, b in rows)]
    assert csv_rows(data) == read


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_figure_is_written_in_plain_and_read_back_exactly(value):
    frame = pd.DataFrame({"value": pd.array([value], dtype="Float64")})
    ((_,), (cell,)) = csv_rows(_csv_of(frame))
    assert re.fullmatch(r"-?\d+(\.\d+)?", cell)
    assert float(cell) == value


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("-3.2%", "'-3.2%"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("=", "="),
        ("－", "－"),
        (">=", ">="),
        ("一段落目。\r\n\r\n二段落目。", "一段落目。\u3000二段落目。"),
        ("'=1", "''=1"),
        ("'引用'", "'引用'"),
    ],
)
def test_examples(text, cell):
    assert csv_text(text) == cell


def test_file_begins_with_the_bom_and_numbers_keep_their_sign():
    frame = pd.DataFrame(
        {"n": pd.array([-5, None], "Int64"), "x": pd.array([70.0, -0.5], "Float64")}
    )
    assert _csv_of(frame) == BOM + b"n,x\r\n-5,70\r\n,-0.5\r\n"
