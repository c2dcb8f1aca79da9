"""Which of several documents speaks for a plan: the newest edition; never a coin toss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import get_args

import pandas as pd

from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Edition, Plan
from dxanalysis.tables.codes import CODES
from dxanalysis.tables.frames import Tables

RANK: dict[str, int] = {edition: rank for rank, edition in enumerate(get_args(Edition))}
Fault = tuple[str, str | None, Diagnostic]  # source, plan_id, what to know


@dataclass
class Choice:
    """The plans whose facts count, the older editions that are only listed, and what to know."""

    newest: list[Plan] = field(default_factory=list)
    listed: list[Plan] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def choose(plans: Iterable[Plan]) -> Choice:
    """Of each plan the newest edition.

    The same document twice is one; of one edition's revisions the one with the latest date of its
    own counts. Two documents of the same edition that differ and cannot be put in order are both
    left out, with an error that names them.
    """
    choice = Choice()
    ordered = sorted(plans, key=lambda p: (p.plan_id, RANK[p.edition], p.published or "", p.source))
    for _, of_plan in groupby(ordered, key=lambda p: p.plan_id):
        editions = [
            plan
            for _, of_edition in groupby(of_plan, key=lambda p: p.edition)
            if (plan := _of_edition(list(of_edition), choice))
        ]
        choice.listed.extend(editions[:-1])
        choice.newest.extend(editions[-1:])
        for older in editions[:-1]:
            _note(choice, older, "edition_superseded", _superseded(older, editions[-1]))
    return choice


def merged(fresh: Tables, earlier: Tables) -> Tables:
    """Both tables' plans: of a plan in both, the facts of the newer edition, the fresh if equal."""
    newest = _newest_editions(fresh), _newest_editions(earlier)
    keep = {plan for plan, rank in newest[1].items() if rank > newest[0].get(plan, -1)}
    frames = {
        name: pd.concat(
            [frame[~_of_plans(frame, keep)], (old := getattr(earlier, name))[_of_plans(old, keep)]],
            ignore_index=True,
        )
        for name, frame in fresh.frames().items()
    }
    plans = pd.concat([fresh.plans, earlier.plans], ignore_index=True)
    frames["plans"] = plans.drop_duplicates(["plan_id", "edition"])
    told = pd.concat([fresh.diagnostics, earlier.diagnostics], ignore_index=True)
    frames["diagnostics"] = told.drop_duplicates(["source", "code", "line"])
    return Tables.from_frames(frames)


def _of_edition(plans: list[Plan], choice: Choice) -> Plan | None:
    """The document that speaks for an edition, or None where two contest it."""
    distinct: list[Plan] = []
    for plan in plans:
        twin = next(
            (p for p in distinct if p.source_sha256 == plan.source_sha256 or p == plan), None
        )
        if twin is None:
            distinct.append(plan)
        else:
            _note(choice, plan, "document_repeated", f"{twin.source} と同じ内容です")
    latest = distinct[-1]
    rivals = [p for p in distinct[:-1] if p.published == latest.published or not p.published]
    if not rivals:
        for older in distinct[:-1]:
            _note(choice, older, "edition_superseded", _superseded(older, latest))
        return latest
    for plan in distinct:
        _note(choice, plan, "edition_contested", _contested(plan, distinct))
    return None


def _note(choice: Choice, plan: Plan, code: str, message: str) -> None:
    choice.faults.append((plan.source, plan.plan_id, Diagnostic(code, message)))


def _superseded(older: Plan, newer: Plan) -> str:
    name = CODES["edition"][newer.edition][0]
    return f"{older.plan_id} は {newer.source}({name}、{newer.published or '日付なし'})の内容を表に入れました"


def _contested(plan: Plan, plans: list[Plan]) -> str:
    others = "、".join(p.source for p in plans if p is not plan)
    name = CODES["edition"][plan.edition][0]
    return (
        f"{plan.plan_id} の同じ版({name})を名のる {others} と内容が異なり、どちらが新しいか"
        "分かりません。どちらも表に入れていません。正しい方だけを残してください"
    )


def _newest_editions(tables: Tables) -> dict[str, int]:
    """plan_id → rank of its newest edition."""
    ranks = tables.plans.assign(rank=tables.plans["edition"].map(RANK))
    return {str(plan): int(rank) for plan, rank in ranks.groupby("plan_id")["rank"].max().items()}


def _of_plans(frame: pd.DataFrame, plan_ids: Iterable[str]) -> pd.Series[bool]:
    return frame["plan_id"].isin(list(plan_ids))
