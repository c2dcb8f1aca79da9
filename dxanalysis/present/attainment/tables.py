"""An issue's indicators as tables: counted, listed, compared with their targets, judged as tools."""

from __future__ import annotations

from collections import defaultdict

from dxanalysis.analysis.attainment import Attainment
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment.target_words import ABOUT, KINDS, finding, printed, question
from dxanalysis.present.shared import words
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.table import Cell, Column, Table, grade, numbers
from dxanalysis.text.years import era_label

_NO, _TITLE = Column("番号"), Column("指標")
_NONE = "－"


def counts(found: Attainment) -> Table:
    """How many indicators have what."""
    n, year = found.counts, era_label(found.subject.fiscal_year)
    rows = (
        ("評価指標", n.indicators),
        (f"{year}の目標があるもの", n.annual_target),
        ("複数年度のものも含め、目標があるもの", n.any_target),
        ("目標値の記載なし", n.no_target),
        (f"{year}の実績の記載があるもの", n.result),
        ("達成（A）", n.grade_a),
        ("未達成（B）", n.grade_b),
        ("未評価", n.unevaluated),
    )
    return Table(
        caption=f"{year}の評価指標の数（出典: {found.subject.source}）",
        columns=(Column("区分"), numbers("数", "指標")),
        rows=tuple((name, words.number(count)) for name, count in rows),
        notes=("達成（A）・未達成（B）・未評価を足すと、評価指標の数になります。",),
    )


def listing(found: Attainment) -> Table:
    """A row per indicator: strategy, targets, result, previous year, the document's grade, line."""
    targets: dict[int, list[Record]] = defaultdict(list)
    for target in records(found.targets.sort_values("fiscal_year_end")):
        targets[target["indicator_no"]].append(target)
    document, year = found.subject.source, era_label(found.subject.fiscal_year)
    rows = records(found.indicators)
    return Table(
        caption=f"評価指標の一覧（出典: {document}）",
        columns=(
            _NO,
            _TITLE,
            Column("主な戦略"),
            Column("目標"),
            Column(f"{year}実績"),
            Column("前年度実績"),
            Column("達成状況"),
            Column("出典"),
        ),
        rows=tuple(_listed(row, targets[row["indicator_no"]], document) for row in rows),
        row_heads=2,
        brief=(1, 3, 4, 6, 7) if found.counts.result else (1, 3, 6, 7),
    )


def _listed(row: Record, targets: list[Record], document: str) -> tuple[Cell, ...]:
    goals = "／".join(printed(target, row["title"]) for target in targets)
    lines = [row["line"], *(target["line"] for target in targets), row["result_line"]]
    return (
        str(row["indicator_no"]),
        row["title"],
        row["strategy_title"] or "戦略に結び付いていない",
        goals or "目標値の記載なし",
        row["actual_text"] or words.NOT_GIVEN,
        row["previous_text"] or words.NOT_GIVEN,
        grade(row["grade"]),
        places(lines, document),
    )


def places(lines: list[int | None], document: str) -> str:
    """Several lines of one document, each once, in order: 98行、100行."""
    known = sorted({line for line in lines if line is not None})
    return "、".join(place(line, document) for line in known) or _NONE


def compared(found: Attainment) -> Table:
    """A row per indicator with a result: target and result as figures, and the document's grade."""
    rows = [row for row in records(found.indicators) if row["actual_text"] is not None]
    document = found.subject.source
    return Table(
        caption=f"目標と実績の比較（出典: {document}）",
        columns=(
            _NO,
            _TITLE,
            Column("目標"),
            Column("実績"),
            numbers("目標（比較の目標では前年度実績）に対する割合", "%"),
            Column("数値の上では"),
            Column("文書の達成状況"),
            Column("出典"),
        ),
        rows=tuple(_compared(row, document) for row in rows),
        row_heads=2,
        notes=(ABOUT,) if any(row["comparator"] == "~" for row in rows) else (),
    )


def _compared(row: Record, document: str) -> tuple[Cell, ...]:
    ratio = row["ratio_percent"]
    return (
        str(row["indicator_no"]),
        row["title"],
        row["target_text"] or _NONE,
        row["actual_text"],
        _NONE if ratio is None else words.percent(ratio).removesuffix("%"),
        finding(row),
        grade(row["grade"]),
        places([row["target_line"], row["result_line"]], document),
    )


def quality(found: Attainment) -> Table:
    """A row per indicator: what kind of target it has, and what evaluating it will ask."""
    return Table(
        caption=f"評価のときに確かめること（出典: {found.subject.source}）",
        columns=(
            _NO,
            _TITLE,
            Column("目標の種類"),
            Column("確かめること"),
            Column("前年度の数値"),
            Column("複数年度の目標"),
            Column("出典"),
        ),
        rows=tuple(_quality(row, found.subject.source) for row in records(found.indicators)),
        row_heads=2,
    )


def _quality(row: Record, document: str) -> tuple[Cell, ...]:
    return (
        str(row["indicator_no"]),
        row["title"],
        KINDS[row["target_kind"]],
        question(row),
        words.NOT_GIVEN if row["previous_value"] is None else row["previous_text"],
        "あり" if row["multi_year"] else "なし",
        places([row["line"], row["target_line"]], document),
    )
