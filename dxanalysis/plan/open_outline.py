"""An outline in the making: the section and the issue that are open while a document is walked over."""

from __future__ import annotations

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.budgets import match_budgets
from dxanalysis.plan.headings import IssueHeading
from dxanalysis.plan.labels import LabelMatch, squeezed
from dxanalysis.plan.outline import IssueOutline, Outline, SectionOutline
from dxanalysis.plan.subheadings import StrategyHeading

RESULTS = frozenset({"attainments", "results", "previous", "interim"})
_PLAN_WIDE = frozenset(
    {"preface", "goal", "mission", "principles", "self_evaluation", "future_policy"}
)


class OpenOutline:
    """What was read so far, the open section and issue, and whether 重点的に取り組む経営課題 was met."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.section: SectionOutline | None = None
        self.issue: IssueOutline | None = None
        self.below_issues = False

    def begin(
        self, name: str, line: int, label: LabelMatch | None = None, cell: Cell | None = None
    ) -> SectionOutline:
        """Open a section, of the open issue or of the plan; `label` is what opens it, if any does."""
        year = label.year if label else None
        self.section = section = SectionOutline(name, line, label is not None, year, cell)
        if name in _PLAN_WIDE:
            self.issue = None
        (self.issue or self.outline).sections.append(section)
        return section

    def is_in(self, *names: str) -> bool:
        """Whether the open section is one of these."""
        return self.section is not None and self.section.name in names

    def add(self, block: Block) -> None:
        """A block as the words of the open section; before all others, of a preface."""
        first = not self.outline.sections and not self.below_issues
        if self.section is None and self.outline.title and first:
            self.begin("preface", block.line)
        (self.section.blocks if self.section else self.outline.stray).append(block)

    def begin_issue(self, heading: IssueHeading, block: Block) -> IssueOutline:
        """Open an issue, with the amount that its heading may hold."""
        self.issue = issue = IssueOutline(heading, block.line, block.start, block.end)
        self.outline.issues.append(issue)
        self.begin("challenge", block.line)  # what follows a heading unlabelled is the challenge
        if heading.budget and self.outline.title:
            amounts = [Block(heading.budget, block.start + heading.budget_at, block.line)]
            if found := match_budgets(amounts, 0, self.outline.title.fiscal_year):
                issue.budgets.extend(found.entries)
        return issue

    def implicit_issue(self, label: str, block: Block) -> IssueOutline:
        """The open issue; a plan without issue headings tells them by its strategies' numbers."""
        issue = self.issue
        other = issue and not issue.heading.title and label and issue.heading.label != label
        if issue is None or other:
            return self.begin_issue(IssueHeading(label or "1", ""), block)
        return issue

    def repeats(self, heading: StrategyHeading) -> bool:
        """Whether a strategy's heading among the results repeats one that the issue holds."""
        if self.issue is None or not self.is_in(*RESULTS):
            return False
        listed = [squeezed(block.text) for block in self.issue.blocks_of("strategies")]
        listed += [squeezed(strategy.title) for strategy in self.issue.strategies]
        title = squeezed(heading.title)
        return self.issue.has_blocks_of("strategies") or not title or title in listed
