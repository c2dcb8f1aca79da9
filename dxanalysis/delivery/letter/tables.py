"""A report's short table as a mail's HTML needs it: few rows, short cells kept in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.delivery.letter.safe_text import cut
from dxanalysis.present.shared.table import Table
from dxanalysis.present.shared.words import display_width

ROWS = 12
_LONGEST = 200  # characters of a cell; the attached report has all
_SHORT = 10  # columns that a cell takes at most to be kept from breaking


@dataclass(frozen=True)
class HeadCell:
    """A column's heading and unit."""

    heading: str
    unit: str
    css: str


@dataclass(frozen=True)
class BodyCell:
    """A cell's words; `heads`: it names its row; `whole`: no line breaks in it."""

    text: str
    css: str
    heads: bool
    whole: bool


@dataclass(frozen=True)
class MailTable:
    """A table ready for the template."""

    caption: str
    columns: tuple[HeadCell, ...]
    rows: tuple[tuple[BodyCell, ...], ...]
    notes: tuple[str, ...]


def mail_table(table: Table) -> MailTable:
    """The first `ROWS` rows; a note says how many more the attached report has."""
    shown = table.rows[:ROWS]
    css = [_css(table, at) for at in range(len(table.columns))]
    more = len(table.rows) - len(shown)
    notes = (f"ほか{more}行は、添付のレポートにあります。",) if more else ()
    return MailTable(
        caption=table.caption,
        columns=tuple(
            HeadCell(column.heading, column.unit, f"{name} column")
            for column, name in zip(table.columns, css, strict=True)
        ),
        rows=tuple(_row(table, at, css) for at in range(len(shown))),
        notes=(*notes, *table.notes),
    )


def _row(table: Table, at: int, css: list[str]) -> tuple[BodyCell, ...]:
    this = " this" if at in table.marked else ""
    return tuple(
        BodyCell(
            cut(text, _LONGEST),
            css[place] + this,
            place < table.row_heads,
            "keep" in css[place].split(),
        )
        for place, text in enumerate(table.rows[at])
    )


def _css(table: Table, at: int) -> str:
    column = table.columns[at]
    cells = [column.heading, *(row[at] for row in table.rows[:ROWS])]
    names = {
        "cell": True,
        "num": column.numeric,
        "keep": max(map(display_width, cells)) <= _SHORT,
        "last": at == len(table.columns) - 1,
    }
    return " ".join(name for name, is_so in names.items() if is_so)
