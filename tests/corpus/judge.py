"""What a reader made of a case, fact by fact, against the truth.

A fact that the reader does not give is *told* where an error or a warning, or a row of
`unplaced`, holds its printed words or names its indicator; otherwise it is *unsaid*. A value that
differs from the truth, or that stands where the words decide nothing, is *wrong*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.corpus.model import Case, Issue, Truth, Undecidable

NUMBERS = {
    "actual_value": "value",
    "previous_value": "previous",
    "cumulative_value": "cumulative",
}


@dataclass(frozen=True)
class Verdict:
    """`outcome`: right, null (rightly without a value), told, unsaid, wrong."""

    case: str
    group: str
    written: str
    where: str
    fact: str
    outcome: str
    expected: object
    got: object


def plain(words: object) -> str:
    """The words without width and spaces."""
    return "".join(unicodedata.normalize("NFKC", str(words or "")).split())


def judge(case: Case, written: str, plan: Any) -> list[Verdict]:
    """The verdicts on every fact of the case. `plan` is what `read_plan` returned."""
    verdicts = []
    if len(plan.issues) != len(case.issues):
        return [
            _verdict(case, written, "plan", "issues", "unsaid", len(case.issues), len(plan.issues))
        ]
    for number, (truth, read) in enumerate(zip(case.issues, plan.issues, strict=True), start=1):
        if len(read.indicators) != len(truth.indicators):
            counts = (len(truth.indicators), len(read.indicators))
            verdicts.append(
                _verdict(case, written, f"経営課題{number}", "indicators", "unsaid", *counts)
            )
            continue
        said = _said(plan, read, number)
        for where, fact, outcome, expected, got in _issue(number, truth, read, said):
            verdicts.append(_verdict(case, written, where, fact, outcome, expected, got))
    return verdicts


def _verdict(
    case: Case, written: str, where: str, fact: str, outcome: str, expected: object, got: object
) -> Verdict:
    return Verdict(case.id, case.group, written, where, fact, outcome, expected, got)


def stands_in(printed: str, words: str) -> bool:
    """Whether the words hold what is printed; `2件` does not stand in `12件`."""
    start = r"(?<![\d.,])" if printed[:1].isdigit() else ""
    end = r"(?![\d,]*\d)" if printed[-1:].isdigit() else ""
    return re.search(start + re.escape(printed) + end, words) is not None


@dataclass(frozen=True)
class Said:
    """What the reader said beside its facts: the words of diagnostics and unplaced lines."""

    words: tuple[str, ...]
    number: int
    empty: bool

    def names(self, printed: str | None, no: int, title: str) -> bool:
        """Whether something said holds the printed words or names the indicator."""
        for words in self.words:
            if printed and stands_in(plain(printed), words):
                return True
            of_issue = f"経営課題{self.number}" in words
            if of_issue and (plain(title) in words or f"指標{no}" in words):
                return True
            if of_issue and self.empty and "達成状況" in words:
                return True
        return False


def _said(plan: Any, read: Any, number: int) -> Said:
    words = [
        plain(f"{one.message} {one.text}")
        for one in plan.diagnostics
        if one.severity in ("error", "warning")
    ]
    for holder in (plan, read):
        words += [plain(getattr(one, "text", one)) for one in getattr(holder, "unplaced", ())]
    return Said(tuple(words), number, not read.attainments)


Finding = tuple[str, str, str, object, object]


def _issue(number: int, issue: Issue, read: Any, said: Said) -> Iterator[Finding]:
    rows = {one.indicator_no: one for one in read.attainments}
    numbers = sorted(one.indicator_no for one in read.attainments)
    if numbers != sorted(rows) or not set(rows) <= set(range(1, len(issue.truth) + 1)):
        yield f"経営課題{number}", "rows", "wrong", "one an indicator", numbers
    for no, (truth, indicator) in enumerate(
        zip(issue.truth, issue.indicators, strict=True), start=1
    ):
        where = f"経営課題{number} 指標{no}"
        for fact, outcome, expected, got in _facts(truth, rows.get(no)):
            result = outcome
            if outcome == "missing":
                named = said.names(truth.printed(fact), no, indicator.title)
                result = "told" if named else "unsaid"
            yield where, fact, result, expected, got
    for words in issue.unplaced:
        yield _unplaced(number, words, read, said)


def _unplaced(number: int, words: str, read: Any, said: Said) -> Finding:
    where = f"経営課題{number}"
    for row in read.attainments:
        for text in (row.actual_text, row.previous_text):
            if stands_in(plain(words), plain(text)):
                return where, "unplaced", "wrong", words, f"指標{row.indicator_no}: {text}"
    named = any(stands_in(plain(words), one) for one in said.words)
    return where, "unplaced", "right" if named else "unsaid", words, None


def _facts(truth: Truth, row: Any) -> Iterator[tuple[str, str, object, object]]:
    for fact, name in NUMBERS.items():
        if row is not None and not hasattr(row, fact):
            continue
        expected, got = getattr(truth, name), getattr(row, fact, None)
        yield fact, _compare(expected, got), expected, got
    grade = getattr(row, "grade", None)
    yield "grade", _grade(truth.grade, grade), truth.grade, grade
    yield from _attained(truth, row)
    yield from _text(truth, row)
    yield from _status(truth, row)


def _compare(expected: object, got: object) -> str:
    if got is None:
        return "null" if expected is None or isinstance(expected, Undecidable) else "missing"
    if isinstance(expected, int | float) and isinstance(got, int | float):
        return "right" if abs(expected - got) < 1e-9 else "wrong"
    return "right" if expected == got else "wrong"


def _grade(expected: object, got: object) -> str:
    """Of a grade in two parts, ①(ⅰ), either the whole or its first part may be given.

    Its part may be in plain letters, (i): the tables avoid platform-dependent ones in codes.
    """
    if isinstance(expected, str) and isinstance(got, str):
        first, _, part = expected.partition("(")
        printed = got.replace("（", "(").replace("）", ")").replace(" ", "")
        plain_part = unicodedata.normalize("NFKC", part)
        return "right" if printed in (expected, first, f"{first}({plain_part}") else "wrong"
    return _compare(expected, got)


def _attained(truth: Truth, row: Any) -> Iterator[tuple[str, str, object, object]]:
    """Only a contradiction counts here: what is missing is counted with the grade."""
    got = getattr(row, "attained", None)
    if got is not None and got != truth.attained:
        yield "attained", "wrong", truth.attained, got


def _text(truth: Truth, row: Any) -> Iterator[tuple[str, str, object, object]]:
    """A result in words counts by its text; a figure's text and unit must only not contradict."""
    for name, expected in (("actual_text", truth.text), ("previous_text", truth.previous_text)):
        got = getattr(row, name, None)
        counted = name == "actual_text" and expected and truth.value is None
        counted = (
            counted and "pending" not in truth.statuses
        )  # 集計中 may stand in the status alone
        if expected and got is not None and not stands_in(plain(expected), plain(got)):
            yield name, "wrong", expected, got
        elif counted:
            yield name, "right" if got is not None else "missing", expected, got
    unit = getattr(row, "actual_unit", None)
    comparable = unit is not None and truth.unit and isinstance(truth.value, int | float)
    if comparable and plain(unit) != plain(truth.unit):
        yield "actual_unit", "wrong", truth.unit, unit


def _status(truth: Truth, row: Any) -> Iterator[tuple[str, str, object, object]]:
    if row is not None and not hasattr(row, "status"):
        return
    got = getattr(row, "status", None)
    expected = truth.statuses
    if got in expected:
        yield "status", "right" if got else "null", expected, got
    else:
        yield "status", "missing" if got is None else "wrong", expected, got
