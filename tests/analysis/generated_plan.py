"""Generated plans: what the one real plan does not have yet. Nothing here is from a document."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.store.frames import Tables

PLAN_ID = "2030-generated"
YEAR = 2030
SOURCE = "generated.txt"
Row = dict[str, Any]


def tables(*, edition: str = "results", issues: int = 1, **rows: list[Row]) -> Tables:
    """Tables of one generated plan; `rows` are per table, keys and lines filled in."""
    plan = {
        "area_code": "27100",
        "department": "生成所属",
        "fiscal_year": YEAR,
        "edition": edition,
        "source": SOURCE,
        "source_sha256": "ab" * 32,
        "coverage": 1.0,
    }
    listed = [
        {"issue_no": n, "issue_label": str(n), "title": f"生成課題{n}", "line": 10 * n}
        for n in range(1, issues + 1)
    ]
    given = {"plans": [plan], "issues": listed, **rows}
    return Tables.from_frames({name: _frame(name, each) for name, each in given.items()})


def _frame(name: str, rows: list[Row]) -> pd.DataFrame:
    base: Row = {"plan_id": PLAN_ID, "line": 1}
    base |= {"source": SOURCE} if name == "diagnostics" else {}
    base |= {} if name in ("plans", "diagnostics") else {"issue_no": 1}
    filled = [base | row for row in rows]
    return pd.DataFrame(filled).reindex(columns=list(SCHEMAS[name].columns))


def budget(year: int, phase: str, amount: int | None, issue_no: int = 1) -> Row:
    return {
        "issue_no": issue_no,
        "fiscal_year": year,
        "phase": phase,
        "amount_yen": amount,
        "amount_text": "－" if amount is None else f"{amount}円",
    }


def target(
    no: int, comparator: str | None, value: float | None, unit: str | None, **more: Any
) -> Row:
    """An annual numeric target of the plan's year, unless `more` says otherwise."""
    return {
        "indicator_no": no,
        "scope": "annual",
        "fiscal_year_start": YEAR,
        "fiscal_year_end": YEAR,
        "kind": "numeric",
        "comparator": comparator,
        "value": value,
        "unit": unit,
        "text": f"{value}{unit}",
    } | more


def result(no: int, value: float | None, unit: str | None, grade: str | None, **more: Any) -> Row:
    return {
        "indicator_no": no,
        "fiscal_year": YEAR,
        "actual_text": f"{value}{unit}",
        "actual_value": value,
        "actual_unit": unit,
        "grade": grade,
        "attained": {"A": True, "B": False}.get(grade or ""),
        "status": "graded" if grade else "reported",
    } | more


def indicators(count: int) -> list[Row]:
    return [
        {"indicator_no": no, "strategy_no": 1, "title": f"生成指標{no}"}
        for no in range(1, count + 1)
    ]


def evaluated() -> Tables:
    """Six evaluated indicators: reached, short though graded A, falling, 程度, relative, none."""
    relative = {"kind": "relative", "baseline": "previous_year", "text": "前年比増"}
    return tables(
        strategies=[{"strategy_no": 1, "title": "生成戦略"}],
        indicators=indicators(6),
        targets=[
            target(1, ">=", 100, "名", text="100名以上"),
            target(2, ">=", 50, "件", text="50件"),
            target(3, "<=", 10, "%", text="10%以下"),
            target(4, "~", 100, "名/年", text="100名程度/年"),
            target(5, ">", None, None, **relative),
        ],
        attainments=[
            result(1, 112, "名", "A", actual_text="受講者112名（累計431名）"),
            result(2, 40, "件", "A"),
            result(3, 8, "%", "A"),
            result(4, 95, "名", "B"),
            result(5, 41.5, "%", "A", previous_text="40%", previous_value=40),
        ],
        budgets=[
            budget(YEAR - 1, "approved", 50_000_000),
            budget(YEAR - 1, "executed", 45_000_000),
            budget(YEAR, "approved", 60_000_000),
            budget(YEAR, "executed", None),
        ],
    )
