"""Headings below an issue: 戦略1-1, 具体的取組1-1-1, and the list of SDGs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxanalysis.text.width import canonical, normal

_MAX_HEADING = 120  # characters; a longer block is prose
_NUMBER = r"(?P<issue>\d+)(?:\s*-\s*(?P<strategy>\d+))?"
_NAMED = (
    re.compile(
        rf"[【<\[(]?\s*(?:主な)?戦略\s*{_NUMBER}\s*[】>\]]?\s*(?P<title>.*)"
    ),  # 【戦略1-1 T】
    re.compile(rf"(?:主な)?戦略\s*[【<]\s*(?:{_NUMBER})?\s*(?P<title>.*)"),  # 主な戦略【1-2 T】
    re.compile(r"[【<]\s*(?:主な)?戦略\s+(?P<issue>)(?P<title>.+)"),  # 【主な戦略 T】
)
_BRACKETED = re.compile(
    rf"[①-⑳]?\s*[【<]\s*(?:{_NUMBER}\s*)?(?P<inside>[^【】<>]*)[】>]\s*(?P<behind>[^【】<>]*)"
)
_ENUMERATED = re.compile(r"\((?P<strategy>\d{1,2})\)\s*(?P<title>\S.*)")
_MEASURE = re.compile(r"[【<\[(]?\s*(?:主な)?具体的な?取組")
_SDGS = re.compile(r"(?:主な|関連する)?SDGs(?:ゴール)?[::]?\s*\d{1,2}\D.*")
_GOAL = re.compile(r"(?:目標)?\d{1,2}[.:]?\s*\D.{1,40}")


@dataclass(frozen=True)
class StrategyHeading:
    """A strategy's own heading; `issue_label` is the first number of 戦略1-2, or empty."""

    issue_label: str
    title: str


def match_strategy_heading(text: str, *, under_strategies: bool = False) -> StrategyHeading | None:
    """The strategy that a heading names (its title empty where it stands on the next line).

    Bare brackets and `(1)` name a strategy only below 主な戦略.
    """
    line = normal(text).strip()
    if len(line) > _MAX_HEADING or line.endswith("。"):
        return None
    for pattern in _NAMED:
        if match := pattern.fullmatch(line):
            return StrategyHeading(match["issue"] or "", _bare(match["title"]))
    if not under_strategies:
        return None
    if match := _BRACKETED.fullmatch(line):
        title = match["inside"].strip() or match["behind"]
        return StrategyHeading(match["issue"] if match["strategy"] else "", _bare(title))
    if match := _ENUMERATED.fullmatch(line):
        return StrategyHeading("", _bare(match["title"]))
    return None


def is_bracketed(text: str) -> bool:
    """Whether a block stands in heading brackets as a whole: `<見本>`, `①【見本】`."""
    line = normal(text).strip()
    match = _BRACKETED.fullmatch(line)
    return match is not None and len(line) <= _MAX_HEADING and not match["behind"]


def bare_of(text: str) -> str:
    """A block's words without heading brackets around them; any other text as it is."""
    match = _BRACKETED.fullmatch(normal(text).strip())
    return match["inside"] if match and not match["behind"] else text


def is_measure(text: str) -> bool:
    """Whether a block is the heading of a 具体的取組."""
    line = normal(text).strip()
    return len(line) <= _MAX_HEADING and _MEASURE.match(line) is not None


def is_sdgs_goal(text: str, *, open_list: bool) -> bool:
    """Whether a block names SDGs goals; a numbered line does within their list."""
    line = normal(text).strip()
    return bool(_SDGS.fullmatch(line) or (open_list and _GOAL.fullmatch(line)))


def _bare(title: str) -> str:
    return canonical(title.strip().rstrip("】>]").strip("「」『』"))
