"""The grades that documents give a result, and the scales that they form (`grading.toml`)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, get_args

GradeMark = Literal["filled", "crossed", "hatched", "outlined"]
UNGRADED = "未評価"
"""What an indicator is called of which the document gives no grade: never 未達成."""
_BY_LEGEND = "意味は文書の凡例による。凡例が達成とするかはattained列"
_NAMED_BY_LEGEND = "凡例による評価"
_OTHER_MEANING = "（凡例による）"
_NEUTRAL = "#5f5f5f"
_TAKEN = ("N", "NONE")  # names of 未評価 in style sheets


@dataclass(frozen=True)
class Grade:
    """One grade: its sign as printed, its name, and what it means.

    `attained` is None where the grade says neither; `colour` and `mark` are how pages show it.
    """

    sign: str
    name: str
    meaning: str
    attained: bool | None
    colour: str
    mark: GradeMark

    @property
    def label(self) -> str:
        """Sign and name: A 達成; the sign alone where only the document's legend names it."""
        return f"{self.sign} {self.name}" if self.name != self.sign else self.sign

    @property
    def named(self) -> str:
        """The name, and the sign behind it: 達成（A）; or the sign alone."""
        return f"{self.name}（{self.sign}）" if self.name != self.sign else self.sign

    @property
    def css(self) -> str:
        """The sign as a part of names in style sheets: a; u25ce for ◎."""
        plain = self.sign.isascii() and self.sign.isalnum() and self.sign.upper() not in _TAKEN
        return self.sign.lower() if plain else "".join(f"u{ord(char):x}" for char in self.sign)

    @staticmethod
    def sign_of(css: str) -> str:
        """The sign whose `css` this is, for a sign that has no row."""
        coded = re.findall(r"u([0-9a-f]+)", css)
        return "".join(chr(int(code, 16)) for code in coded) or css.upper()

    @property
    def paint(self) -> str:
        """The colour as a style sheet has it."""
        return self.colour if self.colour.startswith("#") else f"var(--{self.colour})"

    @property
    def dark_paint(self) -> str:
        """The colour on which white words can be read: its `-dark` form where it has a name."""
        return self.colour if self.colour.startswith("#") else f"var(--{self.colour}-dark)"


@dataclass(frozen=True)
class Further:
    """Signs that have no grade of their own here: a document's legend says what they mean."""

    signs: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def grades(self) -> list[Grade]:
        """All grades that they can form: ◎, ①, ①(i)."""
        numbers = [sign for sign in self.legend if unicodedata.category(sign) == "No"]
        joined = [number + part for number in numbers for part in self.parts]
        signs = [*self.signs, *self.legend, *joined]
        return [
            Grade(sign, _NAMED_BY_LEGEND, _BY_LEGEND, None, _NEUTRAL, "outlined") for sign in signs
        ]


@dataclass(frozen=True)
class GradeSet:
    """All grades in the order in which they are shown, and the scales, each of some of them."""

    grades: tuple[Grade, ...]
    scales: tuple[tuple[Grade, ...], ...]
    further: Further = Further()

    def __getitem__(self, sign: str) -> Grade:
        """The grade of a sign; of one that has no row, a grade that only a legend explains."""
        known = (grade for grade in self.grades if grade.sign == sign)
        return next(known, None) or Grade(sign, sign, _BY_LEGEND, None, _NEUTRAL, "outlined")

    def as_meant(self, sign: str | None, attained: bool | None) -> str | None:
        """A sign by which a grade is shown: marked where a document's legend means another thing by it.

        `attained` is that meaning. B is 達成 in a scale from A to E, and may not be told as 未達成.
        """
        row = next((grade for grade in self.grades if grade.sign == sign), None)
        return sign if row is None or row.attained is attained else f"{sign}{_OTHER_MEANING}"

    @property
    def common(self) -> tuple[str, ...]:
        """The signs that are grades wherever the form puts one, each once."""
        return tuple(dict.fromkeys((*(g.sign for g in self.grades), *self.further.signs)))

    def fitting(self, signs: Iterable[str]) -> tuple[Grade, ...]:
        """The first scale that has all of these signs; the grades of these signs where none has."""
        wanted = set(signs)
        fits = (scale for scale in self.scales if wanted <= {grade.sign for grade in scale})
        return next(fits, tuple(self[sign] for sign in sorted(wanted, key=self._place)))

    def _place(self, sign: str) -> tuple[bool, bool, int, str]:
        """Where a sign stands among others: S is above A, and what has no row comes last."""
        order = self.common
        known = sign in order
        return sign != "S", not known, order.index(sign) if known else 0, sign


def grade_set(text: str) -> GradeSet:
    """The grades and scales of a TOML text, whose form `grading.toml` explains.

    Raises `ValueError` for a sign that stands twice, an unknown mark, or a scale of unknown signs.
    """
    content = tomllib.loads(text)
    grades = tuple(_grade(row) for row in content["grade"])
    by_sign = {grade.sign: grade for grade in grades}
    if len(by_sign) < len(grades):
        raise ValueError("a sign stands for two grades")
    scales = [set(row["signs"]) for row in content["scale"]]
    if unknown := set().union(*scales) - by_sign.keys():
        raise ValueError(f"a scale has unknown signs: {sorted(unknown)}")
    ordered = (tuple(g for g in grades if g.sign in signs) for signs in scales)
    further = {name: tuple(signs) for name, signs in content.get("further", {}).items()}
    return GradeSet(grades, tuple(ordered), Further(**further))


def _grade(row: dict[str, Any]) -> Grade:
    if row["mark"] not in get_args(GradeMark):
        raise ValueError(f"an unknown mark: {row['mark']}")
    return Grade(**{"attained": None, **row})


GRADES = grade_set(files("dxanalysis.plan").joinpath("grading.toml").read_text(encoding="utf-8"))
"""The grades that are known."""
