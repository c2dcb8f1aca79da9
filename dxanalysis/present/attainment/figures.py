"""Results against targets as a picture: 100 is the target, whatever the unit."""

from __future__ import annotations

from dxanalysis.analysis.attainment import Attainment
from dxanalysis.analysis.judgement import MET, NOT_MET
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment import tables as attainment_tables
from dxanalysis.present.shared import style, words
from dxanalysis.present.shared.bars import Bar, groups, height_of, shortened
from dxanalysis.present.shared.figure import Figure

_LOOKS = {MET: "met", NOT_MET: "not_met"}
_FINDINGS = {MET: "達している", NOT_MET: "達していない"}
_FALLING = {"<=": "（100%以下で達する）", "<": "（100%未満で達する）"}
# Beyond this many per cent a bar is cut, and says so, or it would flatten all others.
_LONGEST = 150
_ROOM = 2.2  # the words need more than half of the width


def drawable(found: Attainment) -> list[Record]:
    """The rows whose target and result are both figures with a ratio and a verdict."""
    rows = records(found.indicators)
    return [row for row in rows if row["verdict"] is not None and row["ratio_percent"] is not None]


def against_target(found: Attainment) -> Figure:
    """A bar per indicator: its result in per cent of its target, the target a line at 100."""
    rows = drawable(found)
    bars = [_bar(row) for row in rows]
    with style.styled():
        drawn, (axes,) = style.canvas(height_of(bars) + 0.3)
        groups(axes, bars, room=_ROOM)
        style.caption(
            drawn,
            "縦線＝目標（比較の目標では前年度実績）を100%とした実績\n"
            "塗りつぶし＝達している、網＝達していない、白＝決まらない",
        )
        image = style.png(drawn)
    told = "。".join(_told(row) for row in rows)
    alt = f"棒グラフ。目標を100とした実績。{told}。"
    return Figure(image, alt, attainment_tables.compared(found))


def _bar(row: Record) -> tuple[str, list[Bar]]:
    title = shortened(f"指標{row['indicator_no']} {row['title']}", lines=1)
    goal = shortened(f"{_goal(row)} → 実績 {row['actual_text']}", lines=2)
    ratio = row["ratio_percent"]
    cut = "（図は途中まで）" if ratio > _LONGEST else ""
    label = f"{words.percent(ratio)}{cut} {_finding(row)}"
    look = _LOOKS.get(row["verdict"], "undecided")
    return f"{title}\n{goal}", [Bar("", min(ratio, _LONGEST), label, look, mark=100)]


def _goal(row: Record) -> str:
    if row["target_kind"] == "relative":
        return f"目標 {row['target_text']}、前年度 {row['previous_text']}"
    return f"目標 {row['target_text']}"


def _finding(row: Record) -> str:
    said = _FINDINGS.get(row["verdict"], "程度を上回る")
    return said + _FALLING.get(row["comparator"], "")


def _told(row: Record) -> str:
    return (
        f"指標{row['indicator_no']} {row['title']} {_goal(row)}、実績 {row['actual_text']}、"
        f"{words.percent(row['ratio_percent'])}、{_finding(row)}"
    )
