"""The configuration as values: divisions, what all mails have in common, the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dxanalysis.delivery.message.addresses import Address
from dxanalysis.delivery.settings.secret import Secret, from_environment, from_file

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True)
class Division:
    """A division and what it is sent; no issues mean all of the plan, no reports mean all kinds.

    `line` is where the configuration names it.
    """

    name: str
    plan: str
    issues: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    language: str = "ja"
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True)
class Mail:
    """What all messages have in common; at most `per_minute` of them go out in any minute."""

    sender: Address
    operator: Address
    allowed_domains: tuple[str, ...]
    list_id: str
    reply_to: Address | None = None
    per_minute: int = 30
    max_megabytes: int = 10


@dataclass(frozen=True)
class Server:
    """The SMTP server; its password stays where it is until `password` is asked for.

    `timeout` is the patience in seconds for each step, `answer_timeout` that for the answer to a
    whole message: RFC 5321 (4.5.3.2.6) asks for 10 minutes, since leaving earlier makes copies.
    """

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password_env: str = ""
    password_file: Path | None = None
    timeout: float = 60
    answer_timeout: float = 600
    ca_file: Path | None = None

    def password(self) -> Secret | None:
        """The password, None where no user logs in; raises `PasswordError`."""
        if not self.user:
            return None
        if self.password_file is not None:
            return from_file(self.password_file)
        return from_environment(self.password_env)


@dataclass(frozen=True)
class Config:
    """The whole configuration, without a mistake as far as the file tells."""

    path: Path
    mail: Mail
    server: Server
    divisions: tuple[Division, ...]
