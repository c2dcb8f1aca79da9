"""One 経営課題: the sections under its heading → amounts, strategies, indicators, attainments."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dxanalysis.documents.model import Block, Kind
from dxanalysis.plan.announced import names_amount
from dxanalysis.plan.brackets import unpaired
from dxanalysis.plan.indicators import IndicatorReader
from dxanalysis.plan.issue_budgets import BudgetReader
from dxanalysis.plan.labels import LabelYear
from dxanalysis.plan.model import Indicator, Issue, Strategy
from dxanalysis.plan.outline import IssueOutline
from dxanalysis.plan.printed import attainments_as_printed
from dxanalysis.plan.reading_log import ReadingLog
from dxanalysis.plan.results.classify import is_remark
from dxanalysis.plan.results.decided import DecidedText
from dxanalysis.plan.results.reader import PrintedResults, ResultsReading, read_results
from dxanalysis.plan.results.scale import scale_of
from dxanalysis.plan.results.tables import TypedTable
from dxanalysis.plan.results.words import words_of
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
        results = self._results(strategies, indicators)
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
            attainments=results.attainments,
            unplaced=results.unplaced,
            narratives=narratives,
            line=line,
            start=outline.start,
            end=outline.end,
            stages=results,
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

    def _results(
        self, strategies: tuple[Strategy, ...], indicators: tuple[Indicator, ...]
    ) -> ResultsReading:
        """The results, each of its indicator, and the lines that no evidence gives to any."""
        sections = self._outline.sections_of(*_RESULTS, "results_table")
        printed = self._printed()
        if not (printed.results or printed.previous or printed.tables):
            if sections:
                message = f"{self._where}の達成状況は空欄です(未評価)"
                self._record.note("section_empty", message, sections[0].line)
            return ResultsReading()
        year = self._year(next((s.year for s in sections if s.year), None))
        words = words_of(strategies, indicators, year)
        scale = scale_of(self._record.ledger.text)
        judged = DecidedText(self._record.ledger.text, self._record.decisions)
        reading = read_results(printed, words, scale, self._where, judged)
        self._record.diagnostics.extend(reading.diagnostics)
        self._record.applied.extend(reading.applied)
        document = self._record.ledger.document
        printed_words = attainments_as_printed(
            document, reading.attainments, reading.results, reading.previous
        )
        return replace(reading, attainments=printed_words)

    def _printed(self) -> PrintedResults:
        """What stands under the labels for results; 中間振り返り is set apart, and said so."""
        results, previous = self._result_blocks(*_RESULTS), self._result_blocks("previous")
        if interim := self._record.take(self._outline.blocks_of("interim"), "fact:interim"):
            message = f"{self._where}の中間振り返りは、実績の表に入れていません"
            self._record.note("interim_skipped", message, interim[0].line, interim[0].text)
        tables = [
            TypedTable(section.heads, self._record.take(section.blocks, "fact:attainment"))
            for section in self._outline.sections_of("results_table")
        ]
        labels = self._outline.sections_of(*_RESULTS, "previous")
        columns = {label.cell.column if label.cell else None for label in labels}
        together = len(labels) > 1 and len(columns) == 1  # side by side, each heads its own
        return PrintedResults(results, previous, [t for t in tables if t.blocks], together)

    def _result_blocks(self, *names: str) -> list[Block]:
        """The blocks of these sections; a remark or a legend behind ※ is no footnote's term."""
        blocks = self._outline.blocks_of(*names)
        kept = [block for block in blocks if is_remark(block.text)]
        self._record.ledger.claim_blocks(kept, "fact:attainment")
        others = self._record.take([b for b in blocks if b not in kept], "fact:attainment")
        return sorted([*kept, *others], key=blocks.index)

    def _year(self, year: LabelYear | None) -> int:
        if year is None:
            return self._plan_year
        return year.gregorian or fiscal_year_of_short(year.short or "", self._plan_year)


def _is_flattened(blocks: list[Block]) -> bool:
    """Whether a challenge may stand first among these: a list of items is the strategies' own."""
    listed = blocks[0].kind in (Kind.ITEM, Kind.LOOSE)
    return not listed and not any(block.cell for block in blocks)
