"""A password that shows itself nowhere, and where it may come from."""

from __future__ import annotations

import base64
import os
import stat
from pathlib import Path
from typing import NoReturn

from dxanalysis.base.errors import DxanalysisError

HIDDEN = "●●●"


class PasswordError(DxanalysisError):
    """A password that is not where the configuration says, or that others could read."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place, self.reason = place, reason

    def __str__(self) -> str:
        return f"パスワードを {self.place} から読めません。{self.reason}"


class Secret:
    """A password; only `reveal` gives it away."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The password itself, for the server."""
        return self._value

    def hide_in(self, text: str, user: str = "") -> str:
        """A text without the password, in clear or in the forms in which SMTP carries it."""
        raw, name = self._value.encode(), user.encode()
        for carried in (raw, b"\0" + name + b"\0" + raw, name + b"\0" + name + b"\0" + raw):
            text = text.replace(base64.b64encode(carried).decode(), HIDDEN)
        return text.replace(self._value, HIDDEN)

    def __repr__(self) -> str:
        return f"Secret({HIDDEN})"

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written anywhere")


def from_environment(name: str) -> Secret:
    """The password in an environment variable; raises `PasswordError`."""
    value = os.environ.get(name, "")
    if not value:
        raise PasswordError(
            f"環境変数 {name}", "値がありません。サービスの設定などで与えてください"
        )
    return _one_line(value, f"環境変数 {name}")


def from_file(path: Path) -> Secret:
    """The password that a file of ours holds as its only line; raises `PasswordError`.

    Refused unless it is our own and nobody else may read or write it, as OpenSSH does for its keys.
    """
    try:
        with path.open(encoding="utf-8") as file:
            _require_private(os.fstat(file.fileno()), path)  # of what is open, not of the name
            value = file.read(4096)
    except OSError as error:
        raise PasswordError(str(path), f"{error.strerror}。置き場所を確かめてください") from None
    except UnicodeDecodeError:
        raise PasswordError(str(path), "UTF-8の文字ではありません") from None
    return _one_line(value.rstrip("\r\n"), str(path))


def _require_private(status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise PasswordError(str(path), "ふつうのファイルではありません")
    if status.st_uid != os.geteuid():
        raise PasswordError(
            str(path),
            f"持ち主が実行する利用者ではありません。chown {os.geteuid()} {path} を実行してください",
        )
    if status.st_mode & 0o077:
        raise PasswordError(
            str(path), f"ほかの利用者も読み書きできます。chmod 600 {path} を実行してください"
        )


def _one_line(value: str, place: str) -> Secret:
    if not value:
        raise PasswordError(place, "空です")
    if not value.isprintable() or not value.isascii():
        raise PasswordError(place, "ASCIIの文字だけの1行にしてください")  # SMTP AUTH takes no other
    return Secret(value)
