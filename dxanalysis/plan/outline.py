"""A document's outline: each label with the blocks that stand under it, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.budgets import BudgetEntry
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.headings import IssueHeading, Title
from dxanalysis.plan.labels import LabelYear
from dxanalysis.plan.model import Strategy
from dxanalysis.plan.results.columns import ColumnType


@dataclass
class SectionOutline:
    """A label (its name), where it stands, and what stands under it."""

    name: str
    line: int
    labelled: bool = False  # whether a label opened it, or the text's place alone
    year: LabelYear | None = None
    cell: Cell | None = None
    blocks: list[Block] = field(default_factory=list)
    heads: dict[int, ColumnType] = field(default_factory=dict)  # of a table of results


def span_of(blocks: Sequence[Block]) -> tuple[int | None, int | None]:
    """The offsets at which the first of these begins and the last ends; None for none.

    What stands under one label stands there in the document's order, also in a table's column.
    """
    if not blocks:
        return None, None
    return blocks[0].start, blocks[-1].end


class AmountRemark(NamedTuple):
    """What is printed beside amounts and is none; `code` is its diagnostic's.

    `amount_blank` for what stands behind a label without its amount, else `amount_remark`.
    """

    code: str
    text: str
    line: int


@dataclass
class IssueOutline:
    """An issue's heading, its amounts, its strategies that have a heading, and its sections."""

    heading: IssueHeading
    line: int
    start: int | None = None
    end: int | None = None
    budgets: list[BudgetEntry] = field(default_factory=list)
    strategies: list[Strategy] = field(default_factory=list)
    sections: list[SectionOutline] = field(default_factory=list)
    remarks: list[AmountRemark] = field(default_factory=list)

    def sections_of(self, *names: str) -> list[SectionOutline]:
        """The sections under the labels of these names."""
        return [section for section in self.sections if section.name in names]

    def blocks_of(self, *names: str) -> list[Block]:
        """All blocks under the labels of these names."""
        return [block for section in self.sections_of(*names) for block in section.blocks]

    def has_blocks_of(self, name: str) -> bool:
        """Whether any block stands under a label of this name."""
        return any(section.name == name and section.blocks for section in self.sections)


@dataclass
class Outline:
    """A document cut at its labels. Blocks that stand under none are in `stray`."""

    title: Title | None = None
    title_line: int | None = None
    title_start: int | None = None
    title_end: int | None = None
    head: str | None = None
    published: str | None = None
    sections: list[SectionOutline] = field(default_factory=list)
    issues: list[IssueOutline] = field(default_factory=list)
    stray: list[Block] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
