"""What an issue's indicators say, in sentences."""

from __future__ import annotations

from dxanalysis.analysis.attainment import Attainment
from dxanalysis.analysis.indicators import NO_TARGET
from dxanalysis.analysis.judgement import MET, NOT_MET
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment.target_words import ABOUT, finding
from dxanalysis.present.budget.words import doubtful
from dxanalysis.present.shared import source
from dxanalysis.present.shared.prose import Paragraph, Prose, notes, plain
from dxanalysis.text.years import era_label

_GRADES = {"A": "A 達成", "B": "B 未達成"}


def answer(found: Attainment) -> Prose:
    """The subject, the counts in one line, and whether anything is evaluated yet."""
    told = [
        source.subject_line(found.subject),
        Paragraph("dx-answer", _counts(found)),
    ]
    if found.counts.indicators and not found.counts.result and _graded(found) == 0:
        told.append(Paragraph("dx-lead", _not_yet(found)))
    return Prose(tuple(told), source.about(found.subject, headline(found)))


def headline(found: Attainment) -> str:
    """The counts in a few words: 指標3件（達成0・未達成0・未評価3）."""
    n = found.counts
    if not n.indicators:
        return "評価指標の記載なし"
    graded = f"達成{n.grade_a}・未達成{n.grade_b}・未評価{n.unevaluated}"
    return f"指標{n.indicators}件（{graded}）"


def _counts(found: Attainment) -> str:
    n, year = found.counts, era_label(found.subject.fiscal_year)
    if not n.indicators:
        return "この経営課題には、評価指標の記載がありません。"
    return (
        f"評価指標は{n.indicators}件。{year}の目標があるもの{n.annual_target}件、"
        f"目標値の記載がないもの{n.no_target}件。"
        f"実績の記載があるもの{n.result}件、達成（A）{n.grade_a}件、未達成（B）{n.grade_b}件、"
        f"未評価{n.unevaluated}件。"
    )


def _graded(found: Attainment) -> int:
    return found.counts.grade_a + found.counts.grade_b


def _not_yet(found: Attainment) -> str:
    year = era_label(found.subject.fiscal_year)
    return (
        f"{year}の実績と達成状況はまだ記載されていません（未評価であり、未達成ではありません）。"
        "このレポートは、何を、どの目標で測ることになっているかを示します。"
    )


def quality(found: Attainment) -> Prose:
    """How many indicators can be measured by a figure, and which cannot."""
    rows = records(found.indicators)
    if not rows:
        return plain("評価指標の記載がありません。")
    kinds = [row["target_kind"] for row in rows]
    first = (
        f"評価指標{len(rows)}件のうち、{era_label(found.subject.fiscal_year)}の目標が数値のもの"
        f"{kinds.count('numeric')}件、前年度などとの比較のもの{kinds.count('relative')}件、"
        f"行うこと自体が目標のもの{kinds.count('milestone')}件。"
        f"複数年度の目標があるもの{sum(row['multi_year'] > 0 for row in rows)}件、"
        f"前年度実績の数値があるもの{sum(row['previous_value'] is not None for row in rows)}件。"
    )
    without = [row for row in rows if row["target_kind"] == NO_TARGET]
    blind = [row for row in rows if row["target_kind"] == "relative" and _no_base(row)]
    return Prose(
        (
            Paragraph("dx-lead", first),
            *(
                Paragraph("dx-note", f"{_named(row)}: 目標値の記載がありません。")
                for row in without
            ),
            *(Paragraph("dx-note", _blind(row)) for row in blind),
        )
    )


def _no_base(row: Record) -> bool:
    return row["previous_value"] is None


def _blind(row: Record) -> str:
    return (
        f"{_named(row)}: 目標は「{row['target_text']}」ですが、比べるもとの前年度実績の数値の"
        "記載がありません。達成したかどうかを確かめるには、その数値が必要です。"
    )


def _named(row: Record) -> str:
    return f"指標{row['indicator_no']}「{row['title']}」"


def disagreements(found: Attainment) -> Prose:
    """Where the document's grade and the figures disagree, neither overruled."""
    rows = [row for row in records(found.indicators) if row["grade"] is not None]
    both = [row for row in rows if row["verdict"] in (MET, NOT_MET)]
    if not both:
        return plain("文書の達成状況と数値の両方がそろう指標は、まだありません。")
    differing = [_differs(row) for row in both if row["disagrees"]]
    if differing:
        return notes(*differing)
    told = f"文書の達成状況と数値の両方がそろう指標{len(both)}件に、食い違いはありません。"
    return plain(told)


def _differs(row: Record) -> str:
    about = ABOUT if row["comparator"] == "~" else ""
    previous = f"、前年度実績「{row['previous_text']}」" if row["target_kind"] == "relative" else ""
    return (
        f"{_named(row)}: 文書の達成状況は「{_GRADES[row['grade']]}」ですが、数値の上では"
        f"{finding(row)}と読めます（目標「{row['target_text']}」{previous}、"
        f"実績「{row['actual_text']}」）。{about}"
        "どちらが正しいかをここでは決めません。原本と所属に確かめてください。"
    )


def cautions(found: Attainment) -> Prose:
    """Everything that a reader of the counts must know."""
    others = sorted({era_label(row["fiscal_year"]) for row in records(found.other_years)})
    return notes(
        "達成（A）・未達成（B）は文書に書かれたものだけを数えています。"
        "達成状況の記載がない指標は未評価で、未達成には数えていません。",
        ABOUT,
        source.draft_caution(found.subject),
        f"{'、'.join(others)}の実績もありますが、件数には含めていません。" if others else None,
        *doubtful(records(found.doubts), found.subject.source),
    )
