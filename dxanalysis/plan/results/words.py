"""What an issue's results are held against: its strategies' and its indicators' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.model import Indicator, Strategy, Target
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal

_EMPTY = re.compile(
    r"令和|平成|年度|実施|完了|延期|中止|予定|実績|結果|達成|目標|合計|累計|延べ|およそ|程度|以上|以下|以内|件数|人数|回数"
    r"|した|して|となった|である|ました|します|により|について|における|など"
)
_CONTENT = re.compile(r"[一-鿿々ァ-ヶーA-Za-z]{2,}")
# What is said of a milestone, done or not.
OUTCOME_WORDS = re.compile(
    r"策定|開始|実施|完了|構築|公表|制定|導入|検証|整備|開設|設置|作成|運用|達成|済|中止|延期|未|でき(?:ず|な)|至ら|せず|なし"
)
_OF_WHOLE = re.compile(r"\d[\d,]*\s?[^\s\d、。]{1,3}中(?=[\s、\d])|\d[\d,]*")
_BRACKETED = re.compile(r"\([^()]*\)")
_SAME_UNITS = [
    {"人", "名"},
    {"か所", "ヶ所", "カ所", "ヵ所", "ケ所", "箇所"},
    {"%", "パーセント"},
    {"か月", "ヶ月", "カ月", "ヵ月", "ケ月"},
    {"ポイント", "pt", "%ポイント", "%pt"},
    {"手続き", "手続"},
    {"回線"},
]
_UNIT_FAMILY = {unit: sorted(same)[0] for same in _SAME_UNITS for unit in same}


@dataclass(frozen=True)
class IndicatorWords:
    """One indicator as results are compared with it: `units` are those of its year's targets."""

    number: int
    strategy_no: int | None
    title: str  # squeezed
    targets: tuple[Target, ...]

    @cached_property
    def annual(self) -> tuple[Target, ...]:
        """The year's targets, or else those over several years."""
        return tuple(t for t in self.targets if t.scope == "annual") or self.targets

    @cached_property
    def units(self) -> frozenset[str]:
        """The units in which a figure answers the indicator; empty where no target has one."""
        return frozenset(unit_family(t.unit) for t in self.annual if t.unit)

    @cached_property
    def milestone(self) -> bool:
        """Whether no figure answers it: 計画の策定."""
        return bool(self.annual) and all(t.kind == "milestone" for t in self.annual)

    @cached_property
    def numeric(self) -> bool:
        """Whether a target gives a figure to be reached."""
        return any(t.value is not None for t in self.annual)

    @cached_property
    def grams(self) -> frozenset[str]:
        """The pairs of characters of its title and its targets."""
        return grams_of(" ".join([self.title, *(t.text for t in self.targets)]))

    @cached_property
    def title_grams(self) -> frozenset[str]:
        """The pairs of characters of its title alone."""
        return grams_of(self.title)


@dataclass(frozen=True)
class IssueWords:
    """An issue's strategies (squeezed) and indicators, and the year that its results are of."""

    strategies: tuple[str, ...]
    indicators: tuple[IndicatorWords, ...]
    fiscal_year: int

    def under(self, strategy_no: int | None) -> tuple[IndicatorWords, ...]:
        """The indicators of a strategy; all of them for None."""
        if strategy_no is None:
            return self.indicators
        if (held := self._under.get(strategy_no)) is None:
            held = tuple(i for i in self.indicators if i.strategy_no in (strategy_no, None))
            self._under[strategy_no] = held
        return held

    @cached_property
    def _under(self) -> dict[int, tuple[IndicatorWords, ...]]:
        """Strategy → its indicators, as far as they were asked for."""
        return {}

    @cached_property
    def longest_first(self) -> tuple[IndicatorWords, ...]:
        """The indicators by the length of their titles, the longest first."""
        return tuple(sorted(self.indicators, key=lambda i: -len(i.title)))

    @cached_property
    def longest_strategies(self) -> tuple[tuple[int, str], ...]:
        """The strategies with their numbers, the longest first."""
        return tuple(sorted(enumerate(self.strategies, 1), key=lambda pair: -len(pair[1])))

    @cached_property
    def sharing_units(self) -> frozenset[int]:
        """The indicators that have a unit in common with another."""
        return frozenset(
            i.number
            for i in self.indicators
            if any(o is not i and o.units & i.units for o in self.indicators)
        )

    @cached_property
    def spread(self) -> dict[str, int]:
        """Pair of characters → of how many indicators it is."""
        return Counter(gram for indicator in self.indicators for gram in indicator.grams)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of all indicators."""
        return frozenset(unit for indicator in self.indicators for unit in indicator.units)


def words_of(
    strategies: Sequence[Strategy], indicators: Sequence[Indicator], fiscal_year: int
) -> IssueWords:
    """The words of an issue whose results are of `fiscal_year`."""
    return IssueWords(
        tuple(squeezed(strategy.title) for strategy in strategies),
        tuple(
            IndicatorWords(
                number, indicator.strategy_no, squeezed(indicator.title), indicator.targets
            )
            for number, indicator in enumerate(indicators, start=1)
        ),
        fiscal_year,
    )


@lru_cache(maxsize=512)  # a plan has a few units, asked for with every figure
def unit_family(unit: str | None) -> str:
    """One name for the forms of a unit: 人 and 名, 12か所 and 12箇所; 名/年 is 名."""
    if not unit:
        return ""
    base, _, per = unit.partition("/")
    base = _UNIT_FAMILY.get(base, base)
    return f"{base}/{per}" if per and per not in ("年", "年度") else base


@lru_cache(maxsize=256)  # of most results the words outside brackets are all of them
def grams_of(text: str) -> frozenset[str]:
    """The pairs of characters of a text that carry meaning: no figures, no units, no kana."""
    line = normal(text)
    if not _CONTENT.search(line):
        return frozenset()
    for quantity in reversed(find_quantities(line)):
        line = f"{line[: quantity.start]} {line[quantity.end :]}"
    words = _CONTENT.findall(_EMPTY.sub(" ", _OF_WHOLE.sub(" ", line)))
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


def substance_of(text: str) -> frozenset[str]:
    """Those outside brackets: what a result speaks of."""
    line = normal(text)
    return grams_of(_BRACKETED.sub(" ", line) if "(" in line else text)
