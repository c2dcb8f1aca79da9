"""`Plan` → tidy rows: one row is one fact, and every row knows its line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import pandas as pd

from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.identity import AREA_CODE
from dxanalysis.plan.model import Issue, Plan
from dxanalysis.tables.editions import Fault, choose
from dxanalysis.tables.frames import Tables
from dxanalysis.tables.schema import SCHEMAS

Row = dict[str, Any]


def tabulate(plans: Iterable[Plan], faults: Iterable[Fault] = ()) -> Tables:
    """The tables of these plans' newest editions (`choose`); older ones are listed in `plans`.

    `faults` are diagnostics of sources that gave no plan: source, plan_id or None, diagnostic.
    """
    choice = choose(plans)
    rows: dict[str, list[Row]] = defaultdict(list)
    for plan in choice.newest:
        for table, row in _rows_of(plan):
            rows[table].append(row)
    for plan in choice.listed:
        rows["plans"].append(_row_of_plan(plan))
        rows["diagnostics"].extend(
            _diagnostic(plan.source, plan.plan_id, d) for d in plan.diagnostics
        )
    rows["diagnostics"].extend(_diagnostic(*fault) for fault in [*choice.faults, *faults])
    return Tables.from_frames(
        {
            name: pd.DataFrame(_merged(found) if name == "diagnostics" else found).reindex(
                columns=list(SCHEMAS[name].columns)
            )
            for name, found in rows.items()
        }
    )


def _rows_of(plan: Plan) -> Iterator[tuple[str, Row]]:
    key = {"plan_id": plan.plan_id}
    yield "plans", _row_of_plan(plan)
    for narrative in plan.narratives:
        yield "narratives", {**key, "issue_no": None, **asdict(narrative)}
    for term in plan.glossary:
        yield "glossary", {**key, **asdict(term)}
    for number, issue in enumerate(plan.issues, start=1):
        yield from _rows_of_issue(issue, {**key, "issue_no": number})
    for diagnostic in plan.diagnostics:
        yield "diagnostics", _diagnostic(plan.source, plan.plan_id, diagnostic)


def _row_of_plan(plan: Plan) -> Row:
    return {**_own(plan), "area_code": AREA_CODE}


def _rows_of_issue(issue: Issue, key: Row) -> Iterator[tuple[str, Row]]:
    yield "issues", {**key, **_own(issue), "issue_label": issue.label}
    for budget in issue.budgets:
        yield "budgets", {**key, **asdict(budget)}
    for narrative in issue.narratives:
        yield "narratives", {**key, **asdict(narrative)}
    for attainment in issue.attainments:
        yield "attainments", {**key, **asdict(attainment)}
    for number, strategy in enumerate(issue.strategies, start=1):
        yield "strategies", {**key, "strategy_no": number, **asdict(strategy)}
    for number, indicator in enumerate(issue.indicators, start=1):
        yield "indicators", {**key, "indicator_no": number, **_own(indicator)}
        for target in indicator.targets:
            yield "targets", {**key, "indicator_no": number, **asdict(target)}


def _own(record: Any) -> Row:  # noqa: ANN401 - any of the plan's dataclasses
    """A record's own values, without those that hold further records."""
    return {name: value for name, value in vars(record).items() if not isinstance(value, tuple)}


def _diagnostic(source: str, plan_id: str | None, diagnostic: Diagnostic) -> Row:
    severity = diagnostic.severity
    return {"source": source, "plan_id": plan_id, "severity": severity, **asdict(diagnostic)}


def _merged(rows: list[Row]) -> list[Row]:
    """Remarks of the same kind on the same line are one row with all their messages."""
    merged: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = (row["source"], row["code"], row["line"])
        if key in merged:
            first = merged[key]
            merged[key] = {
                **first,
                "message": f"{first['message']} / {row['message']}",
                "text": " / ".join(filter(None, (first["text"], row["text"]))),
            }
        else:
            merged[key] = row
    return list(merged.values())
