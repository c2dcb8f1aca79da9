"""Mail addresses and domains: what may stand in a header and in a command to a server."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NAMED = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<address>[^<>]*)>")
_FORBIDDEN = {"Cc", "Cs", "Zl", "Zp"}
# They turn the direction of what follows: «taro@evil.example» may be shown as another address.
_TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


class AddressError(ValueError):
    """Why a text is no address that mail can be sent to, in Japanese."""


@dataclass(frozen=True)
class Address:
    """`name` is what readers see, empty for none; `address` is `local@domain` in ASCII."""

    name: str
    address: str

    @property
    def key(self) -> str:
        """The same for the same mailbox: no mail system of today tells A from a."""
        return self.address.lower()

    @property
    def domain(self) -> str:
        """What stands after the @, in small letters."""
        return self.address.rpartition("@")[2].lower()

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def parse_address(text: str) -> Address:
    """`taro@example.lg.jp` or `山田 太郎 <taro@example.lg.jp>`; raises `AddressError`."""
    if sign := unsafe_character(text):
        raise AddressError(f"使えない文字({sign})が入っています")
    named = _NAMED.fullmatch(text.strip())
    name, address = (named["name"], named["address"]) if named else ("", text.strip())
    local, at, domain = address.rpartition("@")
    if not at:
        raise AddressError("「@」がありません")
    if not address.isascii():
        raise AddressError(
            "日本語などASCIIでない文字は使えません(日本語ドメインは xn-- で始まる形で書きます)"
        )
    if not _LOCAL.fullmatch(local) or len(local) > 64:
        raise AddressError(f"「@」の前の「{local}」が正しくありません")
    if not is_domain(domain):
        raise AddressError(f"ドメイン「{domain}」が正しくありません")
    return Address(name.strip().strip('"'), address)


def is_domain(text: str) -> bool:
    """Whether a text is a domain of at least two labels, in ASCII."""
    labels = text.split(".")
    return (
        len(labels) > 1
        and len(text) <= 253
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )


def name_key(name: str) -> str:
    """The same for the same name, however it is written: width, case, blanks, what is not seen.

    >>> name_key("ＤＸ推進課 ") == name_key("dx推進課")
    True
    """
    wide = unicodedata.normalize("NFKC", name)
    seen = "".join(sign for sign in wide if unicodedata.category(sign) != "Cf")
    return " ".join(seen.split()).casefold()


def unsafe_character(text: str) -> str | None:
    """The first character that must not stand in a header, as `U+000A`; None: all may.

    Line ends would begin a header of the sender's choosing; the others are shown as something else
    than they are.
    """
    for sign in text:
        if unicodedata.category(sign) in _FORBIDDEN or sign in _TURNING:
            return f"U+{ord(sign):04X}"
    return None
