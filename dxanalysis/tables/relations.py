"""Which table's rows stand under which other's, and the rows that stand under none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.errors import DxanalysisError
from dxanalysis.tables.schema import SCHEMAS

if TYPE_CHECKING:
    import pandas as pd

    from dxanalysis.tables.frames import Tables


@dataclass(frozen=True)
class Relation:
    """Each row of `table` names by `columns` a row of `parent`; a null among them names none.

    `plan_id` alone does not identify a row of `plans` (its key has the edition, too): it names
    the plan, of whose editions the newest is the one that the other tables hold.
    """

    table: str
    columns: tuple[str, ...]
    parent: str

    @property
    def nullable(self) -> bool:
        """Whether a row may name no parent, which SQL allows and Table Schema does not say."""
        return any(SCHEMAS[self.table].columns[column].nullable for column in self.columns)


_PLAN, _ISSUE = ("plan_id",), ("plan_id", "issue_no")
_INDICATOR = (*_ISSUE, "indicator_no")

RELATIONS: tuple[Relation, ...] = (
    Relation("issues", _PLAN, "plans"),
    Relation("budgets", _ISSUE, "issues"),
    Relation("strategies", _ISSUE, "issues"),
    Relation("indicators", _ISSUE, "issues"),
    Relation("indicators", (*_ISSUE, "strategy_no"), "strategies"),
    Relation("targets", _INDICATOR, "indicators"),
    Relation("attainments", _INDICATOR, "indicators"),
    Relation("narratives", _PLAN, "plans"),
    Relation("narratives", _ISSUE, "issues"),
    Relation("glossary", _PLAN, "plans"),
)


class OrphanRowsError(DxanalysisError):
    """Rows that name a plan, issue, strategy or indicator which its own table does not hold."""

    def __init__(self, relation: Relation, keys: list[tuple[object, ...]]) -> None:
        super().__init__(relation, keys)
        self.relation, self.keys = relation, keys

    def __str__(self) -> str:
        named = "、".join("・".join(map(str, key)) for key in self.keys[:5])
        return (
            f"表 {self.relation.table} の {'・'.join(self.relation.columns)} が指す行が"
            f"表 {self.relation.parent} にありません({len(self.keys)}件。例: {named})。"
            "表は書き換えていません。両方の表に同じ文書の行を入れてください"
        )


def refuse_orphans(tables: Tables) -> None:
    """Raise `OrphanRowsError` for the first relation that a row breaks."""
    frames = tables.frames()
    for relation in RELATIONS:
        orphans = _keys(frames[relation.table], relation) - _keys(frames[relation.parent], relation)
        if orphans:
            raise OrphanRowsError(relation, sorted(orphans))


def _keys(frame: pd.DataFrame, relation: Relation) -> set[tuple[object, ...]]:
    named = frame[list(relation.columns)].dropna()
    return set(named.itertuples(index=False, name=None))
