"""The figures of a plan or an issue in the words of the index, and what keeps some from being told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dxanalysis.present.shared import words

NONE = "－"
# What stands for a change that cannot be told: as short as a cell, the report has the sentence.
_NO_CHANGE = {"issues_differ": "前年度と課題が異なる", "previous_not_positive": "前年度0円以下"}
_NO_PREVIOUS = "前年度の記載なし"
_MIXED = "前年度決算額との比"


@dataclass(frozen=True)
class Figures:
    """One line of the index.

    `amount` in 百万円 as in the reports; `width`: the bar in per cent of the index's scale, None
    where there is nothing to draw; `change` in per cent with its sign; the notes say what a reader
    of the number must know, and are empty where there is nothing.
    """

    amount: str
    amount_note: str
    width: str | None
    change: str
    change_note: str
    grade_a: int
    grade_b: int
    unevaluated: int

    @property
    def parts(self) -> str:
        """The bar of the indicators, as values for the style sheet; empty without indicators."""
        named = {"a": self.grade_a, "b": self.grade_b, "n": self.unevaluated}
        return ";".join(f"--{name}:{count}" for name, count in named.items() if count)


def figures_of(record: dict[str, Any], scale: int) -> Figures:
    """A record of `plan_figures`, or of one of its issues; a bar of `scale` yen is 100% wide."""
    change, note = _change(record)
    return Figures(
        amount=words.million(record["budget_yen"]),
        amount_note=_missing_parts(record),
        width=_width(record["budget_yen"], scale),
        change=change,
        change_note=note,
        grade_a=record["grade_a"],
        grade_b=record["grade_b"],
        unevaluated=record["unevaluated"],
    )


def scale_of(plans: list[dict[str, Any]]) -> int:
    """The largest budget: one scale for the whole page, so that any two bars can be compared."""
    issues = (issue for plan in plans for issue in plan["issues"])
    return max((record["budget_yen"] or 0 for record in (*plans, *issues)), default=0)


def _width(amount: int | None, scale: int) -> str | None:
    return None if amount is None or amount <= 0 else f"{amount / scale * 100:.3g}"


def _missing_parts(record: dict[str, Any]) -> str:
    if record["budget_yen"] is None or not record.get("incomplete"):
        return ""
    return f"{record['issue_count']}課題のうち{record['counted']}課題の額"


def _change(record: dict[str, Any]) -> tuple[str, str]:
    if record["budget_yen"] is None:
        return NONE, ""
    if record["change_yen"] is None:
        return NONE, _NO_CHANGE.get(record["reason"], _NO_PREVIOUS)
    note = _MIXED if record.get("previous_phase") == "executed" else ""
    if record["change_percent"] is None:
        return words.signed_yen(record["change_yen"]), _NO_CHANGE[record["reason"]]
    return words.signed_percent(record["change_percent"]).removesuffix("%"), note
