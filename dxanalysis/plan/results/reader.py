"""One issue's results in stages: cut, classify, gather, align, value, verify; each stage is kept.

`ResultsReading` holds what every stage made of the printed lines, so that a person can follow how a
line came to its indicator, or why it came to none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dxanalysis.documents.model import Block, Decision
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Attainment, Status, Unplaced
from dxanalysis.plan.results.align import Match, align
from dxanalysis.plan.results.classify import Sort, SortedPiece, classify
from dxanalysis.plan.results.crosscheck import crosscheck
from dxanalysis.plan.results.cut import Column, Piece, cut
from dxanalysis.plan.results.decided import DecidedText, Placement, decide, remarks, says
from dxanalysis.plan.results.flattened import by_column
from dxanalysis.plan.results.items import Item, Stray, gather
from dxanalysis.plan.results.scale import Scale
from dxanalysis.plan.results.tables import TypedTable, items_of_table
from dxanalysis.plan.results.value import Answer, answer_of
from dxanalysis.plan.results.verify import stray_remark, verify
from dxanalysis.plan.results.words import IssueWords

_QUOTED = 24  # characters of a line that its remark quotes


@dataclass(frozen=True)
class PrintedResults:
    """What stands under an issue's labels for results: blocks by column, and tables with heads."""

    results: Sequence[Block] = ()
    previous: Sequence[Block] = ()
    tables: Sequence[TypedTable] = ()
    together: bool = False  # both labels stand above all lines

    @property
    def blocks(self) -> list[Block]:
        """All of them."""
        return [*self.results, *self.previous, *(b for table in self.tables for b in table.blocks)]


@dataclass(frozen=True)
class ResultsReading:
    """What each stage made of one issue's results."""

    entries: tuple[SortedPiece, ...] = ()
    results: tuple[Match, ...] = ()
    previous: tuple[Match, ...] = ()
    strays: tuple[Stray, ...] = ()
    attainments: tuple[Attainment, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    applied: tuple[Decision, ...] = ()  # what a person decided


def read_results(
    printed: PrintedResults,
    words: IssueWords,
    scale: Scale,
    where: str,
    judged: DecidedText = DecidedText(),  # noqa: B008 - frozen
) -> ResultsReading:
    """The results of one issue (`where` names it in remarks), with what a person decided of them.

    Raises `UnfitDecisionError` for a decision that does not fit.
    """
    stage = _Stages(words, scale, where, judged, printed)
    entries = {
        "results": stage.entries(printed.results, "results"),
        "previous": stage.entries(printed.previous, "previous"),
    }
    if printed.together and not entries["results"]:
        found = by_column(entries["previous"], words, scale)
        if found is None:
            stage.leave_undecided(entries["previous"])
        elif found["results"]:
            stage.remark_columns(found["results"])
        entries = found or {"results": [], "previous": []}
    items: list[Item] = []
    for column in ("results", "previous"):
        gathered = gather(entries[column], words)
        items += gathered.items
        stage.strays += gathered.strays
    for table in printed.tables:
        gathered = items_of_table(table, words, scale)
        items += gathered.items
        stage.strays += gathered.strays
    return stage.finished([*entries["results"], *entries["previous"]], items)


class _Stages:
    """The stages behind the cut, with the remarks that they leave."""

    def __init__(
        self,
        words: IssueWords,
        scale: Scale,
        where: str,
        judged: DecidedText,
        printed: PrintedResults,
    ) -> None:
        self._words, self._scale, self._where = words, scale, where
        self._judged, self._printed = judged, printed
        self.strays: list[Stray] = []
        self._undecided: list[Unplaced] = []
        self._explained = True
        self._columnless: Piece | None = None  # the first of these lines
        self._open_results = False
        self.diagnostics: list[Diagnostic] = []

    def entries(self, blocks: Sequence[Block], column: Column) -> list[SortedPiece]:
        """The first two stages of a column."""
        return classify(cut(blocks, column, self._words), self._words, self._scale)

    def finished(self, entries: Sequence[SortedPiece], items: Sequence[Item]) -> ResultsReading:
        """The stages from the alignment on."""
        columns = [[item for item in items if item.column == c] for c in ("results", "previous")]
        now, before = (align(column, self._words, self._scale) for column in columns)
        now, before, applied = self._decided(*crosscheck(now, before, self._words))
        self._explained = self._explain_grades(now)
        self._open_results = bool(self._undecided) or _leaves_results(now, self.strays)
        attainments = tuple(self._attainments(now, before))
        unplaced = (*self._undecided, *self._unplaced([*now, *before]))
        self._remark_strays()
        silent = (Sort.HEAD, Sort.LEGEND, Sort.BLANK, Sort.WORDING)
        content = [entry for entry in entries if entry.sort not in silent]
        if content and not (attainments or unplaced or applied):
            message = f"{self._where}に実績の記載がありますが、一つも読めません"
            piece = content[0].piece
            self._note("results_unread", message, piece.line, piece.text)
        return ResultsReading(
            tuple(entries), now, before, tuple(self.strays), attainments, unplaced,
            tuple(self.diagnostics), applied,
        )  # fmt: skip

    def _decided(
        self, now: Sequence[Match], before: Sequence[Match]
    ) -> tuple[tuple[Match, ...], tuple[Match, ...], tuple[Decision, ...]]:
        """The stage behind the alignment: what a person decided."""
        lines_open = bool(self._undecided)
        placement = Placement(list(now), list(before), self.strays, self._undecided)
        decide(self._judged, placement, self._printed.blocks, self._words, self._scale)
        self.diagnostics += remarks(placement, self._where)
        if (first := self._columnless) and (self._undecided or not lines_open):
            message = f"{self._where}の実績と前年度実績を、文字の並びから分けられません"
            self._note("columns_undecided", message, first.line, first.text)
        return tuple(placement.results), tuple(placement.previous), tuple(placement.applied)

    def remark_columns(self, results: Sequence[SortedPiece]) -> None:
        """Say that the lines themselves had to tell the columns apart."""
        piece = results[0].piece
        if piece.cell is None:
            message = f"{self._where}の実績と前年度実績を、評価と単位の並びから分けて読みました"
            self._note("columns_guessed", message, piece.line, piece.text)

    def leave_undecided(self, entries: Sequence[SortedPiece]) -> None:
        """Place none of these lines: nothing tells results from the year before's."""
        self._columnless = entries[0].piece if entries else None
        for entry in entries:
            piece = entry.piece
            if entry.sort in (Sort.RESULT, Sort.PENDING, Sort.GRADE):
                self._undecided.append(
                    Unplaced(
                        "results", piece.text, entry.grade, (), piece.line, piece.start, piece.end
                    )
                )

    def _explain_grades(self, now: Sequence[Match]) -> bool:
        """Whether the document says what its grades mean; A beside an unexplained C says nothing."""
        graded = [match.item for match in now if match.item.grade]
        open_ones = [item for item in graded if not self._scale.covers([item.grade or ""])]
        for item in open_ones:
            message = f"{self._where}の達成状況「{item.grade}」の意味が、凡例に書かれていません"
            self._note("grade_unexplained", message, item.line, item.grade or "")
        return self._scale.printed or not open_ones

    def _attainments(self, now: Sequence[Match], before: Sequence[Match]) -> Iterator[Attainment]:
        by_number = [
            {m.indicator_no: self._untitled(m) for m in matches if m.indicator_no and says(m.item)}
            for matches in (now, before)
        ]
        for indicator in self._words.indicators:
            result, earlier = (held.get(indicator.number) for held in by_number)
            if result or earlier:
                yield self._attainment(indicator.number, result, earlier)

    def _untitled(self, match: Match) -> Match:
        """A result that is no more than its indicator's title is a grade without a result."""
        indicator = self._words.indicators[(match.indicator_no or 1) - 1]
        if indicator.milestone or match.item.squeezed.rstrip(":") != indicator.title:
            return match
        return replace(match, item=replace(match.item, text="", wording=match.item.text))

    def _attainment(self, number: int, now: Match | None, before: Match | None) -> Attainment:
        indicator, year = self._words.indicators[number - 1], self._words.fiscal_year
        item, earlier = now.item if now else None, before.item if before else None
        answer = answer_of(item.text, indicator, year) if item else Answer()
        previous = answer_of(earlier.text, indicator, year - 1) if earlier else Answer()
        if now:
            self.diagnostics += verify(now, indicator, answer, self._where)
        if before and previous.undecided:
            message = f"{self._where}の指標{number}の前年度実績に数値が複数あり、値を決められません"
            self.diagnostics.append(
                Diagnostic(
                    "result_value_undecided",
                    message,
                    before.item.line,
                    before.item.text,
                    before.item.start,
                    before.item.end,
                )
            )
        first = item or earlier
        assert first is not None
        grade = item.grade if item and item.other_grade is None else None
        if item and item.grade_open:
            message = f"{self._where}の指標{number}の達成状況の欄が空くか、上の欄とつながっています"
            self._note("grade_cell_open", message, item.line, item.text)
        elif item and item.sort is Sort.RESULT and not item.grade:
            message = f"{self._where}の指標{number}に実績はありますが、達成状況の記載がありません"
            self._note("grade_missing", message, item.line, item.text)
        pending = item is not None and item.sort is Sort.PENDING
        return Attainment(
            indicator_no=number,
            fiscal_year=year,
            actual_text=(item.text or None) if item else None,
            actual_value=None if pending else answer.value,
            actual_unit=None if pending else answer.unit,
            grade=grade,
            previous_text=(earlier.text or None) if earlier else None,
            previous_value=previous.value,
            previous_unit=previous.unit,
            line=first.line,
            cumulative_value=answer.cumulative,
            attained=self._scale.attained(grade) if self._explained else None,
            status=_status(item, grade, open_results=self._open_results),
            start=first.start,
            end=first.end,
        )  # fmt: skip

    def _unplaced(self, matches: Sequence[Match]) -> Iterator[Unplaced]:
        """What evidence gives to no indicator, each with an error."""
        for match in matches:
            item = match.item
            if match.indicator_no is not None or not says(item):
                continue
            what = "実績" if item.column == "results" else "前年度実績"
            quoted = item.text[:_QUOTED] or item.wording[:_QUOTED]
            message = f"{self._where}の{what}「{quoted}」がどの指標のものか、決められません"
            self._note("result_unplaced", message, item.line, item.text or item.wording)
            yield Unplaced(
                item.column, item.text or item.wording, item.grade, match.candidates, item.line,
                item.start, item.end,
            )  # fmt: skip

    def _remark_strays(self) -> None:
        self.diagnostics += [stray_remark(stray, self._where) for stray in self.strays]

    def _note(self, code: str, message: str, line: int, text: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, line, text))


def _leaves_results(now: Sequence[Match], strays: Sequence[Stray]) -> bool:
    """Whether some line of the year's results is no indicator's: then none is known to be blank."""
    open_items = any(match.indicator_no is None and says(match.item) for match in now)
    return open_items or any(s.column == "results" and s.sort is Sort.WORDING for s in strays)


def _status(item: Item | None, grade: str | None, *, open_results: bool) -> Status | None:
    """None where it cannot be said: a line, or a grade's cell, may be this indicator's or not."""
    if item is None:
        return None if open_results else "blank"
    if item.grade_open:
        return None
    if grade:
        return "graded"
    return "pending" if item.sort is Sort.PENDING else "reported"
