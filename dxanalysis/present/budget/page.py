"""The budget-trend report's parts, each ready to be shown by a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.analysis.budget_trend import BudgetTrend
from dxanalysis.present.budget import figures as budget_figures
from dxanalysis.present.budget import tables as budget_tables
from dxanalysis.present.budget import words as budget_words
from dxanalysis.present.shared import asked, source
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.shared.prose import Prose, plain
from dxanalysis.present.shared.table import Table
from dxanalysis.present.years import figures as year_figures
from dxanalysis.present.years import tables as year_tables
from dxanalysis.present.years import words as year_words


@dataclass(frozen=True)
class BudgetTrendPage:
    """What a `BudgetTrend` looks like; every method gives something that Jupyter shows.

    >>> page = BudgetTrendPage(dx.budget_trend(tables, "2026-digital", 1))
    >>> "8億8,500万円" in str(page.answer())
    True
    """

    trend: BudgetTrend

    def answer(self) -> Prose:
        """The subject and, in one line, what changed."""
        return budget_words.answer(self.trend)

    def chart(self) -> Figure | Prose:
        """The amounts over the years, settled and budgeted marked apart; its `table` is `table()`."""
        if not self.trend.rows and self.trend.unread:
            return plain(budget_words.unread(self.trend.unread, self.trend.subject.source))
        if not self.trend.rows:
            return plain("この経営課題には、決算額・予算額の記載がありません。")
        return budget_figures.years(self.trend)

    def table(self) -> Table | Prose:
        """The numbers behind the chart: 百万円 and yen, change, share, rank, line."""
        if not self.trend.rows:
            return plain("表にする金額がありません。")
        return budget_tables.years(self.trend)

    def thread(self) -> Prose | None:
        """Through which of the department's plans the issue runs; nothing where there is but one."""
        if not self.trend.thread.others:
            return None
        return year_words.thread(self.trend.thread)

    def thread_chart(self) -> Figure | None:
        """Budgets and settled amounts of all years; `thread_table()` is its table."""
        return year_figures.money(self.trend.thread) if self.trend.thread.joined else None

    def thread_table(self) -> Table | None:
        """The numbers behind `thread_chart()`, each with its plan and place."""
        return year_tables.money(self.trend.thread) if self.trend.thread.joined else None

    def thread_cautions(self) -> Prose | None:
        """What a reader of the years must know."""
        return year_words.cautions(self.trend.thread) if self.trend.thread.joined else None

    def questions(self) -> Table | None:
        """What to ask the department about the issue's money."""
        return asked.questions(self.trend.questions, self.trend.subject)

    def proposals(self) -> Prose | None:
        """Links to other years' plans that a person must decide; nothing where there are none."""
        return year_words.proposals(
            [link for link in self.trend.thread.proposals if link.level == "issue"]
        )

    def issues_chart(self) -> Figure:
        """The plan year's budget beside the other issues'; its `table` is `issues_table()`."""
        return budget_figures.issues(self.trend)

    def issues_table(self) -> Table:
        """The numbers behind `issues_chart()`."""
        return budget_tables.issues(self.trend)

    def cautions(self) -> Prose:
        """What a reader of the numbers must know."""
        return budget_words.cautions(self.trend)

    def source(self) -> Prose:
        """The document behind the numbers."""
        return source.provenance(self.trend.subject)
