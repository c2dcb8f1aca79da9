"""What a person must decide: lines given to no indicator, doubtful readings, contested editions.

Each open item has the printed words, its place, and the decisions that may be taken about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.base.checkout import locate
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.beside import is_beside, orphan_error
from dxanalysis.documents.decisions import edition_decisions
from dxanalysis.documents.model import Document
from dxanalysis.documents.read import read_document
from dxanalysis.ingest.editions import Candidate, choose
from dxanalysis.ingest.possible_decisions import (
    RESULT_DOUBTS,
    PossibleDecision,
    edition_choices,
    issue_of,
    remark_choices,
    span_of_remark,
    unplaced_choices,
)
from dxanalysis.ingest.sources import Source, distinctly_named, sources_below
from dxanalysis.plan.diagnostics import SEVERITIES, Diagnostic, Severity
from dxanalysis.plan.model import Issue, Plan
from dxanalysis.plan.parse import parse_plan, read_plan

_OF_RESULTS = RESULT_DOUBTS | {"result_unplaced", "grade_unplaced", "results_unread"}
_OPEN = ("error", "warning")


@dataclass(frozen=True)
class OpenItem:
    """One thing to decide: `printed` are the document's words, `line` their place (None: the whole).

    `choices` are the decisions that may be taken; without any, the document or its corrections must
    be put right.
    """

    source: str
    code: str
    severity: Severity
    message: str
    line: int | None
    printed: str
    choices: tuple[PossibleDecision, ...] = ()

    @property
    def doubt(self) -> tuple[int, bool, str, int]:
        """What open items are ordered by: errors first, then results, then the place."""
        order = list(SEVERITIES).index(self.severity)
        return order, self.code not in _OF_RESULTS, self.source, self.line or 0


def open_items(raw: Path) -> list[OpenItem]:
    """What is open in the documents below a folder, the most doubtful first.

    Raises `RawMissingError` where there are no documents.
    """
    items: list[OpenItem] = []
    read: dict[str, tuple[Source, Candidate]] = {}
    for source in distinctly_named(sources_below(locate(raw))):
        try:
            candidate = _read(source, items)
        except DxanalysisError as error:
            message = str(error)
            items.append(OpenItem(source.name, "source_unreadable", "error", message, None, ""))
        else:
            read[source.name] = source, candidate
    items += _contested(read)
    return sorted(items, key=lambda item: item.doubt)


def _read(source: Source, items: list[OpenItem]) -> Candidate:
    """Add what is open in one document; gives what tells it from other editions."""
    if is_beside(source.path):
        raise orphan_error(source.path)
    document = read_document(source.path)
    plan = parse_plan(document)
    chosen = edition_decisions(source.path)
    items += items_of_plan(source, document, plan)
    named = (plan.source_sha256, plan.plan_id, plan.edition, plan.published)
    return Candidate(source.name, *named, key="", decisions=chosen)


def items_of_plan(source: Source, document: Document, plan: Plan) -> Iterator[OpenItem]:
    """What is open in one plan: its unplaced lines, and each doubtful remark that nobody settled."""
    for issue in plan.issues:
        remarks = {(d.line, d.text): d for d in plan.diagnostics if d.code == "result_unplaced"}
        for line in issue.unplaced:
            remark = remarks.get((line.line, line.text))
            message = remark.message if remark else _undecided_column(issue)
            choices = unplaced_choices(source.path, document, issue, line)
            printed = document.printed(line.start or 0, line.end or 0) or line.text
            yield OpenItem(
                source.name, "result_unplaced", "error", message, line.line, printed, choices
            )
    for remark in plan.diagnostics:
        open_still = remark.severity in _OPEN and not _is_settled(document, remark)
        if open_still and not _is_listed(plan, remark):
            yield _of_remark(source, document, plan, remark)


def _is_listed(plan: Plan, remark: Diagnostic) -> bool:
    """Whether the lines that a remark is about are items of their own."""
    issue = issue_of(plan, remark)
    undecided = remark.code == "columns_undecided" and issue is not None and issue.unplaced
    return remark.code == "result_unplaced" or bool(undecided)


def _of_remark(source: Source, document: Document, plan: Plan, remark: Diagnostic) -> OpenItem:
    span = span_of_remark(document, remark)
    printed = document.printed(*span) if span else remark.text
    choices = remark_choices(source.path, document, plan, remark)
    return OpenItem(
        source.name, remark.code, remark.severity, remark.message, remark.line, printed, choices
    )


def _undecided_column(issue: Issue) -> str:
    return f"経営課題{issue.label}の行が実績か前年度実績か、どの指標のものか、決められません"


def _is_settled(document: Document, remark: Diagnostic) -> bool:
    """Whether a person confirmed a remark, or decided the result that it is about."""
    for decision in document.decisions:
        if decision.line != remark.line:
            continue
        if decision.kind == "confirmed" and decision.code == remark.code:
            return True
        about_result = decision.kind in ("result", "previous_result", "no_result")
        span = span_of_remark(document, remark) or (0, 0)
        same = decision.start < span[1] and span[0] < decision.end
        if about_result and remark.code in RESULT_DOUBTS and same:
            return True
    return False


def _contested(read: dict[str, tuple[Source, Candidate]]) -> Iterator[OpenItem]:
    """Editions that several documents claim, of which each plan is one item."""

    def same_facts(one: Candidate, other: Candidate) -> bool:
        return read_plan(read[one.source][0].path) == read_plan(read[other.source][0].path)

    choice = choose((candidate for _, candidate in read.values()), same_facts)
    faults = [(c, d) for c, d in choice.faults if d.code == "edition_contested"]
    for plan_id in dict.fromkeys(candidate.plan_id for candidate, _ in faults):
        rivals = [c for c, _ in faults if c.plan_id == plan_id]
        message = next(d.message for c, d in faults if c.plan_id == plan_id)
        yield _edition_item([(read[c.source][0].path, c) for c in rivals], message)


def _edition_item(rivals: Iterable[tuple[Path, Candidate]], message: str) -> OpenItem:
    given = [(path, candidate, read_document(path)) for path, candidate in rivals]
    first = read_plan(given[0][0])
    choices = edition_choices(given)
    printed = given[0][2].printed(first.start or 0, first.end or 0)
    return OpenItem(
        given[0][1].source, "edition_contested", "error", message, first.line, printed, choices
    )
