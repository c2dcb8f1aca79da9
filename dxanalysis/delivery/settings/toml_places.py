"""Where each key of a TOML text stands: `tomllib` tells the line of a syntax error only.

For a text that `tomllib` has read, so that every shortcut here is safe: what is no header, key,
string, bracket or comment is a plain value.
"""

from __future__ import annotations

import tomllib
from collections import Counter

Path = tuple[str | int, ...]
"""Keys and, inside arrays, indexes counted from 0, from the top of the document."""

_BARE_ENDS = set(" \t.=]#\n\r")


def lines_of(text: str) -> dict[Path, int]:
    """Line, counted from 1, of every table, key and element of an array in a valid TOML text."""
    return _Scanner(text.replace("\r\n", "\n")).scan()


class _Scanner:
    """One walk through the text."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._lines: dict[Path, int] = {}
        self._tables: Counter[Path] = Counter()  # of each array of tables, how many so far

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self._blank()
        while self._at < len(self._text):
            if self._next() == "[":
                table = self._header()
            else:
                self._key_and_value(table)
            self._blank()
        return self._lines

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _blank(self) -> None:
        """Go past white space, line ends and comments."""
        while self._next() and self._next() in " \t\n#":
            if self._next() == "#":
                self._comment()
            else:
                self._at += 1

    def _comment(self) -> None:
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end

    def _note(self, path: Path) -> None:
        self._lines.setdefault(path, self._text.count("\n", 0, self._at) + 1)

    def _header(self) -> Path:
        of_array = self._text.startswith("[[", self._at)
        begun = self._at
        self._at += 2 if of_array else 1
        keys = self._dotted()
        self._at = self._text.index("]", self._at) + (2 if of_array else 1)
        end, self._at = self._at, begun
        path = self._in_last_tables(keys[:-1])
        path = (*path, keys[-1]) if of_array else self._in_last_tables(keys)
        if of_array:
            self._note(path)
            path = (*path, self._tables[path])
            self._tables[path[:-1]] += 1
        self._note(path)
        self._at = end
        return path

    def _in_last_tables(self, keys: tuple[str, ...]) -> Path:
        """The path that a header's keys mean: in an array of tables, its last one."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        return path

    def _key_and_value(self, table: Path) -> None:
        """One `key = value`; of a dotted key the tables on the way stand in the same line."""
        begun = self._at
        keys = self._dotted()
        value = self._text.index("=", self._at) + 1
        self._at = begun
        for length in range(1, len(keys) + 1):
            self._note((*table, *keys[:length]))
        self._at = value
        self._value((*table, *keys))

    def _dotted(self) -> tuple[str, ...]:
        keys: list[str] = []
        while True:
            self._spaces()
            keys.append(self._key())
            self._spaces()
            if self._next() != ".":
                return tuple(keys)
            self._at += 1

    def _spaces(self) -> None:
        while self._next() and self._next() in " \t":
            self._at += 1

    def _key(self) -> str:
        begun = self._at
        if self._next() in {'"', "'"}:
            self._string()
            quoted = self._text[begun : self._at]
            return str(tomllib.loads(f"key = {quoted}")["key"])
        while self._next() not in _BARE_ENDS:
            self._at += 1
        return self._text[begun : self._at]

    def _value(self, path: Path) -> None:
        self._spaces()
        match self._next():
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._string()
            case _:
                while self._next() not in {"", ",", "]", "}", "\n", "#"}:
                    self._at += 1

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._past_comma() != "]":
            self._note((*path, index))
            self._value((*path, index))
            index += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._past_comma() != "}":
            self._key_and_value(path)
        self._at += 1

    def _past_comma(self) -> str:
        self._blank()
        if self._next() == ",":
            self._at += 1
            self._blank()
        return self._next()

    def _string(self) -> None:
        """Go past a string of any of the four kinds."""
        quote = self._next()
        long = self._text.startswith(quote * 3, self._at)
        end = quote * 3 if long else quote
        self._at += len(end)
        while not self._text.startswith(end, self._at):
            self._at += 2 if quote == '"' and self._next() == "\\" else 1
        self._at += len(end)
        while long and self._next() == quote:  # `""""`: the string ends in a quote of its own
            self._at += 1
