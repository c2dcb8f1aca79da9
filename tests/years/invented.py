"""An invented department over six years, one of them missing: what the threads are tried on.

見本区 does not exist. A split, a merge, a new name, swapped numbers, a restated amount, an
indicator that moves, one whose unit changes, a year without a plan, the change of era, and a 案
that a final plan follows, in four formats: `write(folder)` lays the documents there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dxanalysis.text.years import era_label
from tests.roundtrip.abstract_document import Line
from tests.roundtrip.formats import FORMATS, Hand

DEPARTMENT = "北区"
_HAND = Hand("・", "utf-8", "\n", 0, indent=False, rows="tabs", typed=False, seed=1)


@dataclass(frozen=True)
class Aim:
    """An indicator in one year: title, target, and what was reached with its grade."""

    title: str
    target: str
    result: str = ""
    before: str = ""


@dataclass(frozen=True)
class Matter:
    """An issue in one year; `money` is 決算 two years ago, 予算 last year, 予算 this year."""

    title: str
    money: tuple[str, str, str]
    strategies: tuple[str, ...]
    aims: tuple[Aim, ...]


@dataclass(frozen=True)
class Year:
    """A plan as it was published."""

    year: int
    edition: str
    format: str
    matters: tuple[Matter, ...]


_MEETING = ("地域の集いの場の開設", "見守り活動の担い手の育成")
_DESK = ("窓口の待ち時間の短縮", "手続きの電子申請の拡大")
_DRILL = ("避難所の開設訓練の実施",)
_CHILD = ("子育て相談の場の拡充",)

YEARS = (
    Year(2017, "", "text", (
        Matter("地域で支え合うまちづくり", ("200百万円", "250百万円", "300百万円"), _MEETING, (
            Aim("集いの場に参加した人の数", "1,000名以上", "1,112名：A", "987名"),
            Aim("見守り活動の担い手として登録した人の数", "300名以上", "257名：B", "241名"))),
        Matter("区役所の窓口の改善", ("50百万円", "60百万円", "80百万円"), _DESK, (
            Aim("窓口の待ち時間に満足している区民の割合", "70%以上", "63.4%：B", "61.2%"),
            Aim("電子申請を利用した手続きの件数", "5,000件以上", "5,312件：A", "4,876件"))),
        Matter("災害に強いまちづくり", ("30百万円", "30百万円", "45百万円"), _DRILL, (
            Aim("避難所の開設訓練に参加した人の数", "400名以上", "431名：A", "388名"),)))),
    Year(2018, "", "html", (
        # the second becomes the first; the first is split, 300 = 180 + 120
        Matter("区役所の窓口の改善", ("58百万円", "80百万円", "95百万円"), _DESK, (
            Aim("窓口の待ち時間に満足している区民の割合", "70%以上", "66.8%：B", "63.4%"),
            Aim("電子申請を利用した手続きの件数", "6,000件以上", "6,204件：A", "5,312件"))),
        Matter("集いの場が身近にあるまち", ("－", "180百万円", "190百万円"), _MEETING[:1], (
            Aim("集いの場に参加した人の数", "1,100名以上", "1,209名：A", "1,112名"),)),
        Matter("見守りの担い手が育つまち", ("－", "120百万円", "125百万円"), _MEETING[1:], (
            Aim("見守り活動の担い手として登録した人の数", "300名以上", "281名：B", "257名"),)),
        Matter("災害に強いまちづくり", ("28百万円", "45百万円", "47百万円"), _DRILL, (
            Aim("避難所の開設訓練に参加した人の数", "450名以上", "439名：B", "431名"),)))),
    Year(2019, "", "docx", (
        # a new name, and last year's budget of the second is restated: 190 → 195
        Matter("待たない・迷わない窓口", ("77百万円", "95百万円", "111百万円"), _DESK, (
            Aim("窓口の待ち時間に満足している区民の割合", "70%以上", "71.3%：A", "66.8%"),
            Aim("電子申請を利用した手続きの件数", "7,000件以上", "7,541件：A", "6,204件"))),
        Matter("集いの場が身近にあるまち", ("176百万円", "195百万円", "201百万円"), _MEETING[:1], (
            Aim("集いの場に参加した人の数", "1,200名以上", "1,187名：B", "1,209名"),)),
        Matter("見守りの担い手が育つまち", ("118百万円", "125百万円", "133百万円"), _MEETING[1:], (
            Aim("見守り活動の担い手として登録した人の数", "320名以上", "296名：B", "281名"),)),
        Matter("災害に強いまちづくり", ("44百万円", "47百万円", "52百万円"), _DRILL, (
            Aim("避難所の開設訓練に参加した人の数", "450名以上", "462名：A", "439名"),)))),
    # 2020 has no plan
    Year(2021, "", "xlsx", (
        Matter("待たない・迷わない窓口", ("109百万円", "118百万円", "127百万円"), _DESK, (
            Aim("窓口の待ち時間に満足している区民の割合", "75%以上", "72.9%：B", "70.4%"),
            Aim("電子申請を利用した手続きの件数", "9,000件以上", "9,112件：A", "8,276件"))),
        Matter("集いの場が身近にあるまち", ("198百万円", "203百万円", "207百万円"), _MEETING[:1], (
            Aim("集いの場に参加した人の数", "1,200名以上", "876名：B", "1,043名"),)),
        Matter("見守りの担い手が育つまち", ("131百万円", "137百万円", "141百万円"), _MEETING[1:], (
            Aim("見守り活動の担い手として登録した人の数", "330名以上", "334名：A", "311名"),)),
        Matter("災害に強いまちづくり", ("51百万円", "55百万円", "61百万円"), _DRILL, (
            Aim("避難所の開設訓練に参加した人の数", "450名以上", "327名：B", "268名"),)))),
    Year(2022, "（案）", "text", (
        Matter("待たない・迷わない窓口", ("115百万円", "127百万円", "150百万円"), _DESK, (
            Aim("窓口の待ち時間に満足している区民の割合", "75%以上"),
            Aim("電子申請を利用した手続きの件数", "9,500件以上"))),)),
    Year(2022, "", "text", (
        # 207 + 61 are merged; an indicator moves to the desk; another is counted in %
        Matter("待たない・迷わない窓口", ("115百万円", "127百万円", "139百万円"), _DESK, (
            Aim("窓口の待ち時間に満足している区民の割合", "75%以上", "77.1%：A", "72.9%"),
            Aim("電子申請を利用した手続きの件数", "50%以上", "46.2%：B", ""),
            Aim("見守り活動の担い手として登録した人の数", "340名以上", "352名：A", "334名"))),
        Matter("集い、備えるまち", ("254百万円", "268百万円", "273百万円"), _MEETING[:1] + _DRILL, (
            Aim("集いの場に参加した人の数", "1,000名以上", "1,034名：A", "876名"),
            Aim("避難所の開設訓練に参加した人の数", "400名以上", "391名：B", "327名"))),
        Matter("見守りの担い手が育つまち", ("134百万円", "141百万円", "146百万円"), _MEETING[1:] + _CHILD, (
            Aim("子育て相談の場を利用した世帯の数", "700世帯以上", "688世帯：B", ""),)))),
)  # fmt: skip


def write(folder: Path) -> None:
    """Lay the documents into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for plan in YEARS:
        ending = {"text": "txt"}.get(plan.format, plan.format)
        name = f"invented-{plan.year}{'-draft' if plan.edition else ''}.{ending}"
        (folder / name).write_bytes(FORMATS[plan.format][0](list(_lines(plan)), _HAND))


def _lines(plan: Year):
    yield Line(f"{era_label(plan.year)} {DEPARTMENT}運営方針{plan.edition}", level=1)
    yield Line("重点的に取り組む主な経営課題", level=2)
    for number, matter in enumerate(plan.matters, start=1):
        yield Line(f"経営課題{number} {matter.title}", level=3)
        phases = [(plan.year - 2, "決算額"), (plan.year - 1, "予算額"), (plan.year, "予算額")]
        for (year, phase), amount in zip(phases, matter.money, strict=True):
            yield Line(f"{era_label(year)}{phase} {amount}")
        yield Line("課題認識")
        yield Line(f"{matter.title}に向けた取組が十分でない。")
        yield Line("主な戦略（課題解決の方策）")
        yield from (Line(each, item=True) for each in matter.strategies)
        yield Line("評価指標")
        for aim in matter.aims:
            yield Line(aim.title, item=True)
            yield Line(f"{era_label(plan.year)} {aim.target}")
        yield Line("評価指標の達成状況")
        if any(aim.result for aim in matter.aims):
            yield Line(f"<{era_label(plan.year)}実績と達成状況>")
            yield from (Line(aim.result, item=True) for aim in matter.aims)
            yield Line("<前年度実績>")
            yield from (Line(aim.before or "－", item=True) for aim in matter.aims)
