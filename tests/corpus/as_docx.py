"""A case as a Word file: one table an issue, the results in merged cells beside their label."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document

from tests.corpus import form
from tests.corpus.model import Case, Grid, Issue


def write(case: Case, path: Path, *, breaks: bool) -> None:
    """`breaks`: the lines of a cell are divided by line breaks, else by paragraphs."""
    document = Document()
    document.add_heading(form.title(case), level=1)
    for words in (
        "（区長：港 太郎）",
        "【目標(何をめざすのか)】",
        form.GOAL,
        "【使命(どのような役割を担うのか)】",
        form.MISSION,
        "【令和7年度 所属運営の基本的な考え方(区長の方針)】",
        form.PRINCIPLES,
        "重点的に取り組む経営課題",
    ):
        document.add_paragraph(words)
    for number, issue in enumerate(case.issues, start=1):
        _issue(document, case, number, issue, breaks)
    for words in ("自己評価(運営方針全体の定性評価)", form.SELF, "今後の方針", form.FUTURE):
        document.add_paragraph(words)
    document.save(str(path))


def _fill(cell: Any, printed: list[str], breaks: bool) -> None:
    if breaks:
        cell.text = "\n".join(printed)
        return
    cell.text = printed[0] if printed else ""
    for line in printed[1:]:
        cell.add_paragraph(line)


def _issue(document: Any, case: Case, number: int, issue: Issue, breaks: bool) -> None:
    words = form.labels(case)
    document.add_heading(form.heading(number, issue), level=2)
    money = document.add_table(rows=1, cols=6)
    flat = [part for pair in form.amounts(number) for part in pair]
    for cell, part in zip(money.rows[0].cells, flat, strict=True):
        cell.text = part
    table_of = issue.results
    width = len(table_of.head) if isinstance(table_of, Grid) else 2
    table = document.add_table(rows=3, cols=1 + width)
    indicators = []
    for strategy in issue.strategies:
        indicators.append(f"・{strategy.title}")
        indicators += [form.indicator(one) for one in strategy.indicators]
    filled = {
        "challenge": [issue.challenge],
        "strategies": [f"・{one.title}" for one in issue.strategies],
        "indicators": indicators,
    }
    for row, (name, printed) in zip(table.rows, filled.items(), strict=True):
        row.cells[0].text = words[name]
        _fill(row.cells[1].merge(row.cells[width]), printed, breaks)
    _results(table, words, issue, breaks)


def _results(table: Any, words: dict[str, str], issue: Issue, breaks: bool) -> None:
    results = issue.results
    if isinstance(results, Grid):
        rows = [list(results.head), *(list(row) for row in results.rows)]
        filled = [[cell.split("\n") for cell in row] for row in rows]
    else:
        filled = [
            [[words["this"]], [words["previous"]]],
            [form.lines(results.this), form.lines(results.previous)],
        ]
    first = len(table.rows)
    for _ in filled:
        table.add_row()
    label = table.cell(first, 0).merge(table.cell(first + len(filled) - 1, 0))
    label.text = words["results"]
    for at, row in enumerate(filled):
        for column, printed in enumerate(row):
            if printed != ["^"]:
                _fill(table.cell(first + at, 1 + column), printed, breaks)
    for column in range(len(filled[0])):
        for at in range(len(filled) - 1, 0, -1):
            if filled[at][column] == ["^"]:
                table.cell(first + at - 1, 1 + column).merge(table.cell(first + at, 1 + column))
