"""The document's outline: each label with the blocks that stand under it, in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from dxanalysis.documents.model import Block, Document
from dxanalysis.plan.budgets import BudgetEntry, match_budgets
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.headings import (
    IssueHeading,
    Title,
    match_head,
    match_issue,
    match_title,
)
from dxanalysis.plan.labels import match_boilerplate, match_label
from dxanalysis.plan.ledger import Ledger


@dataclass
class SectionOutline:
    """A label (its name) and what stands under it."""

    name: str
    line: int
    blocks: list[Block] = field(default_factory=list)


@dataclass
class IssueOutline:
    """An issue's heading, its amounts and its sections."""

    heading: IssueHeading
    line: int
    budgets: list[BudgetEntry] = field(default_factory=list)
    sections: list[SectionOutline] = field(default_factory=list)

    def blocks_of(self, name: str) -> list[Block]:
        """All blocks under the labels of this name."""
        return [b for section in self.sections if section.name == name for b in section.blocks]


@dataclass
class Outline:
    """A document cut at its labels. Blocks that stand under none are in `stray`."""

    title: Title | None = None
    title_line: int | None = None
    head: str | None = None
    sections: list[SectionOutline] = field(default_factory=list)
    issues: list[IssueOutline] = field(default_factory=list)
    stray: list[Block] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


_PLAN_WIDE = frozenset({"goal", "mission", "principles", "self_evaluation", "future_policy"})
_OPENING = frozenset({"goal", "mission", "principles"})  # these stand before the first issue
_BETWEEN = frozenset({"umbrella", "issues"})  # labels that close a section and open none


class OutlineReader:
    """Walks over a document's blocks once, and books what it recognises in the ledger."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self._blocks = document.blocks
        self._ledger = ledger
        self._outline = Outline()
        self._section: SectionOutline | None = None
        self._issue: IssueOutline | None = None

    def read(self) -> Outline:
        """The outline of the whole document."""
        at = 0
        while at < len(self._blocks):
            at += (
                self._boilerplate(at)
                or self._title(at)
                or self._budgets(at)
                or self._label(at)
                or self._heading(at)
                or self._content(at)
            )
        return self._outline

    def _boilerplate(self, at: int) -> int:
        name = match_boilerplate(self._blocks[at].text)
        return self._book(at, 1, f"boilerplate:{name}") if name else 0

    def _title(self, at: int) -> int:
        block = self._blocks[at]
        if title := match_title(block.text):
            if self._outline.title is None:
                self._outline.title, self._outline.title_line = title, block.line
            return self._book(at, 1, "fact:title")
        if self._outline.head is None and not self._issue and (head := match_head(block.text)):
            self._outline.head = head
            return self._book(at, 1, "fact:head")
        return 0

    def _budgets(self, at: int) -> int:
        if not self._issue or not self._outline.title:
            return 0
        found = match_budgets(self._blocks, at, self._outline.title.fiscal_year)
        if not found:
            return 0
        self._issue.budgets.extend(found.entries)
        return self._book(at, found.blocks, "fact:budget")

    def _label(self, at: int) -> int:
        found = match_label(self._blocks, at)
        if not found or (found.name in _OPENING and self._outline.issues):
            return 0  # 目標 below an issue is a word of its own, not the plan's goal
        line = self._blocks[at].line
        if found.misread:
            last = self._blocks[at + found.blocks - 1].line  # a note stands behind its label
            self._outline.diagnostics.append(_misread(last, *found.misread))
        if found.name in _BETWEEN:
            self._section = None
        else:
            self._open(found.name, line)
        return self._book(at, found.blocks, f"label:{found.name}")

    def _open(self, name: str, line: int) -> None:
        self._section = SectionOutline(name, line)
        if name in _PLAN_WIDE:
            self._issue = None
        (self._issue or self._outline).sections.append(self._section)

    def _heading(self, at: int) -> int:
        block = self._blocks[at]
        heading = match_issue(block.text)
        if not heading:
            return 0
        count = 1
        if not heading.title and self._names_issue(at + 1):
            heading = IssueHeading(heading.label, _title_alone(self._blocks[at + 1]))
            count = 2
        self._issue = IssueOutline(heading, block.line)
        self._outline.issues.append(self._issue)
        self._open("challenge", block.line)  # what follows a heading unlabelled is the challenge
        return self._book(at, count, "fact:issue")

    def _names_issue(self, at: int) -> bool:
        """Whether the block behind a bare `経営課題1` is its title, and no label or amount."""
        if at >= len(self._blocks) or match_label(self._blocks, at):
            return False
        return not match_budgets(self._blocks, at, 0) and not match_issue(self._blocks[at].text)

    def _content(self, at: int) -> int:
        under = self._section.blocks if self._section else self._outline.stray
        under.append(self._blocks[at])
        return 1

    def _book(self, at: int, count: int, owner: str) -> int:
        self._ledger.claim_blocks(list(self._blocks[at : at + count]), owner)
        return count


def _title_alone(block: Block) -> str:
    found = match_issue(f"経営課題1 {block.text}")
    return found.title if found else block.text


def _misread(line: int, printed: str, meant: str) -> Diagnostic:
    message = f"「{printed}」を「{meant}」の誤読とみて読みました"
    return Diagnostic("label_misread", message, line, printed)
