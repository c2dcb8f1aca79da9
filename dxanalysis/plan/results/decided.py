"""The last word on which indicator a printed line is of: a person's, behind the alignment.

What was decided is placed as decided and everything else stays as the evidence left it: a line that
is in the way of a decision needs one of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dxanalysis.documents.decisions import RESULT_KINDS
from dxanalysis.documents.model import Block, Decision
from dxanalysis.plan.decided import UnfitDecisionError, decided_remark
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Unplaced
from dxanalysis.plan.results.align import Match
from dxanalysis.plan.results.classify import Sort, classify
from dxanalysis.plan.results.cut import Column, Piece
from dxanalysis.plan.results.grades import read_grade
from dxanalysis.plan.results.items import Item, Stray
from dxanalysis.plan.results.scale import Scale
from dxanalysis.plan.results.words import IssueWords


@dataclass(frozen=True)
class DecidedText:
    """A document's characters, and what a person decided about some of them."""

    text: str = ""
    decisions: tuple[Decision, ...] = ()

    def about_results(self) -> tuple[Decision, ...]:
        """The decisions on printed results."""
        return tuple(one for one in self.decisions if one.kind in RESULT_KINDS)


@dataclass
class Placement:
    """Where the lines of one issue's results went: placed by column, strays, undecided columns."""

    results: list[Match]
    previous: list[Match]
    strays: list[Stray]
    undecided: list[Unplaced]
    applied: list[Decision] = field(default_factory=list)

    def column(self, name: Column) -> list[Match]:
        """The matches of one column."""
        return self.results if name == "results" else self.previous


def decide(
    judged: DecidedText,
    placement: Placement,
    blocks: Sequence[Block],
    words: IssueWords,
    scale: Scale,
) -> None:
    """Apply the decisions that are about these lines; `blocks` are all of the issue's results.

    Raises `UnfitDecisionError` for one that cannot be applied.
    """
    deciding = _Deciding(judged.text, placement, words, scale)
    own = [d for d in judged.about_results() if any(_meets(d, b) for b in blocks)]
    whole = {id(match.item): [d for d in own if _meets(d, match.item)] for match in _all(placement)}
    for match in _all(placement):
        if made := whole[id(match.item)]:
            deciding.item(match, made)
    in_items = {id(d) for made in whole.values() for d in made}
    for decision in own:
        if id(decision) not in in_items:
            deciding.other(decision)
    deciding.require_one_each()


def remarks(placement: Placement, where: str) -> list[Diagnostic]:
    """What to say of the decisions that were applied to an issue's results."""
    said = {
        "no_result": f"を{where}の実績ではないとしました",
        "result": f"を{where}の指標{{}}の実績としました",
        "previous_result": f"を{where}の指標{{}}の前年度実績としました",
    }
    return [decided_remark(d, said[d.kind].format(d.indicator)) for d in placement.applied]


class _Deciding:
    """The decisions of one issue, applied one after another."""

    def __init__(self, text: str, placement: Placement, words: IssueWords, scale: Scale) -> None:
        self._text, self._placement = text, placement
        self._words, self._scale = words, scale

    def item(self, match: Match, made: Sequence[Decision]) -> None:
        """Decisions on a line that was read as a result, or on parts of it."""
        item = match.item
        for decision in made:
            others = [m for m in _all(self._placement) if _meets(decision, m.item)]
            if len(others) > 1:
                cause = f"この文字は{len(others)}つの実績にまたがります。一つずつ判断してください"
                raise UnfitDecisionError(decision, cause)
        rest = self._rest(item, made)
        column = self._placement.column(item.column)
        at = next(n for n, other in enumerate(column) if other is match)
        if len(made) == 1 and (not rest or not read_grade(rest, self._scale).text):
            del column[at]
            own = not self._goes_beyond(made[0], item)
            whole = replace(item, several=False)
            self._place(made[0], whole if own else self._part(made[0], item.line))
            return
        if rest:  # what is left of the line stays open
            column[at] = replace(match, indicator_no=None)
        else:
            del column[at]
        for decision in made:
            self._place(decision, self._part(decision, item.line))

    def other(self, decision: Decision) -> None:
        """A decision on what was read as no result: a stray, lines of lost columns, a note."""
        placement = self._placement
        strays = [stray for stray in placement.strays if _meets(decision, stray)]
        open_lines = [line for line in placement.undecided if _meets(decision, line)]
        placement.strays[:] = [s for s in placement.strays if s not in strays]
        placement.undecided[:] = [u for u in placement.undecided if u not in open_lines]
        if decision.kind == "no_result":
            if not strays and not open_lines:
                cause = "この行は実績として読まれていません。判断は要りません"
                raise UnfitDecisionError(decision, cause)
            placement.applied.append(decision)
            return
        part = self._part(decision, decision.line)
        heads = any(stray.sort is Sort.GRADE for stray in strays)  # whose words are no result's
        if heads and not part.grade:
            cause = "この文字に達成状況はありません。達成状況も含む文字について判断してください"
            raise UnfitDecisionError(decision, cause)
        if part.grade and (heads or not part.text):
            self._grade(decision, replace(part, text=""))
        else:
            self._place(decision, part)

    def require_one_each(self) -> None:
        """Of each indicator one result and one of the year before; two need one more decision."""
        for name in ("results", "previous"):
            placed = [m for m in self._placement.column(name) if says(m.item)]
            for match in placed:
                decision = self._decision_on(match)
                others = [m for m in placed if m is not match and m.indicator_no]
                clash = [m for m in others if m.indicator_no == match.indicator_no]
                if decision and clash:
                    cause = (
                        f"指標{match.indicator_no}には{clash[0].item.line}行の実績もあります。"
                        "その行についても判断を書いてください"
                    )
                    raise UnfitDecisionError(decision, cause)

    def _place(self, decision: Decision, item: Item) -> None:
        self._placement.applied.append(decision)
        if decision.kind == "no_result":
            return
        column: Column = "results" if decision.kind == "result" else "previous"
        number = self._indicator(decision)
        placed = Match(replace(item, column=column), number, math.inf, None, (number,))
        self._placement.column(column).append(placed)

    def _grade(self, decision: Decision, part: Item) -> None:
        """A grade that stood alone: of the indicator's result, which has none yet."""
        number = self._indicator(decision)
        for at, match in enumerate(self._placement.results):
            if match.indicator_no != number or not says(match.item):
                continue
            if match.item.grade not in (None, part.grade):
                cause = f"指標{number}の実績には、達成状況「{match.item.grade}」があります"
                raise UnfitDecisionError(decision, cause)
            graded = replace(match.item, grade=part.grade)
            self._placement.results[at] = replace(match, item=graded)
            self._placement.applied.append(decision)
            return
        self._place(decision, part)

    def _indicator(self, decision: Decision) -> int:
        number, count = decision.indicator or 0, len(self._words.indicators)
        if not 1 <= number <= count:
            cause = f"この経営課題の指標は{count}個です。indicator を{count}以下で書いてください"
            raise UnfitDecisionError(decision, cause)
        return number

    def _part(self, decision: Decision, line: int) -> Item:
        """The decided characters as an item of their own."""
        text = "".join(self._text[decision.start : decision.end].split("\n"))
        piece = Piece(text, decision.start, decision.end, line, "results")
        graded = read_grade(text, self._scale)
        sort = classify([piece], self._words, self._scale)[0].sort
        kept = sort if sort in (Sort.PENDING, Sort.BLANK) else Sort.RESULT
        return Item("results", graded.text, line, piece.start, piece.end, kept, graded.grade)

    def _rest(self, item: Item, made: Sequence[Decision]) -> str:
        """What of a line's letters and figures no decision is about."""
        free = (
            self._text[at]
            for at in range(item.start, item.end)
            if not any(d.start <= at < d.end for d in made)
        )
        rest = "".join(free).strip()
        return rest if any(character.isalnum() for character in rest) else ""

    def _goes_beyond(self, decision: Decision, item: Item) -> bool:
        """Whether the decided characters hold more than the line, such as a grade in front of it."""
        around = self._text[decision.start : item.start] + self._text[item.end : decision.end]
        return any(character.isalnum() for character in around)

    def _decision_on(self, match: Match) -> Decision | None:
        if not math.isinf(match.margin) or match.evidence is not None:
            return None
        return next((d for d in self._placement.applied if _meets(d, match.item)), None)


def says(item: Item) -> bool:
    """Whether an item says anything: a dash holds a place and is no result."""
    return item.sort is not Sort.BLANK or item.grade is not None


def _all(placement: Placement) -> list[Match]:
    return [*placement.results, *placement.previous]


def _meets(decision: Decision, place: Item | Stray | Unplaced | Block) -> bool:
    start, end = place.start, place.end
    return start is not None and end is not None and decision.start < end and start < decision.end
