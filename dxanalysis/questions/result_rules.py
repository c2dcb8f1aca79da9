"""What an indicator's result leaves to be asked: its cause, its target, its grade, a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim, same_unit
from dxanalysis.analysis.standing import Standing
from dxanalysis.questions.printed_plan import PrintedIssue, PrintedPlan
from dxanalysis.questions.question import Question, Quote, ask, quoted
from dxanalysis.schema.question_rules import RULES, words
from dxanalysis.text.width import normal

_SENTENCE = re.compile(r"[^。\n]+")
_MISSED = re.compile("未達成|達しな|達せず|届かな|下回")
_SHARED = 4
"""Characters in a row that a sentence and a name must share to be about the same thing."""


def of_result(row: MeasuredIndicator, issue: PrintedIssue, plan: PrintedPlan) -> Iterator[Question]:
    """The questions about one indicator's result of the plan's year."""
    place, result = row.place, row.result
    if result is None or (result.actual_text is None and row.grade is None):
        if row.standing is Standing.UNEVALUATED and _is_evaluated(plan):
            yield ask(place, "blank_result", row.title, quoted(row.title, row))
        return
    at = quoted(result.actual_text, result)
    if result.attained is False and not _cause_is_told(row, issue, plan):
        yield ask(place, "unmet_cause", row.title, at)
    if _far_exceeded(row):
        yield ask(place, "far_exceeded", row.title, at)
    if row.judgement.disagrees:
        yield ask(place, "grade_against_figures", row.title, at, grade=row.grade)
    if row.grade is not None and not row.targets:
        yield ask(place, "grade_without_target", row.title, _graded(row, at), grade=row.grade)


def _graded(row: MeasuredIndicator, at: Quote) -> Quote:
    return at if at.text is not None else quoted(row.title, row)


def _is_evaluated(plan: PrintedPlan) -> bool:
    """Whether the plan holds a result or a grade of its own year."""
    return any(
        row.grade is not None or (row.actual_text is not None and not row.pending)
        for row in plan.indicators
    )


def _cause_is_told(row: MeasuredIndicator, issue: PrintedIssue, plan: PrintedPlan) -> bool:
    """In the result itself, in the issue's text, or in a sentence about it in the plan's."""
    cause = words("cause")
    if cause.search(normal(f"{row.actual_text or ''}\n{_evaluations(issue)}")):
        return True
    whole = "\n".join(n.text or "" for n in plan.narratives if n.section == "self_evaluation")
    names = (normal(row.title), normal(issue.row.name))
    return any(
        cause.search(sentence) and (_MISSED.search(sentence) or _is_about(sentence, names))
        for sentence in _SENTENCE.findall(normal(whole))
    )


def _evaluations(issue: PrintedIssue) -> str:
    """What the issue says of its results, and not what it said before the year."""
    later = {"self_evaluation", "future_policy"}
    texts = [*(n.text for n in issue.narratives if n.section in later)]
    return "\n".join(text for text in [*texts, *(u.text for u in issue.unplaced)] if text)


def _is_about(sentence: str, names: tuple[str, ...]) -> bool:
    return any(
        name[at : at + _SHARED] in sentence
        for name in names
        for at in range(len(name) - _SHARED + 1)
    )


def _far_exceeded(row: MeasuredIndicator) -> bool:
    rule, target, result = RULES["far_exceeded"], row.target, row.result
    if target is None or result is None or row.aim is not Aim.NUMERIC:
        return False
    goal, actual = target.value, result.actual_value
    if not goal or goal < 0 or actual is None or not same_unit(target.unit, result.actual_unit):
        return False
    if target.comparator in {">=", ">"}:
        return actual * 100 >= goal * rule.share
    return target.comparator in {"<=", "<"} and actual * 100 <= goal * rule.below
