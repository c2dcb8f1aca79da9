"""What an issue's strategies and indicators, taken together, leave to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxanalysis.questions.printed_plan import PrintedIssue
from dxanalysis.questions.question import Question, ask, quoted
from dxanalysis.questions.wording import Nature
from dxanalysis.schema.question_rules import RULES

_KINDS = {Nature.OUTPUT: ("行うこと", "その結果"), Nature.OUTCOME: ("結果", "行ったこと")}


def of_issue(
    issue: PrintedIssue, natures: Sequence[Nature | None], *, plan_has_indicators: bool
) -> Iterator[Question]:
    """The questions about one issue; `natures` are those of its indicators."""
    place, name = issue.row.place, issue.row.name
    kinds = set(natures)
    if len(kinds) == 1 and (only := next(iter(kinds))) is not None:
        kind, other = _KINDS[only]
        at = quoted(issue.row.title, issue.row)
        yield ask(place, "output_and_outcome", name, at, kinds=kind, other=other)
    if plan_has_indicators:
        yield from _without_indicator(issue)


def _without_indicator(issue: PrintedIssue) -> Iterator[Question]:
    """The first strategy without an indicator, or the first indicator that may be any strategy's."""
    rule = RULES["strategy_without_indicator"]
    stray = [row for row in issue.indicators if row.strategy_no is None]
    measured = {row.strategy_no for row in issue.indicators}
    bare = [s for s in issue.strategies if s.strategy_no not in measured]
    if stray and issue.strategies:
        row = stray[0]
        yield Question(
            issue.row.place, rule.id, rule.other_sentence(row.title), quoted(row.title, row)
        )
    elif bare and not stray:
        first, more = bare[0], len(bare) - 1
        sentence = rule.sentence(first.title)
        if more:
            sentence = sentence.replace("」は", f"」と、ほか{more}つの戦略は", 1)
        yield Question(issue.row.place, rule.id, sentence, quoted(first.title, first))
