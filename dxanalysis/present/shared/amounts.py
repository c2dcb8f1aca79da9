"""An amount in words: in yen, not given, or printed and not readable, with its place."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dxanalysis.analysis.amounts import UnreadPrint
from dxanalysis.analysis.rows import BudgetRow
from dxanalysis.present.shared import words
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.table import Cell
from dxanalysis.text.amounts import grain_of

UNREADABLE = "読めません"
NOT_IN_SUMS = "合計・割合・増減には入れていません"


def unreadable(printed: BudgetRow | UnreadPrint, document: str) -> str:
    """読めません（表記「1.129百万円」、24行）."""
    text = printed.amount_text if isinstance(printed, BudgetRow) else printed.text
    quoted = f"表記「{text}」、" if text else ""
    return f"{UNREADABLE}（{quoted}{place(printed.line, document)}）"


def in_yen(row: BudgetRow | None, document: str) -> str:
    """An amount to the last yen, 記載なし, or that it cannot be read."""
    if row is not None and row.unreadable:
        return unreadable(row, document)
    return words.yen(row.amount_yen if row else None)


def in_million(row: BudgetRow | None, document: str) -> Cell:
    """A table's cell: an amount in 百万円, 記載なし, or marked that it cannot be read."""
    if row is not None and row.unreadable:
        return Markup('<span class="dx-unread">{}</span>').format(unreadable(row, document))
    return words.million(row.amount_yen if row else None)


def on_bar(row: BudgetRow) -> str:
    """The words at a bar: an amount in 百万円, or the print of one that cannot be read."""
    if not row.unreadable:
        return words.million(row.amount_yen)
    return UNREADABLE + (f"\n「{row.amount_text}」" if row.amount_text else "")


def unread_notes(prints: Iterable[UnreadPrint], document: str) -> list[str]:
    """That something is printed as an amount whose year could not be read, a sentence each."""
    return [
        f"決算額か予算額らしい記載がありますが、どの年度の額か{unreadable(each, document)}。"
        for each in prints
    ]


_UNITS = {10**8: "億円", 10**6: "百万円", 10**4: "万円", 10**3: "千円"}


def in_printed_units(rows: Iterable[BudgetRow]) -> tuple[str, ...]:
    """That a column of yen is worked out of amounts printed in a larger unit; none where it is not."""
    grains = {grain_of(row.amount_text) for row in rows if row.amount_yen is not None}
    units = "・".join(_UNITS[grain] for grain in sorted(grains - {1}, reverse=True))
    if not units:
        return ()
    return (f"円の列は、{units}の単位で印刷された金額を円に直したものです。",)
