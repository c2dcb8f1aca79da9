"""One 経営課題: the sections under its heading → amounts, strategies, indicators, attainments."""

from __future__ import annotations

from itertools import pairwise

from dxanalysis.documents.model import Block, Kind
from dxanalysis.plan.announced import names_amount
from dxanalysis.plan.brackets import unpaired
from dxanalysis.plan.indicators import IndicatorReader
from dxanalysis.plan.issue_budgets import BudgetReader
from dxanalysis.plan.labels import LabelYear
from dxanalysis.plan.model import Attainment, Indicator, Issue, Strategy
from dxanalysis.plan.outline import IssueOutline
from dxanalysis.plan.reading_log import ReadingLog
from dxanalysis.plan.results.attainments import AttainmentReader, ResultLine, result_lines
from dxanalysis.plan.strategies import read_strategies
from dxanalysis.text.years import fiscal_year_of_short

_RESULTS = ("attainments", "results")


class IssueReader:
    """Reads one issue's outline; what is missing or doubtful goes to the record."""

    def __init__(self, record: ReadingLog, outline: IssueOutline, plan_year: int) -> None:
        self._record, self._outline, self._plan_year = record, outline, plan_year
        self._where = f"経営課題{outline.heading.label}"  # as printed: 1, 3, 4

    def read(self) -> Issue:
        """The issue with all its facts."""
        outline, line = self._outline, self._outline.line
        before = len(self._record.diagnostics)
        if not outline.heading.title:
            self._record.note("issue_without_title", f"{self._where}の名称がありません", line)
        if lone := unpaired(outline.heading.title):
            message = (
                f"{self._where}の名称の括弧「{lone}」に対がありません。書かれたとおりに読みました"
            )
            self._record.note("bracket_unpaired", message, line, outline.heading.title)
        self._share_columns()
        challenge = self._record.text_of(outline.blocks_of("challenge"), "challenge")
        strategies = self._strategies()
        indicators = self._indicators(strategies)
        found = {"challenge": challenge, "strategies": strategies, "indicators": indicators}
        self._note_labels_without_fact({name for name, facts in found.items() if not facts})
        attainments = self._attainments(indicators)
        narratives = self._record.narratives(outline.sections)
        in_text = [d for d in self._record.diagnostics[before:] if names_amount(d)]
        budgets, unreadable = BudgetReader(self._record, self._where, outline, in_text).read()
        return Issue(
            label=outline.heading.label,
            title=outline.heading.title,
            challenge=challenge or None,
            budgets=budgets,
            unreadable_budgets=unreadable,
            strategies=strategies,
            indicators=indicators,
            attainments=attainments,
            narratives=narratives,
            line=line,
            start=outline.start,
            end=outline.end,
        )

    def _note_labels_without_fact(self, names: set[str]) -> None:
        """Of each name the first label that stands there; of the same name one remark is enough."""
        for section in self._outline.sections:
            if section.labelled and section.name in names:
                names.remove(section.name)
                self._record.note_label_without_fact(section.name, section.line)

    def _share_columns(self) -> None:
        """Where 概要 and 主な戦略 stand together over two columns, the first text is the challenge's."""
        sections = self._outline.sections
        for head, second in pairwise(sections):
            names = (head.name, second.name)
            together = names == ("challenge", "strategies") and head.labelled and not head.blocks
            if together and second.blocks and _is_flattened(second.blocks):
                head.blocks, second.blocks = second.blocks[:1], second.blocks[1:]
                message = (
                    f"{self._where}の課題認識と戦略の欄が並び、最初の文を課題認識とみて読みました"
                )
                self._record.note("columns_guessed", message, head.line)

    def _strategies(self) -> tuple[Strategy, ...]:
        """Those with a heading of their own, and those that are only listed."""
        blocks = self._record.take(self._outline.blocks_of("strategies"), "fact:strategy")
        self._record.note_facts_in_text(blocks, "strategies")
        listed = read_strategies(blocks)
        return tuple(sorted([*self._outline.strategies, *listed], key=lambda s: s.line))

    def _indicators(self, strategies: tuple[Strategy, ...]) -> tuple[Indicator, ...]:
        blocks = self._record.take(self._outline.blocks_of("indicators"), "fact:indicator")
        reader = IndicatorReader(blocks, strategies, self._plan_year)
        indicators = reader.read()
        self._record.diagnostics.extend(reader.diagnostics)
        if not indicators:
            message = f"{self._where}に評価指標がありません"
            self._record.note("issue_without_indicator", message, self._outline.line)
        return indicators

    def _attainments(self, indicators: tuple[Indicator, ...]) -> tuple[Attainment, ...]:
        sections = self._outline.sections_of(*_RESULTS)
        results, previous = self._parted(self._lines(*_RESULTS), self._lines("previous"))
        if not results and not previous:
            if sections:
                message = f"{self._where}の達成状況は空欄です(未評価)"
                self._record.note("section_empty", message, sections[0].line)
            return ()
        header = next((s.cell for s in self._outline.sections_of("results") if s.cell), None)
        reader = AttainmentReader(self._where, indicators, header)
        year = next((s.year for s in sections if s.year), None)
        attainments = reader.read(self._year(year), results, previous)
        self._record.diagnostics.extend(reader.diagnostics)
        for line in reader.unmatched:
            message = f"{self._where}の実績「{line.text}」をどの指標にも結び付けられません"
            self._record.note("attainment_unmatched", message, line.line, line.text)
        return attainments

    def _parted(
        self, results: list[ResultLine], previous: list[ResultLine]
    ) -> tuple[list[ResultLine], list[ResultLine]]:
        """Where both labels stand together and all lines behind them, the rows were flattened.

        `実績 | 前年度実績` over cells, told line by line: result, previous, result, previous.
        """
        if results or not self._outline.sections_of(*_RESULTS) or len(previous) < 1:
            return results, previous
        if any(line.cell for line in previous):
            return results, previous  # a table's own columns tell which is which
        message = (
            f"{self._where}の実績と前年度実績の欄が文字の並びから分からず、交互とみて読みました"
        )
        self._record.note("columns_guessed", message, previous[0].line)
        return previous[::2], previous[1::2]

    def _lines(self, *names: str) -> list[ResultLine]:
        return result_lines(self._record.take(self._outline.blocks_of(*names), "fact:attainment"))

    def _year(self, year: LabelYear | None) -> int:
        if year is None:
            return self._plan_year
        return year.gregorian or fiscal_year_of_short(year.short or "", self._plan_year)


def _is_flattened(blocks: list[Block]) -> bool:
    """Whether a challenge may stand first among these: a list of items is the strategies' own."""
    listed = blocks[0].kind in (Kind.ITEM, Kind.LOOSE)
    return not listed and not any(block.cell for block in blocks)
