"""Multi-year targets: what is reached if every year brings what this year's target says.

Only a yearly quantity (unit …/年) adds up over the years. A level such as 70% does not, and is
compared with this year's level instead.
"""

from __future__ import annotations

import pandas as pd

from dxanalysis.analysis.judgement import plain_unit, same_unit
from dxanalysis.analysis.records import Record, records
from dxanalysis.store.frames import Tables

ACCUMULATES, LEVEL = "accumulates", "level"
# Why there is no path; present/ says each in words.
NO_FIGURE, NO_ANNUAL_FIGURE = "no_figure", "no_annual_figure"
UNIT_DIFFERS, FALLING, PAST = "unit_differs", "falling", "past"
RISING = (">=", ">", "~")

_NUMBERS = {
    "value": "Float64",
    "annual_value": "Float64",
    "years_left": "Int64",
    "reached_value": "Float64",
    "years_all": "Int64",
    "reached_all": "Float64",
    "fiscal_year": "Int64",
    "fiscal_year_start": "Int64",
    "fiscal_year_end": "Int64",
    "line": "Int64",
    "annual_line": "Int64",
}
_COLUMNS = [
    *("issue_no", "indicator_no", "title", "path", "text", "comparator", "unit"),
    *("annual_text", "annual_comparator", "annual_unit"),
    *_NUMBERS,
]


def remaining_paths(tables: Tables, rows: pd.DataFrame, fiscal_year: int) -> pd.DataFrame:
    """One row per multi-year target of the indicators in `rows` (see `indicator_rows`).

    path: `accumulates`, `level`, or why there is neither; value, unit, comparator, text, line,
    fiscal_year_start (null: not said), fiscal_year_end of the multi-year target; annual_… of the
    target for `fiscal_year`; where it accumulates: years_left from `fiscal_year` to the end,
    reached_value = annual_value × years_left, and years_all, reached_all for the whole period
    where its start is given. Results of earlier years are in none of these figures.
    """
    annual = {(row["issue_no"], row["indicator_no"]): row for row in records(rows)}
    targets = records(tables.targets[tables.targets["scope"] == "multi_year"])
    paths = [
        _path(target, annual[target["issue_no"], target["indicator_no"]], fiscal_year)
        for target in targets
    ]
    return pd.DataFrame(paths, columns=_COLUMNS).astype(_NUMBERS)


def _path(target: Record, row: Record, fiscal_year: int) -> Record:
    found = {name: target[name] for name in _COLUMNS if name in target} | {
        "title": row["title"],
        "annual_value": row["value"] if row["target_kind"] == "numeric" else None,
        "annual_comparator": row["comparator"],
        "annual_unit": row["unit"],
        "annual_text": row["target_text"],
        "annual_line": row["target_line"],
        "fiscal_year": fiscal_year,
    }
    found["path"] = _kind_of_path(found)
    return found | (_sums(found) if found["path"] == ACCUMULATES else {})


def _kind_of_path(found: Record) -> str:
    checks = (
        (found["value"] is None, NO_FIGURE),
        (found["fiscal_year_end"] < found["fiscal_year"], PAST),
        (found["annual_value"] is None, NO_ANNUAL_FIGURE),
        (not same_unit(found["unit"], found["annual_unit"]), UNIT_DIFFERS),
        (not _adds_up(found), LEVEL),
        (found["comparator"] not in RISING or found["annual_comparator"] not in RISING, FALLING),
    )
    return next((kind for holds, kind in checks if holds), ACCUMULATES)


def _adds_up(found: Record) -> bool:
    """A quantity per year towards a quantity; 100名/年 towards 600名, but not 70% towards 70%."""
    yearly, whole = (str(found[name] or "") for name in ("annual_unit", "unit"))
    return yearly.endswith("/年") and not whole.endswith("/年") and plain_unit(whole) != "%"


def _sums(found: Record) -> Record:
    years_left = found["fiscal_year_end"] - found["fiscal_year"] + 1
    start = found["fiscal_year_start"]
    years_all = None if start is None else found["fiscal_year_end"] - start + 1
    return {
        "years_left": years_left,
        "reached_value": found["annual_value"] * years_left,
        "years_all": years_all,
        "reached_all": None if years_all is None else found["annual_value"] * years_all,
    }
