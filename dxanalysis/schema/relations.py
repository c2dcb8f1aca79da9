"""Which table's rows stand under which other's, and the rows that stand under none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.tables import SCHEMAS

if TYPE_CHECKING:
    from dxanalysis.schema.arrow import Lists


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
    Relation("unreadable_budgets", _ISSUE, "issues"),
    Relation("strategies", _ISSUE, "issues"),
    Relation("indicators", _ISSUE, "issues"),
    Relation("indicators", (*_ISSUE, "strategy_no"), "strategies"),
    Relation("targets", _INDICATOR, "indicators"),
    Relation("attainments", _INDICATOR, "indicators"),
    Relation("unplaced", _ISSUE, "issues"),
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


def refuse_orphans(tables: Lists) -> None:
    """Raise `OrphanRowsError` for the first relation that a row breaks; whole plans are given."""
    for relation in RELATIONS:
        orphans = _keys(tables[relation.table], relation) - _keys(tables[relation.parent], relation)
        if orphans:
            raise OrphanRowsError(relation, sorted(orphans))


def _keys(table: dict[str, list[Any]], relation: Relation) -> set[tuple[object, ...]]:
    columns = [table[name] for name in relation.columns]
    return {key for key in zip(*columns, strict=True) if None not in key}
