"""A case as a PDF, printed by Chromium: the form as one ruled table an issue, lines wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from tests.chromium import CHROMIUM, chromium
from tests.corpus import form
from tests.corpus.as_html import br, grid_rows
from tests.corpus.model import Case, Grid, Issue

STYLE = """
@page { size: A4; margin: 15mm }
body { font: 10.5pt "Noto Sans CJK JP", sans-serif }
h1 { font-size: 14pt } h2, h3 { font-size: 11pt }
table { border-collapse: collapse; width: 100%; break-inside: avoid }
th, td { border: 1px solid #000; padding: 3px 5px; text-align: left; vertical-align: top;
         font-weight: normal }
th.label { width: 9em }
h3 { break-before: page }
"""


@contextmanager
def printer() -> Iterator[Any]:
    """A function that writes a case as a PDF; None where Chromium is absent."""
    if CHROMIUM is None:
        yield None
        return
    with chromium() as browser:
        page = browser.new_page()

        def write(case: Case, path: Path) -> None:
            page.set_content(_page(case))
            page.pdf(path=str(path), prefer_css_page_size=True)

        yield write


def _page(case: Case) -> str:
    body = [
        f"<h1>{escape(form.title(case))}</h1>",
        "<p>（区長：港 太郎）</p>",
        f"<h2>【目標(何をめざすのか)】</h2><p>{form.GOAL}</p>",
        f"<h2>【使命(どのような役割を担うのか)】</h2><p>{form.MISSION}</p>",
        f"<h2>【令和7年度 所属運営の基本的な考え方(区長の方針)】</h2><p>{form.PRINCIPLES}</p>",
        "<h2>重点的に取り組む経営課題</h2>",
    ]
    for number, issue in enumerate(case.issues, start=1):
        body += _issue(case, number, issue)
    body.append(f"<h2>自己評価(運営方針全体の定性評価)</h2><p>{form.SELF}</p>")
    body.append(f"<h2>今後の方針</h2><p>{form.FUTURE}</p>")
    return (
        f'<!DOCTYPE html><html lang="ja"><style>{STYLE}</style><body>{"".join(body)}</body></html>'
    )


def _issue(case: Case, number: int, issue: Issue) -> list[str]:
    words = form.labels(case)
    money = "".join(f"<td>{label}</td><td>{amount}</td>" for label, amount in form.amounts(number))
    indicators = []
    for strategy in issue.strategies:
        indicators.append(f"・{strategy.title}")
        indicators += [form.indicator(one) for one in strategy.indicators]
    results = issue.results
    if isinstance(results, Grid):
        rows, width = grid_rows(results), len(results.head)
    else:
        rows, width = (
            [
                f"<td>{escape(words['this'])}</td><td>{escape(words['previous'])}</td>",
                f"<td>{br(form.lines(results.this))}</td><td>{br(form.lines(results.previous))}</td>",
            ],
            2,
        )
    filled = {
        "challenge": [issue.challenge],
        "strategies": [f"・{one.title}" for one in issue.strategies],
        "indicators": indicators,
    }
    label = '<th class="label"'
    table = [
        f'<tr>{label}>{br(words[name])}</th><td colspan="{width}">{br(printed)}</td></tr>'
        for name, printed in filled.items()
    ]
    first = f'{label} rowspan="{len(rows)}">{br(words["results"])}</th>'
    table += [f"<tr>{first if at == 0 else ''}{row}</tr>" for at, row in enumerate(rows)]
    return [
        f"<h3>{escape(form.heading(number, issue))}</h3>",
        f"<table><tr>{money}</tr></table>",
        f"<table>{''.join(table)}</table>",
    ]
