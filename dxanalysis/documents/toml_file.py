"""TOML that people write beside a document: rows with their lines, and mistakes told in Japanese."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
# What the standard library says → what to do about it.
_CAUSES = {
    "Expected '=' after a key": "項目名の後に = がありません",
    "Expected newline or end of document": "値の後に余分な文字があります",
    "Invalid initial character for a key": "項目名に使えない文字があります(半角英字で書きます)",
    "Invalid statement": "項目名に使えない文字があります(半角英字で書きます)",
    "Invalid value": '値の書き方が正しくありません(文字列は "" で囲みます)',
    "Illegal character": "文字列が閉じていないか、使えない文字があります",
    "Unterminated string": "文字列が閉じていません",
    "Expected \"'": "文字列が閉じていません",
    "Unescaped '\\'": r"\ は \\ と書きます",
    "Invalid hex value": r"\u の後は16進数4桁です",
    "Expected ']]'": "[[ ]] が閉じていません",
    "Expected ']'": "[ ] が閉じていません",
    "Unclosed array": "[ ] が閉じていません",
    "Unclosed inline table": "{ } が閉じていません",
    "Cannot overwrite": "同じ項目が二度あります",
    "Cannot declare": "同じ見出しが二度あります",
    "Duplicate": "同じ項目が二度あります",
}
_TYPES = {int: "整数", str: "文字列", list: "[ ] で囲んだ文字列の並び"}
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f\x85\u2028\u2029]"
)  # the last three break lines in some editors
_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\b": r"\b", "\f": r"\f"}


class TomlMistakeError(ValueError):
    """A mistake in a TOML file: `line` (1-based; None for the whole file) and `cause`, in Japanese."""

    def __init__(self, line: int | None, cause: str) -> None:
        super().__init__(line, cause)
        self.line, self.cause = line, cause

    def __str__(self) -> str:
        return f"{self.line}行目: {self.cause}" if self.line else self.cause


@dataclass(frozen=True)
class Keys:
    """The keys of one kind of row, with the type of each; `blank` are those that may be empty."""

    needed: Mapping[str, type]
    optional: Mapping[str, type] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()


def read_rows(path: Path, kinds: Mapping[str, Keys]) -> list[tuple[str, int, Row]]:
    """Kind, line and values of every `[[kind]]` in the file, by line.

    Raises `TomlMistakeError`, and `OSError` where the file cannot be read.
    """
    return rows_of_text(_text(path), kinds)


def rows_of_text(text: str, kinds: Mapping[str, Keys]) -> list[tuple[str, int, Row]]:
    """As `read_rows`, of a file's text."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _mistake(text, str(error)) from error
    for name in content:
        if name not in kinds:
            named = "、".join(f"[[{kind}]]" for kind in kinds)
            raise TomlMistakeError(_line_of_name(text, name), f"{name} は使えません。{named} です")
    lines = _lines_of_rows(text, content)
    rows: list[tuple[str, int, Row]] = []
    for kind, held in content.items():
        if not isinstance(held, list) or not all(isinstance(row, dict) for row in held):
            cause = f"{kind} は [[{kind}]] の見出しの下に書きます"
            raise TomlMistakeError(_line_of_name(text, kind), cause)
        for at, row in enumerate(held):
            line = lines.get((kind, at)) or _line_of_name(text, kind) or 1
            _require_keys(line, kind, row, kinds[kind])
            rows.append((kind, line, row))
    return sorted(rows, key=lambda row: row[1])


def toml_string(text: str) -> str:
    """A string as TOML writes it on one line, whatever stands in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_CONTROL.sub(lambda m: _escape(m[0]), escaped)}"'


def _escape(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")  # some editors put a BOM in front
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TomlMistakeError(line, "文字コードを UTF-8 にして保存し直してください") from error


def _mistake(text: str, said: str) -> TomlMistakeError:
    cause = next((c for words, c in _CAUSES.items() if words in said), "TOMLとして読めません")
    place = _PLACE.search(said)
    if place is None:
        return TomlMistakeError(text.rstrip("\n").count("\n") + 1, cause)
    column = int(place["column"])
    return TomlMistakeError(int(place["line"]), f"{column}文字目: {cause}")


def _require_keys(line: int, kind: str, row: Row, keys: Keys) -> None:
    known = {**keys.needed, **keys.optional}
    if missing := [name for name in keys.needed if name not in row]:
        needed = "、".join(keys.needed)
        cause = f"[[{kind}]] の項目には {needed} が要ります。{'、'.join(missing)} がありません"
        raise TomlMistakeError(line, cause)
    for name, value in row.items():
        if name not in known:
            cause = f"[[{kind}]] に {name} という項目はありません。項目には {'、'.join(known)} を使えます"
            raise TomlMistakeError(line, cause)
        if type(value) is not known[name]:
            raise TomlMistakeError(line, f"{name} は{_TYPES[known[name]]}で書きます")
        if isinstance(value, str) and not value.strip() and name not in keys.blank:
            raise TomlMistakeError(line, f"{name} は空にできません")


def _lines_of_rows(text: str, content: Mapping[str, Any]) -> dict[tuple[str, int], int]:
    """(kind, position) → the line of its `[[kind]]`.

    A line that only looks like one, inside a string of several lines, has no TOML before it.
    """
    lines = text.split("\n")
    found: dict[tuple[str, int], int] = {}
    counts = dict.fromkeys(content, 0)
    for number, line in enumerate(lines, start=1):
        heading = re.match(r"\s*\[\[\s*(\w+)\s*\]\]", line)
        if heading and heading[1] in counts and _is_whole("\n".join(lines[: number - 1])):
            found[heading[1], counts[heading[1]]] = number
            counts[heading[1]] += 1
    return found


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _line_of_name(text: str, name: str) -> int | None:
    """The first line on which a name stands as a heading or a key."""
    form = re.compile(rf"\s*\[?\[?\s*[\"']?{re.escape(name)}\b")
    return next((n for n, line in enumerate(text.split("\n"), 1) if form.match(line)), None)
