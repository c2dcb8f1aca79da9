"""A letter as MIME: mixed( related( alternative(plain, html), image… ), attachment… ).

The one tree that Outlook, Gmail and the mail programs of phones all show with its figures. The
plain part comes first, since readers take the last part that they can show.

The name of an attached file stands twice, as Thunderbird writes it: `filename*` after the standard
(RFC 2231), which Gmail, Outlook and Apple read; and `name` as an encoded word (RFC 2047), which the
standard does not allow there and which old Outlook and mobile carriers' programs know alone.
Readers that know both take `filename*`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage, Message
from email.policy import SMTP

from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.letter.letter import Attachment, Image, Letter
from dxanalysis.delivery.letter.operator_notice import Notice
from dxanalysis.delivery.message.headers import (
    MessageIds,
    encoded,
    put_headers,
    put_recipients,
    safe,
)
from dxanalysis.delivery.settings.model import Division, MailSettings

POLICY = SMTP.clone(cte_type="7bit")  # no server on the way has to know 8BITMIME
_SOURCE = re.compile(r"""(\bsrc\s*=\s*["']?)cid:([^"'\s>]+)""", re.IGNORECASE)
_FULL_WIDTH = str.maketrans('/\\:*?"<>|', "／＼：＊？”＜＞｜")  # what Windows takes in no name


def division_message(
    letter: Letter, division: Division, mail: MailSettings, ids: MessageIds, now: datetime
) -> bytes:
    """The whole message as it is sent, in lines of ASCII.

    Raises `DeliveryError` for a header that is not safe, for images that do not match the HTML and
    for a message that is too big.
    """
    content_ids = {image.name: ids.content_id(image.name) for image in letter.images}
    html = _with_content_ids(letter.html, content_ids)
    words = _multipart("alternative", [_text(letter.plain, "plain"), _text(html, "html")])
    images = [_image_part(image, content_ids[image.name]) for image in letter.images]
    body = _multipart("related", [words, *images], type="multipart/alternative")
    attached = [_attachment_part(one) for one in letter.attachments]
    message = _multipart("mixed", [body, *attached])
    put_headers(message, mail, ids, letter.subject, now)
    put_recipients(message, division.to, division.cc)
    message["Content-Language"] = safe("Content-Language", division.language)
    return _written(message, mail)


def operator_message(notice: Notice, mail: MailSettings, ids: MessageIds, now: datetime) -> bytes:
    """A message of plain text, in lines of ASCII; raises as `division_message`."""
    message = _multipart("mixed", [_text(notice.plain, "plain")])
    put_headers(message, mail, ids, notice.subject, now)
    put_recipients(message, [str(mail.operator)])
    return _written(message, mail)


def _written(message: Message, mail: MailSettings) -> bytes:
    content = message.as_bytes(policy=POLICY)
    size, limit = len(content), mail.max_megabytes * 1_000_000
    if size > limit:
        raise DeliveryError(
            f"メールの大きさが上限を超えます({size / 1e6:.1f}MB、上限 {limit / 1e6:.0f}MB)。"
            "設定の max_megabytes を確かめるか、reports や issues で届けるレポートを減らしてください",
            size=size,
            limit=limit,
        )
    return content


def _with_content_ids(html: str, content_ids: dict[str, str]) -> str:
    """The HTML with `cid:name` pointing at the parts of this message."""
    shown = {found[2] for found in _SOURCE.finditer(html)}
    missing, unused = sorted(shown - {*content_ids}), sorted({*content_ids} - shown)
    if missing or unused:
        raise DeliveryError(
            "メールの図と本文が合いません。"
            f"図がない: {'、'.join(missing) or 'なし'}。本文にない: {'、'.join(unused) or 'なし'}",
            missing=missing,
            unused=unused,
        )
    return _SOURCE.sub(lambda found: f"{found[1]}cid:{content_ids[found[2]]}", html)


def _multipart(subtype: str, parts: Sequence[Message], **parameters: str) -> Message:
    """A part that holds others.

    By hand: the library's `add_related` makes alternative(plain, related(html, image)), of which
    Outlook shows the images as attachments. And of the older kind, which leaves headers as they
    were written (`dxanalysis.delivery.message.headers`).
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


def _attachment_part(attachment: Attachment) -> Message:
    """The part of a page that is attached as a file."""
    name = safe("Content-Disposition", attachment.name).translate(_FULL_WIDTH)
    part = Message()
    part["Content-Type"] = (
        f'text/html; charset="utf-8";\n name="{encoded(name, len(" name=") + 2)}"'
    )
    standard = name if name.isascii() else ("utf-8", "", name)
    part.add_header("Content-Disposition", "attachment", filename=standard)
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(attachment.html.encode()).decode("ascii"))
    return part
