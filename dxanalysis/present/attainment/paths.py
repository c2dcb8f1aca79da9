"""The path that remains to a multi-year target, in words that say what they assume."""

from __future__ import annotations

from collections.abc import Iterable

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.pace import Accumulation, Level, NoPath, TargetPath
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.attainment.target_words import goal
from dxanalysis.present.shared import words
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.prose import Paragraph, Prose, plain
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.text.years import era_label

_NO_PATH = {
    NoPath.NO_FIGURE: "数値の目標ではないため、道のりは計算できません。",
    NoPath.NO_ANNUAL_FIGURE: "この年度の数値目標がないため、道のりは計算できません。",
    NoPath.UNIT_DIFFERS: "この年度の目標と単位が異なるため、道のりは計算していません。",
    NoPath.FALLING: "積み上げて達する目標ではないため、道のりは計算していません。",
    NoPath.PAST: "期限の年度を過ぎているため、残る道のりはありません。",
}


def sentences(found: IssueAttainment) -> Prose:
    """A paragraph per multi-year target: what is reached at this year's pace, or why not said."""
    if not found.paths:
        return plain("この経営課題には、複数年度の目標がありません。")
    return Prose(paragraphs(found.paths))


def paragraphs(paths: Iterable[TargetPath]) -> tuple[Paragraph, ...]:
    """The sentences of some paths, a paragraph each."""
    return tuple(Paragraph("dx-path", f"{_named(path)}: {_sentence(path)}") for path in paths)


def _named(path: TargetPath) -> str:
    return f"指標{path.indicator.indicator_no}（「{path.target.text}」）"


def _sentence(path: TargetPath) -> str:
    if isinstance(path.ahead, Accumulation):
        return _whole(path, path.ahead) + _from_now(path, path.ahead)
    if isinstance(path.ahead, Level):
        return _level(path, path.ahead)
    return _NO_PATH[path.ahead]


def _whole(path: TargetPath, ahead: Accumulation) -> str:
    """The whole period at this pace, where the document gives its start before this year."""
    start, reached = path.target.fiscal_year_start, ahead.reached_all
    if start is None or reached is None or ahead.years_all is None:
        return ""
    if ahead.years_all <= ahead.years_left:
        return ""
    period = f"{era_label(start)}から{era_label(path.target.fiscal_year_end)}まで"
    return (
        f"{period}の{ahead.years_all}年間、毎年{_yearly(path, ahead)}であれば計"
        f"{_total(path, reached)}で、{_beside(path, ahead, reached)}。"
    )


def _from_now(path: TargetPath, ahead: Accumulation) -> str:
    now, end = era_label(path.fiscal_year), era_label(path.target.fiscal_year_end)
    span = f"{now}から{end}までの{ahead.years_left}年間"
    span = f"{now}の1年" if ahead.years_left == 1 else span
    assumed = (
        f"{now}の目標（{_yearly(path, ahead)}）を{span}続けると仮定すると、計"
        f"{_total(path, ahead.reached)}で、{_beside(path, ahead, ahead.reached)}。"
    )
    if ahead.reached >= ahead.goal:
        return assumed
    before = era_label(path.fiscal_year - 1)
    short = words.quantity(ahead.goal - ahead.reached, path.target.unit)
    return assumed + (
        f"届くには、この{short}を{before}までの実績か、各年度の上積みで補うことになります"
        f"（{before}までの実績の累計は、ここには含めていません）。"
    )


def _yearly(path: TargetPath, ahead: Accumulation) -> str:
    """The quantity of one year without its 「/年」: 100名程度."""
    unit = ((path.annual.unit if path.annual else None) or "").removesuffix("/年")
    return goal(ahead.yearly, unit, _about(path))


def _total(path: TargetPath, value: float) -> str:
    return goal(value, path.target.unit, _about(path))


def _about(path: TargetPath) -> str | None:
    """程度, where this year's target is such."""
    return "~" if path.annual and path.annual.comparator == "~" else None


def _beside(path: TargetPath, ahead: Accumulation, reached: float) -> str:
    aim, gap = words.quantity(ahead.goal, path.target.unit), reached - ahead.goal
    if gap == 0:
        return f"目標の{aim}にちょうど届きます"
    size = words.quantity(abs(gap), path.target.unit)
    return f"目標の{aim}を{size}上回ります" if gap > 0 else f"目標の{aim}に{size}足りません"


def _level(path: TargetPath, ahead: Level) -> str:
    year, end = era_label(path.fiscal_year), era_label(path.target.fiscal_year_end)
    now = words.quantity(ahead.this_year, path.annual.unit if path.annual else None)
    aim = words.quantity(ahead.goal, path.target.unit)
    level = (
        f"年ごとに積み上げる目標ではなく、{end}の水準（{aim}）の目標です。{year}の目標は{now}で、"
    )
    gap = ahead.this_year - ahead.goal
    if gap == 0:
        return f"{level}期限の水準と同じです。"
    return f"{level}期限の水準を{'上回ります' if gap > 0 else '下回ります'}。"


def table(found: IssueAttainment) -> Table:
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
        rows=tuple(_row(path, found.subject) for path in found.paths),
        notes=("前の年度までの実績は、計に含めていません。",),
    )


def _row(path: TargetPath, subject: Subject) -> tuple[Cell, ...]:
    annual = path.annual
    return (
        str(path.indicator.indicator_no),
        path.target.text or words.NONE,
        (annual.text if annual else None) or words.NOT_GIVEN,
        *_sum_cells(path),
        cited([path.target, annual], subject),
    )


def _sum_cells(path: TargetPath) -> tuple[Cell, Cell, Cell]:
    ahead = path.ahead
    if not isinstance(ahead, Accumulation):
        return words.NONE, "積み上げない", words.NONE
    gap = words.signed(ahead.reached - ahead.goal) + (path.target.unit or "")
    return words.number(ahead.years_left), _total(path, ahead.reached), gap
