"""A case as a web page: the results as one cell, as lists, or as a row a strategy."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.corpus import form
from tests.corpus.model import Case, Grid, Issue, Results


def write(case: Case, path: Path, layout: str) -> None:
    path.write_text(page(case, layout), encoding="utf-8")


def page(case: Case, layout: str) -> str:
    body = [
        f"<h1>{escape(form.title(case))}</h1>",
        "<p>（区長：港 太郎）</p>",
        f"<h2>【目標(何をめざすのか)】</h2><p>{form.GOAL}</p>",
        f"<h2>【使命(どのような役割を担うのか)】</h2><p>{form.MISSION}</p>",
        f"<h2>【令和7年度 所属運営の基本的な考え方(区長の方針)】</h2><p>{form.PRINCIPLES}</p>",
        "<h2>重点的に取り組む経営課題</h2>",
    ]
    for number, issue in enumerate(case.issues, start=1):
        body += _issue(case, number, issue, layout)
    body += [
        "<h2>自己評価(運営方針全体の定性評価)</h2>",
        f"<p>{form.SELF}</p>",
        "<h2>今後の方針</h2>",
        f"<p>{form.FUTURE}</p>",
    ]
    head = f'<meta charset="utf-8"><title>{escape(form.title(case))}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head>{head}</head>\n<body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def br(printed: list[str] | str) -> str:
    """The lines as HTML, divided by breaks."""
    parts = printed.split("\n") if isinstance(printed, str) else printed
    return "<br>".join(escape(part) for part in parts)


def _issue(case: Case, number: int, issue: Issue, layout: str) -> list[str]:
    words = form.labels(case)
    money = "".join(f"<th>{label}</th><td>{amount}</td>" for label, amount in form.amounts(number))
    strategies = "".join(f"<li>{escape(one.title)}</li>" for one in issue.strategies)
    indicators = "".join(
        f"<li>{br([one.title, *(form.indicator(each) for each in one.indicators)])}</li>"
        for one in issue.strategies
    )
    return [
        f"<h3>{escape(form.heading(number, issue))}</h3>",
        f"<table><tr>{money}</tr></table>",
        "<table>",
        f"<tr><th>{words['challenge']}</th><td>{escape(issue.challenge)}</td></tr>",
        f"<tr><th>{br(words['strategies'])}</th><td><ul>{strategies}</ul></td></tr>",
        f"<tr><th>{br(words['indicators'])}</th><td><ul>{indicators}</ul></td></tr>",
        f"<tr><th>{br(words['results'])}</th><td>{_results(words, issue.results, layout)}</td></tr>",
        "</table>",
    ]


def _results(words: dict[str, str], results: Results, layout: str) -> str:
    if isinstance(results, Grid):
        return _grid(results)
    if layout == "html-rows":
        rows = [(br(this), br(previous)) for this, previous in form.rows_of(results)]
    elif layout == "html-list":
        rows = [(_nested(results.this), _nested(results.previous))]
    else:
        rows = [(br(form.lines(results.this)), br(form.lines(results.previous)))]
    cells = "".join(f"<tr><td>{this}</td><td>{previous}</td></tr>" for this, previous in rows)
    head = f"<tr><th>{escape(words['this'])}</th><th>{escape(words['previous'])}</th></tr>"
    return f'<table border="1"><thead>{head}</thead><tbody>{cells}</tbody></table>'


def _nested(printed: tuple[str, ...]) -> str:
    """A list whose items hold the lines below their first one as a list of their own."""
    items = []
    found = form.groups(printed) if "" in printed else [[line] for line in printed]
    for first, *others in (group for group in found if group):
        inner = "".join(f"<li>{escape(one)}</li>" for one in others)
        items.append(f"<li>{escape(first)}" + (f"<ul>{inner}</ul>" if inner else "") + "</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _grid(grid: Grid) -> str:
    head, *body = grid_rows(grid)
    head = head.replace("<td", "<th").replace("</td", "</th")
    rows = "".join(f"<tr>{row}</tr>" for row in body)
    return f'<table border="1"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def grid_rows(grid: Grid) -> list[str]:
    """The cells of each row, the head's first; joined cells span their rows."""
    rows = [grid.head, *grid.rows]
    found = []
    for at, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            if cell == "^":
                continue
            span = 1
            while at + span < len(rows) and rows[at + span][column] == "^":
                span += 1
            joined = f' rowspan="{span}"' if span > 1 else ""
            cells.append(f"<td{joined}>{br(cell)}</td>")
        found.append("".join(cells))
    return found
