"""Japanese in headers: encoded words (RFC 2047), folded so that nothing folds them again.

Not left to the library's `EmailMessage`, which loses the space between two encoded words of a
subject (Python 3.11) and begins a long display name on a line of its own.
"""

from __future__ import annotations

from email.charset import BASE64, Charset
from email.header import Header
from email.utils import formataddr

from dxanalysis.delivery.message.addresses import Address

_UTF8 = Charset("utf-8")
_UTF8.header_encoding = BASE64
_LINE = 76


def encoded(text: str, used: int) -> str:
    """A text as a header carries it; `used` characters of the first line are taken.

    All of it is encoded, the spaces too: between encoded words those do not count.
    """
    if text.isascii():
        return text
    return Header(text, _UTF8, maxlinelen=_LINE - used).encode(linesep="\n")


def mailbox(address: Address, used: int) -> str:
    """A mailbox as a header carries it, with its name before it."""
    if address.name.isascii():
        return formataddr((address.name, address.address))
    return f"{encoded(address.name, used)}\n <{address.address}>"
