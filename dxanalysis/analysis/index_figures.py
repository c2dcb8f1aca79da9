"""The figures of plans and issues in the index: typed, and as values that JSON can hold.

The manifest keeps them, so that the index is made without any table and its libraries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dxanalysis.analysis.grade_counts import GradeCounts
from dxanalysis.analysis.year_change import NoChange, YearChange
from dxanalysis.plan.grading import GRADES, Grade

if TYPE_CHECKING:
    from dxanalysis.plan.model import Edition, Phase


_UNGRADED = ("unevaluated", "pending", "undecided")


@dataclass(frozen=True)
class IssueFigures:
    """One issue: its budget (予算額) of the plan's own year, in yen, None where there is none.

    `unreadable` is 1 where it is printed and cannot be read; `previous_phase` says of which phase the year before's amount is; `settled_yen` (決算額) is of
    the plan's `settled_year`; `grades` are of the plan's year.
    """

    issue_no: int
    issue_label: str
    title: str
    budget_yen: int | None
    unreadable: int
    previous_phase: Phase | None
    change: YearChange
    settled_yen: int | None
    grades: GradeCounts

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> IssueFigures:
        """Read what `values` gave, after a way through JSON."""
        return cls(
            issue_no=values["issue_no"],
            issue_label=values["issue_label"],
            title=values["title"],
            budget_yen=values["budget_yen"],
            unreadable=values.get("unreadable", 0),
            previous_phase=values.get("previous_phase"),
            change=_change_from(values),
            settled_yen=values.get("settled_yen"),
            grades=_grades_from(values),
        )

    def values(self) -> dict[str, Any]:
        """The figures as JSON can hold them, all at one level."""
        return {
            "issue_no": self.issue_no,
            "issue_label": self.issue_label,
            "title": self.title,
            "budget_yen": self.budget_yen,
            "unreadable": self.unreadable,
            "previous_phase": self.previous_phase,
            **_change_values(self.change),
            "settled_yen": self.settled_yen,
            **_grade_values(self.grades),
        }


@dataclass(frozen=True)
class PlanFigures:
    """One plan: the sum of its issues' budgets (予算額) of its own year, in yen.

    `counted` of `issue_count` issues are summed, of `unreadable` the amount cannot be read, `incomplete` where some issue has no amount,
    `previous_incomplete` where that is so of the year before; `settled_…`: the newest year with
    settled amounts (決算額); `grades` are of the plan's year.
    """

    plan_id: str
    department: str
    fiscal_year: int
    edition: Edition
    budget_yen: int | None
    unreadable: int
    counted: int
    issue_count: int
    incomplete: bool
    previous_incomplete: bool
    change: YearChange
    settled_year: int | None
    settled_yen: int | None
    settled_incomplete: bool
    grades: GradeCounts
    issues: tuple[IssueFigures, ...]

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> PlanFigures:
        """Read what `values` gave, after a way through JSON; of an older version, too."""
        return cls(
            plan_id=values["plan_id"],
            department=values["department"],
            fiscal_year=values["fiscal_year"],
            edition=values["edition"],
            budget_yen=values["budget_yen"],
            unreadable=values.get("unreadable", 0),
            counted=values["counted"],
            issue_count=values["issue_count"],
            incomplete=values["incomplete"],
            previous_incomplete=values.get("previous_incomplete", False),
            change=_change_from(values),
            settled_year=values.get("settled_year"),
            settled_yen=values.get("settled_yen"),
            settled_incomplete=values.get("settled_incomplete", False),
            grades=_grades_from(values),
            issues=tuple(IssueFigures.from_values(issue) for issue in values["issues"]),
        )

    def values(self) -> dict[str, Any]:
        """The figures as JSON can hold them, all at one level but for the issues."""
        return {
            "plan_id": self.plan_id,
            "department": self.department,
            "fiscal_year": self.fiscal_year,
            "edition": self.edition,
            "budget_yen": self.budget_yen,
            "unreadable": self.unreadable,
            "counted": self.counted,
            "issue_count": self.issue_count,
            "incomplete": self.incomplete,
            "previous_incomplete": self.previous_incomplete,
            **_change_values(self.change),
            "settled_year": self.settled_year,
            "settled_yen": self.settled_yen,
            "settled_incomplete": self.settled_incomplete,
            **_grade_values(self.grades),
            "issues": [issue.values() for issue in self.issues],
        }


def _change_values(change: YearChange) -> dict[str, Any]:
    return {
        "previous_yen": change.previous_yen,
        "change_yen": change.yen,
        "change_percent": change.percent,
        "change_within": change.within,
        "reason": change.reason,
    }


def _change_from(values: dict[str, Any]) -> YearChange:
    reason = values["reason"]
    return YearChange(
        values.get("previous_yen"),
        values["change_yen"],
        values["change_percent"],
        NoChange(reason) if reason else None,
        values.get("change_within", 0.0),
    )


def _grade_values(grades: GradeCounts) -> dict[str, int]:
    """A number a grade under grade_a, grade_b … and those without one."""
    shown = {f"grade_{grade.css}": count for grade, count in grades.shown()}
    return shown | {name: getattr(grades, name) for name in _UNGRADED}


def _grades_from(values: dict[str, Any]) -> GradeCounts:
    signs = {grade.css: grade.sign for grade in GRADES.grades}
    counted = {
        signs.get(css) or Grade.sign_of(css): count
        for name, count in values.items()
        if count and (css := name.removeprefix("grade_")) != name
    }
    return GradeCounts(counted, *(values.get(name, 0) for name in _UNGRADED))
