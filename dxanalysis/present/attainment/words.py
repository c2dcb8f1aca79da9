"""What an issue's indicators say, in sentences."""

from __future__ import annotations

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim, Verdict
from dxanalysis.analysis.rows import NarrativeRow
from dxanalysis.plan.grading import GRADES
from dxanalysis.present.attainment.points import points
from dxanalysis.present.attainment.target_words import ABOUT, finding, unplaced
from dxanalysis.present.budget.words import doubtful
from dxanalysis.present.shared import grades, source
from dxanalysis.present.shared.prose import Paragraph, Prose, notes, plain
from dxanalysis.present.shared.words import code_name
from dxanalysis.text.years import era_label


def answer(found: IssueAttainment) -> Prose:
    """The subject, what happened in a few points, the counts, and whether anything is evaluated."""
    told = points(found)
    said = [
        source.subject_line(found.subject),
        *(Paragraph("dx-answer", text) for text in told),
        Paragraph("dx-lead" if told else "dx-answer", _counts(found)),
    ]
    if found.unplaced:
        said.append(Paragraph("dx-note", unplaced(found.unplaced)))
    elif found.counts.indicators and not _has_any_result(found):
        said.append(Paragraph("dx-lead", _not_yet(found)))
    return Prose(tuple(said), source.about(found.subject, headline(found), found.questions))


def _has_any_result(found: IssueAttainment) -> bool:
    n = found.counts
    return bool(n.result or n.grades.graded or n.grades.pending)


def headline(found: IssueAttainment) -> str:
    """The counts in a few words: 指標3件（達成0・未達成0・未評価3）."""
    n = found.counts
    if not n.indicators:
        return "評価指標の記載なし"
    undecided = f"、決められない記載{len(found.unplaced)}件" if found.unplaced else ""
    return f"指標{n.indicators}件（{grades.in_short(n.grades)}）{undecided}"


def _counts(found: IssueAttainment) -> str:
    n, year = found.counts, era_label(found.subject.fiscal_year)
    if not n.indicators:
        return "この経営課題には、評価指標の記載がありません。"
    return (
        f"評価指標は{n.indicators}件です。"
        + _some(f"{year}の目標があるもの", n.annual_target)
        + _some("目標値の記載がないもの", n.no_target)
        + _some("実績の記載があるもの", n.result)
        + f"{grades.counted(n.grades)}です。"
    )


def _some(what: str, count: int) -> str:
    """How many there are, where there are any."""
    return f"{what}は{count}件です。" if count else ""


def _not_yet(found: IssueAttainment) -> str:
    year = era_label(found.subject.fiscal_year)
    return f"{year}の実績と達成状況はまだ記載されていません（未評価であり、未達成ではありません）。"


def quality(found: IssueAttainment) -> Prose:
    """How many indicators can be measured by a figure, and which cannot."""
    rows = found.indicators
    if not rows:
        return plain("評価指標の記載がありません。")
    aims = [row.aim for row in rows]
    first = (
        f"評価指標{len(rows)}件のうち、{era_label(found.subject.fiscal_year)}の目標が数値のもの"
        f"{aims.count(Aim.NUMERIC)}件、前年度などとの比較のもの{aims.count(Aim.RELATIVE)}件、"
        f"行うこと自体が目標のもの{aims.count(Aim.MILESTONE)}件。"
        f"複数年度の目標があるもの{sum(row.multi_year > 0 for row in rows)}件、"
        f"前年度実績の数値があるもの{sum(row.previous_value is not None for row in rows)}件。"
    )
    without = [row for row in rows if row.aim is Aim.NO_TARGET]
    no_base = [row for row in rows if row.aim is Aim.RELATIVE and row.previous_value is None]
    return Prose(
        (
            Paragraph("dx-lead", first),
            *(
                Paragraph("dx-note", f"{_named(row)}: 目標値の記載がありません。")
                for row in without
            ),
            *(Paragraph("dx-note", _no_base(row)) for row in no_base),
        )
    )


def _no_base(row: MeasuredIndicator) -> str:
    base = "の数値の記載がありません"
    if row.previous_text is not None:
        base = f"「{row.previous_text}」が数値ではありません"
    elif row.previous_undecided:
        base = "がどの記載か決められません"
    return (
        f"{_named(row)}: 目標は「{row.target_text}」ですが、比べるもとの前年度実績{base}。"
        "達成したかどうかを確かめるには、その数値が必要です。"
    )


def _named(row: MeasuredIndicator) -> str:
    return f"指標{row.indicator_no}「{row.title}」"


def disagreements(found: IssueAttainment) -> Prose:
    """Where the document's grade and the figures disagree, neither overruled."""
    decided = (Verdict.MET, Verdict.NOT_MET)
    both = [
        (row, row.grade)
        for row in found.indicators
        if row.grade is not None and row.judgement.verdict in decided
    ]
    if not both:
        return plain("文書の達成状況と数値の両方がそろう指標は、まだありません。")
    differing = [_differs(row, grade) for row, grade in both if row.judgement.disagrees]
    if differing:
        return notes(*differing)
    return plain(f"文書の達成状況と数値の両方がそろう指標{len(both)}件に、食い違いはありません。")


def _differs(row: MeasuredIndicator, grade: str) -> str:
    about = ABOUT if row.comparator == "~" else ""
    previous = f"、前年度実績「{row.previous_text}」" if row.aim is Aim.RELATIVE else ""
    return (
        f"{_named(row)}: 文書の達成状況は「{GRADES[grade].label}」ですが、数値の上では"
        f"{finding(row.judgement)}と読めます（目標「{row.target_text}」{previous}、"
        f"実績「{row.actual_text}」）。{about}"
        "どちらが正しいかをここでは決めません。原本と所属に確かめてください。"
    )


def own_evaluation(found: IssueAttainment) -> Prose:
    """What the department itself says of its results, as printed, each with its place."""
    document = found.subject.source
    return Prose(
        tuple(
            Paragraph(
                "dx-quote", f"{_whose(row)}: {row.text}（{source.place(row.line, document)}）"
            )
            for row in found.own_evaluation
        )
    )


def _whose(row: NarrativeRow) -> str:
    whole = "（運営方針全体）" if row.issue_no is None else ""
    return code_name("section", row.section) + whole


def cautions(found: IssueAttainment) -> Prose:
    """Everything that a reader of the counts must know."""
    others = [era_label(year) for year in sorted({row.fiscal_year for row in found.other_years})]
    return notes(
        f"{grades.names(found.counts.grades)}は文書に書かれたものだけを数えています。"
        "達成状況の記載がない指標は未評価で、未達成には数えていません。",
        *_not_counted(found),
        ABOUT,
        source.draft_caution(found.subject),
        f"{'、'.join(others)}の実績もありますが、件数には含めていません。" if others else None,
        *doubtful(found.doubts, found.subject.source),
    )


def _not_counted(found: IssueAttainment) -> list[str]:
    """What 集計中 and 未確定 mean, where they stand on the page."""
    n = found.counts.grades
    pending = f"{grades.PENDING}は、文書に集計中・測定中などと書かれた指標です。"
    undecided = (
        f"{grades.UNDECIDED}は、自らの実績か決められない記載がある指標で、"
        "未評価にも未達成にも数えていません。"
    )
    return [text for text, count in ((pending, n.pending), (undecided, n.undecided)) if count]
