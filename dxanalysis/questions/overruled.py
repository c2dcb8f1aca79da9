"""`data/raw/indicators.toml`: whether an indicator counts doings or outcomes, decided by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.beside import INDICATORS
from dxanalysis.documents.toml_file import Keys, TomlMistakeError, read_rows
from dxanalysis.questions.wording import Nature
from dxanalysis.years.departments import History
from dxanalysis.years.indicator_series import indicator_threads
from dxanalysis.years.link import Place
from dxanalysis.years.threads import year_of

_KINDS = {"indicator": Keys({"indicator": str, "kind": str, "why": str, "by": str})}
_PLACE = re.compile(r"(?P<plan_id>\d{4}-[a-z0-9-]+)/(?P<issue>\d{1,4})/(?P<no>\d{1,4})")


class IndicatorDecisionError(DxanalysisError):
    """A decision about an indicator's kind that cannot be applied; `line` is where it stands."""

    def __init__(self, file: str, line: int | None, cause: str) -> None:
        super().__init__(file, line, cause)
        self.file, self.line, self.cause = file, line, cause

    def __str__(self) -> str:
        where = f"{self.line}行目: " if self.line else ""
        return (
            f"{self.file}: {where}{self.cause}。指標の種類の判断は一つも使っていません。"
            "その項目を改めるか消してください"
        )


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
    if not path.is_file():
        return ()
    try:
        rows = read_rows(path, _KINDS)
    except TomlMistakeError as error:
        raise IndicatorDecisionError(path.name, error.line, error.cause) from error
    except OSError as error:
        raise IndicatorDecisionError(path.name, None, f"読めません({error.strerror})") from error
    found: dict[Place, NatureDecision] = {}
    for _, line, row in rows:
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
