"""The words of facts as they are printed, where a correction changed what was read.

A corrected text gives the value; what the tables call the document's own wording stays the document's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dxanalysis.documents.model import Document
from dxanalysis.plan.model import (
    Attainment,
    Budget,
    Indicator,
    Issue,
    Narrative,
    Plan,
    Target,
    Term,
    Unplaced,
    UnreadableBudget,
)
from dxanalysis.plan.results.align import Match

_Worded = TypeVar("_Worded", Target, Narrative, UnreadableBudget, Unplaced)


def as_printed(document: Document, plan: Plan) -> Plan:
    """The plan with the printed wording of its amounts, targets, narratives and terms."""
    if not document.corrections:
        return plan
    words = _PrintedWords(document)
    return replace(
        plan,
        issues=tuple(words.issue(issue) for issue in plan.issues),
        narratives=words.texts(plan.narratives),
        glossary=tuple(words.term(term) for term in plan.glossary),
    )


def attainments_as_printed(
    document: Document,
    attainments: Sequence[Attainment],
    results: Sequence[Match],
    previous: Sequence[Match],
) -> tuple[Attainment, ...]:
    """An issue's results with their printed wording; the matches say where each stands."""
    if not document.corrections:
        return tuple(attainments)
    words = _PrintedWords(document)
    now, before = ({m.indicator_no: m.item for m in column} for column in (results, previous))
    printed: list[Attainment] = []
    for one in attainments:
        item, earlier = now.get(one.indicator_no), before.get(one.indicator_no)
        actual = words.of(one.actual_text, item.start, item.end) if item else one.actual_text
        previous_text = one.previous_text
        if earlier:
            previous_text = words.of(previous_text, earlier.start, earlier.end)
        printed.append(replace(one, actual_text=actual, previous_text=previous_text))
    return tuple(printed)


class _PrintedWords:
    """A corrected document's characters before their correction."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, text: str | None, start: int | None, end: int | None) -> str | None:
        """The printed form of a text that was read between two offsets."""
        if text is None or start is None or end is None or not self._is_corrected(start, end):
            return text
        printed, at = [], start
        for line in text.split("\n"):
            bare = line.removeprefix("・")
            found = self._document.text.find(bare, at, end)
            if found < 0:  # read in another form than it stands there
                return self._document.printed(start, end).strip()
            at = found + len(bare)
            printed.append(line[: len(line) - len(bare)] + self._document.printed(found, at))
        return "\n".join(printed)

    def issue(self, issue: Issue) -> Issue:
        """An issue's amounts, targets, narratives and open lines."""
        return replace(
            issue,
            budgets=tuple(self.budget(budget) for budget in issue.budgets),
            unreadable_budgets=self.texts(issue.unreadable_budgets),
            indicators=tuple(self.indicator(indicator) for indicator in issue.indicators),
            narratives=self.texts(issue.narratives),
            unplaced=self.texts(issue.unplaced),
        )

    def budget(self, budget: Budget) -> Budget:
        """An amount with its print."""
        printed = self.of(budget.amount_text, budget.start, budget.end)
        return replace(budget, amount_text=printed)

    def indicator(self, indicator: Indicator) -> Indicator:
        """An indicator's targets."""
        return replace(indicator, targets=self.texts(indicator.targets))

    def term(self, term: Term) -> Term:
        """A footnote's definition."""
        return replace(term, definition=self.of(term.definition, term.start, term.end) or "")

    def texts(self, facts: Sequence[_Worded]) -> tuple[_Worded, ...]:
        """Facts whose wording is their `text`."""
        return tuple(replace(f, text=self.of(f.text, f.start, f.end) or "") for f in facts)

    def _is_corrected(self, start: int, end: int) -> bool:
        return any(m.start < end and start < m.end for m in self._document.corrections) or any(
            start < m.start < end for m in self._document.corrections
        )
