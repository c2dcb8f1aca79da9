"""A letter as MIME: mixed( related( alternative(plain, html), image… ), attachment… ).

The one tree that Outlook, Gmail and the mail programs of phones all show with its figures. The
plain part comes first, since readers take the last part that they can show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage, Message
from email.policy import SMTP
from typing import TYPE_CHECKING

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery.message.attachment import attachment_part
from dxanalysis.delivery.message.headers import put_headers, put_recipients, safe
from dxanalysis.delivery.message.identity import Identity
from dxanalysis.delivery.settings.model import Division, MailSettings

if TYPE_CHECKING:
    from dxanalysis.delivery.letter.letter import Image, Letter

POLICY = SMTP.clone(cte_type="7bit")  # no server on the way has to know 8BITMIME
_SOURCE = re.compile(r"""(\bsrc\s*=\s*["']?)cid:([^"'\s>]+)""", re.IGNORECASE)


class LetterImagesError(DxanalysisError):
    """Images that the HTML shows and the letter lacks, or that it has and nobody would see."""

    def __init__(self, missing: list[str], unused: list[str]) -> None:
        super().__init__(missing, unused)
        self.missing, self.unused = missing, unused

    def __str__(self) -> str:
        return (
            "メールの図と本文が合いません。"
            f"図がない: {'、'.join(self.missing) or 'なし'}。"
            f"本文にない: {'、'.join(self.unused) or 'なし'}"
        )


class MessageTooBigError(DxanalysisError):
    """A message that the servers on the way would not take; sizes in bytes, as sent."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size, self.limit = size, limit

    def __str__(self) -> str:
        return (
            f"メールの大きさが上限を超えます({self.size / 1e6:.1f}MB、上限 {self.limit / 1e6:.0f}MB)。"
            "設定の max_megabytes を確かめるか、reports や issues で届けるレポートを減らしてください"
        )


def message_of(
    letter: Letter, division: Division, mail: MailSettings, identity: Identity, now: datetime
) -> bytes:
    """The whole message as it is sent, in lines of ASCII.

    Raises `UnsafeHeaderError`, `LetterImagesError`, and `MessageTooBigError`.
    """
    ids = {image.name: identity.content_id(image.name) for image in letter.images}
    html = _with_content_ids(letter.html, ids)
    words = _multipart("alternative", [_text(letter.plain, "plain"), _text(html, "html")])
    images = [_image_part(image, ids[image.name]) for image in letter.images]
    body = _multipart("related", [words, *images], type="multipart/alternative")
    attached = [attachment_part(one.name, one.html) for one in letter.attachments]
    message = _multipart("mixed", [body, *attached])
    put_headers(message, mail, identity, letter.subject, now)
    put_recipients(message, division.to, division.cc)
    message["Content-Language"] = safe("Content-Language", division.language)
    return _written(message, mail)


def notice_of(
    subject: str, plain: str, mail: MailSettings, identity: Identity, now: datetime
) -> bytes:
    """A message of plain text to the operator, in lines of ASCII; raises as `message_of`."""
    message = _multipart("mixed", [_text(plain, "plain")])
    put_headers(message, mail, identity, subject, now)
    put_recipients(message, [str(mail.operator)])
    return _written(message, mail)


def _written(message: Message, mail: MailSettings) -> bytes:
    content = message.as_bytes(policy=POLICY)
    limit = mail.max_megabytes * 1_000_000
    if len(content) > limit:
        raise MessageTooBigError(len(content), limit)
    return content


def _with_content_ids(html: str, ids: dict[str, str]) -> str:
    """The HTML with `cid:name` pointing at the parts of this message."""
    shown = {found[2] for found in _SOURCE.finditer(html)}
    if shown != set(ids):
        raise LetterImagesError(sorted(shown - set(ids)), sorted(set(ids) - shown))
    return _SOURCE.sub(lambda found: f"{found[1]}cid:{ids[found[2]]}", html)


def _multipart(subtype: str, parts: Sequence[Message], **parameters: str) -> Message:
    """A part that holds others.

    By hand: the library's `add_related` makes alternative(plain, related(html, image)), of which
    Outlook shows the images as attachments. And of the older kind, which leaves headers as they
    were written (`dxanalysis.delivery.message.encoded`).
    """
    made = Message()
    made.add_header("Content-Type", f"multipart/{subtype}", **parameters)
    for part in parts:
        del part["MIME-Version"]  # once, at the top
        made.attach(part)
    return made


def _text(text: str, subtype: str) -> EmailMessage:
    """A part of text: base64, in which Japanese is half as long as in quoted-printable."""
    part = EmailMessage(POLICY)
    part.set_content(text, subtype=subtype, charset="utf-8", cte="base64")
    return part


def _image_part(image: Image, content_id: str) -> EmailMessage:
    part = EmailMessage(POLICY)
    part.set_content(
        image.png,
        maintype="image",
        subtype="png",
        disposition="inline",
        filename=image.name if image.name.endswith(".png") else f"{image.name}.png",
        cid=f"<{content_id}>",
    )
    return part
