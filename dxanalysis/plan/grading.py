"""The grades that documents give a result, and the scales that they form (`grading.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, get_args

GradeMark = Literal["filled", "crossed", "hatched", "outlined"]
UNGRADED = "未評価"
"""What an indicator is called of which the document gives no grade: never 未達成."""
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
        """Sign and name: A 達成."""
        return f"{self.sign} {self.name}"

    @property
    def named(self) -> str:
        """The name, and the sign behind it: 達成（A）."""
        return f"{self.name}（{self.sign}）"

    @property
    def css(self) -> str:
        """The sign as a part of names in style sheets: a; u25ce for ◎."""
        plain = self.sign.isascii() and self.sign.isalnum() and self.sign.upper() not in _TAKEN
        return self.sign.lower() if plain else "".join(f"u{ord(char):x}" for char in self.sign)

    @property
    def paint(self) -> str:
        """The colour as a style sheet has it."""
        return self.colour if self.colour.startswith("#") else f"var(--{self.colour})"

    @property
    def dark_paint(self) -> str:
        """The colour on which white words can be read: its `-dark` form where it has a name."""
        return self.colour if self.colour.startswith("#") else f"var(--{self.colour}-dark)"


@dataclass(frozen=True)
class GradeSet:
    """All grades in the order in which they are shown, and the scales, each of some of them."""

    grades: tuple[Grade, ...]
    scales: tuple[tuple[Grade, ...], ...]

    def __getitem__(self, sign: str) -> Grade:
        """The grade of a sign; raises `KeyError`."""
        for grade in self.grades:
            if grade.sign == sign:
                return grade
        raise KeyError(sign)

    def fitting(self, signs: Iterable[str]) -> tuple[Grade, ...]:
        """The first scale that has all of these signs; all grades where none has."""
        wanted = set(signs)
        fits = (scale for scale in self.scales if wanted <= {grade.sign for grade in scale})
        return next(fits, self.grades)


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
    return GradeSet(grades, tuple(ordered))


def _grade(row: dict[str, Any]) -> Grade:
    if row["mark"] not in get_args(GradeMark):
        raise ValueError(f"an unknown mark: {row['mark']}")
    return Grade(**{"attained": None, **row})


GRADES = grade_set(files("dxanalysis.plan").joinpath("grading.toml").read_text(encoding="utf-8"))
"""The grades that are known."""
