"""A case as a text file: labels on lines of their own, as a page pasted into an editor."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import form
from tests.corpus.model import Case, Grid, Issue, Raw


def write(case: Case, path: Path) -> None:
    path.write_text(text(case), encoding="utf-8")


def text(case: Case) -> str:
    out = [
        form.title(case),
        "",
        "（区長：港 太郎）",
        "",
        "【目標(何をめざすのか)】",
        "",
        form.GOAL,
        "",
        "【使命(どのような役割を担うのか)】",
        "",
        form.MISSION,
        "",
        "【令和7年度 所属運営の基本的な考え方(区長の方針)】",
        "",
        form.PRINCIPLES,
        "",
        "重点的に取り組む経営課題",
        "",
    ]
    for number, issue in enumerate(case.issues, start=1):
        out += _issue(case, number, issue)
    if case.style != "outcome":
        out += [
            "自己評価\n(運営方針全体の\n定性評価)",
            "",
            form.SELF,
            "",
            "今後の方針",
            "",
            form.FUTURE,
        ]
    return "\n".join(out) + "\n"


def _issue(case: Case, number: int, issue: Issue) -> list[str]:
    words = form.labels(case)
    out = [form.heading(number, issue), ""]
    for label, amount in form.amounts(number):
        out += [label, "", amount, ""]
    out += [words["challenge"], "", issue.challenge, "", words["strategies"], ""]
    out += [f"・{one.title}" for one in issue.strategies]
    out += ["", words["indicators"], ""]
    for strategy in issue.strategies:
        out.append(f"・{strategy.title}")
        out += [form.indicator(one) for one in strategy.indicators]
    return [*out, "", *_results(case, issue, words), ""]


def _results(case: Case, issue: Issue, words: dict[str, str]) -> list[str]:
    results = issue.results
    if isinstance(results, Raw):
        return list(results.lines)
    if isinstance(results, Grid):
        rows = [results.head, *results.rows]
        return [
            words["results"],
            "",
            *("\t".join("" if cell == "^" else cell for cell in row) for row in rows),
        ]
    blank = results.blank_lines
    return [
        words["results"],
        "",
        words["this"],
        "",
        *form.lines(results.this, blank),
        "",
        words["previous"],
        "",
        *form.lines(results.previous, blank),
    ]
