"""The TOML file, read and checked as a whole before anything is sent.

Every mistake is named with its path in the file, in words that say what to do. The plans and issues
that divisions name are held against the reports when these are read
(`dxanalysis.delivery.recipients`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.settings.model import (
    DeliverySettings,
    Division,
    MailSettings,
    ServerSettings,
    SettingsFile,
    WrongValueError,
)
from dxanalysis.delivery.settings.rules import SettingsPlace, broken_rules

_PASSWORDS = {"password", "pass", "passwd", "pwd", "secret"}
# A switch for each kind of encryption would allow both, or neither.
_SWITCHES = {"starttls", "tls", "ssl", "use_tls", "use_ssl", "encryption"}
_TABLES: dict[str, type[BaseModel]] = {
    "mail": MailSettings,
    "server": ServerSettings,
    "division": Division,
}
_KINDS = {"int_type": "整数", "tuple_type": "配列"}  # all others are texts
_OF_VALUE = "{key} は{kind}で書きます(いまは {value})"
_OF_ELEMENT = "{key} の {value} は{kind}ではありません"
_TEXTS = {
    "missing": "{table} に {key} がありません",
    "too_short": "{key} が空です。1つ以上書きます",
    "greater_than_equal": "{key} の {value} は{ge}以上の番号にしてください",
    "literal_error": "{key} は {choices} のどれかにしてください(いまは {value})",
    "value_error": "{key} の「{text}」: {error}",
}
"""What is said of each kind of mistake that pydantic finds; of the others, that the kind is wrong."""


@dataclass(frozen=True)
class Mistake:
    """One thing to put right; `path` is such as `division[2].to[0]`, empty for the whole file.

    Of a text that is no TOML, it is the line.
    """

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}" if self.path else self.text


class SettingsError(DxanalysisError):
    """Settings with mistakes: all of them, in the order of the file."""

    def __init__(self, path: Path, mistakes: Sequence[Mistake]) -> None:
        super().__init__(path, mistakes)
        self.path, self.mistakes = path, list(dict.fromkeys(mistakes))

    def __str__(self) -> str:
        listed = "".join(f"\n  {mistake}" for mistake in self.mistakes)
        counted = "([ ]の番号は0から数えます)" if any("[" in m.path for m in self.mistakes) else ""
        return (
            f"設定 {self.path} に誤りが{len(self.mistakes)}件あります{counted}。"
            f"何も送っていません。直してからもう一度実行してください{listed}"
        )


def read_settings(path: Path) -> DeliverySettings:
    """Read and check the settings.

    Raises `DeliveryError` where there are none, and `SettingsError` with every mistake.
    """
    if not path.is_file():
        raise DeliveryError(
            f"設定 {path} がありません。deploy/delivery.example.toml を写して書き換え、"
            "--config で指定してください",
            path=path,
        )
    values = _parsed(path)
    found = list(broken_rules(values))
    try:
        tables = SettingsFile.model_validate(
            {"mail": {}, "server": {}} | values, context=path.parent
        )
        if not found:
            return DeliverySettings(path, tables.mail, tables.server, tables.division)
    except ValidationError as error:
        found += _found_by_pydantic(error)
    found.sort(key=lambda mistake: _position(mistake[0], values))
    raise SettingsError(path, [Mistake(shown(place), text) for place, text in found])


def shown(place: SettingsPlace) -> str:
    """A place as a path: `division[2].to[0]`."""
    keys = (f"[{key}]" if isinstance(key, int) else f".{_visible(key)}" for key in place)
    return "".join(keys).removeprefix(".")


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError(path, [Mistake("", "UTF-8で書かれていません")]) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(path, [_syntax(str(error))]) from None


def _syntax(message: str) -> Mistake:
    """A mistake of TOML's own rules; the parser gives the line in its text only."""
    text, _, place = message.rpartition(" (at ")
    line = place.removeprefix("line ").split(",")[0]
    if not line.isdigit():  # "at end of document"
        return Mistake("", f"TOMLの書き方が正しくありません({message})")
    return Mistake(f"{line}行目", f"TOMLの書き方が正しくありません({text})")


def _position(place: SettingsPlace, values: Any) -> list[int]:  # noqa: ANN401 - TOML holds anything
    """Where the file has a place, to sort by; what is missing stands at the head of its table."""
    position = []
    for key in place:
        if isinstance(values, dict) and key in values:
            position.append(list(values).index(key))
        elif isinstance(values, list) and isinstance(key, int):
            position.append(key)
        else:
            return [*position, -1]
        values = values[key]
    return position


def _found_by_pydantic(error: ValidationError) -> Iterator[tuple[SettingsPlace, str]]:
    """Each mistake's place and words; what merely follows from another mistake is left out."""
    for one in error.errors():
        kind, value = one["type"], one["input"]
        uncounted = kind == "too_short" and value  # only right elements are counted
        if kind != "default_factory_not_called" and not uncounted:
            yield one["loc"], _words(kind, one["loc"], value, one.get("ctx", {}))


def _words(kind: str, place: SettingsPlace, value: object, facts: dict[str, Any]) -> str:
    """What is said of a mistake of one of pydantic's kinds."""
    key = _visible(next(key for key in reversed(place) if isinstance(key, str)))
    if kind == "extra_forbidden":
        return _of_unknown_key(place, key)
    if place[:-1] in {(), ("division",)}:  # it is a table itself, or the array of them
        return _of_table(key, value)
    if kind == "literal_error" and not isinstance(value, str):
        kind = "string_type"
    text = _TEXTS.get(kind, _OF_ELEMENT if isinstance(place[-1], int) else _OF_VALUE)
    if isinstance(facts.get("error"), WrongValueError):
        text = str(facts["error"])
    return text.format(
        **facts,
        key=key,
        table=_table(place),
        value=_value(value),
        text=_visible(str(value)),
        kind=_KINDS.get(kind, "文字列"),
        choices="、".join(
            f'"{word}"' for word in re.findall(r"'(\w+)'", facts.get("expected", ""))
        ),
    )


def _of_unknown_key(place: SettingsPlace, key: str) -> str:
    if place[0] == "server" and key in _PASSWORDS:
        return (
            "パスワードはこのファイルに書けません。password_env か password_file を使い、"
            "書いてしまったパスワードは変更してください"
        )
    if place[0] == "server" and key in _SWITCHES:
        return (
            f'{key} という項目はありません。暗号化は security = "starttls" か "tls" の'
            "どちらか一方で指定します"
        )
    known = keys_of(_TABLES[str(place[0])] if len(place) > 1 else SettingsFile)
    near = get_close_matches(key, known, n=1)
    meant = f"「{near[0]}」のことですか" if near else f"使えるのは {'、'.join(known)}"
    return f"{_table(place)} に「{key}」という項目はありません({meant})"


def keys_of(table: type[BaseModel]) -> list[str]:
    """The keys of a table, as the file names them."""
    return [field.alias or name for name, field in table.model_fields.items()]


def _of_table(key: str, value: object) -> str:
    if key != "division":
        return f"{key} は [{key}] の表として書きます"
    if value in ([], ()):
        return "[[division]] が1つもありません"
    return "division は [[division]] のように二重のかっこで書きます"


def _table(place: SettingsPlace) -> str:
    """A place's table as the file names it: [mail], or the second [[division]]."""
    match place:
        case (_,):
            return "設定"
        case (_, int(index), *_):
            return f"{index + 1}番目の[[division]]"
    return f"[{place[0]}]"


def _value(value: object) -> str:
    """A value as TOML writes it, if it is short."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{_visible(value)}"' if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _visible(text: str) -> str:
    """A text on one line, with what would not show as its code."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
