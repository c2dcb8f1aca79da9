"""An issue's indicators as tables: counted, listed, compared with their targets, judged as tools."""

from __future__ import annotations

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.subject import Subject
from dxanalysis.plan.grading import UNGRADED
from dxanalysis.present.attainment.target_words import ABOUT, KINDS, finding, printed, question
from dxanalysis.present.shared import grades, words
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.present.shared.words import NONE
from dxanalysis.text.years import era_label

_NO, _TITLE = Column("番号"), Column("指標")


def counts(found: IssueAttainment) -> Table:
    """How many indicators have what."""
    n, year = found.counts, era_label(found.subject.fiscal_year)
    rows = (
        ("評価指標", n.indicators),
        (f"{year}の目標があるもの", n.annual_target),
        ("複数年度のものも含め、目標があるもの", n.any_target),
        ("目標値の記載なし", n.no_target),
        (f"{year}の実績の記載があるもの", n.result),
        *((grade.named, count) for grade, count in n.grades.shown()),
        (UNGRADED, n.grades.unevaluated),
    )
    return Table(
        caption=f"{year}の評価指標の数（出典: {found.subject.source}）",
        columns=(Column("区分"), numbers("数", "指標")),
        rows=tuple((name, words.number(count)) for name, count in rows),
        notes=(f"{grades.names(n.grades)}・{UNGRADED}を足すと、評価指標の数になります。",),
    )


def listing(found: IssueAttainment) -> Table:
    """A row per indicator: strategy, targets, result, previous year, the document's grade, line."""
    document, year = found.subject.source, era_label(found.subject.fiscal_year)
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
        rows=tuple(_listed(row, found.subject) for row in found.indicators),
        row_heads=2,
        brief=(1, 3, 4, 6, 7) if found.counts.result else (1, 3, 6, 7),
    )


def _listed(row: MeasuredIndicator, subject: Subject) -> tuple[Cell, ...]:
    targets = sorted(row.targets, key=lambda target: target.fiscal_year_end)
    goals = "／".join(printed(target, row.title) for target in targets)
    return (
        str(row.indicator_no),
        row.title,
        row.strategy_title or "戦略に結び付いていない",
        goals or "目標値の記載なし",
        row.actual_text or words.NOT_GIVEN,
        row.previous_text or words.NOT_GIVEN,
        grades.badge(row.grade),
        cited([row, *targets, row.result], subject),
    )


def compared(found: IssueAttainment) -> Table:
    """A row per indicator with a result: target and result as figures, and the document's grade."""
    rows = [row for row in found.indicators if row.actual_text is not None]
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
        rows=tuple(_compared(row, found.subject) for row in rows),
        row_heads=2,
        notes=(ABOUT,) if any(row.comparator == "~" for row in rows) else (),
    )


def _compared(row: MeasuredIndicator, subject: Subject) -> tuple[Cell, ...]:
    ratio = row.judgement.ratio_percent
    return (
        str(row.indicator_no),
        row.title,
        row.target_text or NONE,
        row.actual_text or NONE,
        NONE if ratio is None else words.percent(ratio).removesuffix("%"),
        finding(row.judgement),
        grades.badge(row.grade),
        cited([row.target, row.result], subject),
    )


def quality(found: IssueAttainment) -> Table:
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
        rows=tuple(_quality(row, found.subject) for row in found.indicators),
        row_heads=2,
    )


def _quality(row: MeasuredIndicator, subject: Subject) -> tuple[Cell, ...]:
    previous = None if row.previous_value is None else row.previous_text
    return (
        str(row.indicator_no),
        row.title,
        KINDS[row.aim],
        question(row),
        previous or words.NOT_GIVEN,
        "あり" if row.multi_year else "なし",
        cited([row, row.target], subject),
    )
