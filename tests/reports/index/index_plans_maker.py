"""Figures of plans as `plan_figures` makes them, for an index of plans that are in no table."""

from __future__ import annotations

from typing import Any

from dxanalysis.analysis.index_figures import PlanFigures

Record = dict[str, Any]


def figures(**changed: Any) -> PlanFigures:
    """The small plan of two issues, or another one."""
    made: Record = {
        "plan_id": "2026-digital",
        "department": "デジタル統括室",
        "edition": "draft",
        "budget_yen": 3_000_000_000,
        "counted": 2,
        "issue_count": 2,
        "incomplete": False,
        "previous_yen": 2_000_000_000,
        "previous_incomplete": False,
        "change_yen": 1_000_000_000,
        "change_percent": 50.0,
        "reason": None,
        "settled_year": None,
        "settled_yen": None,
        "settled_incomplete": False,
        "grade_a": 1,
        "grade_b": 2,
        "unevaluated": 3,
        "issues": [issue_figures(1, budget_yen=2_000_000_000), issue_figures(2)],
    } | changed
    return PlanFigures.from_values(made | {"fiscal_year": int(made["plan_id"][:4])})


def issue_figures(issue_no: int, **changed: Any) -> Record:
    """An issue of the small plan."""
    return {
        "issue_no": issue_no,
        "issue_label": f"1-({issue_no})",
        "title": f"課題<{issue_no}>",
        "budget_yen": 1_000_000_000,
        "previous_phase": "approved",
        "previous_yen": 500_000_000,
        "change_yen": 500_000_000,
        "change_percent": 100.0,
        "reason": None,
        "settled_yen": None,
        "grade_a": 1,
        "grade_b": 1,
        "unevaluated": 1,
    } | changed
