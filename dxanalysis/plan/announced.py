"""What a document announces and no fact holds: an honest account beside the characters read.

A line of a text that looks like a fact (`8予算額 885百万円`, `満足度 82%：A`, `令和7年度実績 3件`)
announces one, as does a label, or a row of a list. Sentences with figures in them are text, and read
as such; they announce a fact only where they name a budget and an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dxanalysis.plan.budgets import begins_as_label, is_amount
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import FactAccount, Issue, Narrative, Term
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal
from dxanalysis.text.years import year_mentions

_MONEY = re.compile(r"[\d〇一二三四五六七八九][十百千万億]*円")
_BUDGET = re.compile("予算|決算")
_GRADE = re.compile(r"(?:[:(【\[〔]\s*|\s)[AB]\s*(?:[:(]?\s*(?:未?達成)\)?)?\s*[】)\]〕]?$|[AB]")
_RESULT = re.compile("目標|実績|達成|前年度|現状値")


def fact_in_text(text: str) -> str | None:
    """What fact a paragraph of a text looks like (金額, 達成状況, 数値), or None for mere text."""
    is_sentence = "。" in text
    if is_sentence and not _BUDGET.search(text):
        return None
    line = normal(text).strip()
    if _MONEY.search(line):
        return "金額"
    if is_sentence:
        return None
    if begins_as_label(line):
        return "決算額・予算額の見出し"
    figures = find_quantities(line)
    if _GRADE.fullmatch(line) or (figures and _GRADE.search(line)):
        return "達成状況"
    return "数値" if figures and (year_mentions(line) or _RESULT.search(line)) else None


def names_amount(remark: Diagnostic) -> bool:
    """Whether a remark is on a line of a text that is an amount, or names a budget's."""
    line = normal(remark.text)
    return remark.code == "fact_in_text" and (
        begins_as_label(line)
        or is_amount(line)
        or bool(_BUDGET.search(line) and _MONEY.search(line))
    )


def account_of(
    issues: Iterable[Issue],
    narratives: tuple[Narrative, ...],
    glossary: tuple[Term, ...],
    diagnostics: Iterable[Diagnostic],
) -> FactAccount:
    """The facts that were read, counted one by one, and the remarks on those that were not."""
    read = 1 + len(narratives) + len(glossary)  # the title names the plan
    # Of one line on which two remarks were made, one fact is missing.
    unread = {(d.line, d.text or d.code): d for d in diagnostics if d.is_of_unread_fact}
    return FactAccount(
        read=read + sum(map(_facts_of, issues)),
        missing=tuple(unread.values()),
    )


def _facts_of(issue: Issue) -> int:
    held = (issue.budgets, issue.strategies, issue.indicators, issue.narratives)
    named = bool(issue.title) + bool(issue.challenge)
    targets = sum(len(indicator.targets) for indicator in issue.indicators)
    results = sum(
        value is not None
        for attainment in issue.attainments
        for value in (attainment.actual_text, attainment.grade, attainment.previous_text)
    )
    return named + sum(map(len, held)) + targets + results
