"""`data/raw/links.toml`: what a person decided continues what, checked against the plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, cast

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.beside import LINKS
from dxanalysis.documents.toml_file import Keys, Row, TomlMistakeError, read_rows, toml_string
from dxanalysis.years.facts import PlanFacts, plain
from dxanalysis.years.link import LEVELS, Kind, Level, Place, YearLink

_KINDS = {"link": Keys({"level": str, "from": list, "to": list, "why": str, "by": str})}
_PLACE = re.compile(r"(?P<plan_id>\d{4}-[a-z0-9-]+)/(?P<issue>\d{1,4})(?:/(?P<no>\d{1,4}))?")
_DECISION = frozenset({"decision"})


class DecisionFileError(DxanalysisError):
    """A decision about all plans that cannot be applied; `line` is where it stands."""

    about: ClassVar[str]

    def __init__(self, file: str, line: int | None, cause: str) -> None:
        super().__init__(file, line, cause)
        self.file, self.line, self.cause = file, line, cause

    def __str__(self) -> str:
        where = f"{self.line}行目: " if self.line else ""
        return (
            f"{self.file}: {where}{self.cause}。{self.about}の判断は一つも使っていません。"
            "その項目を改めるか消してください"
        )


class LinkDecisionError(DecisionFileError):
    """A decision about links that cannot be applied."""

    about = "つながり"


def rows_decided(
    path: Path, kinds: Mapping[str, Keys], error: type[DecisionFileError]
) -> list[tuple[int, Row]]:
    """Line and values of every row of a file, none where there is no file; raises `error`."""
    if not path.is_file():
        return []
    try:
        return [(line, row) for _, line, row in read_rows(path, kinds)]
    except TomlMistakeError as mistake:
        raise error(path.name, mistake.line, mistake.cause) from mistake
    except OSError as mistake:
        raise error(path.name, None, f"読めません({mistake.strerror})") from mistake


@dataclass(frozen=True)
class LinkDecision:
    """A row of the file: these became those; one of both sides may be empty."""

    line: int
    level: Level
    origins: tuple[Place, ...]
    heirs: tuple[Place, ...]
    why: str
    by: str


def read_link_decisions(path: Path) -> tuple[LinkDecision, ...]:
    """The decisions of a file, none where there is no file.

    Raises `LinkDecisionError` for one that is ill-formed.
    """
    rows = rows_decided(path, _KINDS, LinkDecisionError)
    return tuple(_decision(path.name, line, row) for line, row in rows)


def decided_links(
    decisions: Sequence[LinkDecision], plans: Iterable[PlanFacts], file: str = LINKS
) -> list[YearLink]:
    """The links that were decided.

    Raises `LinkDecisionError` where a decision is about what the plans do not hold, or where two
    are about the same thing.
    """
    held = list(plans)
    titles = {level: dict(_titles(held, level)) for level in LEVELS}
    seen: set[tuple[str, Level, Place]] = set()
    links: list[YearLink] = []
    for decision in decisions:
        sides = [("from", p) for p in decision.origins] + [("to", p) for p in decision.heirs]
        for side, place in sides:
            if place not in titles[decision.level]:
                cause = f"「{place}」は今の運営方針にありません"
                raise LinkDecisionError(file, decision.line, cause)
            if (side, decision.level, place) in seen:
                cause = f"「{place}」についての判断がほかにもあります"
                raise LinkDecisionError(file, decision.line, cause)
            seen.add((side, decision.level, place))
        links += _links(decision, titles[decision.level])
    return links


def as_toml(link: YearLink) -> str:
    """The lines that decide a proposed link as it is proposed; a person adds why and by whom."""
    sides = [[str(place)] if place else [] for place in (link.origin, link.heir)]
    first, second = (f"[{', '.join(map(toml_string, side))}]" for side in sides)
    return "\n".join(
        ["[[link]]", f'level = "{link.level}"', f"from = {first}", f"to = {second}",
         'why = "(理由)"', 'by = "(判断した人)"', ""]
    )  # fmt: skip


def _decision(file: str, line: int, row: Row) -> LinkDecision:
    if row["level"] not in LEVELS:
        raise LinkDecisionError(file, line, f"level は {'、'.join(LEVELS)} のどれかです")
    level = cast("Level", row["level"])
    sides = [tuple(_place(file, line, level, each) for each in row[key]) for key in ("from", "to")]
    if not any(sides):
        raise LinkDecisionError(file, line, "from と to の少なくとも一方を書いてください")
    if min(map(len, sides)) > 1:
        raise LinkDecisionError(file, line, "from と to のどちらかは一つだけにしてください")
    for side in sides:
        if len({place.plan_id for place in side}) > 1:
            raise LinkDecisionError(file, line, "一方の側には、同じ運営方針のものだけを書きます")
    if all(sides) and not sides[0][0].plan_id[:4] < sides[1][0].plan_id[:4]:
        raise LinkDecisionError(file, line, "from の年度は to の年度より前です")
    return LinkDecision(line, level, sides[0], sides[1], row["why"], row["by"])


def _place(file: str, line: int, level: Level, text: object) -> Place:
    match = _PLACE.fullmatch(text) if isinstance(text, str) else None
    if match is None or (match["no"] is None) != (level == "issue"):
        form = "2025-digital/2" if level == "issue" else "2025-digital/2/1"
        raise LinkDecisionError(file, line, f"「{text}」は場所の書き方と違います(例: {form})")
    return Place(match["plan_id"], int(match["issue"]), int(match["no"]) if match["no"] else None)


def _links(decision: LinkDecision, titles: dict[Place, str]) -> list[YearLink]:
    ends = [*decision.origins, *decision.heirs]
    ids = (ends[0].plan_id, ends[-1].plan_id)
    pairs = [
        (one, other) for one in decision.origins or (None,) for other in decision.heirs or (None,)
    ]
    return [
        YearLink(
            decision.level, one, other, _kind(decision, titles), _DECISION, "decided", *ids
        )
        for one, other in pairs
    ]  # fmt: skip


def _kind(decision: LinkDecision, titles: dict[Place, str]) -> Kind:
    if not decision.origins:
        return "new"
    if not decision.heirs:
        return "ended"
    if len(decision.heirs) > 1:
        return "split"
    if len(decision.origins) > 1:
        return "merged"
    same = plain(titles[decision.origins[0]]) == plain(titles[decision.heirs[0]])
    return "continued" if same else "renamed"


def _titles(plans: Iterable[PlanFacts], level: Level) -> Iterable[tuple[Place, str]]:
    for plan in plans:
        for issue in plan.issues.values():
            if level == "issue":
                yield Place(plan.plan_id, issue.no), issue.title or ""
            else:
                for part in issue.parts(level):
                    yield Place(plan.plan_id, issue.no, part.no), part.title
