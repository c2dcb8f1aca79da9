"""A path or a `Document` → its `Plan`: outline, each section's own reader, the account of what was read."""

from __future__ import annotations

import re
from pathlib import Path

from dxanalysis.base.checkout import locate
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.decisions import RESULT_KINDS, refused
from dxanalysis.documents.model import Document
from dxanalysis.documents.read import read_document
from dxanalysis.plan.announced import account_of
from dxanalysis.plan.decided import (
    UnfitDecisionError,
    confirmed_remarks,
    decided_department,
    decided_remark,
)
from dxanalysis.plan.headings import Title
from dxanalysis.plan.identity import department_of, near_departments, slug_of
from dxanalysis.plan.issue_budgets import amounts_fit_year
from dxanalysis.plan.issues import IssueReader
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Edition, Issue, Narrative, Plan
from dxanalysis.plan.outline import Outline
from dxanalysis.plan.outline_reader import OutlineReader
from dxanalysis.plan.printed import as_printed
from dxanalysis.plan.reading_log import ReadingLog
from dxanalysis.plan.remark_places import placed
from dxanalysis.text.years import era_label

_QUOTED = 40
_NO_YEAR = re.compile(r"(?:令和|平成|昭和)\s*[0０]{1,2}\s*年度?")
_UNSEEN = re.compile("[\ufffc\ufffd]")


class NotAPlanError(DxanalysisError):
    """A document without the title of a 運営方針.

    Nothing of it is quoted: a file that is no plan may be anybody's.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source

    def __str__(self) -> str:
        return (
            f"{self.source}: 運営方針の題名(例「令和8年度 デジタル統括室運営方針（案）」)が見つかりません。"
            "運営方針の本文全体が入ったファイルか確かめてください"
        )


def read_plan(path: str | Path) -> Plan:
    """The plan in the document at `path`, with its diagnostics and coverage.

    Amounts are whole yen, years the Gregorian year in which the fiscal year begins, lines 1-based.
    A relative path that is not below the current folder is looked for below the checkout.

    Raises `dxanalysis.documents.errors.DocumentError` for a file that is missing, empty or of no
    known format, and `NotAPlanError` for a document that is no plan; both are a `DxanalysisError`
    whose text says, in Japanese, what to do.

    >>> plan = read_plan("data/raw/r8-digital-draft.txt")
    >>> plan.department, plan.fiscal_year, len(plan.issues)
    ('デジタル統括室', 2026, 4)
    """
    return parse_plan(read_document(locate(path)))


def parse_plan(document: Document) -> Plan:
    """The plan that a document holds.

    Raises `NotAPlanError` where it has no plan's title, and `DecisionError` where a person's decision
    about it does not fit. Whatever else is missing or doubtful stands
    in the plan's `diagnostics`, and what nobody could read lowers its `coverage`.
    """
    return parse_with_account(document)[0]


def parse_with_account(document: Document) -> tuple[Plan, Ledger]:
    """The plan, and the account of which characters were read as what. Raises as `parse_plan`."""
    try:
        return _parsed(document)
    except UnfitDecisionError as error:
        raise refused(document.source, error.decision, error.cause) from error


def _parsed(document: Document) -> tuple[Plan, Ledger]:
    ledger = Ledger(document)
    outline = OutlineReader(document, ledger).read()
    title, line = outline.title, outline.title_line
    if title is None or line is None:
        raise NotAPlanError(document.source)
    log = ReadingLog(ledger, document.decisions)
    log.diagnostics.extend(outline.diagnostics)
    for made in document.corrections:
        message = f"正誤表により「{made.expected}」を「{made.replacement}」に改めました({made.why})"
        log.note("corrected", message, made.line, made.expected)
    _note_what_cannot_be_seen(log, document)
    narratives = log.narratives(outline.sections)
    issues = tuple(IssueReader(log, issue, title.fiscal_year).read() for issue in outline.issues)
    department, slug = _department(log, title, line)
    _note_what_is_missing(log, outline, line)
    _note_doubtful_years(log, title, outline, line)
    _note_impossible_years(log, document)
    evaluated = _is_evaluated(title, issues, narratives)
    if evaluated and title.edition != "final":
        message = "題名は案ですが、この年度の実績か自己評価があります。案として扱いました"
        log.note("edition_doubtful", message, line)
    coverage, faults = ledger.balance()
    _require_applied(log)
    remarks = placed([*log.diagnostics, *faults], document)
    remarks = sorted(
        [*remarks, *confirmed_remarks(log.decisions, remarks)], key=lambda d: d.line or 0
    )
    glossary = tuple(log.terms.values())
    plan = Plan(
        plan_id=f"{title.fiscal_year}-{slug}",
        department=department,
        fiscal_year=title.fiscal_year,
        edition=_edition(title, evaluated),
        published=outline.published or None,
        head=outline.head,
        issues=issues,
        narratives=narratives,
        glossary=glossary,
        source=document.source,
        source_sha256=document.sha256,
        line=line,
        coverage=coverage,
        diagnostics=tuple(remarks),
        account=account_of(issues, narratives, glossary, remarks),
        text=document.text,
        start=outline.title_start,
        end=outline.title_end,
    )
    return as_printed(document, plan), ledger


def _department(log: ReadingLog, title: Title, line: int) -> tuple[str, str]:
    """The department whose plan it is, and its slug: as printed, or as a person decided."""
    if decision := decided_department(log.decisions, title.department):
        department = decision.department or ""
        log.diagnostics.append(decided_remark(decision, f"は所属「{department}」としました"))
        return department, slug_of(department)[0]
    department = department_of(title.department)
    slug, known = slug_of(department)
    if not known:
        log.note("department_unknown", _unknown(department, slug), line, department)
    return department, slug


def _require_applied(log: ReadingLog) -> None:
    """Every decision on a result must have met one."""
    for decision in log.decisions:
        if decision.kind in RESULT_KINDS and decision not in log.applied:
            raise UnfitDecisionError(decision, "この文字は実績の欄にありません")


def _note_doubtful_years(log: ReadingLog, title: Title, outline: Outline, line: int) -> None:
    fits, years = amounts_fit_year(outline.issues, title.fiscal_year)
    if not fits:
        printed = "・".join(era_label(year) for year in sorted(years))
        message = (
            f"題名は{era_label(title.fiscal_year)}ですが、決算額・予算額は{printed}のものです。"
            "題名か年度に誤りがないか確かめてください"
        )
        log.note("plan_year_doubtful", message, line, printed)


def _note_impossible_years(log: ReadingLog, document: Document) -> None:
    noted = "".join(d.message for d in log.diagnostics if d.code == "year_unreadable")
    for block in document.blocks if _NO_YEAR.search(document.text) else ():
        if (found := _NO_YEAR.search(block.text)) and squeezed(found[0]) not in noted:
            message = f"「{found[0]}」という年度はありません。原本を確かめてください"
            log.note("year_unreadable", message, block.line, found[0])


def _unknown(department: str, slug: str) -> str:
    """What to know of a department that is not in the list: its slug, and the nearest known names."""
    if not department:
        return f"題名に所属がありません。略号を {slug} としました。題名を確かめてください"
    near = near_departments(department)
    named = f"一覧で名称の近い所属は{'・'.join(near)}です。" if near else ""
    return (
        f"「{department}」は所属の一覧にありません。別の所属とみて略号を {slug} としました。"
        f"{named}題名を確かめてください"
    )


def _note_what_cannot_be_seen(log: ReadingLog, document: Document) -> None:
    for markup in document.markup:
        if markup.name == "hidden":
            text, line = document.text[markup.start : markup.end], document.line_of(markup.start)
            message = f"表示されない文字列があります:「{text[:_QUOTED]}」。事実ならば表示して保存し直してください"
            log.note("text_hidden", message, line, text)
    for block in document.blocks if _UNSEEN.search(document.text) else ():
        if "\ufffc" in block.text:
            message = "画像だけの部分があり、その中の文字は読めません。原本を見るか、文字認識をかけてください"
            log.note("picture_unread", message, block.line)
        if "\ufffd" in block.text:
            message = "失われた文字(U+FFFD)があります。文書を入手し直してください"
            log.note("character_lost", message, block.line, block.text)


def _note_what_is_missing(log: ReadingLog, outline: Outline, line: int) -> None:
    if outline.head is None:
        log.note("head_missing", "所属長の記載がありません", line)
    if not outline.issues:
        log.note("plan_without_issues", "経営課題が一つも見つかりません", line)
    printed = {int(i.heading.label) for i in outline.issues if i.heading.label.isdecimal()}
    for missing in sorted({*range(1, max(printed, default=0))} - printed):
        message = (
            f"経営課題{missing}が見つかりません。文書にない番号か、読めていないかを確かめてください"
        )
        log.note("issue_number_missing", message, line)


def _edition(title: Title, evaluated: bool) -> Edition:
    """What the title prints: 案 and 素案 stay what they are, whatever their cells hold."""
    return "results" if evaluated and title.edition == "final" else title.edition


def _is_evaluated(
    title: Title, issues: tuple[Issue, ...], narratives: tuple[Narrative, ...]
) -> bool:
    """Whether a result or a grade of the plan's own year, or a self-evaluation, is filled in.

    A previous year's figure alone is none.
    """
    filled = any(
        attainment.fiscal_year == title.fiscal_year and (attainment.actual_text or attainment.grade)
        for issue in issues
        for attainment in issue.attainments
    ) or any(line.column == "results" for issue in issues for line in issue.unplaced)
    return filled or any(narrative.section == "self_evaluation" for narrative in narratives)
