"""An issue's indicators as tables: counted, listed, compared with their targets, judged as tools."""

from __future__ import annotations

from markupsafe import Markup

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.rows import UnplacedRow
from dxanalysis.analysis.standing import Standing, Ungraded, why_ungraded
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.attainment.target_words import (
    ABOUT,
    KINDS,
    beside_target,
    finding,
    printed,
    question,
)
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
        *grades.ungraded(n.grades),
    )
    ungraded = "・".join(name for name, _ in grades.ungraded(n.grades))
    return Table(
        caption=f"{year}の評価指標の数（出典: {found.subject.source}）",
        columns=(Column("区分"), numbers("件数", "件")),
        rows=tuple((name, words.number(count)) for name, count in rows),
        notes=(f"{grades.names(n.grades)}・{ungraded}を足すと、評価指標の数になります。",),
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
        rows=tuple(_listed(row, found) for row in found.indicators),
        row_heads=2,
        brief=(1, 3, 4, 6, 7) if found.any_result else (1, 3, 6, 7),
    )


def indicator_badge(row: MeasuredIndicator, found: IssueAttainment) -> Markup:
    """The document's grade of an indicator, or why it has none."""
    return grades.badge(row.grade, row.standing, _why(row, found))


def _why(row: MeasuredIndicator, found: IssueAttainment) -> Ungraded:
    return why_ungraded(
        evaluated=found.evaluated,
        has_target=bool(row.targets),
        has_result=row.actual_text is not None,
    )


def _listed(row: MeasuredIndicator, found: IssueAttainment) -> tuple[Cell, ...]:
    targets = sorted(row.targets, key=lambda target: target.fiscal_year_end)
    goals = "／".join(printed(target, row.title) for target in targets)
    return (
        str(row.indicator_no),
        row.title,
        row.strategy_title or "戦略に結び付いていない",
        goals or "目標値の記載なし",
        result_text(row),
        previous_text(row),
        indicator_badge(row, found),
        cited([row, *targets, row.result], found.subject),
    )


def result_text(row: MeasuredIndicator) -> Cell:
    """The result as printed, with its cumulative figure where the words do not name it."""
    if row.actual_text is None:
        undecided = row.standing is Standing.UNDECIDED
        return grades.UNDECIDED_RESULT if undecided else words.NOT_GIVEN
    cumulative = _cumulative(row)
    unsaid = cumulative != NONE and "累計" not in row.actual_text
    return row.actual_text + (f"（累計 {cumulative}）" if unsaid else "")


def _cumulative(row: MeasuredIndicator) -> Cell:
    if row.cumulative_value is None or row.result is None:
        return NONE
    unit = row.result.actual_unit or (row.target.unit if row.target else None)
    return words.quantity(row.cumulative_value, (unit or "").removesuffix("/年"))


def previous_text(row: MeasuredIndicator) -> Cell:
    """前年度実績 as printed, or that it is not given or not decided."""
    if row.previous_text is not None:
        return row.previous_text
    return grades.UNDECIDED_RESULT if row.previous_undecided else words.NOT_GIVEN


def unplaced(found: IssueAttainment) -> Table:
    """A row per printed line that no indicator could be given, with the indicators it may be of."""
    return Table(
        caption=f"どの指標の実績か決められない記載（{len(found.unplaced)}件、出典: {found.subject.source}）",
        columns=(Column("欄"), Column("記載"), Column("達成状況"), Column("候補"), Column("出典")),
        rows=tuple(_unplaced(line, found.subject) for line in found.unplaced),
        notes=("どの指標の実績か文書から決められないため、件数にも比較にも入れていません。",),
        brief=(0, 1, 4),
    )


def _unplaced(line: UnplacedRow, subject: Subject) -> tuple[Cell, ...]:
    candidates = "、".join(f"指標{number}" for number in line.candidate_numbers)
    return (
        words.code_name("column", line.column),
        line.text or NONE,
        grades.badge(line.grade) if line.grade else NONE,
        candidates or "決められない",
        cited([line], subject),
    )


def compared(found: IssueAttainment) -> Table:
    """A row per indicator with a result: target and result as figures, and the document's grade."""
    rows = [row for row in found.indicators if row.actual_text is not None]
    document = found.subject.source
    summed = any(row.cumulative_value is not None for row in rows)
    return Table(
        caption=f"目標と実績の比較（出典: {document}）",
        columns=(
            _NO,
            _TITLE,
            Column("目標"),
            Column("実績"),
            *((Column("累計", numeric=True),) if summed else ()),
            Column("目標（比較の目標では前年度実績）との比較", numeric=True),
            Column("数値の上では"),
            Column("文書の達成状況"),
            Column("出典"),
        ),
        rows=tuple(_compared(row, found, summed=summed) for row in rows),
        row_heads=2,
        notes=(ABOUT,) if any(row.comparator == "~" for row in rows) else (),
    )


def _compared(row: MeasuredIndicator, found: IssueAttainment, *, summed: bool) -> tuple[Cell, ...]:
    return (
        str(row.indicator_no),
        row.title,
        row.target_text or NONE,
        row.actual_text or NONE,
        *((_cumulative(row),) if summed else ()),
        beside_target(row.judgement) or NONE,
        finding(row.judgement),
        indicator_badge(row, found),
        cited([row.target, row.result], found.subject),
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
    return (
        str(row.indicator_no),
        row.title,
        KINDS[row.aim],
        question(row),
        _previous_figure(row),
        "あり" if row.multi_year else "なし",
        cited([row, row.target], subject),
    )


def _previous_figure(row: MeasuredIndicator) -> Cell:
    if row.previous_value is None and row.previous_text is not None:
        return f"数値なし（表記「{row.previous_text}」）"
    return previous_text(row)
