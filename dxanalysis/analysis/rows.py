"""The tables' rows as typed values: a field is a column of that name, a null is `None`.

This is where frames end: analysis and pages read attributes, whose names and types are checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from dxanalysis.plan.grading import GRADES

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance

    from dxanalysis.plan.diagnostics import Severity
    from dxanalysis.plan.model import Edition, Phase, Scope, Status, TargetKind
    from dxanalysis.text.quantities import Comparator

    Row = TypeVar("Row", bound=DataclassInstance)


class Placed(Protocol):
    """A typed row that knows where in its document it stands."""

    @property
    def line(self) -> int | None:
        """The place as people count it."""

    @property
    def start(self) -> int | None:
        """The character offset at which its words begin."""

    @property
    def end(self) -> int | None:
        """The character offset behind them."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A row of `plans`: one edition of a plan; `coverage` is a share from 0 to 1.

    `facts_read` of the `facts_announced` were read, None where nobody counted.
    """

    plan_id: str
    department: str
    fiscal_year: int
    edition: Edition
    source: str
    source_sha256: str
    coverage: float
    facts_read: int | None
    facts_announced: int | None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """What a row of `plans` knows of its document's publication."""

    plan_id: str
    edition: Edition
    source_url: str | None
    source_published: str | None
    source_terms: str | None
    source_terms_url: str | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A row of `issues`: one 経営課題 with its number as printed."""

    plan_id: str
    issue_no: int
    issue_label: str
    title: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row of `budgets`: one amount in yen, None where the document says there is none.

    An amount that is printed and cannot be read is None and `unreadable`: it is of another table.
    """

    plan_id: str
    issue_no: int
    fiscal_year: int
    phase: Phase
    amount_yen: int | None
    amount_text: str | None
    line: int | None
    start: int | None
    end: int | None
    unreadable: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class UnreadableBudgetRow:
    """A row of `unreadable_budgets`; no year where the printed year cannot be read."""

    plan_id: str
    issue_no: int
    fiscal_year: int | None
    phase: Phase
    amount_text: str | None
    line: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """A row of `strategies`: one 主な戦略."""

    issue_no: int
    strategy_no: int
    title: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of `indicators`: one 評価指標; no strategy where the document does not tell which."""

    plan_id: str
    issue_no: int
    indicator_no: int
    strategy_no: int | None
    title: str
    line: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of `targets`: what is to be reached in a year, or over the years up to one."""

    issue_no: int
    indicator_no: int
    scope: Scope
    fiscal_year_start: int | None
    fiscal_year_end: int
    kind: TargetKind
    comparator: Comparator | None
    value: float | None
    unit: str | None
    text: str | None
    line: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of `attainments`: one indicator's result in one year; no grade means 未評価.

    `attained`: what the grade means by the document's own legend; a `grade` that does not mean there
    what it means in the city's form is marked so. `cumulative_value`: a figure printed as a sum
    over years; `status`: whether there is a result, or it is being measured.
    """

    plan_id: str
    issue_no: int
    indicator_no: int
    fiscal_year: int
    actual_text: str | None
    actual_value: float | None
    actual_unit: str | None
    grade: str | None
    attained: bool | None
    previous_text: str | None
    previous_value: float | None
    cumulative_value: float | None
    status: Status | None
    line: int | None
    start: int | None
    end: int | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "grade", GRADES.as_meant(self.grade, self.attained))


@dataclass(frozen=True, slots=True)
class UnplacedRow:
    """A row of `unplaced`: a printed line of results that no indicator could be given.

    `grade_alone`: the line is a grade of which nobody knows the result, and stands in no table.
    """

    plan_id: str
    issue_no: int
    column: Literal["results", "previous"]
    text: str | None
    grade: str | None
    candidates: str | None
    line: int | None
    start: int | None
    end: int | None
    grade_alone: bool = field(default=False, kw_only=True)

    @property
    def candidate_numbers(self) -> tuple[int, ...]:
        """The indicators of which it may be; empty where it may be any's."""
        return tuple(map(int, self.candidates.split(","))) if self.candidates else ()


@dataclass(frozen=True, slots=True)
class NarrativeRow:
    """A row of `narratives`; no issue for what is said of the whole plan."""

    plan_id: str
    issue_no: int | None
    section: str
    text: str | None
    line: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class DiagnosticRow:
    """A row of `diagnostics`: one thing that a reader must know about a source."""

    source: str
    line: int | None
    severity: Severity
    code: str
    message: str
    text: str | None

    @property
    def place(self) -> tuple[bool, int, str]:
        """What diagnostics are ordered by: their line, those of the whole document last."""
        return self.line is None, self.line or 0, self.code


def rows_of(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    """The frame's rows as values of a dataclass, whose fields without a default are columns.

    Raises `KeyError` for a column that the frame does not have.
    """
    return rows_of_lists({name: _values(frame[name]) for name in columns_of(kind)}, kind)


def columns_of(kind: type[DataclassInstance]) -> list[str]:
    """The columns that a kind of row has: its fields without a default."""
    return [each.name for each in fields(kind) if each.default is MISSING]


def rows_of_lists(columns: Mapping[str, list[Any]], kind: type[Row]) -> list[Row]:
    """The rows of a table given column by column, null as None."""
    return [kind(*row) for row in zip(*(columns[n] for n in columns_of(kind)), strict=True)]


def _values(column: pd.Series[Any]) -> list[Any]:
    """Plain values, every kind of null as `None`."""
    nulls = column.isna().tolist()
    return [None if null else value for value, null in zip(column.tolist(), nulls, strict=True)]
