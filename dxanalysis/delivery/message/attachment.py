"""A report as an attachment whose Japanese file name every mail program reads.

The name stands twice, as Thunderbird writes it: `filename*` after the standard (RFC 2231), which
Gmail, Outlook and Apple read; and `name` as an encoded word (RFC 2047), which the standard does not
allow there and which old Outlook and mobile carriers' programs know alone. Readers that know both
take `filename*`.
"""

from __future__ import annotations

import base64
from email.message import Message

from dxanalysis.delivery.message.encoded import encoded
from dxanalysis.delivery.message.headers import safe

_FULL_WIDTH = str.maketrans('/\\:*?"<>|', "／＼：＊？”＜＞｜")  # what Windows takes in no name


def attachment_part(name: str, html: str) -> Message:
    """The part of a page that is attached as a file; raises `UnsafeHeaderError`."""
    name = safe("Content-Disposition", name).translate(_FULL_WIDTH)
    part = Message()
    part["Content-Type"] = (
        f'text/html; charset="utf-8";\n name="{encoded(name, len(" name=") + 2)}"'
    )
    part.add_header("Content-Disposition", "attachment", filename=_parameter(name))
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(html.encode()).decode("ascii"))
    return part


def _parameter(name: str) -> str | tuple[str, str, str]:
    return name if name.isascii() else ("utf-8", "", name)
