"""Whether an indicator is graded and, where it is not, why: a result may be there all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from dxanalysis.analysis.rows import ResultRow, UnplacedRow


class Standing(StrEnum):
    """An indicator's state in one year."""

    GRADED = "graded"
    UNEVALUATED = "unevaluated"
    # The document prints 集計中, 測定中 or the like in place of a result.
    PENDING = "pending"
    # A printed line may be its result or grade, and no evidence gives it to one indicator.
    UNDECIDED = "undecided"


class Ungraded(StrEnum):
    """Why an indicator that nobody graded is 未評価."""

    # The plan holds no result of its year yet.
    IN_YEAR = "in_year"
    NO_TARGET = "no_target"
    BLANK = "blank"
    # A result is printed, and no grade beside it.
    NOT_SAID = "not_said"


def why_ungraded(*, evaluated: bool, has_target: bool, has_result: bool) -> Ungraded:
    """Why an indicator of a plan has no grade; `evaluated`: the plan holds results of its year."""
    if has_result:
        return Ungraded.NOT_SAID if has_target else Ungraded.NO_TARGET
    if not evaluated:
        return Ungraded.IN_YEAR
    return Ungraded.BLANK if has_target else Ungraded.NO_TARGET


def standing_of(
    indicator_no: int, result: ResultRow | None, unplaced: Iterable[UnplacedRow]
) -> Standing:
    """The state of an indicator; `unplaced` are the lines of its issue that none could be given."""
    if result is not None and result.grade is not None:
        return Standing.GRADED
    if result is not None and result.status == "pending":
        return Standing.PENDING
    has_result = result is not None and result.actual_text is not None
    lines = may_be_of(indicator_no, unplaced, "results")
    if any(line.grade is not None or line.grade_alone or not has_result for line in lines):
        return Standing.UNDECIDED
    return Standing.UNEVALUATED


def may_be_of(
    indicator_no: int, unplaced: Iterable[UnplacedRow], column: str
) -> Sequence[UnplacedRow]:
    """The lines of a column that may be this indicator's; one without candidates may be any's."""
    return [
        line
        for line in unplaced
        if line.column == column
        and (not line.candidate_numbers or indicator_no in line.candidate_numbers)
    ]
