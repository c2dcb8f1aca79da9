"""The set of tidy tables as one value, and the choice of a plan or an issue out of it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.arrow import Batch, arrow_schema, empty_batch, parquet_schema
from dxanalysis.schema.tables import DERIVED, SCHEMAS, TABLES
from dxanalysis.schema.validation import UnfitColumnsError, refuse_unfit_table
from dxanalysis.store.texts import DocumentTexts


class UnknownPlanError(DxanalysisError):
    """A plan_id that no table holds; `known` lists those that exist."""

    def __init__(self, plan_id: str, known: list[str]) -> None:
        super().__init__(plan_id, known)
        self.plan_id, self.known = plan_id, known

    def __str__(self) -> str:
        known = "、".join(self.known) or "なし(先に dxanalysis ingest を実行してください)"
        return f"運営方針「{self.plan_id}」は表にありません。ある運営方針: {known}"


class UnknownIssueError(DxanalysisError):
    """An issue_no that the plan does not have; `known` lists those that exist."""

    def __init__(self, plan_id: str, issue_no: int, known: list[int]) -> None:
        super().__init__(plan_id, issue_no, known)
        self.plan_id, self.issue_no, self.known = plan_id, issue_no, known

    def __str__(self) -> str:
        known = "、".join(map(str, self.known)) or "なし"
        return f"運営方針「{self.plan_id}」に経営課題{self.issue_no}はありません。ある番号: {known}"


@dataclass(frozen=True)
class Tables:
    """All tidy tables, each a frame of its schema (`dxanalysis.schema.tables.SCHEMAS`).

    Strings are pandas' `str`, whole numbers `Int64`, other numbers `Float64`; amounts are yen,
    years the Gregorian year in which the fiscal year begins. `texts` are the documents behind them,
    None for tables that no ingest wrote.

    >>> tables.plan_ids()
    ['2026-digital']
    >>> len(tables.of_issue("2026-digital", 2).budgets)
    3
    """

    plans: pd.DataFrame
    issues: pd.DataFrame
    budgets: pd.DataFrame
    unreadable_budgets: pd.DataFrame
    strategies: pd.DataFrame
    indicators: pd.DataFrame
    targets: pd.DataFrame
    attainments: pd.DataFrame
    unplaced: pd.DataFrame
    narratives: pd.DataFrame
    glossary: pd.DataFrame
    diagnostics: pd.DataFrame
    links: pd.DataFrame = field(default_factory=lambda: empty_frame("links"))
    questions: pd.DataFrame = field(default_factory=lambda: empty_frame("questions"))
    texts: DocumentTexts | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_frames(
        cls, frames: dict[str, pd.DataFrame], texts: DocumentTexts | None = None
    ) -> Tables:
        """Tables of these frames, a missing one empty, each checked against its schema.

        Raises `UnfitColumnsError` for other columns, and `UnfitTableError` with the cells that
        do not fit.
        """
        named = TABLES
        return cls(**{name: _checked(name, frames.get(name)) for name in named}, texts=texts)

    def batch(self) -> Batch:
        """The frames as Arrow columns, row by row the same, with the texts of their plans."""
        tables = {
            name: pa.Table.from_pandas(frame, schema=parquet_schema(name), preserve_index=False)
            for name, frame in self.frames().items()
        }
        texts = self.texts.rows(self.plans) if self.texts else empty_batch()["texts"]
        return {**tables, "texts": texts}

    def derived(self) -> Batch:
        """What was worked out of the tables, as Arrow columns."""
        return {
            name: pa.Table.from_pandas(
                getattr(self, name), schema=parquet_schema(name), preserve_index=False
            ).cast(arrow_schema(name))
            for name in DERIVED
        }

    def frames(self) -> dict[str, pd.DataFrame]:
        """Table name → frame, in the order of the schemas."""
        return {name: getattr(self, name) for name in SCHEMAS}

    def every_frame(self) -> dict[str, pd.DataFrame]:
        """Table name → frame, of those worked out of the others too."""
        return {name: getattr(self, name) for name in TABLES}

    def records(self, table: str) -> list[dict[str, Any]]:
        """One table's rows as plain values, as JSON has them: what is missing is None."""
        frame = self.frames()[table]
        rows: list[dict[str, Any]] = json.loads(frame.to_json(orient="records"))
        return rows

    def plan_ids(self) -> list[str]:
        """Every plan that the tables hold, sorted."""
        return sorted(self.plans["plan_id"].unique())

    def of_plan(self, plan_id: str) -> Tables:
        """The rows of one plan in every table.

        Raises `UnknownPlanError`, which names the plans that exist.
        """
        if plan_id not in self.plan_ids():
            raise UnknownPlanError(plan_id, self.plan_ids())
        return self._where("plan_id", [plan_id])

    def sha256_by_plan(self) -> dict[str, str]:
        """Hash of every plan's rows in all tables, as 64 hexadecimal digits; in one pass."""
        digests: defaultdict[str, Any] = defaultdict(hashlib.sha256)
        for name, frame in self.frames().items():
            rows = pd.util.hash_pandas_object(frame, index=False).to_numpy()
            for plan_id, places in frame.groupby("plan_id").indices.items():
                digests[str(plan_id)].update(name.encode() + rows[places].tobytes())
        return {plan_id: digest.hexdigest() for plan_id, digest in digests.items()}

    def of_issue(self, plan_id: str, issue_no: int) -> Tables:
        """The rows of one issue; the plan-wide tables keep the plan's rows.

        Raises `UnknownPlanError` or `UnknownIssueError`, which name what exists.
        """
        plan = self.of_plan(plan_id)
        known = plan.issues["issue_no"].tolist()
        if issue_no not in known:
            raise UnknownIssueError(plan_id, issue_no, known)
        return plan._where("issue_no", [issue_no])

    def _where(self, column: str, values: list[Any]) -> Tables:
        """Only the rows with one of these values, in the tables that have the column."""
        return Tables(
            **{
                name: frame[frame[column].isin(values)].reset_index(drop=True)
                if column in frame
                else frame
                for name, frame in self.frames().items()
            },
            links=self.links,
            questions=self._asked(column, values),
            texts=self.texts,
        )

    def _asked(self, column: str, values: list[Any]) -> pd.DataFrame:
        return self.questions[self.questions[column].isin(values)].reset_index(drop=True)


def empty_frame(table: str) -> pd.DataFrame:
    """A table without a row, with the dtypes that are declared."""
    columns = TABLES[table].columns
    return pd.DataFrame({name: pd.Series(dtype=f.dtype) for name, f in columns.items()})


def frame_of(table: Any) -> pd.DataFrame:  # noqa: ANN401 - pyarrow has no types
    """A `pyarrow.Table` as a frame with the dtypes that `Tables` has."""
    dtypes = {
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=dtypes.get)
    return frame


def _checked(table: str, frame: pd.DataFrame | None) -> pd.DataFrame:
    """A frame with the dtypes of its table, every cell and the key checked; None is no row."""
    columns = TABLES[table].columns
    if frame is None:
        return empty_frame(table)
    if list(frame.columns) != list(columns):
        others = {*frame.columns} ^ {*columns} or {*columns}
        raise UnfitColumnsError(table, sorted(map(str, others)))
    typed = pd.DataFrame({name: _typed(table, frame[name]) for name in columns})
    typed = typed.reset_index(drop=True)
    values = typed.astype(object).where(typed.notna(), None)
    refuse_unfit_table(table, [values[name].tolist() for name in columns])
    return typed


def _typed(table: str, column: pd.Series[Any]) -> pd.Series[Any]:
    try:
        return column.astype(TABLES[table].columns[str(column.name)].dtype)  # type: ignore[call-overload,no-any-return]
    except (TypeError, ValueError) as error:
        raise UnfitColumnsError(table, [f"{column.name}: {error}"]) from error
