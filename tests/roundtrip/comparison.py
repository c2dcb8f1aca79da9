"""Whether a plan that was read says what was written, and if not, in which fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dxanalysis.plan.model import Plan

_NEVER = {"text_unread", "fact_taken_twice", "amount_unreadable", "result_unplaced"}


def differences(read: Plan, written: Plan) -> list[str]:
    """Each fact that differs, its place first; empty where the plans are equal and all is read."""
    found = list(_differences("plan", _ordered(read), _ordered(written)))
    if read.coverage != 1.0:
        found.append(f"coverage: {read.coverage:.4f}")
    return found + [
        f"{d.code}: {d.text or d.message}" for d in read.diagnostics if d.code in _NEVER
    ]


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
