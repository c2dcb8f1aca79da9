"""TOML beside a document: mistakes name line and cause; whatever text is written is read again."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxanalysis.documents.toml_file import (
    Keys,
    TomlMistakeError,
    read_rows,
    rows_of_text,
    toml_string,
)

KINDS = {"note": Keys({"line": int, "text": str}, {"nth": int})}
ROW = '[[note]]\nline = 3\ntext = "見本"\n'


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("[[note]]\nline 3\n", 2, "= がありません"),
        ("[[note]]\nline = 3\ntext = 見本\n", 3, "値の書き方"),
        ('[[note]]\nline = 3\ntext = "見本\n', 3, "閉じていない"),
        ('[[note]]\nline = 3\ntext = "a\\q"\n', 3, r"\ は \\ と書きます"),
        ("[[note]\nline = 3\n", 1, "[[ ]] が閉じていません"),
        (f"{ROW}行 = 3\n", 4, "半角英字"),
        (f"{ROW}line = 4\n", 4, "同じ項目が二度"),
        (f'{ROW}{ROW}text = "x" y\n', 7, "同じ項目が二度"),
        (f"{ROW}\n[[memo]]\nline = 3\n", 5, "[[note]] です"),
        ("[note]\nline = 3\n", 1, "[[note]] の見出し"),
        (f"{ROW}{ROW}[[note]]\nline = 3\n", 7, "text がありません"),
        (f"{ROW}[[note]]\nline = '3'\ntext = 'x'\n", 4, "line は整数"),
        (f"{ROW}[[note]]\nline = true\ntext = 'x'\n", 4, "line は整数"),
        (f"{ROW}[[note]]\nline = 3\ntext = ' '\n", 4, "text は空にできません"),
        (
            f"{ROW}[[note]]\nline = 3\ntext = 'x'\nbecause = 'y'\n",
            4,
            "because という項目はありません",
        ),
    ],
)
def test_a_mistake_names_its_line_and_its_cause(text: str, line: int, cause: str):
    with pytest.raises(TomlMistakeError) as caught:
        rows_of_text(text, KINDS)
    assert caught.value.line == line
    assert cause in caught.value.cause
    assert str(caught.value).startswith(f"{line}行目: ")


def test_rows_know_their_lines_though_a_string_looks_like_a_heading():
    text = f'{ROW}[[note]]\nline = 4\ntext = """\n[[note]]\nline = 9\n"""\n{ROW}'
    rows = rows_of_text(text, KINDS)
    assert [(line, row["line"]) for _, line, row in rows] == [(1, 3), (4, 4), (10, 3)]


def test_another_encoding_is_named_with_its_line(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"[[note]]\nline = 3\n" + 'text = "見本"\n'.encode("cp932"))
    with pytest.raises(TomlMistakeError, match="UTF-8") as caught:
        read_rows(path, KINDS)
    assert caught.value.line == 3


def test_what_an_editor_puts_in_front_and_at_line_ends_does_no_harm(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_bytes(ROW.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_rows(path, KINDS) == [("note", 1, {"line": 3, "text": "見本"})]


def test_an_empty_file_says_nothing():
    assert rows_of_text("", KINDS) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example('"""')
@example("\\")
@example("'\"\\n\n\r\n\t\x00\x7f\x85\u2028]]\n[[note]]\n")
@example("#")
def test_any_text_is_read_again_as_it_was_written(text: str):
    written = toml_string(text)
    assert "\n" not in written
    assert tomllib.loads(f"text = {written}") == {"text": text}
