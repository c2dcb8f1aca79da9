"""The words of the form, the same in every format: labels, and what stands under them."""

from __future__ import annotations

from tests.corpus.model import Case, Cells, Indicator, Issue

AMOUNTS = (
    ("5決算額", ("91百万円", "12百万円", "207百万円")),
    ("6予算額", ("353百万円", "15百万円", "1,129百万円")),
    ("7予算額", ("885百万円", "18百万円", "1,657百万円")),
)
GOAL = "区民が安心して暮らし、つながりを実感できるまちをめざす。"
MISSION = "区民に最も身近な行政機関として、地域の課題の解決に取り組む。"
PRINCIPLES = "限られた財源の中で、効果の高い取組を選択して進める。"
SELF = "おおむね計画どおりに取組を進めることができた。"
FUTURE = "引き続き地域の声を聴きながら取組を進める。"


def title(case: Case) -> str:
    return f"令和7年度 {case.department}運営方針"


def heading(number: int, issue: Issue) -> str:
    return f"経営課題{number} {issue.title}"


def amounts(number: int) -> list[tuple[str, str]]:
    return [(label, values[(number - 1) % 3]) for label, values in AMOUNTS]


def indicator(one: Indicator) -> str:
    return " ".join(part for part in ("令和7年度", one.title, one.target) if part)


def labels(case: Case) -> dict[str, str]:
    """The labels of one issue, in the wording of the case's style."""
    if case.style in ("outcome", "bracket"):
        legend = f"({case.legend})" if case.style == "bracket" and case.legend else ""
        return {
            "challenge": "課題認識",
            "strategies": "主な戦略(課題解決の方策)",
            "indicators": "アウトカム指標",
            "results": "アウトカム指標の達成状況(定量評価)",
            "this": f"<令和7年度実績と達成状況{legend}>",
            "previous": "<前年度実績>",
        }
    return {
        "challenge": "課題認識",
        "strategies": "主な戦略\n(課題解決の方策)",
        "indicators": "評価指標\n(経営課題の解決に向けた進捗度合を示した指標)",
        "results": "評価指標\nの達成状況",
        "this": f"7年度実績と達成状況 {case.legend}".strip(),
        "previous": "前年度実績",
    }


def lines(printed: tuple[str, ...], blank: bool = False) -> list[str]:
    return [line for line in printed if line or blank]


def groups(printed: tuple[str, ...]) -> list[list[str]]:
    """The lines between the empty ones: what may stand in a table row of its own."""
    found: list[list[str]] = [[]]
    for line in printed:
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return found


def rows_of(cells: Cells) -> list[tuple[list[str], list[str]]]:
    this, previous = groups(cells.this), groups(cells.previous)
    assert len(this) == len(previous), "both columns have the same rows"
    return list(zip(this, previous, strict=True))
