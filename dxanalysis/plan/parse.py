"""`Document` → `Plan`: outline, then each section's own reader, then the account of what was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from dxanalysis.documents.model import Block, Document, Kind
from dxanalysis.plan.budgets import BudgetEntry, amount_fault
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.errors import NotAPlanError
from dxanalysis.plan.glossary import match_term
from dxanalysis.plan.identity import known_department, slug_of
from dxanalysis.plan.indicators import IndicatorReader
from dxanalysis.plan.labels import title_of
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Budget, Indicator, Issue, Narrative, Plan, Section, Strategy, Term
from dxanalysis.plan.outline import IssueOutline, OutlineReader, SectionOutline
from dxanalysis.plan.strategies import read_strategies

_QUOTED = 40


def parse_plan(document: Document) -> Plan:
    """The plan that a document holds.

    Raises `NotAPlanError` where it has no plan's title. Whatever else is missing or doubtful stands
    in the plan's `diagnostics`, and what nobody could read lowers its `coverage`.
    """
    return _PlanReader(document).read()


class _PlanReader:
    """One document's reading: the outline, the ledger, and what was found on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ledger = Ledger(document)
        self._outline = OutlineReader(document, self._ledger).read()
        self._terms: dict[str, Term] = {}
        self._diagnostics = list(self._outline.diagnostics)

    def read(self) -> Plan:
        title, line = self._outline.title, self._outline.title_line
        if title is None or line is None:
            first = self._document.text.strip().split("\n", 1)[0][:_QUOTED]
            raise NotAPlanError(self._document.source, first)
        department = known_department(title.department)
        slug, known = slug_of(department)
        if not known:
            self._note("department_unknown", f"「{department}」の略号を {slug} としました", line)
        if self._outline.head is None:
            self._note("head_missing", "所属長の記載がありません", line)
        narratives = self._narratives()
        issues = tuple(
            self._issue(no, outline) for no, outline in enumerate(self._outline.issues, 1)
        )
        if not issues:
            self._note("plan_without_issues", "経営課題が一つも見つかりません", line)
        return Plan(
            plan_id=f"{title.fiscal_year}-{slug}",
            department=department,
            fiscal_year=title.fiscal_year,
            edition=title.edition,
            head=self._outline.head,
            issues=issues,
            narratives=narratives,
            glossary=tuple(self._terms.values()),
            source=self._document.source,
            source_sha256=self._document.sha256,
            line=line,
            coverage=self._ledger.coverage(),
            diagnostics=tuple(
                sorted(self._diagnostics + self._ledger.faults(), key=lambda d: d.line or 0)
            ),
            readings=tuple(self._ledger.readings()),
        )

    def _narratives(self) -> tuple[Narrative, ...]:
        """The plan-wide sections; a label that stands twice gives one narrative."""
        found: dict[Section, Narrative] = {}
        for outline in self._outline.sections:
            section = next((s for s in get_args(Section) if s == outline.name), None)
            if section is None:
                continue
            text = self._text_of(outline.blocks, f"fact:{section}")
            if not text:
                message = f"「{title_of(section)}」は見出しだけで、内容は書かれていません"
                self._note("section_empty", message, outline.line)
            elif section in found:
                earlier = found[section]
                found[section] = Narrative(section, f"{earlier.text}\n{text}", earlier.line)
            else:
                found[section] = Narrative(section, text, outline.line)
        return tuple(found.values())

    def _issue(self, number: int, outline: IssueOutline) -> Issue:
        where = f"経営課題{number}"
        if not outline.heading.title:
            self._note("issue_without_title", f"{where}の名称がありません", outline.line)
        challenge = self._text_of(outline.blocks_of("challenge"), "fact:challenge")
        strategies = self._strategies(outline)
        indicators = self._indicators(outline, strategies)
        if not indicators:
            self._note("issue_without_indicator", f"{where}に評価指標がありません", outline.line)
        self._unevaluated(where, outline.sections)
        return Issue(
            label=outline.heading.label,
            title=outline.heading.title,
            challenge=challenge or None,
            budgets=self._budgets(where, outline),
            strategies=strategies,
            indicators=indicators,
            line=outline.line,
        )

    def _strategies(self, outline: IssueOutline) -> tuple[Strategy, ...]:
        blocks = self._without_terms(outline.blocks_of("strategies"))
        self._ledger.claim_blocks(blocks, "fact:strategy")
        return read_strategies(blocks)

    def _indicators(
        self, outline: IssueOutline, strategies: Sequence[Strategy]
    ) -> tuple[Indicator, ...]:
        blocks = self._without_terms(outline.blocks_of("indicators"))
        self._ledger.claim_blocks(blocks, "fact:indicator")
        reader = IndicatorReader(blocks, strategies)
        indicators = reader.read()
        self._diagnostics.extend(reader.diagnostics)
        return indicators

    def _budgets(self, where: str, outline: IssueOutline) -> tuple[Budget, ...]:
        found: dict[tuple[int, str], Budget] = {}
        for entry in outline.budgets:
            budget = self._budget(where, entry)
            if budget is None:
                continue
            first = found.setdefault((budget.fiscal_year, budget.phase), budget)
            if first is not budget:
                message = (
                    f"{where}の同じ年度・同じ区分の金額が{first.line}行にもあり、そちらを採りました"
                )
                self._note("budget_repeated", message, entry.line, entry.text or "")
        if not outline.budgets:
            message = f"{where}に決算額・予算額の記載がありません"
            self._note("issue_without_budget", message, outline.line)
        return tuple(found.values())

    def _budget(self, where: str, entry: BudgetEntry) -> Budget | None:
        """The amount; what is no amount is left out with an error, never kept as a blank."""
        if fault := amount_fault(entry):
            message = f"{where}: {fault}。原本を確かめ、文書を直して読み直してください"
            self._note("amount_unreadable", message, entry.line, entry.text or "")
            return None
        yen = entry.amount_yen()
        return Budget(entry.fiscal_year, entry.phase, yen, entry.text, entry.line)

    def _unevaluated(self, where: str, sections: Sequence[SectionOutline]) -> None:
        """Say once for an issue that its results are still blank."""
        results = [s for s in sections if s.name in ("attainments", "results", "previous")]
        if results and not any(section.blocks for section in results):
            message = f"{where}の達成状況は空欄です(未評価)"
            self._note("section_empty", message, results[0].line)

    def _text_of(self, blocks: Sequence[Block], owner: str) -> str:
        """The paragraphs of a section, its items marked again with a bullet."""
        kept = self._without_terms(blocks)
        self._ledger.claim_blocks(kept, owner)
        return "\n".join(("・" if b.kind is Kind.ITEM else "") + b.text for b in kept)

    def _without_terms(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks that are no ※ footnote; the footnotes go to the glossary."""
        kept = []
        for block in blocks:
            if term := match_term(block):
                self._terms.setdefault(term.term, term)
                self._ledger.claim_blocks([block], "fact:glossary")
            else:
                kept.append(block)
        return kept

    def _note(self, code: str, message: str, line: int, text: str = "") -> None:
        self._diagnostics.append(Diagnostic(code, message, line, text))
