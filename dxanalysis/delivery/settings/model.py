"""The settings as values: one model a table of the TOML file, each value checked on its own.

What the values have to be to one another is in `dxanalysis.delivery.settings.rules`, and what is said
of a mistake in `dxanalysis.delivery.settings.read`, but for the words of a `ValueError`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from dxanalysis.delivery.message.addresses import (
    Address,
    is_domain,
    name_key,
    parse_address,
    unsafe_character,
)
from dxanalysis.delivery.settings.password import Password, from_environment, from_file
from dxanalysis.reports.request.catalogue import REPORTS

Security = Literal["starttls", "tls", "none"]
_USUAL_PORTS: dict[str, int] = {"starttls": 587, "tls": 465, "none": 25}


class WrongValueError(ValueError):
    """What is said of a wrong value, with `{key}` and `{value}` where these are to stand."""


def _filled(text: str) -> str:
    if not text.strip():
        raise WrongValueError("{key} が空です")
    return text


def _seen(text: str) -> str:
    if sign := unsafe_character(text):
        raise WrongValueError(f"{{key}} に使えない文字({sign})が入っています")
    return text


def _ascii_word(text: str) -> str:
    if " " in text or not text.isascii():
        raise WrongValueError("{key} に使えない文字(空白か、ASCIIでない文字)が入っています")
    return _seen(text)


def _address(value: object) -> object:
    return parse_address(_filled(value)) if isinstance(value, str) else value


def _domain(text: str) -> str:
    if not is_domain(text):
        raise ValueError("ドメインとして正しくありません(例: example.lg.jp)")
    return text.lower()


def _report(name: str) -> str:
    if name not in REPORTS:
        sent = [report.name for report in REPORTS.values() if not report.per_city]
        raise ValueError(f"そのようなレポートはありません(あるのは {'、'.join(sent)})")
    if REPORTS[name].per_city:
        raise ValueError(f"{name} は全所属のレポートです。課へのメールには入れられません")
    return name


def _some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """A list that is written names something: an empty one might be meant as all or as none."""
    if not values:
        raise WrongValueError("{key} が空です。すべてなら {key} の行を消します")
    return values


def _in_folder(value: object, info: ValidationInfo) -> object:
    """A file as it is named from the folder of the settings, which is the context."""
    return Path(info.context or "", _filled(value)) if isinstance(value, str) else value


def _present(path: Path) -> Path:
    if not path.is_file():
        raise ValueError(f"{path} がありません")
    return path


def _between(low: int, high: int) -> AfterValidator:
    def check(number: int) -> int:
        if not low <= number <= high:
            wanted = f"{low}から{high}までの整数にしてください"
            raise WrongValueError(f"{{key}} は{wanted}(いまは {{value}})")
        return number

    return AfterValidator(check)


def _usual_port(values: dict[str, str]) -> int:
    return _USUAL_PORTS[values.get("security", "starttls")]


def _usual_list_id(values: dict[str, Address]) -> str:
    return f"dxanalysis.{values['sender'].domain}" if "sender" in values else ""


Text = Annotated[str, AfterValidator(_filled)]
Word = Annotated[Text, AfterValidator(_ascii_word)]
Domain = Annotated[Text, AfterValidator(_domain)]
Mailbox = Annotated[Address, BeforeValidator(_address)]
Recipient = Annotated[str, AfterValidator(lambda text: str(parse_address(text)))]
File = Annotated[Path, BeforeValidator(_in_folder)]
Patience = Annotated[int, _between(1, 3600)]


class SettingsTable(BaseModel):
    """A table of the file: no other keys than its own, and no value of another kind."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class Division(SettingsTable):
    """A division and what it is sent; no issues mean all of the plan, no reports mean all kinds.

    `issues` are the numbers that the plan prints. `name` is what the record knows it by.
    """

    name: Annotated[Text, AfterValidator(_seen)]
    plan: Text
    issues: Annotated[tuple[Annotated[int, Field(ge=1)], ...], AfterValidator(_some)] = Field(
        (), strict=False
    )
    reports: Annotated[
        tuple[Annotated[str, AfterValidator(_report)], ...], AfterValidator(_some)
    ] = Field((), strict=False)
    to: tuple[Recipient, ...] = Field(strict=False, min_length=1)
    cc: tuple[Recipient, ...] = Field((), strict=False)
    language: Literal["ja", "en"] = "ja"

    @property
    def key(self) -> str:
        """The name as the record has it: the same however it is written."""
        return name_key(self.name)


class MailSettings(SettingsTable):
    """What all messages have in common; at most `per_minute` of them go out in any minute.

    What waits longer than `expire_days` is given up. With `hold_errors` mails on a plan of which a
    fact could not be read go to nobody until a person has looked.
    """

    sender: Mailbox = Field(alias="from")
    operator: Mailbox
    allowed_domains: tuple[Domain, ...] = Field(strict=False, min_length=1)
    list_id: Domain = Field(default_factory=_usual_list_id)
    reply_to: Mailbox | None = None
    per_minute: Annotated[int, _between(1, 6000)] = 30
    max_megabytes: Annotated[int, _between(1, 150)] = 10
    expire_days: Annotated[int, _between(1, 60)] = 5
    hold_errors: bool = False


class ServerSettings(SettingsTable):
    """The SMTP server; its password stays where it is until `password` is asked for.

    `timeout` is the patience in seconds for each step, `answer_timeout` that for the answer to a
    whole message: RFC 5321 (4.5.3.2.6) asks for 10 minutes, since leaving earlier makes copies.
    """

    host: Word
    security: Security = "starttls"
    port: Annotated[int, _between(1, 65535)] = Field(default_factory=_usual_port)
    user: Word = ""
    password_env: Text = ""
    password_file: File | None = None
    timeout: Patience = 60
    answer_timeout: Patience = 600
    ca_file: Annotated[File, AfterValidator(_present)] | None = None

    def password(self) -> Password | None:
        """The password, None where no user logs in; raises `DeliveryError`."""
        if not self.user:
            return None
        if self.password_file is not None:
            return from_file(self.password_file)
        return from_environment(self.password_env)


class SettingsFile(SettingsTable):
    """The file as a whole."""

    mail: MailSettings
    server: ServerSettings
    division: tuple[Division, ...] = Field((), strict=False, min_length=1, validate_default=True)


@dataclass(frozen=True)
class DeliverySettings:
    """All settings, without a mistake as far as the file tells."""

    path: Path
    mail: MailSettings
    server: ServerSettings
    divisions: tuple[Division, ...]
