"""The signs by which a document grades its results, and what its own legend says that they mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from dxanalysis.plan.grading import GRADES
from dxanalysis.text.width import normal

# Signs that are grades where the form puts a grade (〇 is how many type ○); others only where a legend
# has them.
COMMON_SIGNS = "".join(GRADES.common) + "〇"
_SIGN = f"[{re.escape(COMMON_SIGNS + ''.join(GRADES.further.legend))}]"
_ENTRY = re.compile(
    rf"(?<![A-Za-z\d])(?P<sign>{_SIGN})\s*(?:[:=…]|(?<=[◎○〇△▲×✕①-⑤])\s?)\s*"
    r"(?P<meaning>[^\s、,;:。()/|SA-E◎○〇△▲×✕①-⑤]{2,24})"
)
_BAND = re.compile(
    r"(?:目標)?(?:達成率|達成度)?(?P<least>\d+)%(?:以上|超)(?:~?(?P<below>\d+)%(?:未満|以下))?$"
    r"|(?:目標)?(?:達成率|達成度)?(?P<only_below>\d+)%(?:未満|以下)$"
)
_RATE = re.compile(r"達成率|達成度")
_ENTRY_MARK = re.compile(r"[:=…◎○〇△▲×✕①-⑤]")
_FARTHEST = 40  # characters between two entries of one legend


@dataclass(frozen=True)
class Scale:
    """A document's grades: `meanings` holds for each sign what its legend says (None: unsaid)."""

    meanings: tuple[tuple[str, bool | None], ...]
    printed: bool  # whether the document prints a legend

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs that the legend names."""
        return frozenset(sign for sign, _ in self.meanings)

    def covers(self, grades: Iterable[str]) -> bool:
        """Whether the legend, or the words that the grades are, explain all of them."""
        return all(g.partition("(")[0] in self.signs or g in graded_words() for g in grades)

    @cached_property
    def is_form(self) -> bool:
        """Whether the grades are the city form's, which is the first scale of `grading.toml`."""
        return not self.printed or self.signs == {grade.sign for grade in GRADES.scales[0]}

    def attained(self, grade: str | None) -> bool | None:
        """What a grade means by the legend, or None; ②(ii) means what ② does."""
        sign = (grade or "").partition("(")[0]
        if sign in self.signs:
            return dict(self.meanings)[sign]
        letter = graded_words().get(sign)
        return GRADES[letter].attained if letter else None


@lru_cache(maxsize=8)  # asked for each issue of one document
def scale_of(text: str) -> Scale:
    """The scale of a document: of its printed legend, or else the form's own A and B."""
    entries = _legend(normal(text)) or _legend_of_words(normal(text))
    if not entries:
        form = tuple((grade.sign, grade.attained) for grade in GRADES.grades)
        return Scale(form, printed=False)
    found: dict[str, bool | None] = {}
    for sign, meaning in entries:
        found.setdefault(sign, meaning)
    return Scale(tuple(found.items()), printed=True)


@lru_cache(maxsize=256)  # asked for each line, and for its pieces
def is_legend(text: str) -> bool:
    """Whether a line is a legend and nothing else: `※A：達成 B：未達成`."""
    line = normal(text)
    if len(_ENTRY_MARK.findall(line)) < 2:
        return False
    signs = {match["sign"] for match, _ in _marks(line)}
    return len(signs) > 1 and not re.search(r"\w{3,}", _ENTRY.sub("", line))


@cache
def graded_words() -> dict[str, str | None]:
    """The words that are grades, each with the form's letter (None: it has none)."""
    return {word: row.get("sign") for row in _rows("word") for word in row["words"]}


def grade_pattern() -> str:
    """A pattern of all that may be a grade: a sign, a circled number with its part, or a word.

    Escaped to ASCII, as other programs read it in the data package.
    """
    signs = [*GRADES.common, *(grade.sign for grade in GRADES.further.grades())]
    every = dict.fromkeys([*signs, *graded_words()])
    return "^(?:" + "|".join(_escaped(sign) for sign in every) + ")$"


def _escaped(sign: str) -> str:
    return "".join(re.escape(c) if c.isascii() else f"\\u{ord(c):04x}" for c in sign)


def _legend(text: str) -> list[tuple[str, bool | None]]:
    """The entries of the legends in a text: two signs or more, close together."""
    marks = _marks(text)
    kept: list[tuple[str, bool | None]] = []
    for at, (match, attained) in enumerate(marks):
        beside = [*marks[max(0, at - 1) : at], *marks[at + 1 : at + 2]]
        if any(_together(match, other, text) for other, _ in beside):
            kept.append((match["sign"], attained))
    return kept


def _marks(text: str) -> list[tuple[re.Match[str], bool | None]]:
    """The signs with what stands behind them, where it speaks of a target: each with its meaning.

    Bands of per cent count where one of them is printed as 達成率.
    """
    found = list(_ENTRY.finditer(text))
    rated = any(_BAND.match(m["meaning"]) and _RATE.search(m["meaning"]) for m in found)
    marks: list[tuple[re.Match[str], bool | None]] = []
    for match in found:
        band = _BAND.match(match["meaning"])
        if band and rated:
            marks.append((match, _band_attained(band)))
        elif _means(match["meaning"])[0]:
            marks.append((match, _means(match["meaning"])[1]))
    return marks


def _band_attained(band: re.Match[str]) -> bool | None:
    """What a band of 達成率 says: from 100 % on attained, below 100 % not; over both, neither."""
    if int(band["least"] or 0) >= 100:
        return True
    below = band["below"] or band["only_below"]
    return False if below and int(below) <= 100 else None


def _legend_of_words(text: str) -> list[tuple[str, bool | None]]:
    """A legend of words alone: ※達成／未達成."""
    word = "|".join(sorted(graded_words(), key=len, reverse=True))
    match = re.search(rf"※\s*((?:{word})(?:\s*[/・|]\s*(?:{word}))+)(?=\s|$)", text)
    words = re.split(r"\s*[/・|]\s*", match[1]) if match else []
    return [(word, _means(word)[1]) for word in words]


def _together(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    first, second = sorted((one, other), key=lambda match: match.start())
    between = text[first.end() : second.start()]
    return (
        one["sign"] != other["sign"] and len(between) < _FARTHEST and not re.search(r"\d", between)
    )


def _means(meaning: str) -> tuple[bool, bool | None]:
    """Whether a legend's words speak of a target at all, and what they say of it."""
    for row in _rows("meaning"):
        if any(word in meaning for word in row["words"]):
            return True, row.get("attained")
    return False, None


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    text = files("dxanalysis.plan.results").joinpath("scales.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _rows(kind: str) -> list[dict[str, Any]]:
    return _data()[kind]
