"""`Document` → `Plan`: outline, then each section's own reader, then the account of what was read."""

from __future__ import annotations

import re

from dxanalysis.documents.model import Document
from dxanalysis.plan.errors import NotAPlanError
from dxanalysis.plan.identity import known_department, slug_of
from dxanalysis.plan.issues import IssueReader
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Edition, Issue, Narrative, Plan
from dxanalysis.plan.outline import Outline
from dxanalysis.plan.outline_reader import OutlineReader
from dxanalysis.plan.record import Record

_QUOTED = 40
_UNSEEN = re.compile("[\ufffc\ufffd]")


def parse_plan(document: Document) -> Plan:
    """The plan that a document holds.

    Raises `NotAPlanError` where it has no plan's title. Whatever else is missing or doubtful stands
    in the plan's `diagnostics`, and what nobody could read lowers its `coverage`.
    """
    return parse_with_account(document)[0]


def parse_with_account(document: Document) -> tuple[Plan, Ledger]:
    """The plan, and the account of which characters were read as what. Raises as `parse_plan`."""
    ledger = Ledger(document)
    outline = OutlineReader(document, ledger).read()
    title, line = outline.title, outline.title_line
    if title is None or line is None:
        first = document.text.strip().split("\n", 1)[0][:_QUOTED]
        raise NotAPlanError(document.source, first)
    record = Record(ledger)
    record.diagnostics.extend(outline.diagnostics)
    for made in document.corrections:
        message = f"正誤表により「{made.expected}」を「{made.replacement}」に改めました({made.why})"
        record.note("corrected", message, made.line, made.expected)
    _note_what_cannot_be_seen(record, document)
    narratives = record.narratives(outline.sections)
    issues = tuple(
        IssueReader(record, number, issue, title.fiscal_year).read()
        for number, issue in enumerate(outline.issues, start=1)
    )
    department = known_department(title.department)
    slug, known = slug_of(department)
    if not known:
        record.note("department_unknown", f"「{department}」の略号を {slug} としました", line)
    _note_what_is_missing(record, outline, line)
    coverage, faults = ledger.balance()
    remarks = sorted([*record.diagnostics, *faults], key=lambda d: d.line or 0)
    plan = Plan(
        plan_id=f"{title.fiscal_year}-{slug}",
        department=department,
        fiscal_year=title.fiscal_year,
        edition=_edition(title.edition, issues, narratives),
        published=outline.published or None,
        head=outline.head,
        issues=issues,
        narratives=narratives,
        glossary=tuple(record.terms.values()),
        source=document.source,
        source_sha256=document.sha256,
        line=line,
        coverage=coverage,
        diagnostics=tuple(remarks),
    )
    return plan, ledger


def _note_what_cannot_be_seen(record: Record, document: Document) -> None:
    for markup in document.markup:
        if markup.name == "hidden":
            text, line = document.text[markup.start : markup.end], document.line_of(markup.start)
            message = f"表示されない文字列があります:「{text[:_QUOTED]}」。事実ならば表示して保存し直してください"
            record.note("text_hidden", message, line, text)
    for block in document.blocks if _UNSEEN.search(document.text) else ():
        if "\ufffc" in block.text:
            message = "画像だけの部分があり、その中の文字は読めません。原本を見るか、文字認識をかけてください"
            record.note("picture_unread", message, block.line)
        if "\ufffd" in block.text:
            message = "失われた文字(U+FFFD)があります。文書を入手し直してください"
            record.note("character_lost", message, block.line, block.text)


def _note_what_is_missing(record: Record, outline: Outline, line: int) -> None:
    if outline.head is None:
        record.note("head_missing", "所属長の記載がありません", line)
    if not outline.issues:
        record.note("plan_without_issues", "経営課題が一つも見つかりません", line)


def _edition(
    titled: Edition, issues: tuple[Issue, ...], narratives: tuple[Narrative, ...]
) -> Edition:
    """The title's edition, or `results` once a year's results or its evaluation are filled in."""
    filled = any(
        attainment.actual_text or attainment.grade
        for issue in issues
        for attainment in issue.attainments
    ) or any(line.column == "results" for issue in issues for line in issue.unplaced)
    evaluated = any(narrative.section == "self_evaluation" for narrative in narratives)
    return "results" if filled or evaluated else titled
