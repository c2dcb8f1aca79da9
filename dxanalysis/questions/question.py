"""A question to a department: by which rule, about what, and the words that give rise to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dxanalysis.analysis.rows import Placed
from dxanalysis.schema.question_rules import RULES
from dxanalysis.schema.tables import DERIVED
from dxanalysis.years.link import Place

COLUMNS = list(DERIVED["questions"].columns)
_ORDER = {rule: at for at, rule in enumerate(RULES)}


@dataclass(frozen=True)
class Quote:
    """Words of the document with their place."""

    text: str | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None


def quoted(text: str | None, at: Placed) -> Quote:
    """These words, which stand there."""
    return Quote(text, at.line, at.start, at.end)


@dataclass(frozen=True)
class Question:
    """A row of `questions`; the place has no number where it is about a whole issue."""

    place: Place
    rule: str
    question: str
    quote: Quote


def ask(place: Place, rule: str, words: str | None, quote: Quote, **said: object) -> Question:
    """The rule's question about what is called `words`."""
    return Question(place, rule, RULES[rule].sentence(words, **said), quote)


def columns_of(questions: Iterable[Question]) -> dict[str, list[Any]]:
    """The questions as the columns of the table, plan by plan, issue by issue, in the rules' order."""
    listed = sorted(questions, key=_order)
    rows = [
        (q.place.plan_id, q.place.issue_no, q.place.no, q.rule, q.question,
         q.quote.text, q.quote.line, q.quote.start, q.quote.end)
        for q in listed
    ]  # fmt: skip
    return {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}


def _order(question: Question) -> tuple[Any, ...]:
    place = question.place
    return place.plan_id, place.issue_no, place.no or 0, _ORDER[question.rule]
