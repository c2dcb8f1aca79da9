"""Who gets what and through which server: the TOML file, checked as a whole before anything is sent.

The plans and issues that divisions name are held against the reports when these are read
(`dxanalysis.delivery.recipients`).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery.settings.checked import Checks, ConfigError, Mistake, Table
from dxanalysis.delivery.settings.division import divisions_of
from dxanalysis.delivery.settings.mail import domains_of, mail_of
from dxanalysis.delivery.settings.model import Config, Division, Mail, Server
from dxanalysis.delivery.settings.server import server_of
from dxanalysis.delivery.settings.toml_places import lines_of

__all__ = ["Config", "ConfigError", "ConfigMissingError", "Division", "Mail", "Server", "read_config"]  # fmt: skip


class ConfigMissingError(DxanalysisError):
    """There is no configuration to send by."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"設定 {self.path} がありません。deploy/delivery.example.toml を写して書き換え、"
            "--config で指定してください"
        )


def read_config(path: Path) -> Config:
    """Read and check a configuration.

    Raises `ConfigMissingError`, and `ConfigError` with every mistake that there is.
    """
    if not path.is_file():
        raise ConfigMissingError(path)
    values, text = _parsed(path)
    checks = Checks(lines_of(text))
    top = Table(values, (), checks)
    top.allow(("mail", "server", "division"))
    common = top.table("mail")
    domains = domains_of(common)
    mail = mail_of(common, domains)
    server = server_of(top.table("server"), path.parent)
    divisions = divisions_of(top.tables("division"), domains)
    if checks.found or mail is None:
        raise ConfigError(path, checks.found)
    return Config(path, mail, server, divisions)


def _parsed(path: Path) -> tuple[dict[str, Any], str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError:
        raise ConfigError(path, [Mistake(0, "UTF-8で書かれていません")]) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, [_syntax(str(error))]) from None


def _syntax(told: str) -> Mistake:
    """A mistake of TOML's own rules; the parser tells the place in its text only."""
    text, _, place = told.rpartition(" (at ")
    line = place.removeprefix("line ").split(",")[0]
    if not line.isdigit():  # "at end of document"
        return Mistake(0, f"TOMLの書き方が正しくありません({told})")
    return Mistake(int(line), f"TOMLの書き方が正しくありません({text})")
