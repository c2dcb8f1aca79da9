"""By how much a result differs from its target, or from the year before, in its own unit."""

from __future__ import annotations

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim
from dxanalysis.present.shared import words


def to_target(row: MeasuredIndicator) -> str | None:
    """−22件, of a share −3.8ポイント; None where target and result cannot be compared."""
    if row.aim is not Aim.NUMERIC or row.target is None:
        return None
    return _from(row, row.target.value)


def to_previous(row: MeasuredIndicator) -> str | None:
    """The same against the year before, of a target that is one against the year before."""
    return _from(row, row.previous_value) if row.aim is Aim.RELATIVE else None


def _from(row: MeasuredIndicator, base: float | None) -> str | None:
    if row.judgement.points is not None:
        return f"{words.signed(row.judgement.points)}ポイント"
    result = row.result
    if row.judgement.verdict is None or base is None:
        return None
    if result is None or result.actual_value is None:
        return None
    return words.difference(result.actual_value, base) + (result.actual_unit or "")
