"""The decisions that may be taken about one open item, each but for why and by whom."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.documents.decisions import places_of
from dxanalysis.documents.model import Decision, Document
from dxanalysis.ingest.editions import Candidate
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.identity import near_departments
from dxanalysis.plan.model import Issue, Plan, Unplaced
from dxanalysis.plan.parse import parse_plan
from dxanalysis.plan.results.grades import read_grade
from dxanalysis.plan.results.scale import scale_of

RESULT_DOUBTS = frozenset(
    {
        "grade_unplaced",
        "result_value_undecided",
        "result_unit_unlike",
        "result_is_title",
        "result_exceeds_whole",
        "grade_without_result",
        "grades_differ",
    }
)
"""The remarks on one printed result, which a decision about it settles."""

_NEEDS_ANOTHER = "(今は別の行をそう読んでおり、その行の判断も要る)"
_KIND_NAMES = {"result": "実績", "previous_result": "前年度実績"}


@dataclass(frozen=True)
class PossibleDecision:
    """A decision that may be taken: what it says in words, and beside which document it stands.

    `decisions` lack why and by whom; the edition among three takes two.
    """

    words: str
    document: Path
    decisions: tuple[Decision, ...]


def unplaced_choices(
    path: Path, document: Document, issue: Issue, line: Unplaced
) -> tuple[PossibleDecision, ...]:
    """That the line is one of its candidates' result, or none; of all indicators if none is told."""
    span = line.start or 0, line.end or 0
    numbers = line.candidates or tuple(range(1, len(issue.indicators) + 1))
    kinds = ["result" if line.column == "results" else "previous_result"]
    if not line.candidates:  # the columns themselves may be undecided
        kinds += [kind for kind in _KIND_NAMES if kind not in kinds]
    found = [
        choice
        for kind in kinds
        for choice in _of_indicators(path, document, span, issue, kind, numbers)
    ]
    return (*found, _no_result(path, document, span))


def remark_choices(
    path: Path, document: Document, plan: Plan, remark: Diagnostic
) -> tuple[PossibleDecision, ...]:
    """What may be decided about a remark; nothing, where a fact is missing from the document."""
    span = span_of_remark(document, remark)
    if span is None:
        return ()
    found: list[PossibleDecision] = []
    if remark.code == "department_unknown":
        found += _departments(path, document, plan, span, remark)
    if remark.severity == "warning":
        made = decision_at(document, "confirmed", span, code=remark.code)
        found.append(PossibleDecision("原本を確かめ、読み方のままでよいとする", path, (made,)))
    issue = issue_of(plan, remark)
    if remark.code in RESULT_DOUBTS and issue:
        numbers = range(1, len(issue.indicators) + 1)
        alone = remark.code == "grade_unplaced"
        graded = read_grade(document.text[slice(*span)], scale_of(document.text)).grade
        if alone and not graded:  # the grade stands in another line than the head that it is of
            numbers = range(0)
        found += _of_indicators(path, document, span, issue, "result", numbers, grade_alone=alone)
        found.append(_no_result(path, document, span))
    return tuple(found)


def edition_choices(
    rivals: Sequence[tuple[Path, Candidate, Document]],
) -> tuple[PossibleDecision, ...]:
    """That one of the documents counts, and not the others."""
    choices = []
    for path, candidate, document in rivals:
        plan = parse_plan(document)
        span = plan.start or 0, plan.end or 0
        made = tuple(
            decision_at(
                document, "edition", span, instead_of=_name_from(path, other),
                instead_of_sha256=rival.sha256[:12],
            )
            for other, rival, _ in rivals
            if rival is not candidate
        )  # fmt: skip
        choices.append(PossibleDecision(f"{candidate.source} の内容を表に入れる", path, made))
    return tuple(choices)


def decision_at(
    document: Document, kind: str, span: tuple[int, int], **facts: int | str | None
) -> Decision:
    """A decision about the characters of a span, without why and by whom."""
    start, end = span
    expected, line = document.text[start:end], document.line_of(start)
    same = [at for at, place in places_of(expected, document) if place == line]
    nth = same.index(start) + 1 if len(same) > 1 else None
    return Decision(kind, line, expected, "", "", occurrence=nth, start=start, end=end, **facts)  # type: ignore[arg-type]


def span_of_remark(document: Document, remark: Diagnostic) -> tuple[int, int] | None:
    """The printed characters that a remark is about: its own, its text, else the block on its line."""
    if remark.start is not None and remark.end is not None:
        return remark.start, remark.end
    if remark.line is None:
        return None
    for text in filter(None, (remark.text, remark.text.split("\n")[0])):
        at = next((at for at, line in places_of(text, document) if line == remark.line), None)
        if at is not None:
            return at, at + len(text)
    block = next((b for b in document.blocks if b.line == remark.line), None)
    return (block.start, block.end) if block else None


def _of_indicators(  # noqa: PLR0913, PLR0917 - what a choice is made of
    path: Path,
    document: Document,
    span: tuple[int, int],
    issue: Issue,
    kind: str,
    numbers: Sequence[int],
    *,
    grade_alone: bool = False,
) -> Iterator[PossibleDecision]:
    taken = _graded(issue) if grade_alone else _taken(issue, kind, span)
    for number in sorted(numbers, key=lambda number: number in taken):
        title = issue.indicators[number - 1].title
        words = f"経営課題{issue.label}の指標{number}「{title}」の{_KIND_NAMES[kind]}"
        if number in taken:
            words += "(すでに達成状況がある)" if grade_alone else _NEEDS_ANOTHER
        yield PossibleDecision(words, path, (decision_at(document, kind, span, indicator=number),))


def _graded(issue: Issue) -> set[int]:
    """The indicators whose result has a grade."""
    return {one.indicator_no for one in issue.attainments if one.grade}


def _taken(issue: Issue, kind: str, span: tuple[int, int]) -> set[int]:
    """The indicators of which another line is read as the result."""
    found = set()
    for one in issue.attainments:
        start, end = one.start or 0, one.end or 0
        itself = start < span[1] and span[0] < end
        text = one.previous_text if kind == "previous_result" else one.actual_text or one.grade
        if text and not itself:
            found.add(one.indicator_no)
    return found


def _no_result(path: Path, document: Document, span: tuple[int, int]) -> PossibleDecision:
    return PossibleDecision("実績ではない", path, (decision_at(document, "no_result", span),))


def _departments(
    path: Path, document: Document, plan: Plan, span: tuple[int, int], remark: Diagnostic
) -> Iterator[PossibleDecision]:
    for name in near_departments(plan.department):
        made = decision_at(document, "department", span, department=name)
        yield PossibleDecision(f"所属は「{name}」", path, (made,))


def issue_of(plan: Plan, remark: Diagnostic) -> Issue | None:
    """The issue below whose heading a remark stands."""
    before = [issue for issue in plan.issues if issue.line <= (remark.line or 0)]
    return before[-1] if before else None


def _name_from(path: Path, other: Path) -> str:
    """Another document's name as it is found from beside this one."""
    return Path(os.path.relpath(other.resolve(), path.resolve().parent)).as_posix()
