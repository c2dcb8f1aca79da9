"""The path to a multi-year target, in words that say what they know and what they assume."""

from __future__ import annotations

from collections.abc import Iterable

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.pace import Accumulation, Completed, Level, NoPath, TargetPath
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.attainment.target_words import goal
from dxanalysis.present.shared import words
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.prose import Paragraph, Prose
from dxanalysis.present.shared.table import Cell, Column, Table
from dxanalysis.text.years import era_label

_UNDECIDED = "判断できない"
_NO_PATH = {
    NoPath.NO_FIGURE: "数値の目標ではないため、道のりは計算できません。",
    NoPath.NO_ANNUAL_FIGURE: "この年度の数値目標がないため、道のりは計算できません。",
    NoPath.UNIT_DIFFERS: "この年度の目標と単位が異なるため、道のりは計算していません。",
    NoPath.COUNTS_DIFFER: (
        "届くかは判断できません。この年度の目標と、複数年度の目標では、数えるものが違います。"
        "受けた人数と、その結果の人数が同じとは、書かれていません。"
    ),
    NoPath.START_UNKNOWN: (
        "届くかは判断できません。始まりの年度と、これまでの実績が書かれていません。"
    ),
    NoPath.FALLING: "積み上げて達する目標ではないため、道のりは計算していません。",
    NoPath.PAST: "期限の年度を過ぎているため、残る道のりはありません。",
}


def sentences(found: IssueAttainment) -> Prose:
    """A paragraph per multi-year target: what is reached at this year's pace, or why not said."""
    return Prose(paragraphs(found.paths))


def paragraphs(paths: Iterable[TargetPath]) -> tuple[Paragraph, ...]:
    """The sentences of some paths, a paragraph each."""
    return tuple(Paragraph("dx-path", f"{_named(path)}: {_sentence(path)}") for path in paths)


def _named(path: TargetPath) -> str:
    return f"指標{path.indicator.indicator_no}（「{path.target.text}」）"


def _sentence(path: TargetPath) -> str:
    ahead = path.ahead
    if isinstance(ahead, Accumulation):
        return _known(path, ahead) + _assumed(path, ahead)
    if isinstance(ahead, Completed):
        return _completed(path, ahead)
    return _level(path, ahead) if isinstance(ahead, Level) else _NO_PATH[ahead]


def _known(path: TargetPath, ahead: Accumulation) -> str:
    if ahead.done is None or ahead.first == ahead.start:
        return ""
    done = words.quantity(ahead.done.value, path.target.unit)
    return f"{era_label(ahead.done.through)}までの実績は計{done}です。"


def _assumed(path: TargetPath, ahead: Accumulation) -> str:
    """What the assumed years bring: all of them where nothing is known of those before."""
    total, beside = _total(path, ahead.reached), _beside(path, ahead)
    if ahead.decided:
        return f"{_span(ahead)}、毎年{_yearly(path, ahead)}であれば計{total}で、{beside}。"
    return (
        f"{_span(ahead)}、毎年{_yearly(path, ahead)}だったとすると計{total}で、{beside}。"
        f"{era_label(path.fiscal_year - 1)}までの実績が書かれていないので、届くかは判断できません。"
    )


def _span(ahead: Accumulation) -> str:
    if ahead.years == 1:
        return f"{era_label(ahead.end)}の1年"
    return f"{era_label(ahead.first)}から{era_label(ahead.end)}までの{ahead.years}年間"


def _completed(path: TargetPath, ahead: Completed) -> str:
    done = words.quantity(ahead.done.value, path.target.unit)
    return f"{era_label(ahead.done.through)}までの実績は計{done}で、{_beside(path, ahead)}。"


def _yearly(path: TargetPath, ahead: Accumulation) -> str:
    """The quantity of one year without its 「/年」: 100名程度."""
    unit = ((path.annual.unit if path.annual else None) or "").removesuffix("/年")
    return goal(ahead.yearly, unit, _about(path))


def _total(path: TargetPath, value: float) -> str:
    return goal(value, path.target.unit, _about(path))


def _about(path: TargetPath) -> str | None:
    """程度, where this year's target is such."""
    return "~" if path.annual and path.annual.comparator == "~" else None


def _beside(path: TargetPath, ahead: Accumulation | Completed) -> str:
    aim, gap = words.quantity(ahead.goal, path.target.unit), ahead.gap
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
    """A row per multi-year target: aim, this year's target, what is known, the sum, the gap."""
    return Table(
        caption=f"複数年度の目標と、この年度の目標を続けた場合（出典: {found.subject.source}）",
        columns=(
            Column("番号"),
            Column("複数年度の目標"),
            Column("この年度の目標"),
            Column("これまでの実績の計", numeric=True),
            Column("続けた場合の計", numeric=True),
            Column("目標との差", numeric=True),
            Column("出典"),
        ),
        rows=tuple(_row(path, found.subject) for path in found.paths),
        notes=(
            "これまでの実績が書かれていないものは、届くかを判断していません。",
            "その計は、初めの年度から毎年この年度の目標どおりだった場合です。",
        ),
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
    ahead, unit = path.ahead, path.target.unit
    if isinstance(ahead, Level):
        return words.NONE, "積み上げない", words.NONE
    if isinstance(ahead, Completed):
        gap = words.signed(ahead.gap) + (unit or "")
        return words.quantity(ahead.done.value, unit), words.NONE, gap
    if not isinstance(ahead, Accumulation):
        return words.NOT_GIVEN, words.NONE, _UNDECIDED
    if ahead.done is None:
        return words.NOT_GIVEN, _total(path, ahead.reached), _UNDECIDED
    done = words.quantity(ahead.done.value, unit)
    return done, _total(path, ahead.reached), words.signed(ahead.gap) + (unit or "")
