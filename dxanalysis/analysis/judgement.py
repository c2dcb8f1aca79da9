"""What the figures alone say about a target, beside the document's own grade.

The document's grade is never overruled: a disagreement is shown, and both sides with it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable

import pandas as pd

from dxanalysis.analysis.indicators import MULTI_YEAR_ONLY, NO_TARGET
from dxanalysis.analysis.records import Record, records

MET, NOT_MET = "met", "not_met"
# A 程度 target exceeded by more than its margin: whether more is better, no document says.
ABOVE_MARGIN = "above_margin"
# 程度 and 約 are read as this share of the target to either side.
ABOUT_MARGIN = 0.10

# Why the figures give no verdict; present/ says each in words.
MILESTONE, NO_RESULT, NO_FIGURE = "milestone", "no_result", "no_figure"
UNIT_DIFFERS, PREVIOUS_MISSING, RELATIVE_AMOUNT = "unit_differs", "previous", "relative_amount"

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
# The same thing counted, written in two ways.
_SAME_UNIT = {"人": "名", "％": "%", "": None}


def judged(rows: pd.DataFrame) -> pd.DataFrame:
    """`indicator_rows` with verdict, reason, ratio_percent and disagrees.

    verdict: `met`, `not_met`, `above_margin` or null with the `reason`; ratio_percent: result as
    per cent of the target or, of a relative target, of the year before; disagrees: the document
    grades A where the figures fall short, or B where they reach the target.
    """
    judgements = [_judge(row) for row in records(rows)]
    names = ["verdict", "reason", "ratio_percent"]
    columns = pd.DataFrame(judgements, columns=names, index=rows.index)
    columns = columns.astype({"verdict": "str", "reason": "str", "ratio_percent": "Float64"})
    disagrees = ((rows["grade"] == "A") & (columns["verdict"] == NOT_MET)) | (
        (rows["grade"] == "B") & (columns["verdict"] == MET)
    )
    return rows.assign(**{name: columns[name] for name in names}, disagrees=disagrees)


def _judge(row: Record) -> tuple[str | None, str | None, float | None]:
    reason = _why_not(row)
    if reason in (None, RELATIVE_AMOUNT):
        goal = row["previous_value"] if row["target_kind"] == "relative" else row["value"]
        ratio = row["actual_value"] / goal * 100 if goal > 0 else None
        verdict = None if reason else _verdict(row["comparator"], row["actual_value"], goal)
        return verdict, reason, ratio
    return None, reason, None


def _why_not(row: Record) -> str | None:
    """Why target and result cannot be compared as figures, or None where they can."""
    kind = row["target_kind"]
    if kind in (NO_TARGET, MULTI_YEAR_ONLY, "milestone"):
        return str(kind)
    if row["actual_text"] is None:
        return NO_RESULT
    needed = ["actual_value", "comparator", *(["value"] if kind == "numeric" else [])]
    if any(row[name] is None for name in needed):
        return NO_FIGURE
    if kind == "relative":
        return _why_not_relative(row)
    return None if same_unit(row["unit"], row["actual_unit"]) else UNIT_DIFFERS


def _why_not_relative(row: Record) -> str | None:
    if row["previous_value"] is None:
        return PREVIOUS_MISSING
    # 「前年度比10%増」may mean a tenth more or ten points more: the figures cannot tell.
    return None if row["value"] is None else RELATIVE_AMOUNT


def _verdict(comparator: str, actual: float, goal: float) -> str:
    if comparator != "~":
        return MET if _COMPARE[comparator](actual, goal) else NOT_MET
    # In whole-number terms, so that 90 of 100 is inside the margin and not a rounding away.
    margin = round(abs(goal) * ABOUT_MARGIN, 9)
    if abs(round(actual - goal, 9)) <= margin:
        return MET
    return ABOVE_MARGIN if actual > goal else NOT_MET


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units count the same thing: 名/年 of a year's target and 名 of its result."""
    return plain_unit(one) == plain_unit(other)


def plain_unit(unit: str | None) -> str | None:
    """The unit without 「/年」, the two spellings of a person or per cent made one."""
    bare = (unit or "").removesuffix("/年")
    return _SAME_UNIT.get(bare, bare)
