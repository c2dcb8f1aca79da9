"""An issue's budgets and what of them was settled, side by side over the years."""

from __future__ import annotations

from typing import NamedTuple

from dxanalysis.analysis.issue_thread import IssueThread, MoneyYear
from dxanalysis.present.shared import style, words
from dxanalysis.present.shared.bars import height_of, in_million, nested
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.years import tables
from dxanalysis.text.years import era_label


class WholeAndPart(NamedTuple):
    """A bar: its name, the whole and the part of it in yen, and the words beside."""

    name: str
    whole_yen: int | None
    part_yen: int | None
    said: str


def money(found: IssueThread) -> Figure:
    """A bar per year: the budget outlined, the settled amount solid inside it."""
    caption = "単位: 百万円。枠＝予算額、塗りつぶし＝決算額。\n（　）は執行率"
    image = outlined([_bar(row) for row in found.money], caption)
    spoken = "。".join(_spoken(row) for row in found.money)
    alt = f"棒グラフ。年度ごとの予算額と、そのうちの決算額。{spoken}。"
    return Figure(image, alt, tables.money(found))


def outlined(bars: list[WholeAndPart], caption: str) -> bytes:
    """The picture of such bars."""
    with style.styled():
        canvas, (axes,) = style.canvas(height_of([("", [])] * len(bars)) * 0.8 + 0.5)
        rows = [(b.name, in_million(b.whole_yen), in_million(b.part_yen), b.said) for b in bars]
        nested(axes, rows)
        style.caption(canvas, caption)
        return style.png(canvas)


def _bar(row: MoneyYear) -> WholeAndPart:
    return WholeAndPart(
        era_label(row.year.fiscal_year), row.year.approved_yen, row.year.executed_yen, _beside(row)
    )


def _beside(row: MoneyYear) -> str:
    approved, executed = row.year.approved_yen, row.year.executed_yen
    texts = [] if approved is None else [f"予算 {words.million(approved)}"]
    if executed is not None:
        share = f"（{words.rounded(row.execution)}）" if row.execution else ""
        texts.append(f"決算 {words.million(executed)}{share}")
    return "、".join(texts) or words.NOT_GIVEN


def _spoken(row: MoneyYear) -> str:
    return f"{era_label(row.year.fiscal_year)} {_beside(row)}"
