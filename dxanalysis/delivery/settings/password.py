"""A password that shows itself nowhere, and where it may come from."""

from __future__ import annotations

import base64
import os
import stat
from pathlib import Path
from typing import NoReturn

from pydantic import SecretStr

from dxanalysis.delivery import DeliveryError

HIDDEN = "●●●"


class Password(SecretStr):
    """A password of one line of ASCII; only `get_secret_value` gives it away."""

    def hide_in(self, text: str, user: str = "") -> str:
        """A text without the password, in clear or in the forms in which SMTP carries it."""
        value = self.get_secret_value()
        raw, name = value.encode(), user.encode()
        for carried in (raw, b"\0" + name + b"\0" + raw, name + b"\0" + name + b"\0" + raw):
            text = text.replace(base64.b64encode(carried).decode(), HIDDEN)
        return text.replace(value, HIDDEN)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a password is not written anywhere")


def from_environment(name: str) -> Password:
    """The password in an environment variable; raises `DeliveryError`."""
    value = os.environ.get(name, "")
    if not value:
        raise _unusable(f"環境変数 {name}", "値がありません。サービスの設定などで与えてください")
    return _one_line(value, f"環境変数 {name}")


def from_file(path: Path) -> Password:
    """The password that a file of ours holds as its only line; raises `DeliveryError`.

    Refused unless it is our own and nobody else may read or write it, as OpenSSH does for its keys.
    """
    try:
        with path.open(encoding="utf-8") as file:
            _require_private(os.fstat(file.fileno()), path)  # of what is open, not of the name
            value = file.read(4096)
    except OSError as error:
        raise _unusable(str(path), f"{error.strerror}。置き場所を確かめてください") from None
    except UnicodeDecodeError:
        raise _unusable(str(path), "UTF-8の文字ではありません") from None
    return _one_line(value.rstrip("\r\n"), str(path))


def _require_private(status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _unusable(str(path), "ふつうのファイルではありません")
    if status.st_uid != os.geteuid():
        raise _unusable(
            str(path),
            f"持ち主が実行する利用者ではありません。chown {os.geteuid()} {path} を実行してください",
        )
    if status.st_mode & 0o077:
        raise _unusable(
            str(path), f"ほかの利用者も読み書きできます。chmod 600 {path} を実行してください"
        )


def _one_line(value: str, place: str) -> Password:
    if not value:
        raise _unusable(place, "空です")
    if not value.isprintable() or not value.isascii():
        raise _unusable(place, "ASCIIの文字だけの1行にしてください")  # SMTP AUTH takes no other
    return Password(value)


def _unusable(place: str, reason: str) -> DeliveryError:
    """A password that is not where the settings say, or that others could read."""
    text = f"パスワードを {place} から読めません。{reason}"
    return DeliveryError(text, place=place, reason=reason)
