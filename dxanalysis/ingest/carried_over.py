"""What the tables already hold of documents that are not read now, and which of it stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dxanalysis.ingest.editions import Candidate, Choice
from dxanalysis.schema.arrow import Batch, empty_batch
from dxanalysis.schema.editions import edition_rank
from dxanalysis.store.stored import StoredPlan, StoredTables

_UNREADABLE = "source_unreadable"


@dataclass
class CarriedOver:
    """What stays: whole plans, older editions that are only listed, and what was said of sources.

    `lost` are editions that cannot stay, because the tables hold an older one's facts, or none;
    `said_anew` are the sources of which a fresh remark says that they are not in the tables.
    """

    whole: dict[str, StoredPlan] = field(default_factory=dict)
    listed: set[tuple[str, str]] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    said_anew: set[str] = field(default_factory=set)
    lost: list[StoredPlan] = field(default_factory=list)

    def plan_ids(self) -> list[str]:
        """The plans of which something stays, sorted."""
        return sorted({*self.whole, *(plan_id for plan_id, _ in self.listed)})

    def of(self, batch: Batch) -> Batch:
        """Those of the stored rows that stay."""
        if not (self.whole or self.listed or self.sources):
            return empty_batch()
        return {name: table.filter(self._stays(name, table)) for name, table in batch.items()}

    def _stays(self, name: str, table: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        if name in ("plans", "texts"):
            return self._listed(table)
        if name == "diagnostics":
            again = pc.and_(
                _among(table["source"], self.said_anew), pc.equal(table["code"], _UNREADABLE)
            )
            return pc.and_not(_among(table["source"], self.sources), again)
        return _among(table["plan_id"], list(self.whole))

    def _listed(self, table: Any) -> Any:  # noqa: ANN401
        columns = table["plan_id"].to_pylist(), table["edition"].to_pylist()
        return pa.array([each in self.listed for each in zip(*columns, strict=True)], pa.bool_())


def what_stays(
    stored: StoredTables,
    choice: Choice,
    read: Collection[str],
    failed: Collection[str],
    *,
    others: bool,
) -> CarriedOver:
    """What stays beside the documents that were chosen now.

    It comes from documents that were not `read`; without `others` only from those that `failed`.
    Of a plan in both, the facts of the newer edition count, the fresh if equal.
    """
    plans = stored.plans()
    fresh = {(c.plan_id, c.edition) for c in _all(choice)}
    replaced = {plan.source for plan in plans if (plan.plan_id, plan.edition) in fresh}
    known = {s for s in stored.sources() if s not in read and (others or s in failed)}
    kept = CarriedOver(sources=known - replaced)
    staying = [plan for plan in plans if plan.source in kept.sources]
    for plan_id, plan in _speaking(plans).items():
        if plan.source in kept.sources and edition_rank(plan.edition) > _rank(choice, plan_id):
            kept.whole[plan_id] = plan
    for plan in staying:
        speaking = kept.whole.get(plan.plan_id)
        rank = edition_rank(speaking.edition) if speaking else _rank(choice, plan.plan_id) - 1
        if edition_rank(plan.edition) <= rank:
            kept.listed.add((plan.plan_id, plan.edition))
        else:
            kept.lost.append(plan)
    kept.said_anew = {*failed, *(plan.source for plan in kept.lost)}
    return kept


def _all(choice: Choice) -> Iterable[Candidate]:
    yield from choice.newest.values()
    for older in choice.listed.values():
        yield from older


def _rank(choice: Choice, plan_id: str) -> int:
    """The rank of the edition that was read now; below every edition where there is none."""
    newest = choice.newest.get(plan_id)
    return edition_rank(newest.edition) if newest else -1


def _speaking(plans: Iterable[StoredPlan]) -> dict[str, StoredPlan]:
    """plan_id → its newest edition, whose facts the tables hold."""
    return {
        plan.plan_id: plan for plan in sorted(plans, key=lambda plan: edition_rank(plan.edition))
    }


def _among(column: Any, values: Collection[str]) -> Any:  # noqa: ANN401
    return pc.is_in(column, value_set=pa.array(sorted(values), column.type))
