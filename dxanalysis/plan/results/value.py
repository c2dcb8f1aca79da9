"""The figure of a printed result that answers its indicator, and the figures that do not.

A figure answers where it is in the unit of the indicator's target and is not printed as something
else: a target, an earlier year, a sum over years, a change, a rate, a part or a base.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dxanalysis.plan.results.figures import PrintedFigure, Role, figures_of
from dxanalysis.plan.results.words import IndicatorWords, unit_family
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal

_BOUND = re.compile(r"以上|以下|以内|未満|程度")
_NONE = re.compile(r"\D{0,12}(?:(?<!該当)(?<!記載)なし|なかった|ありません(?:でした)?)。?")
_OF_OTHERS = re.compile(r"前年|昨年|前回|うち|内訳|以外|目標")  # not the year's own whole
_NONE_OF = re.compile(r"(?P<counted>[一-鿿々ァ-ヶー]{2,8})[はが](?:な|い)(?:かった|なかった|し)")


@dataclass(frozen=True)
class Answer:
    """The figures that a result gives: `undecided` where several may be the answer."""

    value: float | None = None
    unit: str | None = None
    cumulative: float | None = None
    undecided: bool = False
    unlike: bool = False  # figures, but none in the unit of the target


def answer_of(text: str, indicator: IndicatorWords, fiscal_year: int) -> Answer:
    """What a result of `fiscal_year` says of an indicator."""
    figures = figures_of(text, fiscal_year)
    fitting = [f for f in figures if _fits(f, indicator, text)]
    cumulative = {f.value for f in fitting if f.role is Role.CUMULATIVE}
    sum_over_years = cumulative.pop() if len(cumulative) == 1 else None
    if indicator.milestone:
        return Answer()
    values_of_it = [f for f in fitting if f.role is Role.VALUE and not _is_aim(f, text, indicator)]
    candidates = _likeliest(_behind_title(values_of_it, text, indicator))
    values = {(f.value, f.family) for f in candidates}
    if len(values) == 1 and not any(f.is_range for f in candidates):
        return Answer(candidates[0].value, candidates[0].unit, sum_over_years)
    if not figures and (zero := _zero(text, indicator)):
        return zero
    plain = [f for f in figures if f.role is Role.VALUE]
    cumulative_alone = sum_over_years is not None and not candidates
    return Answer(
        None, None, sum_over_years,
        undecided=bool(candidates or fitting) and not cumulative_alone,
        unlike=bool(plain) and not fitting and bool(indicator.units),
    )  # fmt: skip


def is_single(text: str, figures: Sequence[PrintedFigure]) -> bool:
    """Whether the one figure of a text is a result, so that it is undecided for no indicator."""
    plain = len(figures) == 1 and figures[0].role is Role.VALUE and not figures[0].is_range
    return plain and not _BOUND.search(normal(text))


def _fits(figure: PrintedFigure, indicator: IndicatorWords, text: str) -> bool:
    """Whether a figure is in the unit of the target; a bare number may be in any."""
    if not indicator.units:
        return True
    bare = figure.unit is None and find_quantities(normal(text))[0].unit is None
    return figure.family in indicator.units or bare


def _is_aim(figure: PrintedFigure, text: str, indicator: IndicatorWords) -> bool:
    """Whether a figure repeats the target with its comparator (80%以上) and so is no result."""
    printed = normal(text)[figure.start : figure.end]
    behind = normal(text)[figure.end :]
    bound = _BOUND.search(printed + behind[:3])
    return bool(bound) and any(
        target.value == figure.value and unit_family(target.unit) == figure.family
        for target in indicator.targets
    )


def _behind_title(
    figures: list[PrintedFigure], text: str, indicator: IndicatorWords
) -> list[PrintedFigure]:
    """Of several figures the last, where a clause of its own begins with the indicator's title.

    `950世帯に案内を送り、計画の作成は389世帯となった`; a title before the first figure heads all.
    """
    if len(figures) < 2:
        return figures
    clauses = re.split(r"[、。;]", normal(text)[: figures[-1].start])
    own = "".join(clauses[-1].split())
    titled = re.fullmatch(rf"{re.escape(indicator.title)}[はがも:]", own)
    return figures[-1:] if titled else figures


def _likeliest(figures: list[PrintedFigure]) -> list[PrintedFigure]:
    """Of several figures the one printed as the year's or as 実績, or the total of the others."""
    if len(figures) < 2:
        return figures
    if own := [f for f in figures if f.own_year]:
        return own
    totals = [f for f in figures if f.total]
    parts = [f.value for f in figures if not f.total]
    if len(totals) == 1 and abs(sum(parts) - totals[0].value) < 1e-6:
        return totals
    return figures


def _zero(text: str, indicator: IndicatorWords) -> Answer | None:
    """Zero in words, where the target speaks of zero: 発生なし, ゼロ."""
    words = "".join(normal(text).split())
    aims_low = any(t.value == 0 or t.comparator in ("=", "<=", "<") for t in indicator.annual)
    none_of = _NONE_OF.search(words)
    if (
        re.fullmatch(r"\D{0,12}ゼロ(?:件|人)?。?", words)
        or (aims_low and _NONE.fullmatch(words))
        or (
            none_of
            and indicator.title.endswith(none_of["counted"])
            and not _OF_OTHERS.search(words)
        )
    ):
        unit = next((t.unit for t in indicator.annual if t.unit), None)
        return Answer(0.0, unit) if indicator.numeric else None
    return None
