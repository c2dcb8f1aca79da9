"""Every key's line, in whatever way the text is written."""

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.delivery.settings.toml_places import lines_of

TEXT = '''# comment with [brackets] and key = 1
top = 1
[mail]
from = "a@b.jp"  # = [ " ]

"quoted key" = \'\'\'
[not] a = header
\'\'\'
deep.er = { x = 1, "y z" = [ 2, 3 ] }
[[division]]
name = """
to = ["x"]\\""""
to = [
  "one",  # , ]
  # "none",
  \'two\', "th,r]ee",
]
[[division]]
at = 2026-04-01 09:00:00
[division.extra]
k = [[1], [2,
3]]
'''


def test_each_kind_of_key_and_element():
    lines = lines_of(TEXT)
    tomllib.loads(TEXT)
    assert lines[("top",)] == 2
    assert lines[("mail",)] == 3
    assert lines[("mail", "from")] == 4
    assert lines[("mail", "quoted key")] == 6
    assert lines[("mail", "deep")] == lines[("mail", "deep", "er", "y z", 1)] == 9
    assert lines[("division",)] == lines[("division", 0)] == 10
    assert lines[("division", 0, "to")] == 13
    assert [lines[("division", 0, "to", n)] for n in range(3)] == [14, 16, 16]
    assert lines[("division", 1)] == 18
    assert lines[("division", 1, "extra", "k")] == 21
    assert lines[("division", 1, "extra", "k", 1, 1)] == 22


def test_windows_line_ends_count_once():
    assert lines_of("a = 1\r\nb = 2\r\n") == {("a",): 1, ("b",): 2}


def paths(value, path=()):
    """Every path of what tomllib read."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from paths(inner, (*path, key))


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=4)
SCALARS = st.one_of(st.integers(-9, 9), st.booleans(), NAMES)
VALUES = st.recursive(
    SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(NAMES, v, max_size=3), max_leaves=5
)
BETWEEN = st.sampled_from(["", " ", "\n", ' # [x] = "\n', "\n\n# '\n"])


def written(draw, value):
    """A value in TOML, with line ends and comments wherever an array allows them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {written(draw, v)}" for k, v in value.items()) + "}"  # fmt: skip
    if isinstance(value, list):
        inside = ",".join(draw(BETWEEN) + written(draw, one) + draw(BETWEEN) for one in value)
        return f"[{inside}]" if "\n" not in inside else f"[{inside}\n]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@st.composite
def documents(draw):
    """A text, and the line at which each key of its tables was written."""
    text, expected = "", {}
    for number in range(draw(st.integers(0, 3))):
        text += draw(BETWEEN).strip(" ") + "\n[[table]]\n"
        for key, value in draw(st.dictionaries(NAMES, VALUES, max_size=3)).items():
            text += draw(BETWEEN)
            text += "\n" if text.rsplit("\n", 1)[-1].strip() else ""
            expected["table", number, key] = text.count("\n") + 1
            text += f"{json.dumps(key, ensure_ascii=False)} = {written(draw, value)}\n"
    return text, expected


@given(documents())
def test_all_that_tomllib_reads_has_a_line_and_nothing_else_has(made):
    text, expected = made
    lines = lines_of(text)
    assert set(lines) == set(paths(tomllib.loads(text)))
    assert {path: lines[path] for path in expected} == expected
