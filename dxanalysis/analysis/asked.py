"""The questions to the department about one issue, as the table `questions` has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.rows import rows_of
from dxanalysis.schema.question_rules import RULES

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row of `questions`: what is asked, by which rule, and the printed words behind it."""

    plan_id: str
    issue_no: int
    indicator_no: int | None
    rule: str
    question: str
    text: str | None
    line: int | None
    start: int | None
    end: int | None

    @property
    def id(self) -> str:
        """What names the question in an answer to it: 2026-digital/1/2/outcome."""
        where = [self.plan_id, str(self.issue_no), str(self.indicator_no or 0), self.rule]
        return "/".join(where)


_TELLING = ("result", "series", "budget", "issue", "indicator")


def most_telling_first(asked: Iterable[AskedRow]) -> list[AskedRow]:
    """The questions about a result before those about a wording."""
    return sorted(asked, key=lambda row: _TELLING.index(RULES[row.rule].about))


def asked_of(tables: Tables, *, money: bool) -> list[AskedRow]:
    """The questions of tables of one issue: those about its money, or all others."""
    rows = rows_of(tables.questions, AskedRow)
    return [row for row in rows if RULES[row.rule].money is money]
