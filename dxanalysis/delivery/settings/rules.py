"""What values of the settings have to be to one another, of a file that may hold other mistakes.

So that all mistakes are named at once, the rules look at the file as it was read. What is of another
kind than it should be breaks no rule: that is a mistake by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxanalysis.delivery.message.addresses import (
    Address,
    AddressError,
    is_domain,
    name_key,
    parse_address,
)

SettingsPlace = tuple[str | int, ...]
"""Keys and, inside arrays, indexes counted from 0, from the top of the file."""
Broken = Iterator[tuple[SettingsPlace, str]]


def broken_rules(values: dict[str, Any]) -> Broken:
    """Every rule that a file breaks: where, and what is to be done."""
    for table in ("mail", "server"):
        if table not in values:
            yield (table,), f"[{table}] がありません"
    server = values.get("server", {})
    if isinstance(server, dict):
        yield from _login(server)
        yield from _port(server)
    listed = values.get("division")
    divisions = [
        (n, one)
        for n, one in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
    ]
    yield from _names(divisions)
    mail = values.get("mail")
    yield from _recipients(mail if isinstance(mail, dict) else {}, divisions)


def _login(server: dict[str, Any]) -> Broken:
    """What is missing to log in, and a login in clear."""
    sources = [key for key in ("password_env", "password_file") if server.get(key)]
    user = server.get("user")
    if user and not sources:
        text = "user があるのに、password_env も password_file もありません"
        yield ("server", "user"), text
    if sources and not user:
        yield ("server", sources[0]), f"{sources[0]} があるのに、user がありません"
    if len(sources) > 1:
        text = "password_env と password_file は、どちらか一方にしてください"
        yield ("server", sources[1]), text
    if server.get("security") == "none" and (user or sources):
        text = (
            'security = "none" では、パスワードを暗号化せずに送ることになります。'
            '"starttls" か "tls" にしてください'
        )
        yield ("server", "security"), text


def _port(server: dict[str, Any]) -> Broken:
    """The ports that the other kind of encryption has to itself: the two would wait forever."""
    security, port = server.get("security", "starttls"), server.get("port")
    for wrong, right in (("starttls", 465), ("none", 465), ("tls", 587)):
        if (security, port) == (wrong, right):
            kind = "tls" if port == 465 else "starttls"
            yield ("server", "port"), f'{port}番は security = "{kind}" で使うポートです'


def _names(divisions: list[tuple[int, dict[str, Any]]]) -> Broken:
    """Names are the record's key: two divisions of one name would each keep back the other's."""
    first: dict[str, int] = {}
    for n, division in divisions:
        name = division.get("name")
        if isinstance(name, str) and first.setdefault(name_key(name), n) != n:
            text = f"name の「{name}」は division[{first[name_key(name)]}] の課にもあります"
            yield ("division", n, "name"), text


def _recipients(mail: dict[str, Any], divisions: list[tuple[int, dict[str, Any]]]) -> Broken:
    """Recipients outside the allowed domains; a mailbox that is named twice."""
    listed = mail.get("allowed_domains")
    named = [one for one in (listed if isinstance(listed, list) else []) if isinstance(one, str)]
    domains = [one.lower() for one in named if is_domain(one)]
    places: list[tuple[SettingsPlace, Address]] = [
        *_addresses(("mail", "operator"), mail.get("operator"))
    ]
    for n, division in divisions:
        of_division = [
            found
            for key in ("to", "cc")
            for found in _listed_addresses(("division", n, key), division.get(key))
        ]
        yield from _repeated(of_division)
        places += of_division
    for place, address in places:
        if domains and address.domain not in domains:
            text = f"の「{address}」は、allowed_domains({'、'.join(domains)})の外の宛先です"
            yield place, f"{_key(place)} {text}"


def _repeated(recipients: list[tuple[SettingsPlace, Address]]) -> Broken:
    seen: set[str] = set()
    for place, address in recipients:
        if address.key in seen:
            yield place, f"{_key(place)} の「{address.address}」が重なっています"
        seen.add(address.key)


def _listed_addresses(
    place: SettingsPlace, values: object
) -> Iterator[tuple[SettingsPlace, Address]]:
    for n, value in enumerate(values if isinstance(values, list) else []):
        yield from _addresses((*place, n), value)


def _addresses(place: SettingsPlace, value: object) -> Iterator[tuple[SettingsPlace, Address]]:
    """The address that a value is, if it is one."""
    if isinstance(value, str):
        try:
            yield place, parse_address(value)
        except AddressError:
            return


def _key(place: SettingsPlace) -> str:
    return str(next(key for key in reversed(place) if isinstance(key, str)))
