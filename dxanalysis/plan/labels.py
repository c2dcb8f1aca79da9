"""Recognising a label by its structure: words, optional brackets, prefix, year and note.

The words are data (`labels.toml`). A label may be broken over up to three blocks
(評価指標 / (経営課題の解決に向けた / 進捗度合を示した指標)).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from dxanalysis.documents.model import Block
from dxanalysis.plan.likeness import likeness
from dxanalysis.text.width import normal
from dxanalysis.text.years import ERA_YEAR, gregorian_year

_OPEN, _CLOSE = r"[◆■●]?[【<〈《\[〔「『(]?", r"[】>〉》\]〕」』)]?"
_YEAR = rf"(?:{ERA_YEAR}年?度|(?P<short>(?!00?年)\d{{1,2}}|元)年度)?"
_NUMBER = r"(?:\d[.]?)?"
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


class LabelMatch(NamedTuple):
    """A label found at a block: how many blocks it takes, and what in it was misread."""

    name: str
    blocks: int
    misread: tuple[str, str] | None = None
    year: LabelYear | None = None


class LabelYear(NamedTuple):
    """The year within a label: Gregorian, or the bare era year of `8年度実績` (`short`)."""

    gregorian: int | None
    short: str | None


@cache
def vocabulary() -> tuple[Label, ...]:
    """All labels of `labels.toml`."""
    return tuple(_label(row) for row in _rows("label"))


@cache
def _words() -> tuple[tuple[str, Label], ...]:
    """Every label's words, in the order of the vocabulary."""
    return tuple((word, label) for label in vocabulary() for word in label.words)


@cache
def _front() -> re.Pattern[str]:
    """How any label begins: most texts do not, and need not be held against every pattern."""
    words = [word for word, _ in _words()]
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(rf"{_OPEN}{_NUMBER}{_YEAR}{_PREFIX}(?=[{first}])(?:{_one_of(words)})")


@cache
def _inside_front() -> re.Pattern[str]:
    """A text that may be the front of a label up to its end, the rest being in the next block."""
    words = re.escape("".join(sorted({c for word, _ in _words() for c in word})))
    return re.compile(rf"[◆■●【<〈《\[〔「『(\d.\sRHS一-鿿・の{words}]*")


@cache
def boilerplate() -> re.Pattern[str]:
    """What a page carries besides its plan: a group for each kind, by its name."""
    return re.compile(
        "|".join(f"(?P<{row['name']}>{row['pattern']})" for row in _rows("boilerplate"))
    )


def match_label(blocks: Sequence[Block], at: int) -> LabelMatch | None:
    """The label that begins at block `at`; of several the one that takes most blocks.

    But one whose note stands whole ends there: a short result behind it (`※A：達成 B：未達成` /
    `4回`) would pass for a slip of text recognition.
    """
    first = squeezed(blocks[at].text)
    if len(first) > _MAX_LENGTH:
        return None
    whole_front = _front().match(first)
    if not whole_front and not _inside_front().fullmatch(first):
        return None
    texts = [squeezed(block.text) for block in blocks[at : at + _MAX_BLOCKS]]
    whole = "".join(texts)[:_MAX_LENGTH]
    if not whole_front and not _front().match(whole):
        return None
    labels = [label for word, label in _words() if word in whole]
    slip: LabelMatch | None = None
    for label, match, count in _candidates(labels, texts):
        found = _accepted(label, match, count)
        if found is None:
            continue
        if found.misread and count > 1:
            slip = slip or found
        elif slip is None or _has_known_note(label, match):
            return found
    return slip


def _candidates(
    labels: Sequence[Label], texts: Sequence[str]
) -> Iterator[tuple[Label, re.Match[str], int]]:
    """Those of the labels that the first texts together are, and how many texts; the longest first.

    One of which two words stand there comes twice, which changes nothing.
    """
    for count in range(len(texts), 0, -1):
        text = "".join(texts[:count])
        for label in labels if len(text) <= _MAX_LENGTH else ():
            if match := label.pattern.fullmatch(text):
                yield label, match, count


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


@lru_cache(maxsize=512)  # asked of a table's cells, then of each block, and for captions
def match_boilerplate(text: str) -> str | None:
    """The name of the boilerplate that a block's text is, or None."""
    match = boilerplate().fullmatch(squeezed(text))
    return match.lastgroup if match else None


@lru_cache(maxsize=512)
def squeezed(text: str) -> str:
    """Normal width and no blanks: the form in which labels are compared."""
    return "".join(normal(text).split())


def _accepted(label: Label, match: re.Match[str], count: int) -> LabelMatch | None:
    """A known note, or a slip of one, may stand in blocks of its own; an unknown one may not."""
    note = match["note"] or match["legend"]
    if not note or note in label.notes:
        return LabelMatch(label.name, count, year=_year_in(match))
    if meant := _meant(label.notes, note):
        return LabelMatch(label.name, count, (note, meant), _year_in(match))
    return LabelMatch(label.name, count, year=_year_in(match)) if count == 1 else None


@lru_cache(maxsize=512)  # the same form, the same slips, at each of its issues
def _meant(known: tuple[str, ...], note: str) -> str:
    """Which of the known notes a slip of text recognition stands for; empty where none."""
    shares = {meant: likeness(meant, note, least=_SAME_NOTE) for meant in known}
    likest = max(shares, key=shares.__getitem__, default="")
    return likest if shares.get(likest, 0.0) >= _SAME_NOTE else ""


def _year_in(match: re.Match[str]) -> LabelYear | None:
    if "era" not in match.re.groupindex:
        return None
    if match["gregorian"]:
        return LabelYear(int(match["gregorian"]), None)
    if match["era"]:
        return LabelYear(gregorian_year(match["era"], match["year"]), None)
    return LabelYear(None, match["short"]) if match["short"] else None


def _label(row: dict[str, Any]) -> Label:
    words = _one_of(row["words"])
    number = _NUMBER if row.get("number") else ""
    year = _YEAR if row.get("year") else ""
    prefix = _PREFIX if row.get("prefix") else ""
    pattern = re.compile(f"{_OPEN}{number}{year}{prefix}(?:{words}){_CLOSE}{_NOTE}{_CLOSE}:?")
    return Label(
        row["name"], row["words"][0], tuple(row["words"]), tuple(row.get("notes", ())), pattern
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _rows(kind: str) -> list[dict[str, Any]]:
    text = files("dxanalysis.plan").joinpath("labels.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[kind]
    return rows
