"""The questions to the department: a sentence each, with the printed words behind it."""

from __future__ import annotations

from collections.abc import Sequence

from dxanalysis.analysis.asked import AskedRow
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.table import Cell, Column, Table
from dxanalysis.schema.question_rules import RULES


def questions(asked: Sequence[AskedRow], subject: Subject) -> Table | None:
    """A row per question; nothing where there is nothing to ask."""
    if not asked:
        return None
    return Table(
        caption=f"所属への確認のお願い（{len(asked)}件）",
        columns=(
            Column("対象"),
            Column("問い"),
            Column("出典"),
            Column("規則の出典"),
        ),
        rows=tuple(_row(each, subject) for each in asked),
        notes=("問いは、文書の文言から規則で選んだものです。判定ではありません。",),
        brief=(0, 1),
    )


def _row(asked: AskedRow, subject: Subject) -> tuple[Cell, ...]:
    about = "経営課題" if asked.indicator_no is None else f"指標{asked.indicator_no}"
    return (
        about,
        asked.question,
        cited([asked], subject),
        RULES[asked.rule].source,
    )
