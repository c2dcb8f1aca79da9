"""Recognising a label by its structure: words, optional brackets, prefix, year and note.

The words are data (`labels.toml`). A label may be broken over up to three blocks
(評価指標 / (経営課題の解決に向けた / 進捗度合を示した指標)).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dxanalysis.documents.model import Block
from dxanalysis.plan.likeness import likeness
from dxanalysis.text.width import normal
from dxanalysis.text.years import ERA_YEAR, gregorian_year

_OPEN, _CLOSE = r"[◆■●]?[【<〈《\[〔「『(]?", r"[】>〉》\]〕」』)]?"
_YEAR = rf"(?:{ERA_YEAR}年?度|(?P<short>\d{{1,2}}|元)年度)?"
_PREFIX = r"(?:[一-鿿・]{1,9}の?)?"
_NOTE = r"(?:\((?P<note>[^)】>\]]*)\)?|(?P<legend>※.*))?"
_MAX_LENGTH, _MAX_BLOCKS = 90, 3
_SHORTEST_CUT = 6  # characters; fewer may begin anything
_SAME_NOTE = 0.85  # of characters in common: what text recognition misreads, not another note


@dataclass(frozen=True)
class Label:
    """One row of the vocabulary."""

    name: str
    title: str
    words: tuple[str, ...]
    notes: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class LabelMatch:
    """A label found at a block: how many blocks it takes, and what in it was misread."""

    name: str
    blocks: int
    misread: tuple[str, str] | None = None
    year: LabelYear | None = None


@dataclass(frozen=True)
class LabelYear:
    """The year within a label: Gregorian, or the bare era year of `8年度実績` (`short`)."""

    gregorian: int | None
    short: str | None


@cache
def vocabulary() -> tuple[Label, ...]:
    """All labels of `labels.toml`."""
    return tuple(_label(row) for row in _rows("label"))


@cache
def _any_word() -> re.Pattern[str]:
    """Any label's words: most texts hold none, and need not be held against every pattern."""
    return re.compile("|".join(re.escape(word) for label in vocabulary() for word in label.words))


@cache
def boilerplate() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What a page carries besides its plan, by name."""
    return tuple((row["name"], re.compile(row["pattern"])) for row in _rows("boilerplate"))


def match_label(blocks: Sequence[Block], at: int) -> LabelMatch | None:
    """The label that begins at block `at`; of several the one that takes most blocks.

    But one whose note stands whole ends there: a short result behind it (`※A：達成 B：未達成` /
    `4回`) would pass for a slip of text recognition.
    """
    slip: LabelMatch | None = None
    for count in range(min(_MAX_BLOCKS, len(blocks) - at), 0, -1):
        text = "".join(squeezed(block.text) for block in blocks[at : at + count])
        if len(text) <= _MAX_LENGTH and _any_word().search(text):
            for label in vocabulary():
                match = label.pattern.fullmatch(text)
                if not match or not (found := _accepted(label, match, count)):
                    continue
                if found.misread and count > 1:
                    slip = slip or found
                elif slip is None or _has_known_note(label, match):
                    return found
    return slip


def _has_known_note(label: Label, match: re.Match[str]) -> bool:
    return (match["note"] or match["legend"]) in label.notes


def match_cut_off(text: str) -> str | None:
    """The name of the label of which a text is the beginning and no more, or None."""
    bare = squeezed(text)
    return next(
        (
            label.name
            for label in vocabulary()
            for word in label.words
            if _SHORTEST_CUT <= len(bare) < len(word) and word.startswith(bare)
        ),
        None,
    )


def title_of(name: str) -> str:
    """The label's words as published, for messages: `self_evaluation` → 自己評価."""
    return next(label.title for label in vocabulary() if label.name == name)


def match_boilerplate(text: str) -> str | None:
    """The name of the boilerplate that a block's text is, or None."""
    bare = squeezed(text)
    return next((name for name, pattern in boilerplate() if pattern.fullmatch(bare)), None)


@lru_cache(maxsize=512)
def squeezed(text: str) -> str:
    """Normal width and no blanks: the form in which labels are compared."""
    return "".join(normal(text).split())


def _accepted(label: Label, match: re.Match[str], count: int) -> LabelMatch | None:
    """A known note, or a slip of one, may stand in blocks of its own; an unknown one may not."""
    note, year = match["note"] or match["legend"], _year_in(match)
    if not note or note in label.notes:
        return LabelMatch(label.name, count, year=year)
    known = max(label.notes, key=lambda n: likeness(n, note), default="")
    if likeness(known, note) >= _SAME_NOTE:
        return LabelMatch(label.name, count, (note, known), year)
    return LabelMatch(label.name, count, year=year) if count == 1 else None


def _year_in(match: re.Match[str]) -> LabelYear | None:
    found = match.groupdict()
    if found.get("gregorian"):
        return LabelYear(int(found["gregorian"]), None)
    if found.get("era"):
        return LabelYear(gregorian_year(found["era"], found["year"]), None)
    return LabelYear(None, found["short"]) if found.get("short") else None


def _label(row: dict[str, Any]) -> Label:
    words = "|".join(re.escape(word) for word in row["words"])
    number = r"(?:\d[.]?)?" if row.get("number") else ""
    year = _YEAR if row.get("year") else ""
    prefix = _PREFIX if row.get("prefix") else ""
    pattern = re.compile(f"{_OPEN}{number}{year}{prefix}(?:{words}){_CLOSE}{_NOTE}{_CLOSE}:?")
    return Label(
        row["name"], row["words"][0], tuple(row["words"]), tuple(row.get("notes", ())), pattern
    )


def _rows(kind: str) -> list[dict[str, Any]]:
    text = files("dxanalysis.plan").joinpath("labels.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[kind]
    return rows
