"""Tables to write: `generated` has every table, kind and null; `expected` is the checked truth."""

from pathlib import Path

import pandas as pd
import pytest

from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.store.frames import Tables
from dxanalysis.store.store import write_tables

EXPECTED = Path(__file__).parent / "data" / "expected" / "2026-digital"
SHA = "0123456789abcdef" * 4
PLAN = {"area_code": "27100", "source_sha256": SHA, "coverage": 0.995, "line": 1}

GENERATED = {
    "plans": [
        PLAN
        | {"plan_id": "2026-digital", "department": "デジタル統括室", "fiscal_year": 2026}
        | {"edition": edition, "head": "髙橋 一", "source": f"r8-{edition}.txt"}
        for edition in ("final", "draft")
    ]
    + [
        PLAN
        | {"plan_id": "2019-kita", "department": "北区", "fiscal_year": 2019}
        | {"edition": "results", "source": "h31-kita.xlsx", "coverage": 1.0}
    ],
    "issues": [
        {"plan_id": "2026-digital", "issue_no": 1, "issue_label": "1-(1)", "title": "窓口の改善"}
        | {"challenge": "一段落目。\n\n二段落目、①と㈱は原文のまま。", "line": 14},
        {"plan_id": "2026-digital", "issue_no": 2, "issue_label": "2", "line": 20},
        {"plan_id": "2019-kita", "issue_no": 1, "issue_label": "1", "title": "防災, 減災"},
    ],
    "budgets": [
        {"plan_id": "2026-digital", "issue_no": 1, "fiscal_year": 2024, "phase": "executed"}
        | {"amount_yen": 1_129_000_000, "amount_text": "1,129百万円", "line": 16},
        {"plan_id": "2026-digital", "issue_no": 1, "fiscal_year": 2026, "phase": "approved"}
        | {"amount_text": "－", "line": 16},
        {"plan_id": "2026-digital", "issue_no": 2, "fiscal_year": 2026, "phase": "approved"}
        | {"amount_yen": 0, "amount_text": "0円", "line": 16},
    ],
    "unreadable_budgets": [
        {"plan_id": "2026-digital", "issue_no": 2, "fiscal_year": 2025, "phase": "executed"}
        | {"amount_text": "1.129百万円", "line": 15},
        {"plan_id": "2026-digital", "issue_no": 2, "phase": "approved", "line": 17},
    ],
    "strategies": [
        {"plan_id": "2026-digital", "issue_no": 1, "strategy_no": 1, "title": "オンライン化"}
    ],
    "indicators": [
        {"plan_id": "2026-digital", "issue_no": 1, "indicator_no": 1, "strategy_no": 1}
        | {"title": "利用率", "line": 18},
        {"plan_id": "2026-digital", "issue_no": 1, "indicator_no": 2, "title": "苦情件数"},
    ],
    "targets": [
        {"plan_id": "2026-digital", "issue_no": 1, "indicator_no": 1, "scope": "multi_year"}
        | {"fiscal_year_end": 2030, "kind": "numeric", "comparator": ">=", "value": 70.0}
        | {"unit": "%", "text": "令和12年度までに70%以上"},
        {"plan_id": "2026-digital", "issue_no": 1, "indicator_no": 2, "scope": "annual"}
        | {"fiscal_year_start": 2026, "fiscal_year_end": 2026, "kind": "numeric"}
        | {"comparator": "=", "value": 0.0, "unit": "件", "text": "0件"},
    ],
    "attainments": [
        {"plan_id": "2026-digital", "issue_no": 1, "indicator_no": 1, "fiscal_year": 2026}
        | {"actual_text": '=HYPERLINK("http://example.invalid")', "actual_value": -4.5}
        | {
            "actual_unit": "点",
            "grade": "B",
            "attained": False,
            "status": "graded",
            "cumulative_value": 12.5,
            "previous_text": "-3.2点",
            "previous_value": -3.2,
            "previous_unit": "点",
        }
    ],
    "unplaced": [
        {"plan_id": "2026-digital", "issue_no": 1, "column": "results", "text": "112名"}
        | {"grade": "①(i)", "candidates": "1,2", "line": 30, "start": 700, "end": 704},
        {"plan_id": "2026-digital", "issue_no": 1, "column": "previous", "text": "-"},
    ],
    "narratives": [
        {"plan_id": "2026-digital", "section": "goal", "text": "目標の文\n二行目"},
        {"plan_id": "2026-digital", "section": "mission", "text": "使命の文"},
        {
            "plan_id": "2026-digital",
            "issue_no": 1,
            "section": "self_evaluation",
            "text": "自己評価",
        },
    ],
    "glossary": [{"plan_id": "2026-digital", "term": "DX", "definition": "デジタル\nによる変革"}],
    "diagnostics": [
        {"source": "r8-final.txt", "plan_id": "2026-digital", "severity": "warning"}
        | {"code": "text_unread", "message": "読まれていません", "text": "+α", "line": 99},
        {"source": "r8-final.txt", "plan_id": "2026-digital", "severity": "info"}
        | {"code": "head_missing", "message": "所属長の記載がありません"},
        {"source": "メモ.txt", "severity": "error", "code": "source_unreadable"}
        | {"message": "運営方針と認められません"},
    ],
}


def generated() -> Tables:
    """Tables made up for these tests: no document says this."""
    return Tables.from_frames(
        {
            name: pd.DataFrame(rows).reindex(columns=list(SCHEMAS[name].columns))
            for name, rows in GENERATED.items()
        }
    )


def expected() -> Tables:
    """The hand-checked facts, with the provenance that the expected files leave out."""
    given = {"area_code": "27100", "source": "r8-digital-draft.txt", "source_sha256": SHA}
    given |= {"coverage": 1.0, "issue_label": "1"}
    frames = {}
    for path in EXPECTED.glob("*.csv"):
        frame = pd.read_csv(path)
        columns = list(SCHEMAS[path.stem].columns)
        rest = {name: value for name, value in given.items() if name in set(columns)}
        frames[path.stem] = frame.assign(**rest).reindex(columns=columns)
    return Tables.from_frames(frames)


@pytest.fixture(scope="session")
def tables() -> Tables:
    return generated()


@pytest.fixture(scope="session", params=["generated", "expected", "real plan"])
def written(request, tmp_path_factory) -> Path:
    """A folder that `write_tables` filled; the last one from the real plan, by way of `ingest`."""
    if request.param == "real plan":
        return request.getfixturevalue("processed")
    folder = tmp_path_factory.mktemp("written") / "processed"
    write_tables({"generated": generated, "expected": expected}[request.param](), folder)
    return folder
