"""The overview report's parts, each ready to be shown by a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.analysis.overview import Overview
from dxanalysis.present.overview import figures as overview_figures
from dxanalysis.present.overview import tables as overview_tables
from dxanalysis.present.overview import words as overview_words
from dxanalysis.present.overview.logic_model import LogicModel, logic_model
from dxanalysis.present.shared import source
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.shared.prose import Prose, plain
from dxanalysis.present.shared.table import Table


@dataclass(frozen=True)
class OverviewPage:
    """What an `Overview` looks like; every method gives something that Jupyter shows.

    >>> page = OverviewPage(dx.plan_overview(tables, "2026-digital"))
    >>> "33億8,500万円" in str(page.answer())
    True
    """

    overview: Overview

    def answer(self) -> Prose:
        """The subject, the sum of the plan year's budgets, and the indicators."""
        return overview_words.answer(self.overview)

    def totals(self) -> Table | Prose:
        """The sums of the issues per year and phase."""
        if not self.overview.totals and self.overview.unread:
            return plain("決算額・予算額として読めた金額がありません。")
        if not self.overview.totals:
            return plain("どの経営課題にも、決算額・予算額の記載がありません。")
        return overview_tables.totals(self.overview)

    def chart(self) -> Figure | Prose:
        """The amounts of all issues over the years; its `table` is `amounts()`."""
        if not self.overview.budgets:
            return plain("図にする金額がありません。")
        return overview_figures.budgets(self.overview)

    def amounts(self) -> Table:
        """The numbers behind `chart()`."""
        return overview_tables.amounts(self.overview)

    def issues(self) -> Table:
        """The plan year's budget of every issue: share, rank, change."""
        return overview_tables.plan_year(self.overview)

    def logic(self) -> LogicModel | Prose:
        """課題 → 戦略 → 指標 → 目標."""
        if not self.overview.plan_year:
            return plain("経営課題の記載がありません。")
        return logic_model(self.overview)

    def kinds(self) -> Table | Prose:
        """The indicators of every issue by the kind of their target."""
        if not self.overview.plan_year:
            return plain("経営課題の記載がありません。")
        return overview_tables.kinds(self.overview)

    def diagnostics(self) -> Table | Prose:
        """What is to be known about the reading of the document."""
        if not self.overview.diagnostics:
            return plain("文書の読み取りについて、お知らせすることはありません。")
        return overview_tables.diagnostics(self.overview)

    def cautions(self) -> Prose:
        """What a reader of the sums must know."""
        return overview_words.cautions(self.overview)

    def source(self) -> Prose:
        """The document behind the numbers."""
        return source.provenance(self.overview.subject)
