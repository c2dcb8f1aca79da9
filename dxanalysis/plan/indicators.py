"""評価指標: the lines under the label → indicators with their strategy and targets.

The published lists come as bulleted strategies with lines below them, as one run of words, or
without strategies at all. Each is a sequence of the same tokens: a strategy repeated, a year that
stands alone, an indicator's words, a target. An indicator either follows its year
(`令和8年度` / title / target) or stands before it (title / `令和8年度` / target).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from dxanalysis.documents.model import Block, Kind
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Indicator, Strategy, Target
from dxanalysis.plan.strategies import match_strategy
from dxanalysis.plan.subheadings import bare_of, is_bracketed
from dxanalysis.plan.targets import (
    annual_target,
    closing_target,
    multi_year_target,
    says_quantity,
    split_target,
)
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import canonical, normal
from dxanalysis.text.years import parse_fiscal_year

_Place = tuple[int | None, int | None]
_WORD = re.compile(r"\S+")


class _Token(NamedTuple):
    """A run of characters without blanks, where it stands, and whether it begins a line or an item."""

    text: str
    start: int
    line: int
    begins_line: bool
    kind: Kind


@dataclass(slots=True)
class _Draft:
    """An indicator in the making; `year` is set once its year was met."""

    strategy_no: int | None
    line: int
    title: list[_Token] = field(default_factory=list)
    year: int | None = None
    year_first: bool = False
    target: list[_Token] = field(default_factory=list)


class _Words:
    """Tokens as one text, which knows where in the document its characters stand."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self.text = " ".join(token.text for token in tokens)

    def place_of(self, part: str, *, last: bool = False) -> _Place:
        """Where a part of the text stands, the first or the last one of these words."""
        at = (self.text.rfind(part) if last else self.text.find(part)) if part else -1
        if at < 0:
            return None, None
        return self._origin(at), self._origin(at + len(part) - 1) + 1

    def _origin(self, at: int) -> int:
        """The place in the document of the text's character `at`."""
        for token in self._tokens:
            if at <= len(token.text):  # the blank behind a token is its own
                return token.start + at
            at -= len(token.text) + 1
        raise IndexError(at)

    def place(self, target: Target, *, last: bool = False) -> Target:
        """The target with the place of its text."""
        start, end = self.place_of(target.text, last=last)
        return replace(target, start=start, end=end)


class IndicatorReader:
    """Reads the blocks under one issue's indicator label."""

    def __init__(
        self, blocks: Sequence[Block], strategies: Sequence[Strategy], plan_year: int
    ) -> None:
        self._blocks = blocks
        self._strategies = strategies
        self._plan_year = plan_year
        self._strategy_no = 1 if len(strategies) == 1 else None
        self._drafts: list[_Draft] = []
        self._open: _Draft | None = None
        self._named = False  # whether a strategy was named since the list began
        self.diagnostics: list[Diagnostic] = []

    def read(self) -> tuple[Indicator, ...]:
        """The indicators in the document's order."""
        for block, following in zip_longest(self._blocks, self._blocks[1:]):
            if not self._strategy(block, following):
                for token in _tokens(block):
                    self._token(token)
        return tuple(self._finished(number, draft) for number, draft in enumerate(self._drafts, 1))

    def _strategy(self, block: Block, following: Block | None) -> bool:
        """Whether the block repeats a strategy; only behind a bullet may its words differ.

        Words that differ are an indicator's own where a target alone follows: it would have none.
        """
        bracketed = is_bracketed(block.text)
        heads = block.kind is Kind.ITEM or bracketed
        found = match_strategy(bare_of(block.text), self._strategies, exact=not heads)
        if not found and bracketed:  # a group of its own, of no strategy we know
            self._strategy_no, self._open, self._named = None, None, True
            return True
        if not found or (found.reworded and following and _is_target_alone(following)):
            return False
        if found.reworded:
            printed = self._strategies[found.strategy_no - 1].title
            message = f"戦略{found.strategy_no}「{printed}」の言い換えとみて読みました"
            self.diagnostics.append(
                Diagnostic("strategy_reworded", message, block.line, block.text)
            )
        self._strategy_no, self._open, self._named = found.strategy_no, None, True
        return True

    def _token(self, token: _Token) -> None:
        if (year := parse_fiscal_year(normal(token.text))) is not None:
            self._year(year, token)
        elif self._continues_title(token):
            self._current(token).title.append(token)
        elif self._continues_target(token):
            self._current(token).target.append(token)
        else:
            self._start(token).title.append(token)

    def _year(self, year: int, token: _Token) -> None:
        draft = self._open
        if draft is None or draft.year is not None or token.kind is Kind.ITEM:
            draft = self._start(token)
            draft.year_first = True
        draft.year = year

    def _continues_title(self, token: _Token) -> bool:
        draft = self._open
        if draft is None or draft.target:
            return False
        if not draft.title:
            return True
        if draft.year is not None and not draft.year_first:
            return False
        return not token.begins_line and not (draft.year_first and says_quantity(token.text))

    def _continues_target(self, token: _Token) -> bool:
        draft = self._open
        if draft is None or draft.year is None:
            return False
        if not draft.target:
            return not draft.year_first or says_quantity(token.text)
        whole_line = token.kind is not Kind.LOOSE
        return (
            not token.begins_line
            if whole_line
            else not says_quantity("".join(word.text for word in draft.target))
        )

    def _start(self, token: _Token) -> _Draft:
        self._open = _Draft(self._strategy_no, token.line)
        self._drafts.append(self._open)
        return self._open

    def _current(self, token: _Token) -> _Draft:
        return self._open or self._start(token)

    def _finished(self, number: int, draft: _Draft) -> Indicator:
        title, targets, place = self._aims(draft)
        if not targets:
            message = f"指標{number}「{title}」に年度の目標が書かれていません"
            self.diagnostics.append(Diagnostic("target_missing", message, draft.line, title))
            if says_quantity(title):
                message = f"指標{number}「{title}」の数値は、目標として読めていません。原本を確かめてください"
                self.diagnostics.append(Diagnostic("fact_in_text", message, draft.line, title))
        for target in targets:
            self._note_figures(number, target)
        self._explain_strategy(number, draft)
        return Indicator(title, draft.strategy_no, tuple(targets), draft.line, *place)

    def _note_figures(self, number: int, target: Target) -> None:
        """Say which figure of several is a target's value."""
        words = normal(target.text)
        figures = find_quantities(words)
        if len(figures) > 1 and target.value is not None:
            printed = "・".join(f"「{words[q.start : q.end]}」" for q in figures)
            message = (
                f"指標{number}の目標に数値が{len(figures)}つあります({printed})。"
                f"値は{target.value:g}{target.unit or ''}としました。原本を確かめてください"
            )
            self.diagnostics.append(Diagnostic("target_figures", message, target.line, target.text))

    def _aims(self, draft: _Draft) -> tuple[str, list[Target], _Place]:
        """The indicator's title, its targets, beside it or at the end of the title itself, its place."""
        whole, year = _Words(draft.title), draft.year or self._plan_year
        title, targets = whole.text, list[Target]()
        if parts := None if draft.target else split_target(title):
            title, text = parts
            targets.append(whole.place(closing_target(text, year, draft.line), last=True))
        elif aim := multi_year_target(title, draft.line):
            targets.append(whole.place(aim))
        if draft.target:
            words = _Words(draft.target)
            targets.append(words.place(annual_target(words.text, year, draft.target[0].line)))
        elif draft.year is not None and not parts:
            targets.append(whole.place(annual_target(title, year, draft.line)))
        return canonical(title), targets, whole.place_of(title)

    def _explain_strategy(self, number: int, draft: _Draft) -> None:
        if draft.strategy_no is None:
            message = f"指標{number}がどの戦略のものか、文書から決められません"
            self.diagnostics.append(Diagnostic("strategy_unmatched", message, draft.line))
        elif not self._named:
            message = f"戦略名が書かれていない指標{number}を、唯一の戦略のものとしました"
            self.diagnostics.append(Diagnostic("strategy_inferred", message, draft.line))


def _is_target_alone(block: Block) -> bool:
    """Whether a line has a figure and, but for its year, nothing else: 令和8年度 300名以上."""
    words = [word for word in normal(block.text).split() if parse_fiscal_year(word) is None]
    text = "".join(words)
    return any(q.start == 0 and q.end == len(text) for q in find_quantities(text))


def _tokens(block: Block) -> Iterator[_Token]:
    for match in _WORD.finditer(block.text):
        begins_line = match.start() == 0 and block.kind is not Kind.LOOSE
        kind = block.kind if match.start() == 0 or block.kind is Kind.LOOSE else Kind.PARAGRAPH
        yield _Token(match.group(), block.start + match.start(), block.line, begins_line, kind)
