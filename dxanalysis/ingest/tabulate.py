"""`Plan` → tidy rows: one row is one fact, and every row knows its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.identity import AREA_CODE
from dxanalysis.plan.model import Issue, Plan, Unplaced
from dxanalysis.schema.arrow import Row, Rows
from dxanalysis.schema.tables import ORIGIN_COLUMNS, SCHEMAS, STORED


def rows_of(plan: Plan) -> Rows:
    """All rows that one document gives, in the document's order."""
    key = (plan.plan_id,)
    rows: Rows = {name: [] for name in STORED}
    rows["plans"].append((*key, AREA_CODE, *_PLAN(plan), *(None for _ in ORIGIN_COLUMNS)))
    rows["texts"].append((*key, plan.edition, plan.source_sha256, plan.text))
    _add(rows, "narratives", (*key, None), plan.narratives)
    _add(rows, "glossary", key, plan.glossary)
    for number, issue in enumerate(plan.issues, start=1):
        _add_issue(rows, (*key, number), issue)
    rows["diagnostics"] = diagnostic_rows(plan.source, plan.plan_id, plan.diagnostics)
    return rows


def diagnostic_rows(
    source: str, plan_id: str | None, diagnostics: Iterable[Diagnostic]
) -> list[Row]:
    """Rows of `diagnostics`; `plan_id` is None for a document that is no plan."""
    return merged_remarks(
        (source, plan_id, d.line, d.severity, d.code, d.message, d.text, d.start, d.end)
        for d in diagnostics
    )


def merged_remarks(rows: Iterable[Row]) -> list[Row]:
    """Remarks of the same kind on the same line are one row with all their messages."""
    merged: dict[Row, Row] = {}
    for row in rows:
        source, _, line, _, code, *_ = row
        first = merged.get((source, code, line))
        merged[source, code, line] = _both(first, row) if first else row
    return list(merged.values())


def _both(first: Row, second: Row) -> Row:
    *said, message, text, start, end = first
    texts = " / ".join(filter(None, (text, second[6])))
    return (*said, f"{message} / {second[5]}", texts, start, end)


def _add_issue(rows: Rows, key: tuple[str, int], issue: Issue) -> None:
    rows["issues"].append((*key, *_ISSUE(issue)))
    for table in ("budgets", "narratives", "attainments"):
        _add(rows, table, key, getattr(issue, table))
    unreadable = (
        (
            *key,
            budget.fiscal_year,
            budget.phase,
            budget.text or None,
            budget.line,
            budget.start,
            budget.end,
        )
        for budget in issue.unreadable_budgets
    )
    rows["unreadable_budgets"].extend(dict.fromkeys(unreadable))
    for number, strategy in enumerate(issue.strategies, start=1):
        _add(rows, "strategies", (*key, number), [strategy])
    for number, indicator in enumerate(issue.indicators, start=1):
        _add(rows, "indicators", (*key, number), [indicator])
        _add(rows, "targets", (*key, number), indicator.targets)
    rows["unplaced"] += _unplaced_rows(key, issue.unplaced)


def _unplaced_rows(key: tuple[str, int], lines: Iterable[Unplaced]) -> list[Row]:
    """Rows of `unplaced`; what stands at the same place of the same column is one row."""
    merged: dict[Row, Unplaced] = {}
    for line in lines:
        place = (line.line, line.start, line.column)
        first = merged.get(place)
        merged[place] = _joined(first, line) if first else line
    return [
        (*key, line.column, line.text, line.grade, _numbers(line.candidates), *_PLACE(line))
        for line in merged.values()
    ]


def _joined(first: Unplaced, second: Unplaced) -> Unplaced:
    texts = first.text if first.text == second.text else f"{first.text} / {second.text}"
    grade = first.grade if first.grade == second.grade else None
    candidates = tuple(sorted({*first.candidates, *second.candidates}))
    return replace(first, text=texts, grade=grade, candidates=candidates)


def _numbers(candidates: tuple[int, ...]) -> str | None:
    return ",".join(map(str, candidates)) or None


def _add(rows: Rows, table: str, key: tuple[Any, ...], facts: Iterable[object]) -> None:
    rows[table].extend((*key, *_FACTS[table](fact)) for fact in facts)


def _values(table: str, keys: int) -> attrgetter[tuple[Any, ...]]:
    """What takes a fact's values, which are named as the columns after the table's keys."""
    return attrgetter(*list(SCHEMAS[table].columns)[keys:])


_PLAN = attrgetter(*[c for c in list(SCHEMAS["plans"].columns)[2:] if c not in ORIGIN_COLUMNS])
_ISSUE = attrgetter("label", "title", "challenge", "line", "start", "end")
_PLACE = attrgetter("line", "start", "end")
_FACTS = {
    "budgets": _values("budgets", keys=2),
    "strategies": _values("strategies", keys=3),
    "indicators": _values("indicators", keys=3),
    "targets": _values("targets", keys=3),
    "attainments": _values("attainments", keys=2),
    "narratives": _values("narratives", keys=2),
    "glossary": _values("glossary", keys=1),
}
