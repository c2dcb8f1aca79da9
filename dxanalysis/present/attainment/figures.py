"""Results against targets, and the paths to multi-year targets, as pictures."""

from __future__ import annotations

from matplotlib.axes import Axes

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim, Verdict
from dxanalysis.analysis.pace import Accumulation, TargetPath
from dxanalysis.present.attainment import paths
from dxanalysis.present.attainment import tables as attainment_tables
from dxanalysis.present.attainment.target_words import beside_target
from dxanalysis.present.shared import style, words
from dxanalysis.present.shared.bars import Bar, groups, height_of, shortened, upright
from dxanalysis.present.shared.figure import Figure
from dxanalysis.text.years import era_label

_LOOKS = {Verdict.MET: "met", Verdict.NOT_MET: "not_met", Verdict.ABOVE_MARGIN: "undecided"}
_FINDINGS = {
    Verdict.MET: "達している",
    Verdict.NOT_MET: "達していない",
    Verdict.ABOVE_MARGIN: "程度を上回る",
}
_FALLING = {"<=": "（100%以下で達する）", "<": "（100%未満で達する）"}
# Beyond this many per cent a bar is cut, and says so, or it would flatten all others.
_LONGEST = 150
_ROOM = 2.2  # the words need more than half of the width
_PANEL_HEIGHT = 3.6

_Drawable = tuple[MeasuredIndicator, Verdict, float]


def drawable(found: IssueAttainment) -> list[_Drawable]:
    """The indicators whose target and result are both figures, with verdict and ratio."""
    judged = ((row, row.judgement) for row in found.indicators)
    return [
        (row, judgement.verdict, judgement.ratio_percent)
        for row, judgement in judged
        if judgement.verdict is not None and judgement.ratio_percent is not None
    ]


def against_target(found: IssueAttainment) -> Figure:
    """A bar per indicator: its result in per cent of its target, the target a line at 100."""
    rows = drawable(found)
    bars = [_bar(*row) for row in rows]
    with style.styled():
        drawn, (axes,) = style.canvas(height_of(bars) + 0.3)
        groups(axes, bars, room=_ROOM)
        style.caption(
            drawn,
            "縦線＝目標（比較の目標では前年度実績）を100%とした実績\n"
            "塗りつぶし＝達している、網＝達していない、白＝決まらない",
        )
        image = style.png(drawn)
    spoken = "。".join(_spoken(row, verdict) for row, verdict, _ in rows)
    alt = f"棒グラフ。目標を100とした実績。{spoken}。"
    return Figure(image, alt, attainment_tables.compared(found))


def _bar(row: MeasuredIndicator, verdict: Verdict, ratio: float) -> tuple[str, list[Bar]]:
    title = shortened(f"指標{row.indicator_no} {row.title}", lines=1)
    goal = shortened(f"{_goal(row)} → 実績 {row.actual_text}", lines=2)
    cut = "（図は途中まで）" if ratio > _LONGEST else ""
    label = f"{beside_target(row.judgement)}{cut} {_finding(row, verdict)}"
    return f"{title}\n{goal}", [Bar("", min(ratio, _LONGEST), label, _LOOKS[verdict], mark=100)]


def _goal(row: MeasuredIndicator) -> str:
    if row.aim is Aim.RELATIVE:
        return f"目標 {row.target_text}、前年度 {row.previous_text}"
    return f"目標 {row.target_text}"


def _finding(row: MeasuredIndicator, verdict: Verdict) -> str:
    return _FINDINGS[verdict] + _FALLING.get(row.comparator or "", "")


def _spoken(row: MeasuredIndicator, verdict: Verdict) -> str:
    """The bar in words."""
    return (
        f"指標{row.indicator_no} {row.title} {_goal(row)}、実績 {row.actual_text}、"
        f"{beside_target(row.judgement)}、{_finding(row, verdict)}"
    )


def accumulating(found: IssueAttainment) -> list[tuple[TargetPath, Accumulation]]:
    """The multi-year targets towards which years add up."""
    return [(path, path.ahead) for path in found.paths if isinstance(path.ahead, Accumulation)]


def remaining(found: IssueAttainment) -> Figure:
    """A panel per target: the sum after each year at this year's pace, the target a line."""
    rows = accumulating(found)
    with style.styled():
        drawn, panels = style.canvas(_PANEL_HEIGHT * len(rows), len(rows))
        for axes, (path, ahead) in zip(panels, rows, strict=True):
            _panel(axes, path, ahead)
        image = style.png(drawn)
    spoken = "".join(paragraph.text for paragraph in paths.paragraphs(path for path, _ in rows))
    alt = f"棒グラフ。この年度の目標を毎年続けた場合の累計と、複数年度の目標。{spoken}"
    return Figure(image, alt, paths.table(found))


def _panel(axes: Axes, path: TargetPath, ahead: Accumulation) -> None:
    target = path.target
    known = (
        []
        if ahead.done is None or not ahead.done.value
        else [(ahead.done.through, ahead.done.value)]
    )
    base = ahead.done.value if ahead.done else 0.0
    sums = [(ahead.first + n, base + ahead.yearly * (n + 1)) for n in range(ahead.years)]
    bars = [Bar(era_label(year), value, words.number(value), "met") for year, value in known]
    bars += [Bar(era_label(year), total, words.number(total), "assumed") for year, total in sums]
    upright(axes, bars)
    axes.axhline(ahead.goal, **style.TARGET_LINE)
    aim = f"目標 {words.quantity(ahead.goal, target.unit)}（{era_label(target.fiscal_year_end)}）"
    at = (-0.55, ahead.goal)
    axes.annotate(aim, at, xytext=(0, 4), textcoords="offset points", va="bottom")
    axes.set_ylim(0, max(ahead.goal, ahead.reached) * 1.25)
    title = shortened(f"指標{path.indicator.indicator_no} {target.text}")
    yearly = words.quantity(ahead.yearly, path.annual.unit if path.annual else None)
    axes.set_title(
        f"{title}\n{era_label(ahead.first)}から{yearly}を続けた場合の累計（仮定）",
        fontsize=style.SMALL,
        loc="left",
    )
