"""Walks over a document's blocks once, cuts them at labels and headings, and books both."""

from __future__ import annotations

from dataclasses import replace

from dxanalysis.documents.model import Block, Document, Kind
from dxanalysis.plan.budgets import (
    could_be_amount,
    is_amount,
    is_amount_remark,
    match_budgets,
)
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.headings import (
    iso_date,
    match_head,
    match_issue,
    match_title,
)
from dxanalysis.plan.labels import (
    match_boilerplate,
    match_cut_off,
    match_label,
    squeezed,
    title_of,
)
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Strategy
from dxanalysis.plan.open_outline import RESULTS, OpenOutline
from dxanalysis.plan.outline import AmountRemark, Outline, span_of
from dxanalysis.plan.reading_order import in_reading_order
from dxanalysis.plan.results_table import match_results_table
from dxanalysis.plan.subheadings import (
    StrategyHeading,
    is_measure,
    is_sdgs_goal,
    match_strategy_heading,
)

_OPENING = frozenset({"goal", "mission", "principles"})  # these stand before the first issue
_BETWEEN = frozenset({"umbrella", "issues"})  # labels that close a section and open none
_CAPTION = "caption"  # told from a title by its place alone
_LISTS = frozenset({"strategies", "indicators", "attainments", "results", "previous"})
_UNDER_STRATEGIES = frozenset({"strategies", "strategy_details"})
_UNDER_HEADS = _UNDER_STRATEGIES | {"sdgs"}  # here headings and goals need no words of their own


class OutlineReader:
    """Knows of each block of one document which part of its outline it begins."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self._blocks = in_reading_order(document.blocks)
        self._ledger = ledger
        self._open = OpenOutline()
        self._outline = self._open.outline
        self._behind_amounts = -1  # the block behind the amounts read last

    def read(self) -> Outline:
        """The outline of the whole document."""
        at = 0
        while at < len(self._blocks):
            at += self._part(at) or self._content(at)
        return self._outline

    def _part(self, at: int) -> int:
        """How many blocks stand here that are no words of a section: a label, a heading, a fact.

        Each is looked for only where the text holds what it cannot be without.
        """
        block = self._blocks[at]
        bare, page = squeezed(block.text), match_boilerplate(block.text)
        return (
            (page is not None and self._boilerplate(at, page))
            or ("運営方針" in bare and self._title(at))
            or (self._outline.head is None and self._head(at))
            or (block.cell is not None and self._results_table(at))
            or ("算" in block.text and self._budgets(at))
            or (at == self._behind_amounts and self._beside_amounts(at))
            or self._label(at)
            or ("経営課題" in bare and self._heading(at))
            or (self._may_be_subheading(bare) and self._subheading(at))
            or (page == _CAPTION and self._caption(at))
            or (at == len(self._blocks) - 1 and self._cut_off(at))
        )

    def _may_be_subheading(self, bare: str) -> bool:
        """Whether a text has a subheading's words, or stands where one needs none."""
        if "戦略" in bare or "取組" in bare or "SDGs" in bare:
            return True
        return self._open.section is not None and self._open.section.name in _UNDER_HEADS

    def _boilerplate(self, at: int, name: str) -> int:
        block = self._blocks[at]
        if name == _CAPTION or (name == "page_date" and self._open.is_in(*RESULTS)):
            return 0  # among the results, a date is one
        if name == "page_date":
            self._outline.published = max(self._outline.published or "", iso_date(block.text))
        return self._book(at, 1, f"boilerplate:{name}")

    def _title(self, at: int) -> int:
        block = self._blocks[at]
        title = match_title(block.text)
        if not title:
            return 0
        named = self._outline.title
        if named is None:
            self._outline.title, self._outline.title_line = title, block.line
            self._outline.title_start, self._outline.title_end = block.start, block.end
        elif not named.department and title.fiscal_year == named.fiscal_year:
            self._outline.title = replace(named, department=title.department)
        if title.revised:
            self._outline.published = max(self._outline.published or "", title.revised)
        return self._book(at, 1, "fact:title")

    def _head(self, at: int) -> int:
        """The department's head, who is named before the first issue."""
        head = None if self._open.issue else match_head(self._blocks[at].text)
        if not head:
            return 0
        self._outline.head = head
        return self._book(at, 1, "fact:head")

    def _results_table(self, at: int) -> int:
        """A table of results whose columns have heads, below an issue's indicators."""
        title = self._outline.title
        if title is None or self._open.issue is None:
            return 0
        table = match_results_table(self._blocks, at, self._open.issue, title.fiscal_year)
        if table is None:
            return 0
        self._blocks = (
            *self._blocks[:at],
            *table.ordered,
            *self._blocks[at + len(table.ordered) :],
        )
        block = self._blocks[at]
        section = self._open.begin("results_table", block.line, cell=block.cell)
        section.heads, section.blocks = table.heads, table.body
        self._open.begin("attainments", block.line)  # a remark may stand below the table
        self._book(at, len(table.head), "label:results_table")
        return len(table.head) + len(table.body)

    def _budgets(self, at: int) -> int:
        """An issue's own amounts; those below a 具体的取組 are the measure's."""
        if not self._open.issue or not self._outline.title or self._open.is_in("measures"):
            return 0
        year = self._outline.title.fiscal_year
        found = match_budgets(self._blocks, at, year)
        if found and found.blocks > 1 and self._begins_anew(at + 1):
            found = match_budgets(self._blocks[at : at + 1], 0, year)  # 予算額 / 【戦略1-1 …】
        if not found:
            return 0
        self._open.issue.budgets.extend(found.entries)
        self._behind_amounts = at + found.blocks
        if found.remark:
            block = self._blocks[at]
            self._open.issue.remarks.append(AmountRemark("amount_remark", block.text, block.line))
        return self._book(at, found.blocks, "fact:budget")

    def _beside_amounts(self, at: int) -> int:
        """A remark or a further amount right behind amounts; what stands for a blank one is noted."""
        if not self._open.issue:
            return 0
        block, last = self._blocks[at], self._open.issue.budgets[-1]
        if last.text is not None and is_amount(block.text):
            self._open.issue.budgets[-1] = last.with_further(block)
        elif is_amount_remark(block.text):
            self._open.issue.remarks.append(AmountRemark("amount_remark", block.text, block.line))
        else:
            if last.text is None and could_be_amount(block.text) and not self._begins_anew(at):
                self._open.issue.remarks.append(
                    AmountRemark("amount_blank", block.text, block.line)
                )
            return 0
        self._behind_amounts = at + 1
        return self._book(at, 1, "fact:budget")

    def _label(self, at: int) -> int:
        found = match_label(self._blocks, at)
        if not found or (found.name in _OPENING and self._outline.issues):
            return 0  # 目標 below an issue is a word of its own, not the plan's goal
        if found.misread:
            last = self._blocks[at + found.blocks - 1].line  # a note stands behind its label
            self._outline.diagnostics.append(_misread(last, *found.misread))
        if found.name in _BETWEEN:
            self._open.section = None
            self._open.below_issues |= found.name == "issues"
        else:
            self._open.begin(found.name, self._blocks[at].line, found, self._blocks[at].cell)
        return self._book(at, found.blocks, f"label:{found.name}")

    def _heading(self, at: int) -> int:
        block = self._blocks[at]
        heading = match_issue(block.text)
        if not heading:
            return 0
        count = 1
        if not heading.title and self._is_name(at + 1):
            heading = replace(heading, title=_title_alone(self._blocks[at + 1]))
            count = 2
        issue = self._open.begin_issue(heading, block)
        issue.end = span_of(self._blocks[at : at + count])[1]
        return self._book(at, count, "fact:issue")

    def _is_name(self, at: int) -> bool:
        """Whether the block behind a bare heading is its name, and no label, amount or heading."""
        if at >= len(self._blocks) or self._begins_anew(at):
            return False
        page = match_boilerplate(self._blocks[at].text) not in (None, _CAPTION)
        return not (page or match_budgets(self._blocks, at, 0))

    def _begins_anew(self, at: int) -> bool:
        """Whether a block is a label or a heading, and so no part of what stands before it."""
        if at >= len(self._blocks):
            return False
        text = self._blocks[at].text
        heads = match_issue(text) or match_strategy_heading(text) or is_measure(text)
        return bool(heads or match_label(self._blocks, at))

    def _subheading(self, at: int) -> int:
        """A strategy's or a measure's own heading below an issue."""
        block = self._blocks[at]
        if self._open.below_issues or self._open.issue:
            if is_measure(block.text):
                self._open.implicit_issue("", block)
                self._open.begin("measures", block.line)
                return self._content(at)
            below = self._open.is_in(*_UNDER_STRATEGIES)
            heading = match_strategy_heading(block.text, under_strategies=below)
            if heading and not self._open.is_in("indicators") and not self._open.repeats(heading):
                return self._strategy(heading, at)
        if self._open.issue and is_sdgs_goal(block.text, open_list=self._open.is_in("sdgs")):
            if not self._open.is_in("sdgs"):
                self._open.begin("sdgs", block.line)
            return self._content(at)
        if self._open.is_in("sdgs"):
            self._open.begin(
                "challenge", block.line
            )  # behind the list of goals the challenge goes on
        return 0

    def _strategy(self, heading: StrategyHeading, at: int) -> int:
        block, count, title = self._blocks[at], 1, heading.title
        if not title and self._is_name(at + 1):
            title, count = _title_alone(self._blocks[at + 1]), 2
        issue = self._open.implicit_issue(heading.issue_label, block)
        start, end = span_of(self._blocks[at : at + count])
        issue.strategies.append(Strategy(title, block.line, start, end))
        self._open.begin("strategy_details", block.line)
        return self._book(at, count, "fact:strategy")

    def _caption(self, at: int) -> int:
        """A picture's caption; where each line is a fact, まちのイメージ is a title."""
        if self._blocks[at].kind is Kind.ITEM or self._open.is_in(*_LISTS):
            return 0
        return self._book(at, 1, f"boilerplate:{_CAPTION}")

    def _cut_off(self, at: int) -> int:
        """A document's last line where it breaks off within a label."""
        block = self._blocks[at]
        name = match_cut_off(block.text)
        if not name:
            return 0
        message = (
            f"文書がラベル「{title_of(name)}」の途中で終わっています。全文を入手し直してください"
        )
        self._outline.diagnostics.append(
            Diagnostic("document_cut_off", message, block.line, block.text)
        )
        return self._book(at, 1, f"label:{name}")

    def _content(self, at: int) -> int:
        self._open.add(self._blocks[at])
        return 1

    def _book(self, at: int, count: int, owner: str) -> int:
        self._ledger.claim_blocks(self._blocks[at : at + count], owner)
        return count


def _title_alone(block: Block) -> str:
    found = match_issue(f"経営課題1 {block.text}")
    return found.title if found else block.text


def _misread(line: int, printed: str, meant: str) -> Diagnostic:
    message = f"「{printed}」を「{meant}」の誤読とみて読みました"
    return Diagnostic("label_misread", message, line, printed)
