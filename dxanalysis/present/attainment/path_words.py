"""The path that remains to a multi-year target, in words that say what they assume."""

from __future__ import annotations

from dxanalysis.analysis import pace
from dxanalysis.analysis.attainment import Attainment
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment.tables import places
from dxanalysis.present.attainment.target_words import goal
from dxanalysis.present.shared import words
from dxanalysis.present.shared.prose import Paragraph, Prose, plain
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.text.years import era_label

_NO_PATH = {
    pace.NO_FIGURE: "数値の目標ではないため、道のりは計算できません。",
    pace.NO_ANNUAL_FIGURE: "この年度の数値目標がないため、道のりは計算できません。",
    pace.UNIT_DIFFERS: "この年度の目標と単位が異なるため、道のりは計算していません。",
    pace.FALLING: "積み上げて達する目標ではないため、道のりは計算していません。",
    pace.PAST: "期限の年度を過ぎているため、残る道のりはありません。",
}


def sentences(found: Attainment) -> Prose:
    """A paragraph per multi-year target: what is reached at this year's pace, or why not said."""
    rows = records(found.paths)
    if not rows:
        return plain("この経営課題には、複数年度の目標がありません。")
    return Prose(paragraphs(rows))


def paragraphs(rows: list[Record]) -> tuple[Paragraph, ...]:
    """The sentences of some rows of `remaining_paths`, a paragraph each."""
    return tuple(Paragraph("dx-path", f"{_named(row)}: {_told(row)}") for row in rows)


def _named(row: Record) -> str:
    return f"指標{row['indicator_no']}（「{row['text']}」）"


def _told(row: Record) -> str:
    if row["path"] == pace.ACCUMULATES:
        return _whole(row) + _from_now(row)
    return _level(row) if row["path"] == pace.LEVEL else _NO_PATH[row["path"]]


def _whole(row: Record) -> str:
    """The whole period at this pace, where the document gives its start before this year."""
    if row["years_all"] is None or row["years_all"] <= row["years_left"]:
        return ""
    period = f"{era_label(row['fiscal_year_start'])}から{era_label(row['fiscal_year_end'])}まで"
    gap = row["reached_all"] - row["value"]
    return (
        f"{period}の{row['years_all']}年間、毎年{_yearly(row)}であれば計"
        f"{_total(row, row['reached_all'])}で、{_beside(row, gap)}。"
    )


def _from_now(row: Record) -> str:
    now, end = era_label(row["fiscal_year"]), era_label(row["fiscal_year_end"])
    gap = row["reached_value"] - row["value"]
    span = f"{now}から{end}までの{row['years_left']}年間"
    span = f"{now}の1年" if row["years_left"] == 1 else span
    told = (
        f"{now}の目標（{_yearly(row)}）を{span}続けると仮定すると、計"
        f"{_total(row, row['reached_value'])}で、{_beside(row, gap)}。"
    )
    if gap >= 0:
        return told
    before = era_label(row["fiscal_year"] - 1)
    short = words.quantity(-gap, row["unit"])
    return told + (
        f"届くには、この{short}を{before}までの実績か、各年度の上積みで補うことになります"
        f"（{before}までの実績の累計は、ここには含めていません）。"
    )


def _yearly(row: Record) -> str:
    """The quantity of one year without its 「/年」: 100名程度."""
    unit = (row["annual_unit"] or "").removesuffix("/年")
    return goal(row["annual_value"], unit, "~" if row["annual_comparator"] == "~" else None)


def _total(row: Record, value: float) -> str:
    return goal(value, row["unit"], "~" if row["annual_comparator"] == "~" else None)


def _beside(row: Record, gap: float) -> str:
    aim = words.quantity(row["value"], row["unit"])
    if gap == 0:
        return f"目標の{aim}にちょうど届きます"
    size = words.quantity(abs(gap), row["unit"])
    return f"目標の{aim}を{size}上回ります" if gap > 0 else f"目標の{aim}に{size}足りません"


def _level(row: Record) -> str:
    year, end = era_label(row["fiscal_year"]), era_label(row["fiscal_year_end"])
    now = words.quantity(row["annual_value"], row["annual_unit"])
    aim = words.quantity(row["value"], row["unit"])
    told = (
        f"年ごとに積み上げる目標ではなく、{end}の水準（{aim}）の目標です。{year}の目標は{now}で、"
    )
    gap = row["annual_value"] - row["value"]
    if gap == 0:
        return f"{told}期限の水準と同じです。"
    return f"{told}期限の水準を{'上回ります' if gap > 0 else '下回ります'}。"


def table(found: Attainment) -> Table:
    """A row per multi-year target: aim, this year's target, years left, sum, gap."""
    return Table(
        caption=f"複数年度の目標と、この年度の目標を続けた場合（出典: {found.subject.source}）",
        columns=(
            Column("番号"),
            Column("複数年度の目標"),
            Column("この年度の目標"),
            numbers("残る年数", "年"),
            Column("続けた場合の計", numeric=True),
            Column("目標との差", numeric=True),
            Column("出典"),
        ),
        rows=tuple(_row(row, found.subject.source) for row in records(found.paths)),
        notes=("前の年度までの実績は、計に含めていません。",),
    )


def _row(row: Record, document: str) -> tuple[Cell, ...]:
    summed = row["path"] == pace.ACCUMULATES
    gap = row["reached_value"] - row["value"] if summed else None
    return (
        str(row["indicator_no"]),
        row["text"],
        row["annual_text"] or words.NOT_GIVEN,
        words.number(row["years_left"]) if summed else "－",
        _total(row, row["reached_value"]) if summed else "積み上げない",
        "－" if gap is None else words.signed(gap) + (row["unit"] or ""),
        places([row["line"], row["annual_line"]], document),
    )
