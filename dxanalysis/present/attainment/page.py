"""The indicator-attainment report's parts, each ready to be shown by a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.present.attainment import cards as attainment_cards
from dxanalysis.present.attainment import figures as attainment_figures
from dxanalysis.present.attainment import paths
from dxanalysis.present.attainment import tables as attainment_tables
from dxanalysis.present.attainment import words as attainment_words
from dxanalysis.present.attainment.cards import Cards
from dxanalysis.present.shared import asked, source
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.shared.prose import Prose, plain
from dxanalysis.present.shared.table import Table
from dxanalysis.present.years import tables as year_tables
from dxanalysis.present.years import words as year_words


@dataclass(frozen=True)
class AttainmentPage:
    """What an `IssueAttainment` looks like; every method gives something that Jupyter shows.

    >>> page = AttainmentPage(dx.indicator_attainment(tables, "2026-digital", 1))
    >>> "評価指標は3件" in str(page.answer())
    True
    """

    found: IssueAttainment

    def answer(self) -> Prose:
        """The subject and, in one line, how many have a target, a result, A, B or nothing yet."""
        return attainment_words.answer(self.found)

    def cards(self) -> Cards | None:
        """A card per indicator, what was missed first; nothing where there is none."""
        return attainment_cards.cards(self.found) if self.found.indicators else None

    def counts(self) -> Table:
        """The same counts as a table."""
        return attainment_tables.counts(self.found)

    def table(self) -> Table:
        """Every indicator with its strategy, targets, result, previous year, grade, line."""
        return attainment_tables.listing(self.found)

    def unplaced(self) -> Table | None:
        """The printed lines that no indicator could be given; nothing where there are none."""
        return attainment_tables.unplaced(self.found) if self.found.unplaced else None

    def chart(self) -> Figure | Prose | None:
        """Results against targets where both are figures; nothing before there are results."""
        if not attainment_figures.drawable(self.found) and self.found.unplaced:
            return plain(
                "目標と実績がともに数値で、図に表せる指標はありません。"
                "どの指標の実績か決められない記載は、図に表していません。"
            )
        if not attainment_figures.drawable(self.found):
            return (
                plain("目標と実績がともに数値で、図に表せる指標はありません。")
                if self._told
                else None
            )
        return attainment_figures.against_target(self.found)

    @property
    def _told(self) -> bool:
        """Whether the document prints a result of any indicator."""
        return any(row.actual_text is not None for row in self.found.indicators)

    def comparison(self) -> Table | Prose | None:
        """Target, result, ratio, what the figures say and the grade; nothing before any result."""
        if not self._told:
            only = "どの指標の実績か決められない記載だけがあり、比べられません。"
            return plain(only) if self.found.unplaced else None
        return attainment_tables.compared(self.found)

    def evaluation(self) -> Prose | None:
        """自己評価 and 今後の方針 in the document's words; nothing where it has none."""
        if not self.found.own_evaluation:
            return None
        return attainment_words.own_evaluation(self.found)

    def disagreements(self) -> Prose | None:
        """Where the document's grade and the figures disagree, neither overruled."""
        if not self.found.any_result:
            return None
        return attainment_words.disagreements(self.found)

    def paths(self) -> Prose | None:
        """What is reached by the end of each multi-year target, in words; nothing without one."""
        return paths.sentences(self.found) if self.found.paths else None

    def paths_chart(self) -> Figure | None:
        """The same as a picture, for targets towards which the years add up."""
        if not attainment_figures.accumulating(self.found):
            return None
        return attainment_figures.remaining(self.found)

    def paths_table(self) -> Table | None:
        """The numbers behind `paths_chart()`."""
        return paths.table(self.found) if self.found.paths else None

    def quality(self) -> Prose | None:
        """How many indicators can be measured by a figure, and which cannot; until evaluation."""
        return None if self.found.evaluated else attainment_words.quality(self.found)

    def quality_table(self) -> Table | None:
        """What evaluating each indicator will ask; nothing of a plan that is evaluated."""
        if self.found.evaluated:
            return None
        return attainment_tables.quality(self.found)

    def thread_table(self) -> Table | Prose | None:
        """Targets, results and grades of these indicators, year by year; nothing of one plan."""
        if not self.found.thread.others:
            return None
        if not self.found.thread.indicators:
            return year_words.no_indicators()
        return year_tables.indicators(self.found.thread)

    def questions(self) -> Table | None:
        """What to ask the department about the issue and its indicators."""
        return asked.questions(self.found.questions, self.found.subject)

    def proposals(self) -> Prose | None:
        """Links of indicators that a person must decide; nothing where there are none."""
        return year_words.proposals(
            [link for link in self.found.thread.proposals if link.level == "indicator"]
        )

    def cautions(self) -> Prose:
        """What a reader of the counts must know."""
        return attainment_words.cautions(self.found)

    def source(self) -> Prose:
        """The document behind the numbers."""
        return source.provenance(self.found.subject)
