"""[[division]]: who gets which reports."""

from __future__ import annotations

from dxanalysis.delivery.message.addresses import Address, parse_address, unsafe_character
from dxanalysis.delivery.settings.checked import Table
from dxanalysis.delivery.settings.mail import check_allowed
from dxanalysis.delivery.settings.model import Division
from dxanalysis.reports.request.catalogue import REPORTS

LANGUAGES = ("ja", "en")
_KEYS = ("name", "plan", "issues", "reports", "to", "cc", "language")


def divisions_of(tables: list[Table], domains: tuple[str, ...]) -> tuple[Division, ...]:
    """The divisions in the order of the file; names are the record's key, so each is unique."""
    divisions = [_division(table, domains) for table in tables]
    first: dict[str, int] = {}
    for table, division in zip(tables, divisions, strict=True):
        if division.name in first:
            line = first[division.name]
            table.note(f"name の「{division.name}」は{line}行目の課にもあります", "name")
        elif division.name:
            first[division.name] = division.line
    return tuple(divisions)


def _division(table: Table, domains: tuple[str, ...]) -> Division:
    table.allow(_KEYS)
    name = table.text("name", required=True)
    if sign := unsafe_character(name):
        table.note(f"name に使えない文字({sign})が入っています", "name")
    table.require("to")
    if table.values.get("to") == []:
        table.note("to が空です。宛先を1つ以上書きます", "to")
    to, cc = _recipients(table, domains)
    return Division(
        name=name,
        plan=table.text("plan", required=True),
        issues=_issues(table),
        reports=tuple(name for _, name in table.read_each("reports", _report)),
        to=to,
        cc=cc,
        language=table.choice("language", LANGUAGES, "ja"),
        line=table.checks.lines.get(table.path, 0),
    )


def _recipients(table: Table, domains: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """To and Cc; a mailbox that is named twice is noted, for it would be told of twice."""
    seen: set[str] = set()
    read: dict[str, list[str]] = {"to": [], "cc": []}
    for key, found in read.items():
        for n, address in table.read_each(key, parse_address):
            check_allowed(address, domains, table, key, n)
            _note_twice(address, seen, table, key, n)
            found.append(str(address))
    return tuple(read["to"]), tuple(read["cc"])


def _note_twice(address: Address, seen: set[str], table: Table, key: str, index: int) -> None:
    if address.key in seen:
        table.note(f"{key} の「{address.address}」が重なっています", key, index)
    seen.add(address.key)


def _issues(table: Table) -> tuple[int, ...]:
    numbers = table.each("issues", int)
    for n, number in numbers:
        if number < 1:
            table.note(f"issues の {number} は1以上の番号にしてください", "issues", n)
    return tuple(number for _, number in numbers)


def _report(name: str) -> str:
    if name not in REPORTS:
        raise ValueError(f"そのようなレポートはありません(あるのは {'、'.join(REPORTS)})")
    return name
