"""The plain-text part of a mail, which stands alone: sentences, tables as aligned text, cautions."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from dxanalysis.delivery.letter.reply import asks, count
from dxanalysis.delivery.letter.safe_text import one_line
from dxanalysis.present.shared.table import Table
from dxanalysis.present.shared.words import display_width

WIDTH = 70
"""Columns of a line, a full-width character taking two."""
# What stays together: an amount with its unit, a Latin word, brackets and marks with their word.
_WORDS = re.compile(
    r"[（「『【(]{,3}"
    r"(?:[+±−※]?[0-9A-Za-z][0-9A-Za-z.,%_/+-]{,39}(?:[兆億万円件名年度]{1,2}[0-9,.]{,9}){,4}|.)"
    r"[、。，．,.）)」』】％%ー・：:；;？?！!々 ]{,4}"
)
_RULE = "-" * WIDTH


def plain_part(contents: MailContents) -> str:
    """The whole mail as text of at most `WIDTH` columns a line."""
    lines = [*greeting(contents), "", *_wrapped(introduction(contents)), ""]
    for section in contents.sections:
        lines += [_RULE, *_section(section)]
    lines += [_RULE, *_list(f"確認のお願い（{count(contents)}件）", _asked(contents))]
    lines += _list("読むときに気を付けること", cautions(contents))
    lines += [*_list("添付のレポート", [part.file for part in contents.parts])]
    lines += [*_wrapped(ATTACHED), "", *_list("数値の出典", sources(contents))]
    lines += _wrapped(AUTOMATIC)
    return "\n".join(lines) + "\n"


def _asked(contents: MailContents) -> list[str]:
    """The first questions; the mail's reply address takes the answers."""
    shown = [ask.text for ask in asks(contents, None)]
    more = count(contents) - len(shown)
    rest = [f"ほか{more}件は、添付のレポートにあります。"] if more > 0 else []
    return [*shown, *rest, "このメールへの返信で、お答えください。"] if shown else []


def _section(section: MailSection) -> Iterator[str]:
    yield from _wrapped(f"■ {one_line(section.title)}", "　")
    yield ""
    for part in section.parts:
        yield from _part(part)


def _part(part: MailedReport) -> Iterator[str]:
    yield f"【{part.title}】"
    for paragraph in part.summary.answer:
        yield from _wrapped(one_line(paragraph.text))
    yield ""
    if part.table is not None:
        yield from _table(part.table)
        yield ""


def _table(table: Table) -> Iterator[str]:
    """Aligned columns where they fit, else a list: a row's name, then its cells by heading."""
    yield from _wrapped(one_line(table.caption))
    headings = [one_line(column.title) for column in table.columns]
    rows = [[one_line(cell) for cell in row] for row in table.rows]
    widths = [max(map(display_width, cells)) for cells in zip(headings, *rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= WIDTH:
        right = [column.numeric for column in table.columns]
        yield from (_aligned(row, widths, right) for row in (headings, *rows))
    else:
        for row in rows:
            yield from _listed(row, headings, table.row_heads)
    for note in table.notes:
        yield from _wrapped(one_line(note))


def _aligned(row: list[str], widths: list[int], right: list[bool]) -> str:
    cells = []
    for cell, width, is_right in zip(row, widths, right, strict=True):
        blank = " " * (width - display_width(cell))
        cells.append(blank + cell if is_right else cell + blank)
    return ("  " + "  ".join(cells)).rstrip()


def _listed(row: list[str], headings: list[str], heads: int) -> Iterator[str]:
    named = [f"{heading}: {cell}" for heading, cell in zip(headings, row, strict=True)]
    yield from _items(["、".join(named[:heads])])
    for cell in named[heads:]:
        yield from (f"  {line}" for line in _wrapped(cell, "  ", WIDTH - 2))


def _list(heading: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield from (f"■ {heading}", *_items(texts), "")


def _items(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(f"・{one_line(text)}", "　")


def _wrapped(text: str, indent: str = "", width: int = WIDTH) -> Iterator[str]:
    """The text in lines of `width` columns; no line breaks within a number."""
    line = ""
    for word in _WORDS.findall(text):
        if line and display_width(line + word.rstrip(" ")) > width:
            yield line.rstrip(" ")
            line = indent
        line += word
    yield line.rstrip(" ")
