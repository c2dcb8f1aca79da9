"""Which of several documents speaks for a plan: the newest edition; never a coin toss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from dxanalysis.documents.model import Decision
from dxanalysis.plan.decided import decided_by
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.schema.codes import CODES
from dxanalysis.schema.editions import edition_rank

if TYPE_CHECKING:
    from dxanalysis.documents.origin import Origin
    from dxanalysis.store.stored import StoredPlan


@dataclass(frozen=True, slots=True)
class Candidate:
    """What must be known of a document to choose among several: small, as there may be many.

    `key` is its name in the cache, where its rows are; `origin` is no part of those. `decisions` say
    instead of which others a person decided that it counts.
    """

    source: str
    sha256: str
    plan_id: str
    edition: str
    published: str | None
    key: str
    origin: Origin | None = None
    decisions: tuple[Decision, ...] = ()

    def decision_over(self, other: Candidate) -> Decision | None:
        """The decision that this document counts instead of another one, with the content it has."""
        return next((one for one in self.decisions if _names(one, other)), None)


Fault = tuple[Candidate, Diagnostic]
SameFacts = Callable[[Candidate, Candidate], bool]


@dataclass
class Choice:
    """The documents whose facts count, the older editions that are only listed, what to know."""

    newest: dict[str, Candidate] = field(default_factory=dict)  # by plan_id, sorted
    listed: dict[str, list[Candidate]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def note(self, candidate: Candidate, code: str, message: str) -> None:
        """Have the tables say something of a document."""
        self.faults.append((candidate, Diagnostic(code, message)))


def choose(candidates: Iterable[Candidate], same_facts: SameFacts) -> Choice:
    """Of each plan the newest edition.

    The same document twice is one; of one edition's revisions the one with the latest date of its
    own counts. Two documents of the same edition that differ and cannot be put in order are both
    left out, with an error that names them. `same_facts` tells whether two say the same.
    """
    choice = Choice()
    ordered = sorted(
        candidates, key=lambda c: (c.plan_id, edition_rank(c.edition), c.published or "", c.source)
    )
    for plan_id, of_plan in groupby(ordered, key=lambda c: c.plan_id):
        editions = [
            speaking
            for _, of_edition in groupby(of_plan, key=lambda c: c.edition)
            if (speaking := _of_edition(list(of_edition), same_facts, choice))
        ]
        if not editions:
            continue
        choice.newest[plan_id] = editions[-1]
        if editions[:-1]:
            choice.listed[plan_id] = editions[:-1]
        for older in editions[:-1]:
            choice.note(older, "edition_superseded", superseded(older, editions[-1]))
    return choice


def _of_edition(
    candidates: list[Candidate], same_facts: SameFacts, choice: Choice
) -> Candidate | None:
    """The document that speaks for an edition, or None where two contest it."""
    distinct: list[Candidate] = []
    for candidate in candidates:
        twin = next(
            (c for c in distinct if c.sha256 == candidate.sha256 or same_facts(c, candidate)), None
        )
        if twin is None:
            distinct.append(candidate)
        else:
            choice.note(candidate, "document_repeated", f"{twin.source} と同じ内容です")
    latest = distinct[-1]
    rivals = [c for c in distinct[:-1] if c.published == latest.published or not c.published]
    if rivals and (decided := _decided(distinct, choice)):
        return decided
    if not rivals:
        for older in distinct[:-1]:
            choice.note(older, "edition_superseded", superseded(older, latest))
        return latest
    for candidate in distinct:
        choice.note(candidate, "edition_contested", _contested(candidate, distinct))
    return None


def _decided(distinct: list[Candidate], choice: Choice) -> Candidate | None:
    """The one that a person decided to count instead of every other one, if there is one."""
    for candidate in distinct:
        others = [c for c in distinct if c is not candidate]
        made = [candidate.decision_over(other) for other in others]
        against = any(other.decision_over(candidate) for other in others)
        if against or not all(made):
            continue
        for other, decision in zip(others, made, strict=True):
            assert decision is not None
            message = (
                f"{other.source} ではなくこの文書の内容を表に入れました({decided_by(decision)})"
            )
            choice.note(candidate, "decided", f"人の判断により、{message}")
            choice.note(other, "edition_superseded", superseded(other, candidate))
        return candidate
    return None


def _names(decision: Decision, other: Candidate) -> bool:
    name = PurePath(decision.instead_of or "").name
    same = other.sha256.startswith((decision.instead_of_sha256 or "-").lower())
    return same and PurePath(other.source).name == name


def superseded(older: Candidate, newer: Candidate | StoredPlan) -> str:
    """What is said of an older edition."""
    name = CODES["edition"][newer.edition][0]
    return f"{older.plan_id} は {newer.source}({name}、{newer.published or '日付なし'})の内容を表に入れました"


def _contested(candidate: Candidate, candidates: list[Candidate]) -> str:
    others = "、".join(c.source for c in candidates if c is not candidate)
    name = CODES["edition"][candidate.edition][0]
    stale = "判断の記録は、今とは内容の違う文書についてのものです。" if candidate.decisions else ""
    return (
        f"{candidate.plan_id} の同じ版({name})を名のる {others} と内容が異なり、どちらが新しいか"
        f"分かりません。どちらも表に入れていません。{stale}正しい方だけを残すか、dxanalysis review で選んでください"
    )
