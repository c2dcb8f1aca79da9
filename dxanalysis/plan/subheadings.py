"""Headings below an issue: 戦略1-1, 具体的取組1-1-1, and the list of SDGs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxanalysis.plan.brackets import bare_title, closing_at
from dxanalysis.text.width import normal

_MAX_HEADING = 120  # characters; a longer block is prose
_NUMBER = r"(?P<issue>\d+)(?:\s*-\s*(?P<strategy>\d+))?"
# A number that may be left out is told from a title's own figure (24時間の見守り) by what follows.
_MAYBE_NUMBER = r"(?:(?P<issue>\d+)\s*-\s*(?P<strategy>\d+)\s*|(?P<only>\d+)(?=[\s】>]|$)\s*)?"
_NAMED = (
    re.compile(
        rf"[【<\[(]{{0,2}}\s*(?:主な)?戦略\s*{_NUMBER}\s*[】>\]]?\s*(?P<title>.*)"
    ),  # 【戦略1-1 T】
    re.compile(rf"(?:主な)?戦略\s*[【<]\s*{_MAYBE_NUMBER}(?P<title>.*)"),  # 主な戦略【1-2 T】
    re.compile(r"[【<]\s*(?:主な)?戦略\s+(?P<issue>)(?P<title>.+)"),  # 【主な戦略 T】
)
_INSIDE = re.compile(rf"{_MAYBE_NUMBER}(?P<title>.*)")
_BRACKETED = re.compile(r"[①-⑳]?\s*(?P<rest>[【<].*)", re.DOTALL)
_ENUMERATED = re.compile(r"\((?P<strategy>\d{1,2})\)\s*(?P<title>\S.*)")
_MEASURE = re.compile(
    r"[【<\[(]\s*(?:主な)?具体的な?取組(?:[\s\d(】>\])]|$)"
    r"|(?:主な)?具体的な?取組\s*(?:\d|:|$|\([^()]*(?:決算|予算))"
)
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
    for pattern in _NAMED if "戦略" in line else ():
        if match := pattern.fullmatch(line):
            return StrategyHeading(match["issue"] or "", bare_title(match["title"]))
    if not under_strategies:
        return None
    if (found := _bracketed(line)) and (not found.behind or found.behind[0] == "("):
        return StrategyHeading(found.issue_label, bare_title(found.title + found.behind))
    if match := _ENUMERATED.fullmatch(line):
        return StrategyHeading("", bare_title(match["title"]))
    return None


def is_bracketed(text: str) -> bool:
    """Whether a block stands in heading brackets as a whole: `<見本>`, `①【見本】`."""
    line = normal(text).strip()
    found = _bracketed(line)
    return found is not None and len(line) <= _MAX_HEADING and not found.behind


def bare_of(text: str) -> str:
    """A block's words without heading brackets around them; any other text as it is."""
    found = _bracketed(normal(text).strip())
    return found.title if found and not found.behind else text


def is_measure(text: str) -> bool:
    """Whether a block is the heading of a 具体的取組."""
    line = normal(text).strip()
    is_prose = len(line) > _MAX_HEADING or line.endswith("。")
    return not is_prose and _MEASURE.match(line) is not None


def is_sdgs_goal(text: str, *, open_list: bool) -> bool:
    """Whether a block names SDGs goals; a numbered line does within their list."""
    line = normal(text).strip()
    return bool(_SDGS.fullmatch(line) or (open_list and _GOAL.fullmatch(line)))


@dataclass(frozen=True)
class _Bracketed:
    """A line that begins with heading brackets: what is in them, and what behind them."""

    issue_label: str
    title: str
    behind: str


def _bracketed(line: str) -> _Bracketed | None:
    found = _BRACKETED.match(line) if "【" in line or "<" in line else None
    rest = found["rest"] if found else ""
    if rest[:1] == rest[1:2] and closing_at(rest) is None:
        rest = rest[1:]  # opened twice: <<見本>
    end = closing_at(rest) if rest else None
    inside = _INSIDE.fullmatch(rest[1:end].strip()) if end else None
    if inside is None:
        return None
    label, behind = inside["issue"] or "", rest[(end or 0) + 1 :].strip()
    if inside["title"]:
        return _Bracketed(label, inside["title"], behind)
    return _Bracketed(label, behind, "")  # 【1-1】見本
