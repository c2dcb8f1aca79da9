"""One row per indicator: its strategy, its target of the plan's year, its result, its path."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dxanalysis.store.frames import Tables

_KEY = ["issue_no", "indicator_no"]
_TARGET = ["kind", "comparator", "value", "unit", "baseline", "text", "line"]
_RESULT = ["actual_text", "actual_value", "actual_unit", "previous_text", "previous_value"]
# What an indicator has for the plan's year where it has no target for that year.
MULTI_YEAR_ONLY = "multi_year_only"
NO_TARGET = "no_target"


def indicator_rows(tables: Tables, fiscal_year: int) -> pd.DataFrame:
    """The indicators of one plan (or one issue of it), a row each, in the document's order.

    issue_no, indicator_no, title, line; strategy_no, strategy_title (null where unknown);
    target_kind: kind of the target for `fiscal_year`, else `multi_year_only` or `no_target`;
    comparator, value, unit, baseline, target_text, target_line of that target; multi_year,
    targets: number of multi-year and of all targets; the result of `fiscal_year` as in
    `attainments` with grade (null = 未評価) and result_line.
    """
    strategies = tables.strategies[["issue_no", "strategy_no", "title"]]
    rows = tables.indicators.merge(
        strategies.rename(columns={"title": "strategy_title"}),
        on=["issue_no", "strategy_no"],
        how="left",
    )
    rows = rows.merge(_own_year_target(tables, fiscal_year), on=_KEY, how="left")
    rows = rows.merge(_target_counts(tables), on=_KEY, how="left")
    rows = rows.merge(_own_year_result(tables, fiscal_year), on=_KEY, how="left")
    rows = rows.fillna({"multi_year": 0, "targets": 0})
    rows["target_kind"] = rows["target_kind"].fillna(
        (rows["targets"] > 0).map({True: MULTI_YEAR_ONLY, False: NO_TARGET})
    )
    return rows.sort_values(_KEY).reset_index(drop=True)


def _own_year_target(tables: Tables, fiscal_year: int) -> pd.DataFrame:
    targets = tables.targets
    own = targets[(targets["scope"] == "annual") & (targets["fiscal_year_end"] == fiscal_year)]
    names = {"kind": "target_kind", "text": "target_text", "line": "target_line"}
    return own[_KEY + _TARGET].rename(columns=names)


def _target_counts(tables: Tables) -> pd.DataFrame:
    counted = tables.targets.assign(multi_year=tables.targets["scope"] == "multi_year")
    by = counted.groupby(_KEY)["multi_year"]
    counts = by.agg(multi_year="sum", targets="size").astype("Int64")
    return counts.reset_index()


def _own_year_result(tables: Tables, fiscal_year: int) -> pd.DataFrame:
    results = tables.attainments[tables.attainments["fiscal_year"] == fiscal_year]
    return results[[*_KEY, *_RESULT, "grade", "line"]].rename(columns={"line": "result_line"})


@dataclass(frozen=True)
class Counts:
    """Numbers of indicators; `grade_a + grade_b + unevaluated == indicators`."""

    indicators: int
    annual_target: int
    any_target: int
    no_target: int
    result: int
    grade_a: int
    grade_b: int
    unevaluated: int


def count_indicators(rows: pd.DataFrame) -> Counts:
    """The counts of `indicator_rows`; an indicator without a grade is 未評価, never B."""
    kind = rows["target_kind"]
    return Counts(
        indicators=len(rows),
        annual_target=int((~kind.isin([MULTI_YEAR_ONLY, NO_TARGET])).sum()),
        any_target=int((kind != NO_TARGET).sum()),
        no_target=int((kind == NO_TARGET).sum()),
        result=int(rows["actual_text"].notna().sum()),
        grade_a=int((rows["grade"] == "A").sum()),
        grade_b=int((rows["grade"] == "B").sum()),
        unevaluated=int(rows["grade"].isna().sum()),
    )
