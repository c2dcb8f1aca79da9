"""A case as a workbook: lines in one cell, or a line a row."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.corpus import form
from tests.corpus.model import Case, Grid, Issue


def write(case: Case, path: Path, *, a_row: bool) -> None:
    """`a_row`: every line of the results stands in a row of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "運営方針"
    for row in (
        [form.title(case)],
        ["（区長：港 太郎）"],
        ["目標", form.GOAL],
        ["使命", form.MISSION],
        ["令和7年度所属運営の基本的な考え方", form.PRINCIPLES],
        ["重点的に取り組む経営課題"],
    ):
        sheet.append(row)
    for number, issue in enumerate(case.issues, start=1):
        _issue(sheet, case, number, issue, a_row)
    sheet.append(["自己評価\n(運営方針全体の定性評価)", form.SELF])
    sheet.append(["今後の方針", form.FUTURE])
    book.save(path)


def _issue(sheet: Any, case: Case, number: int, issue: Issue, a_row: bool) -> None:
    words = form.labels(case)
    sheet.append([form.heading(number, issue)])
    sheet.append([part for pair in form.amounts(number) for part in pair])
    sheet.append([words["challenge"], issue.challenge])
    sheet.append([words["strategies"], "\n".join(f"・{one.title}" for one in issue.strategies)])
    indicators = []
    for strategy in issue.strategies:
        indicators.append(f"・{strategy.title}")
        indicators += [form.indicator(one) for one in strategy.indicators]
    sheet.append([words["indicators"], "\n".join(indicators)])
    first = sheet.max_row + 1
    rows = _rows(words, issue, a_row)
    for at, row in enumerate(rows):
        shown = [None if cell in ("", "^") else cell for cell in row]
        sheet.append([words["results"] if at == 0 else None, *shown])
    last = first + len(rows) - 1
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=1, end_column=1)
    _merge(sheet, rows, first)


def _rows(words: dict[str, str], issue: Issue, a_row: bool) -> list[list[str]]:
    results = issue.results
    if isinstance(results, Grid):
        return [list(results.head), *(list(row) for row in results.rows)]
    this, previous = form.lines(results.this), form.lines(results.previous)
    head = [words["this"], words["previous"]]
    if a_row:
        return [head, *([a, b] for a, b in zip_longest(this, previous, fillvalue=""))]
    return [head, ["\n".join(this), "\n".join(previous)]]


def _merge(sheet: Any, rows: list[list[str]], first: int) -> None:
    for column in range(len(rows[0])):
        at = 0
        while at < len(rows):
            end = at
            while end + 1 < len(rows) and rows[end + 1][column] == "^":
                end += 1
            if end > at:
                sheet.merge_cells(
                    start_row=first + at,
                    end_row=first + end,
                    start_column=2 + column,
                    end_column=2 + column,
                )
            at = end + 1
