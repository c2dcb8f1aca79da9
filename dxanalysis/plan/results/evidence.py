"""What speaks for one printed result being of one indicator, and what speaks against it."""

from __future__ import annotations

from typing import NamedTuple

from dxanalysis.plan.results.classify import Sort
from dxanalysis.plan.results.figures import Role, figures_of
from dxanalysis.plan.results.items import Item
from dxanalysis.plan.results.value import answer_of, is_single
from dxanalysis.plan.results.words import OUTCOME_WORDS, IndicatorWords, IssueWords

SOME_WORDS = 0.2  # of likeness; less is chance
_EXACT, _ALIKE = 1.0, 0.85  # a title contained whole; the most that any other likeness counts
_WORDS, _NAMED = 3.0, 1.5  # whole likeness; a printed 指標n
_UNIT, _FOREIGN_UNIT = 1.5, 0.4  # the unit of the target, beside other words or not
_OUTCOME, _BARE, _HOLDS_PLACE = 0.3, 0.3, 0.05  # 策定した; a figure without unit; 集計中
_ANSWERS = frozenset((Role.VALUE, Role.CUMULATIVE))


class Weight(NamedTuple):
    """What speaks for a pair: the sum, how far the words agree, and whether unit or order do."""

    total: float
    words: float
    unit: bool
    order: bool


class Evidence:
    """One item as it is held against each indicator of its issue."""

    def __init__(self, item: Item, words: IssueWords) -> None:
        self.item, self._words = item, words
        self.year = words.fiscal_year - (item.column == "previous")
        self.figures = figures_of(item.text, self.year)
        self._named = item.named(words)
        self._candidates = self._allowed()
        self._answers = frozenset(f.family for f in self.figures if f.role in _ANSWERS)
        self._unitless = all(f.unit is None for f in self.figures)
        self._by_units: dict[frozenset[str], Weight | None] = {}
        self._one = is_single(item.text, self.figures)
        self._plain = self._one and item.sort is Sort.RESULT and item.substance <= item.grams

    def weigh(self, indicator: IndicatorWords) -> Weight | None:
        """The weight for an indicator; None where something speaks against it."""
        if indicator.number not in self._candidates:
            return None
        if self._plain and self._shares_no_word(indicator):
            return self._by_unit(indicator)
        return self._weight(indicator, self._likeness(indicator))

    def _weight(self, indicator: IndicatorWords, said: float) -> Weight | None:
        beside = self._beside_words(indicator, said)
        if beside is None:
            return None
        named = _NAMED if self.item.indicator_no is not None else 0.0
        return Weight(_WORDS * said + named + beside, said, beside >= _UNIT, order=False)

    def _allowed(self) -> frozenset[int]:
        """The indicators that its titles, its 指標n and the head above it allow.

        A title that it names whole outweighs the head: the next strategy's may be left out.
        """
        item = self.item
        if item.several:
            return frozenset()
        under = [indicator.number for indicator in self._words.under(item.strategy_no)]
        allowed = frozenset(under)
        if self._named:
            allowed = self._named & allowed or self._named
        if item.indicator_no is not None:  # the nth of the issue, or of its strategy
            printed = item.indicator_no
            nth = under[printed - 1] if item.strategy_no and 0 < printed <= len(under) else None
            allowed &= {printed, nth}
        return allowed

    def _likeness(self, indicator: IndicatorWords) -> float:
        """How far its words are the indicator's, between 0 and 1.

        What they share with several indicators speaks for each of these by as much less.
        """
        if indicator.number in self._named:
            return _EXACT
        grams = self.item.grams
        shared = grams & indicator.grams
        if not shared:
            return 0.0
        spread = self._words.spread
        weight = sum(1 / spread[gram] for gram in shared)
        back = len(grams & indicator.title_grams) / max(len(indicator.title_grams), 3)
        cover = weight / len(grams) * min(1.0, len(shared) / 3)
        return min(_ALIKE, max(cover, back * min(1.0, weight / 2)))

    def _beside_words(self, indicator: IndicatorWords, said: float) -> float | None:
        """What its figure or outcome says: None where it cannot answer the indicator."""
        if self.item.sort is not Sort.RESULT:
            return _HOLDS_PLACE
        if not self.figures:
            return self._outcome(indicator, said)
        if indicator.milestone:
            return 0.0 if said >= SOME_WORDS else None
        return self._figure(indicator, said)

    def _outcome(self, indicator: IndicatorWords, said: float) -> float:
        """Of a result without figures: 策定した, 未実施."""
        speaks = said >= SOME_WORDS or self.item.grade is not None
        if indicator.numeric:
            return 0.0 if speaks else -0.1
        return _OUTCOME if speaks and OUTCOME_WORDS.search(self.item.text) else 0.0

    def _figure(self, indicator: IndicatorWords, said: float) -> float | None:
        """Of a result with figures: in the unit of the target, or beside the indicator's title."""
        if not indicator.units:
            return _HOLDS_PLACE
        if said < _EXACT and self._tells_several(indicator):
            return None
        if not self._answers.isdisjoint(indicator.units):
            return _FOREIGN_UNIT if is_foreign(self.item, indicator) else _UNIT
        if self._unitless:
            return _BARE
        return -1.0 if said >= _EXACT else None

    def _shares_no_word(self, indicator: IndicatorWords) -> bool:
        if indicator.number in self._named:
            return False
        grams = self.item.grams
        return not grams or grams.isdisjoint(indicator.grams)

    def _by_unit(self, indicator: IndicatorWords) -> Weight | None:
        """The weight of one figure without any of the indicator's words: its units decide."""
        if indicator.milestone:
            return None
        units = indicator.units
        if units not in self._by_units:
            self._by_units[units] = self._weight(indicator, 0.0)
        return self._by_units[units]

    def _tells_several(self, indicator: IndicatorWords) -> bool:
        """Whether its figures may be those of several indicators: 研修112名、リーダー100名."""
        if self._one or indicator.number not in self._words.sharing_units:
            return False
        return answer_of(self.item.text, indicator, self.year).undecided


def is_foreign(item: Item, indicator: IndicatorWords) -> bool:
    """Whether an item speaks of something of which the indicator says nothing."""
    return len(item.substance) > 1 and item.substance.isdisjoint(indicator.grams)
