"""The plans of one department, with what continues what among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.plan.identity import slug_in
from dxanalysis.years.facts import READ, PlanFacts, facts_of
from dxanalysis.years.link import YearLink, in_words
from dxanalysis.years.links import COLUMNS, links_of

if TYPE_CHECKING:
    import pandas as pd

    from dxanalysis.store.frames import Tables


class UnknownDepartmentError(DxanalysisError):
    """A department of which the tables hold no plan; `known` lists those that exist."""

    def __init__(self, department: str, known: list[str]) -> None:
        super().__init__(department, known)
        self.department, self.known = department, known

    def __str__(self) -> str:
        known = "、".join(self.known) or "なし(先に dxanalysis ingest を実行してください)"
        return f"所属「{self.department}」の運営方針は表にありません。ある所属: {known}"


@dataclass(frozen=True)
class History:
    """All plans of the tables that a department's threads may run through, by plan_id."""

    department: str
    plans: dict[str, PlanFacts]
    links: tuple[YearLink, ...]

    def is_own(self, plan_id: str) -> bool:
        """Whether the plan is of the department itself, not of one that it came from."""
        return self.plans[plan_id].department == self.department


def history_of(tables: Tables, department: str) -> History:
    """The history of a department, by its printed name.

    Raises `UnknownDepartmentError`, which names those that exist.
    """
    known = sorted(tables.plans["department"].unique())
    if department not in known:
        raise UnknownDepartmentError(department, known)
    links = links_of(_columns(tables.links, COLUMNS))
    slugs = {slug_in(p) for p in tables.plans.query("department == @department")["plan_id"]}
    reached = reached_from(slugs, links)
    frames = tables.frames()
    facts = facts_of(
        {
            name: _columns(
                frames[name][frames[name]["plan_id"].map(slug_in).isin(reached)], list(names)
            )
            for name, names in READ.items()
        }
    )
    among = [x for x in links if {slug_in(x.from_plan_id), slug_in(x.to_plan_id)} & reached]
    return History(department, {plan.plan_id: plan for plan in facts}, tuple(among))


def histories(tables: Tables) -> Iterator[History]:
    """The history of every department of the tables, of all in one pass."""
    frames = tables.frames()
    facts = facts_of({name: _columns(frames[name], list(names)) for name, names in READ.items()})
    return histories_of(facts, links_of(_columns(tables.links, COLUMNS)))


def histories_of(plans: Iterable[PlanFacts], links: Sequence[YearLink]) -> Iterator[History]:
    """The history of every department, as `history_of` gives one."""
    by_slug: defaultdict[str, list[PlanFacts]] = defaultdict(list)
    for plan in plans:
        by_slug[plan.slug].append(plan)
    own: defaultdict[str, list[YearLink]] = defaultdict(list)
    across = []
    for link in links:
        ends = {slug_in(p) for p in (link.from_plan_id, link.to_plan_id) if p}
        for slug in ends:
            own[slug].append(link)
        across += [link] if len(ends) > 1 else []
    for slug, held in by_slug.items():
        reached = sorted(reached_from({slug}, across)) if across else [slug]
        among = dict.fromkeys(link for one in reached for link in own[one])
        known = {plan.plan_id: plan for one in reached for plan in by_slug[one]}
        for department in dict.fromkeys(plan.department for plan in held):
            yield History(department, known, tuple(among))


def reached_from(slugs: set[str], links: list[YearLink]) -> set[str]:
    """The departments, and those that a person linked them with."""
    pairs = {(slug_in(x.from_plan_id), slug_in(x.to_plan_id)) for x in links if x.origin and x.heir}
    reached = set(slugs)
    while more := {s for pair in pairs if reached & {*pair} for s in pair} - reached:
        reached |= more
    return reached


def _columns(frame: pd.DataFrame, names: list[str]) -> dict[str, list[Any]]:
    """A frame's columns as plain values, null as None."""
    plain = frame[names].astype(object)
    values = plain.where(plain.notna(), None)
    return {name: values[name].tolist() for name in names}


def rows_by_department(tables: Tables) -> dict[str, str]:
    """Hash of everything that a department's threads are made of, by its slug."""
    links = links_of(_columns(tables.links, COLUMNS))
    by_plan = tables.sha256_by_plan()
    own: dict[str, list[str]] = {}
    for plan_id, digest in sorted(by_plan.items()):
        own.setdefault(slug_in(plan_id), []).append(digest)
    for link in links:
        own[slug_in(link.from_plan_id or link.to_plan_id)].append(_said(link))
    return {slug: _digest(own, reached_from({slug}, links)) for slug in own}


def _said(link: YearLink) -> str:
    facts = (link.level, link.origin, link.heir, link.kind, in_words(link.evidence), link.status)
    return "|".join(map(str, facts))


def _digest(own: dict[str, list[str]], slugs: set[str]) -> str:
    parts = [part.encode() for slug in sorted(slugs & own.keys()) for part in own[slug]]
    return sha256_of(parts)
