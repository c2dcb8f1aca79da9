"""達成状況: the filled-in results of a year, each matched to the indicator that it is of.

Documents do not number their results. Where there are as many as indicators, they stand in the same
order; where a table has a row for each, the row tells. Otherwise wording, unit and order are
weighed, and the match is told as the guess that it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.likeness import shared_words
from dxanalysis.plan.model import Attainment, Indicator
from dxanalysis.plan.results.grades import split_grade
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal

_NOTHING = re.compile(r"[-ー]*|なし|該当なし")


@dataclass(frozen=True)
class ResultLine:
    """One result as printed, without its grade, and where it stands."""

    text: str
    grade: str | None
    line: int
    cell: Cell | None = None

    @property
    def figure(self) -> tuple[float, str | None] | None:
        """The leading figure and its unit (受講者112名（累計431名） → 112, 名), or None."""
        found = find_quantities(normal(self.text))
        return (found[0].value, found[0].unit) if found else None


def result_lines(blocks: Sequence[Block]) -> list[ResultLine]:
    """The results in a section; a grade in a block of its own belongs to the one before it."""
    lines: list[ResultLine] = []
    for block in blocks:
        text, grade = split_grade(block.text)
        if not text and lines and lines[-1].grade is None:
            lines[-1] = replace(lines[-1], grade=grade)
        else:
            lines.append(ResultLine(text, grade, block.line, block.cell))
    return lines


class AttainmentReader:
    """Matches one issue's results and previous results to its indicators."""

    def __init__(self, where: str, indicators: Sequence[Indicator], header: Cell | None) -> None:
        self._where, self._indicators, self._header = where, indicators, header
        self.diagnostics: list[Diagnostic] = []
        self.unmatched: list[ResultLine] = []

    def read(
        self, fiscal_year: int, results: Sequence[ResultLine], previous: Sequence[ResultLine]
    ) -> tuple[Attainment, ...]:
        """One attainment for each indicator of which the document holds a figure."""
        now, before = self._placed(results, "実績"), self._placed(previous, "前年度実績")
        rows = (
            self._attainment(number, fiscal_year, now.get(number), before.get(number))
            for number in range(1, len(self._indicators) + 1)
        )
        return tuple(row for row in rows if row is not None)

    def _placed(self, lines: Sequence[ResultLine], what: str) -> dict[int, ResultLine]:
        """Indicator number → its line."""
        count = len(self._indicators)
        if not lines or not count:
            self.unmatched.extend(lines)
            return {}
        if len(lines) == count:
            return dict(enumerate(lines, start=1))
        if places := self._rows(lines):
            return dict(zip(places, lines, strict=True))
        if len(lines) > count:
            self.unmatched.extend(lines[count:])
        kept = list(lines[:count])
        chosen = self._likeliest(kept)
        message = (
            f"{self._where}の{what}は{len(lines)}件、指標は{count}件で、"
            "文言・単位・順序から推定して結び付けました。原本と見比べてください"
        )
        self.diagnostics.append(Diagnostic("attainment_guessed", message, lines[0].line))
        return dict(zip(chosen, kept, strict=True))

    def _rows(self, lines: Sequence[ResultLine]) -> list[int]:
        """The indicators that the table's rows tell, where each line has a row of its own."""
        if self._header is None or any(line.cell is None for line in lines):
            return []
        rows = [line.cell.row - self._header.row for line in lines if line.cell]
        distinct = len(set(rows)) == len(rows)
        return rows if distinct and min(rows) >= 1 and max(rows) <= len(self._indicators) else []

    def _likeliest(self, lines: Sequence[ResultLine]) -> tuple[int, ...]:
        """In order, the indicators that the lines fit best."""
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}  # by lines placed so far
        for number in range(1, len(self._indicators) + 1):
            for placed in sorted(best, reverse=True):
                if placed == len(lines):
                    continue
                fit, chosen = best[placed]
                fit += self._fit(number, lines[placed])
                if placed + 1 not in best or fit > best[placed + 1][0]:
                    best[placed + 1] = (fit, (*chosen, number))
        return best[len(lines)][1]

    def _fit(self, number: int, line: ResultLine) -> float:
        """How well a line fits an indicator: shared words, and the unit of its target."""
        indicator = self._indicators[number - 1]
        units = {(target.unit or "").split("/")[0] for target in indicator.targets} - {""}
        same_unit = line.figure is not None and line.figure[1] in units
        return shared_words(squeezed(indicator.title), squeezed(line.text)) + same_unit

    def _attainment(
        self, number: int, year: int, now: ResultLine | None, before: ResultLine | None
    ) -> Attainment | None:
        now, before = _filled(now), _filled(before)
        line = now or before
        if line is None:
            return None
        value, unit = (now.figure if now else None) or (None, None)
        previous_value, previous_unit = (before.figure if before else None) or (None, None)
        if now and now.grade is None:
            message = (
                f"{self._where}の指標{number}に実績はありますが、達成状況(A・B)の記載がありません"
            )
            self.diagnostics.append(Diagnostic("grade_missing", message, now.line, now.text))
        return Attainment(
            indicator_no=number,
            fiscal_year=year,
            actual_text=(now.text or None) if now else None,
            actual_value=value,
            actual_unit=unit,
            grade=now.grade if now else None,
            previous_text=before.text if before else None,
            previous_value=previous_value,
            previous_unit=previous_unit,
            line=line.line,
        )


def _filled(line: ResultLine | None) -> ResultLine | None:
    """The line, or None where it says nothing: a dash holds a place and is no result."""
    if line is None or (line.grade is None and _NOTHING.fullmatch(squeezed(line.text))):
        return None
    return line
