"""`data/raw/indicators.toml`: whether an indicator counts doings or outcomes, decided by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.documents.beside import INDICATORS
from dxanalysis.documents.toml_file import Keys
from dxanalysis.questions.wording import Nature
from dxanalysis.years.decided import DecisionFileError, rows_decided
from dxanalysis.years.departments import History
from dxanalysis.years.indicator_series import indicator_threads
from dxanalysis.years.link import Place
from dxanalysis.years.threads import year_of

_KINDS = {"indicator": Keys({"indicator": str, "kind": str, "why": str, "by": str})}
_PLACE = re.compile(r"(?P<plan_id>\d{4}-[a-z0-9-]+)/(?P<issue>\d{1,4})/(?P<no>\d{1,4})")


class IndicatorDecisionError(DecisionFileError):
    """A decision about an indicator's kind that cannot be applied."""

    about = "指標の種類"


@dataclass(frozen=True)
class NatureDecision:
    """A row of the file: what an indicator counts, from that plan on."""

    line: int
    place: Place
    nature: Nature


def read_natures(path: Path) -> tuple[NatureDecision, ...]:
    """The decisions of a file, none where there is no file.

    Raises `IndicatorDecisionError` for one that is ill-formed.
    """
    found: dict[Place, NatureDecision] = {}
    for line, row in rows_decided(path, _KINDS, IndicatorDecisionError):
        place = _place(path.name, line, row["indicator"])
        if place in found:
            cause = f"「{place}」についての判断がほかにもあります"
            raise IndicatorDecisionError(path.name, line, cause)
        if row["kind"] not in {*Nature}:
            cause = f"kind は {'、'.join(Nature)} のどれかです"
            raise IndicatorDecisionError(path.name, line, cause)
        found[place] = NatureDecision(line, place, Nature(row["kind"]))
    return tuple(found.values())


def natures_of(
    decisions: Sequence[NatureDecision], histories: Iterable[History], file: str = INDICATORS
) -> dict[Place, Nature]:
    """The decided kinds: of each indicator named, and of what continues it in later plans.

    Raises `IndicatorDecisionError` where a decision is about what the plans do not hold.
    """
    if not decisions:
        return {}
    threads = {
        place: thread.places
        for history in histories
        for thread in indicator_threads(history)
        for place in thread.places
    }
    found: dict[Place, Nature] = {}
    for decision in sorted(decisions, key=lambda one: year_of(one.place)):
        if decision.place not in threads:
            cause = f"「{decision.place}」は今の運営方針にありません"
            raise IndicatorDecisionError(file, decision.line, cause)
        places = threads[decision.place]
        found |= dict.fromkeys(places[places.index(decision.place) :], decision.nature)
    return found


def _place(file: str, line: int, text: str) -> Place:
    match = _PLACE.fullmatch(text)
    if match is None:
        cause = f"「{text}」は場所の書き方と違います(例: 2025-digital/2/1)"
        raise IndicatorDecisionError(file, line, cause)
    return Place(match["plan_id"], int(match["issue"]), int(match["no"]))
