"""[mail]: what all messages have in common."""

from __future__ import annotations

from dxanalysis.delivery.message.addresses import Address, is_domain, parse_address
from dxanalysis.delivery.settings.checked import Table
from dxanalysis.delivery.settings.model import Mail

_KEYS = (
    "from",
    "reply_to",
    "operator",
    "allowed_domains",
    "list_id",
    "per_minute",
    "max_megabytes",
)


def domains_of(table: Table) -> tuple[str, ...]:
    """The domains that may be sent to, in small letters."""
    table.require("allowed_domains")
    if table.values.get("allowed_domains") == []:
        table.note("allowed_domains が空です。宛先として許すドメインを書きます", "allowed_domains")
    return tuple(domain for _, domain in table.read_each("allowed_domains", _domain))


def mail_of(table: Table, domains: tuple[str, ...]) -> Mail | None:
    """What the table says; None where what cannot be done without is missing, which is noted."""
    table.allow(_KEYS)
    table.require("from", "operator")
    sender = table.read("from", parse_address)
    operator = table.read("operator", parse_address)
    reply_to = table.read("reply_to", parse_address)
    list_id = table.read("list_id", _domain)
    per_minute = table.whole("per_minute", 30, 1, 6000)
    max_megabytes = table.whole("max_megabytes", 10, 1, 150)
    if operator is not None:
        check_allowed(operator, domains, table, "operator")
    if sender is None or operator is None:
        return None
    return Mail(
        sender=sender,
        operator=operator,
        allowed_domains=domains,
        list_id=list_id or f"dxanalysis.{sender.domain}",
        reply_to=reply_to,
        per_minute=per_minute,
        max_megabytes=max_megabytes,
    )


def check_allowed(
    address: Address, domains: tuple[str, ...], table: Table, *below: str | int
) -> None:
    """Note a recipient outside the allowed domains; a subdomain has to be named itself."""
    if domains and address.domain not in domains:
        table.note(
            f"{below[0]} の「{address}」は、allowed_domains({'、'.join(domains)})の外の宛先です",
            *below,
        )


def _domain(text: str) -> str:
    if not is_domain(text):
        raise ValueError("ドメインとして正しくありません(例: example.lg.jp)")
    return text.lower()
