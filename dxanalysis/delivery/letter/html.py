"""The HTML part of a mail: tables for layout, styles in the elements, small enough for Gmail.

What Outlook's renderer (Word) and Gmail understand sets the means: widths as attributes, no flex,
grid, float or position, nothing that depends on a style sheet but dark colours and phone margins.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from css_inline import CSSInliner
from jinja2 import FileSystemLoader, Template
from markupsafe import Markup, escape

from dxanalysis.delivery.letter.contents import (
    ATTACHED,
    AUTOMATIC,
    MailContents,
    MailedReport,
    MailSection,
    cautions,
    greeting,
    introduction,
    pressing,
)
from dxanalysis.delivery.letter.reply import asks, count
from dxanalysis.delivery.letter.safe_text import cut, one_line
from dxanalysis.present.shared.prose import Paragraph
from dxanalysis.reports.page.environment import pages

LARGEST_BYTES = 54_000
"""What the HTML may take as the message carries it: 40 KB before base64; Gmail cuts off at 102 KB.

The rest is for the pictures' addresses, which get longer on the way.
"""

# An amount or a change, which a reader would misread where it is broken over two lines.
_NUMBER = re.compile(r"([+±−]?[0-9][0-9,.]*(?:[兆億万]+[0-9,.]*)*[円%件名行頁]*)")
_TITLE, _SHORT_TITLE, _CAUTION = 120, 32, 200  # characters of one; the attached report has all
_CSS = {"dx-answer": "said", "dx-lead": "lead", "dx-note": "warn"}


@dataclass(frozen=True)
class HtmlPart:
    """The HTML, and the reports whose first picture it shows."""

    html: str
    illustrated: tuple[MailedReport, ...]


def html_part(contents: MailContents, subject: str, reply_to: str | None = None) -> HtmlPart:
    """The 要点 as HTML of at most `LARGEST_BYTES`: points, questions and one picture.

    `reply_to`: the address that takes answers to the questions. Where all sections would be more,
    the last ones are left to the attachments; the mail says so.
    """
    counts = range(len(contents.sections), 0, -1)

    def fits(sections: int) -> bool:
        return encoded_bytes(_page(contents, subject, sections, reply_to)) <= LARGEST_BYTES

    shown = counts[bisect_left(counts, True, hi=len(counts) - 1, key=fits)]
    first = contents.sections[0].illustrated
    return HtmlPart(_page(contents, subject, shown, reply_to), () if first is None else (first,))


def encoded_bytes(html: str) -> int:
    """The size of the HTML in a message, in base64."""
    return len(base64.encodebytes(html.encode()))


def _page(contents: MailContents, subject: str, sections: int, reply_to: str | None) -> str:
    asked, alone = asks(contents, reply_to), len(contents.sections) == 1
    page = _template().render(
        subject=subject,
        preheader=contents.answer,
        language=contents.language,
        greeting=greeting(contents),
        introduction=introduction(contents),
        plan=contents.plan,
        sections=[
            _section(section, whole=alone or not section.is_issue)
            for section in contents.sections[:sections]
        ],
        picture=_picture(contents.sections[0]),
        asks=asked,
        asked=count(contents),
        heeded=[*_left_out(contents, sections), *_heeded(contents)],
        attached=ATTACHED,
        automatic=AUTOMATIC,
    )
    return _inliner().inline(page)


def _section(section: MailSection, *, whole: bool) -> dict[str, Any]:
    """The points; of an issue among others its news: what was reached, before that its money."""
    parts = section.parts if whole else (section.news,)
    points = [
        {"css": _CSS.get(p.css, "lead"), "text": p.text}
        for part in parts
        for p in _points(part, whole=whole)
    ]
    title = cut(section.title, _TITLE if whole else _SHORT_TITLE)
    return {"heading": title, "points": points, "whole": whole}


def _points(part: MailedReport, *, whole: bool) -> list[Paragraph]:
    asked = {question.text for question in part.summary.questions}  # which stand below
    said = [p for p in part.summary.answer if p.css == "dx-answer" and p.text not in asked]
    # an answer without points is one that says that there is nothing
    said = said or list(part.summary.answer[:1])
    notes = [p for p in part.summary.answer if p.css == "dx-note"]
    return [*(said if whole else said[:1]), *(notes if whole else ())]


def _picture(section: MailSection) -> dict[str, Any] | None:
    part = section.illustrated
    if part is None:
        return None
    picture = part.summary.pictures[0]
    return {
        "name": part.picture_name,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
    }


def _heeded(contents: MailContents) -> list[str]:
    """The cautions that press, else the first, and how many more the reports have."""
    found, first = cautions(contents), pressing(contents)
    shown = first or found[:1]
    more = len(found) - len(shown)
    rest = [f"ほか{more}件の注意は、添付のレポートにあります。"] if more > 0 else []
    return [*(cut(text, _CAUTION) for text in shown), *rest]


def _left_out(contents: MailContents, sections: int) -> list[str]:
    """What the HTML leaves to the attachments, said."""
    missing = contents.sections[sections:]
    where = "メールの大きさを抑えるため、ここには載せていません。添付のレポートにあります。"
    return [f"{_span(missing)}は、{where}"] if missing else []


def _span(sections: tuple[MailSection, ...]) -> str:
    first, last = sections[0].label, sections[-1].label
    return first if len(sections) == 1 else f"{first}から{last}まで"


@cache
def _inliner() -> CSSInliner:
    """Moves styles into the elements; only the `@media` blocks stay in a style sheet."""
    return CSSInliner(load_remote_stylesheets=False, keep_at_rules=True, minify_css=True)


def _whole(text: str) -> Markup:
    """The text with every longer number in an element that no line breaks."""
    pieces = _NUMBER.split(one_line(text))
    return Markup("").join(
        Markup('<span class="keep">{}</span>').format(piece)
        if at % 2 and len(piece) > 3
        else escape(piece)
        for at, piece in enumerate(pieces)
    )


@cache
def _template() -> Template:
    """The mail's template; every text that stands in it is one line of characters that are seen."""
    mails = pages().overlay(
        loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
        finalize=lambda value: one_line(value) if type(value) is str else value,
    )
    mails.filters = {**mails.filters, "whole": _whole}  # an overlay shares the pages' own
    return mails.get_template("mail.html.j2")
