"""The HTML part of a mail: tables for layout, styles in the elements, small enough for Gmail.

What Outlook's renderer (Word) and Gmail understand sets the means: widths as attributes, no flex,
grid, float or position, nothing that depends on a style sheet but dark colours and phone margins.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from collections.abc import Iterator
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
    sources,
)
from dxanalysis.delivery.letter.safe_text import cut, one_line
from dxanalysis.delivery.letter.tables import mail_table
from dxanalysis.reports.page.environment import pages

LARGEST_BYTES = 98_000
"""What the HTML may take as the message carries it: Gmail cuts a mail off at 102 KB.

The rest is for the pictures' addresses, which get longer on the way.
"""

# An amount or a change, which a reader would misread where it is broken over two lines.
_NUMBER = re.compile(r"([+±−]?[0-9][0-9,.]*(?:[兆億万]+[0-9,.]*)*[円%件名行頁]*)")
_TITLE, _CAUTION = 120, 400  # characters of one; the attached report has all
_CSS = {"dx-answer": "said", "dx-lead": "lead", "dx-note": "warn"}


@dataclass(frozen=True)
class HtmlPart:
    """The HTML, and the reports whose first picture it shows."""

    html: str
    illustrated: tuple[MailedReport, ...]


@dataclass(frozen=True)
class _Extent:
    """How much of a mail's contents the HTML has: sections, and those of them with figures."""

    sections: int
    figures: int
    cautions: int


def html_part(contents: MailContents, subject: str) -> HtmlPart:
    """The mail as HTML of at most `LARGEST_BYTES`.

    Where all would be more, figures and tables of the last issues are left to the attachments,
    then issues, then cautions; the mail says so.
    """
    extents = _extents(len(contents.sections), len(cautions(contents)))

    def fits(extent: _Extent) -> bool:
        return encoded_bytes(_page(contents, subject, extent)) <= LARGEST_BYTES

    first = bisect_left(extents, True, hi=len(extents) - 1, key=fits)  # from the most to the least
    extent = extents[first]
    shown = [section.illustrated for section in contents.sections[: extent.figures]]
    pictured = tuple(part for part in shown if part is not None)
    return HtmlPart(_page(contents, subject, extent), pictured)


def encoded_bytes(html: str) -> int:
    """The size of the HTML in a message, in base64."""
    return len(base64.encodebytes(html.encode()))


def _extents(sections: int, heeded: int) -> list[_Extent]:
    """From all there is to the first section's answer, in the order in which things are left out."""
    return [
        *(_Extent(sections, figures, heeded) for figures in range(sections, -1, -1)),
        *(_Extent(fewer, 0, heeded) for fewer in range(sections - 1, 0, -1)),
        *(_Extent(1, 0, fewer) for fewer in range(heeded - 1, -1, -1)),
    ]


def _page(contents: MailContents, subject: str, extent: _Extent) -> str:
    page = _template().render(
        subject=subject,
        preheader=contents.answer,
        language=contents.language,
        greeting=greeting(contents),
        introduction=introduction(contents),
        plan=contents.plan,
        sections=[
            _section(section, figures=at < extent.figures)
            for at, section in enumerate(contents.sections[: extent.sections])
        ],
        closing=_closing(contents, extent),
        automatic=AUTOMATIC,
    )
    return _inliner().inline(page)


def _section(section: MailSection, *, figures: bool) -> dict[str, Any]:
    return {
        "heading": cut(section.title, _TITLE),
        "parts": [_part(part) for part in section.parts],
        "picture": _picture(section) if figures else None,
        "tables": [mail_table(p.table) for p in section.parts if figures and p.table],
    }


def _part(part: MailedReport) -> dict[str, Any]:
    answer = [{"css": _CSS.get(p.css, "lead"), "text": p.text} for p in part.summary.answer]
    return {"title": part.title, "answer": answer}


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


def _closing(contents: MailContents, extent: _Extent) -> list[tuple[str, list[str], str, str]]:
    """What follows the sections: heading, list, look, sentence before the list."""
    shown = [cut(text, _CAUTION) for text in cautions(contents)[: extent.cautions]]
    heeded = [*_left_out(contents, extent), *shown]
    files = [part.file for part in contents.parts]
    lists = [
        ("読むときに気を付けること", heeded, "heed", ""),
        ("添付のレポート", files, "files", ATTACHED),
        ("数値の出典", sources(contents), "files", ""),
    ]
    return [part for part in lists if part[1]]


def _left_out(contents: MailContents, extent: _Extent) -> Iterator[str]:
    """What the HTML leaves to the attachments, said."""
    sections = contents.sections
    where = "メールの大きさを抑えるため、ここには載せていません。添付のレポートにあります。"
    if bare := sections[extent.figures : extent.sections]:
        yield f"{_span(bare)}の図と表は、{where}"
    if missing := sections[extent.sections :]:
        yield f"{_span(missing)}は、{where}"
    if unsaid := len(cautions(contents)) - extent.cautions:
        yield f"ほかにも{unsaid}件の注意があり、{where}"


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
