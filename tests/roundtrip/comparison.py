"""Whether a plan that was read says what was written, and if not, in which fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dxanalysis.plan.model import Attainment, Issue, Plan

_NEVER = {"text_unread", "fact_taken_twice", "amount_unreadable"}


def differences(read: Plan, written: Plan) -> list[str]:
    """Each fact that differs, its place first; empty where the plans are equal and all is read."""
    found = list(_differences("plan", _ordered(read), _ordered(written)))
    if read.coverage != 1.0:
        found.append(f"coverage: {read.coverage:.4f}")
    return found + [
        f"{d.code}: {d.text or d.message}" for d in read.diagnostics if d.code in _NEVER
    ]


def _as_far_as_placed(read: Issue, written: Issue) -> Issue:
    """The written issue without the results that the reader leaves unplaced, each with its text.

    What a document does not decide need not be read; but what is read must be right.
    """
    open_lines = Counter((one.column, one.text) for one in read.unplaced)
    results_open = any(one.column == "results" for one in read.unplaced)
    kept = []
    for attainment in written.attainments:
        placed = attainment
        if open_lines["results", attainment.actual_text]:
            open_lines["results", attainment.actual_text] -= 1
            placed = _without_result(placed)
        if open_lines["previous", attainment.previous_text]:
            open_lines["previous", attainment.previous_text] -= 1
            placed = replace(placed, previous_text=None, previous_value=None, previous_unit=None)
        if results_open and placed.status == "blank":  # the open line may be this one's
            placed = replace(placed, status=None)
        if placed.actual_text or placed.previous_text:
            kept.append(placed)
    return replace(written, attainments=tuple(kept), unplaced=read.unplaced)


def _without_result(attainment: Attainment) -> Attainment:
    return replace(
        attainment, actual_text=None, actual_value=None, actual_unit=None, grade=None,
        cumulative_value=None, attained=None, status="blank",
    )  # fmt: skip


def _ordered(plan: Plan) -> Plan:
    """In which order an issue's sections and amounts stand is its layout's, not its facts'."""
    issues = (
        replace(
            issue,
            narratives=tuple(sorted(issue.narratives, key=lambda n: n.section)),
            budgets=tuple(sorted(issue.budgets, key=lambda b: (b.fiscal_year, b.phase))),
        )
        for issue in plan.issues
    )
    return replace(plan, issues=tuple(issues))


def _differences(where: str, read: Any, written: Any) -> Iterator[str]:
    if read == written:
        return
    if isinstance(read, Issue):
        written = _as_far_as_placed(read, written)
    if is_dataclass(read) and type(read) is type(written):
        for field in fields(read):
            if field.compare:
                one, other = getattr(read, field.name), getattr(written, field.name)
                yield from _differences(f"{where}.{field.name}", one, other)
    elif isinstance(read, tuple) and isinstance(written, tuple) and len(read) == len(written):
        for at, (one, other) in enumerate(zip(read, written, strict=True)):
            yield from _differences(f"{where}[{at}]", one, other)
    else:
        yield f"{where}: read {read!r}, written {written!r}"
