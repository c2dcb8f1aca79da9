"""The path that remains to a multi-year target as a picture: year upon year, and the target."""

from __future__ import annotations

from matplotlib.axes import Axes

from dxanalysis.analysis import pace
from dxanalysis.analysis.attainment import Attainment
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment import path_words
from dxanalysis.present.shared import style, words
from dxanalysis.present.shared.bars import Bar, shortened, upright
from dxanalysis.present.shared.figure import Figure
from dxanalysis.text.years import era_label

_PANEL_HEIGHT = 3.6


def drawable(found: Attainment) -> list[Record]:
    """The multi-year targets towards which years add up."""
    return [row for row in records(found.paths) if row["path"] == pace.ACCUMULATES]


def remaining(found: Attainment) -> Figure:
    """A panel per target: the sum after each year at this year's pace, the target a line."""
    rows = drawable(found)
    with style.styled():
        drawn, panels = style.canvas(_PANEL_HEIGHT * len(rows), len(rows))
        for axes, row in zip(panels, rows, strict=True):
            _panel(axes, row)
        image = style.png(drawn)
    told = "".join(paragraph.text for paragraph in path_words.paragraphs(rows))
    alt = f"棒グラフ。この年度の目標を毎年続けた場合の累計と、複数年度の目標。{told}"
    return Figure(image, alt, path_words.table(found))


def _panel(axes: Axes, row: Record) -> None:
    first, years = row["fiscal_year"], row["years_left"]
    sums = [(first + n, row["annual_value"] * (n + 1)) for n in range(years)]
    bars = [Bar(era_label(year), total, words.number(total), "assumed") for year, total in sums]
    upright(axes, bars)
    axes.axhline(row["value"], **style.TARGET_LINE)
    aim = f"目標 {words.quantity(row['value'], row['unit'])}（{era_label(row['fiscal_year_end'])}）"
    at = (-0.55, row["value"])
    axes.annotate(aim, at, xytext=(0, 4), textcoords="offset points", va="bottom")
    axes.set_ylim(0, max(row["value"], row["reached_value"]) * 1.25)
    title = shortened(f"指標{row['indicator_no']} {row['text']}")
    yearly = words.quantity(row["annual_value"], row["annual_unit"])
    axes.set_title(
        f"{title}\n{era_label(first)}から{yearly}を続けた場合の累計（仮定）",
        fontsize=style.SMALL,
        loc="left",
    )
