"""Values of a configuration as they should be, and every mistake with its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery.settings import toml_places

T = TypeVar("T")

_KINDS = {str: "文字列", int: "整数", bool: "true か false", list: "配列", dict: "表"}


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to put right; `line` is counted from 1, 0 for the file as a whole."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.line}行目: {self.text}" if self.line else self.text


class ConfigError(DxanalysisError):
    """A configuration with mistakes: all of them, in the order of the file."""

    def __init__(self, path: Path, mistakes: Sequence[Mistake]) -> None:
        super().__init__(path, mistakes)
        self.path, self.mistakes = path, sorted(set(mistakes))

    def __str__(self) -> str:
        listed = "".join(f"\n  {mistake}" for mistake in self.mistakes)
        return (
            f"設定 {self.path} に誤りが{len(self.mistakes)}件あります。"
            f"何も送っていません。直してからもう一度実行してください{listed}"
        )


class Checks:
    """The mistakes found so far in one file, and where its keys stand."""

    def __init__(self, lines: dict[toml_places.Path, int]) -> None:
        self.lines = lines
        self.found: list[Mistake] = []

    def note(self, path: toml_places.Path, text: str) -> None:
        """Note a mistake at a key, or at what surrounds it where the key is missing."""
        while path and path not in self.lines:
            path = path[:-1]
        self.found.append(Mistake(self.lines.get(path, 0), text))


class Table:
    """One table of the configuration; what it does not hold as it should is noted.

    A value that is missing or wrong is given as its default, so that the check goes on.
    """

    def __init__(self, values: object, path: toml_places.Path, checks: Checks) -> None:
        self.path, self.checks = path, checks
        self.values: dict[str, Any] = values if isinstance(values, dict) else {}
        if values is not None and not isinstance(values, dict):
            self.note(f"{_shown(path)} は [{path[0]}] の表として書きます")

    def note(self, text: str, *below: str | int) -> None:
        """Note a mistake at the table, or at a key below it."""
        self.checks.note((*self.path, *below), text)

    def table(self, key: str) -> Table:
        """The table of this name, which there must be."""
        if key not in self.values:
            self.note(f"[{key}] がありません")
        return Table(self.values.get(key, {}), (*self.path, key), self.checks)

    def tables(self, key: str) -> list[Table]:
        """The tables of this name, of which there must be one at least."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            self.note(f"{key} は [[{key}]] のように二重のかっこで書きます", key)
            return []
        if not values:
            self.note(f"[[{key}]] が1つもありません")
        return [Table(one, (*self.path, key, n), self.checks) for n, one in enumerate(values)]

    def text(self, key: str, default: str | None = None, *, required: bool = False) -> str:
        """A text that is not empty."""
        value = self._of_kind(key, str, default or "", required=required)
        if key in self.values and isinstance(self.values[key], str) and not value.strip():
            self.note(f"{key} が空です", key)
        return value

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self._of_kind(key, int, default)
        if not low <= value <= high:
            self.note(f"{key} は{low}から{high}までの整数にしてください(いまは {value})", key)
            return default
        return value

    def choice(self, key: str, among: Sequence[str], default: str) -> str:
        """One of a few words."""
        value = self._of_kind(key, str, default)
        if value not in among:
            listed = "、".join(f'"{one}"' for one in among)
            self.note(f'{key} は {listed} のどれかにしてください(いまは "{value}")', key)
            return default
        return value

    def read(self, key: str, read: Callable[[str], T]) -> T | None:
        """What `read` makes of a text; its `ValueError` is noted."""
        text = self.text(key)
        return self._read(text, read, key) if text else None

    def each(self, key: str, kind: type[T]) -> list[tuple[int, T]]:
        """The elements of an array that are of the kind, with their indexes."""
        values = self._of_kind(key, list, [])
        right = [(n, one) for n, one in enumerate(values) if type(one) is kind]
        for n, one in enumerate(values):
            if type(one) is not kind:
                self.note(f"{key} の {_shown_value(one)} は{_KINDS[kind]}ではありません", key, n)
        return right

    def read_each(self, key: str, read: Callable[[str], T]) -> list[tuple[int, T]]:
        """What `read` makes of each text of an array, with its index; `ValueError`s are noted."""
        made = [(n, self._read(text, read, key, n)) for n, text in self.each(key, str)]
        return [(n, one) for n, one in made if one is not None]

    def require(self, *keys: str) -> None:
        """Note those of the keys that are not there."""
        for key in keys:
            if key not in self.values:
                self.note(f"{_shown(self.path)} に {key} がありません")

    def allow(self, keys: Sequence[str]) -> None:
        """Note every key that is not one of these, with what may have been meant."""
        for key in self.values:
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                meant = (
                    f"(「{near[0]}」のことですか)" if near else f"(使えるのは {'、'.join(keys)})"
                )
                self.note(f"{_shown(self.path)} に「{key}」という項目はありません{meant}", key)

    def _of_kind(self, key: str, kind: type[T], default: T, *, required: bool = False) -> T:
        if required:
            self.require(key)
        value = self.values.get(key, default)
        if type(value) is not kind:  # not isinstance: True is an int to Python, but no port
            self.note(f"{key} は{_KINDS[kind]}で書きます(いまは {_shown_value(value)})", key)
            return default
        return value

    def _read(self, text: str, read: Callable[[str], T], *below: str | int) -> T | None:
        try:
            return read(text)
        except ValueError as error:
            self.note(f"{below[0]} の「{_visible(text)}」: {error}", *below)
            return None


def _visible(text: str) -> str:
    """A text on one line, with what would not show as its code."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def _shown_value(value: object) -> str:
    """A value as TOML writes it, if it is short."""
    if isinstance(value, bool):
        return str(value).lower()
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _shown(path: toml_places.Path) -> str:
    """A table as the file names it: [mail], or the second [[division]]."""
    if not path:
        return "設定"
    index = path[-1]
    return f"{index + 1}番目の[[{path[0]}]]" if isinstance(index, int) else f"[{path[0]}]"
