"""[server]: where messages are handed in, and what of it would not be safe."""

from __future__ import annotations

from pathlib import Path

from dxanalysis.delivery.message.addresses import unsafe_character
from dxanalysis.delivery.settings.checked import Table
from dxanalysis.delivery.settings.model import Security, Server

_KEYS = (
    "host", "port", "security", "user", "password_env", "password_file", "timeout",
    "answer_timeout", "ca_file",
)  # fmt: skip
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
_PASSWORD_KEYS = {"password", "pass", "passwd", "pwd", "secret"}
# A switch for each kind of encryption would allow both, or neither.
_SWITCHES = {"starttls", "tls", "ssl", "use_tls", "use_ssl", "encryption"}


def server_of(table: Table, folder: Path) -> Server:
    """What the table says; files are named relative to `folder`."""
    _note_password(table)
    _note_switches(table)
    table.allow((*_KEYS, *(_PASSWORD_KEYS | _SWITCHES) & set(table.values)))
    security = _security(table)
    server = Server(
        host=table.text("host", required=True),
        port=table.whole("port", _PORTS[security], 1, 65535),
        security=security,
        user=table.text("user"),
        password_env=table.text("password_env"),
        password_file=_file(table, "password_file", folder),
        timeout=table.whole("timeout", 60, 1, 3600),
        answer_timeout=table.whole("answer_timeout", 600, 1, 3600),
        ca_file=_file(table, "ca_file", folder),
    )
    _note_unsafe_words(server, table)
    _note_login(server, table)
    _note_port(server, table)
    return server


def _note_password(table: Table) -> None:
    for key in sorted(_PASSWORD_KEYS & set(table.values)):
        table.note(
            f"{key}: パスワードはこのファイルに書けません。password_env か password_file を使い、"
            "書いてしまったパスワードは変更してください",
            key,
        )


def _note_switches(table: Table) -> None:
    for key in sorted(_SWITCHES & set(table.values)):
        table.note(
            f'{key} という項目はありません。暗号化は security = "starttls" か "tls" の'
            "どちらか一方で指定します",
            key,
        )


def _security(table: Table) -> Security:
    word = table.choice("security", list(_PORTS), "starttls")
    return next(one for one in _PORTS if one == word)


def _file(table: Table, key: str, folder: Path) -> Path | None:
    text = table.text(key)
    return folder / text if text else None


def _note_unsafe_words(server: Server, table: Table) -> None:
    for key, text in (("host", server.host), ("user", server.user)):
        sign = unsafe_character(text)
        if sign or " " in text or not text.isascii():
            told = sign or "空白か、ASCIIでない文字"
            table.note(f"{key} に使えない文字({told})が入っています", key)
    if server.ca_file is not None and not server.ca_file.is_file():
        table.note(f"ca_file の {server.ca_file} がありません", "ca_file")


def _note_login(server: Server, table: Table) -> None:
    """Note what is missing to log in, and a login in clear."""
    sources = [key for key in ("password_env", "password_file") if getattr(server, key)]
    if server.user and not sources:
        table.note("user があるのに、password_env も password_file もありません", "user")
    if sources and not server.user:
        table.note(f"{sources[0]} があるのに、user がありません", sources[0])
    if len(sources) > 1:
        table.note("password_env と password_file は、どちらか一方にしてください", sources[1])
    if server.security == "none" and (server.user or sources):
        table.note(
            'security = "none" では、パスワードを暗号化せずに送ることになります。'
            '"starttls" か "tls" にしてください',
            "security",
        )


def _note_port(server: Server, table: Table) -> None:
    """Note the ports that the other kind of encryption has to itself: the two would wait forever."""
    if (server.security, server.port) in {("starttls", 465), ("none", 465), ("tls", 587)}:
        right = "tls" if server.port == 465 else "starttls"
        table.note(f'{server.port}番は security = "{right}" で使うポートです', "port")
