"""Every fact's offsets: the characters of the document that say it, in every layout and format."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxanalysis.documents.model import Block, Cell, Document
from dxanalysis.documents.read import read_document
from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.headings import match_title
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.model import Issue, Plan
from dxanalysis.plan.parse import parse_plan
from tests.plan.layout_facts import LAYOUTS, NAMES

CHECKOUT = Path(__file__).parents[2]
FILES = [
    CHECKOUT / "data/raw/r8-digital-draft.txt",
    *(CHECKOUT / f"tests/data/pdf/{name}.pdf" for name in ("plain", "ruled", "web")),
    *(LAYOUTS / f"{name}.txt" for name in NAMES),
]
Said = tuple[str, int | None, int | None, int | None]  # words, start, end, line


def _said(plan: Plan) -> Iterator[Said]:
    """What each fact says in the document's own words; its line where that is the words' own."""
    yield "運営方針", plan.start, plan.end, plan.line
    for term in plan.glossary:
        yield term.definition, term.start, term.end, term.line
    for narrative in plan.narratives:
        for paragraph in narrative.text.split("\n"):
            yield paragraph.removeprefix("・"), narrative.start, narrative.end, None
    for issue in plan.issues:
        yield from _said_of(issue)


def _said_of(issue: Issue) -> Iterator[Said]:
    yield issue.title, issue.start, issue.end, issue.line if issue.title else None
    for budget in issue.budgets:
        yield budget.amount_text or "", budget.start, budget.end, budget.line
    for strategy in issue.strategies:
        yield strategy.title, strategy.start, strategy.end, strategy.line
    for indicator in issue.indicators:
        yield indicator.title, indicator.start, indicator.end, None
        for target in indicator.targets:
            yield target.text, target.start, target.end, target.line
    for narrative in issue.narratives:
        for paragraph in narrative.text.split("\n"):
            yield paragraph.removeprefix("・"), narrative.start, narrative.end, None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_facts_offsets_hold_its_words(path: Path):
    document = read_document(path)
    for words, start, end, line in _said(parse_plan(document)):
        assert start is not None
        assert end is not None
        assert squeezed(words) in squeezed(document.text[start:end])
        assert line in {None, document.line_of(start)}


def test_the_real_plans_figures_are_marked_to_the_character():
    document = read_document(FILES[0])
    plan = parse_plan(document)
    for issue in plan.issues:
        for budget in issue.budgets:
            assert document.text[budget.start : budget.end] == budget.amount_text
        for indicator in issue.indicators:
            for target in indicator.targets:
                assert document.text[target.start : target.end] == target.text
        for strategy in issue.strategies:
            assert squeezed(document.text[strategy.start : strategy.end]) == squeezed(
                strategy.title
            )
    assert match_title(document.text[plan.start : plan.end])


def _marked(body: str) -> dict[str, str]:
    document = read_text("generated.txt", "0" * 64, "令和8年度 北区運営方針（案）\n" + body)
    (issue,) = parse_plan(document).issues
    facts = {f"budget {b.fiscal_year}": b for b in issue.budgets}
    indicators = {f"indicator {n}": i for n, i in enumerate(issue.indicators)}
    targets = {
        f"target {n} {t.scope}": t for n, i in enumerate(issue.indicators) for t in i.targets
    }
    unread = {f"unreadable {n}": b for n, b in enumerate(issue.unreadable_budgets)}
    found = {"issue": issue, **facts, **indicators, **targets, **unread}
    return {name: document.text[fact.start : fact.end] for name, fact in found.items()}


def test_an_amount_in_its_heading_and_blank_ones():
    assert _marked("【経営課題1 見本】（８年度予算額 ６５ 百万円）\n") == {
        "issue": "【経営課題1 見本】（８年度予算額 ６５ 百万円）",
        "budget 2026": "６５ 百万円",
    }
    assert _marked("経営課題1\n見本\n7決算額 8予算額 65百万円\n") == {
        "issue": "経営課題1\n見本",
        "budget 2025": "7決算額",
        "budget 2026": "65百万円",
    }


def test_what_cannot_be_read_is_marked_too():
    marked = _marked("経営課題1 見本\n8予算額\n10百万\n7予算額\n3百万円\n4百万円\n")
    assert marked["unreadable 0"] == "10百万"
    assert marked["unreadable 1"] == "3百万円\n4百万円"


def test_targets_within_their_indicators_words():
    marked = _marked(
        "経営課題1 見本\n評価指標\n・令和8年度\n令和12年度までに600名のリーダーを育成\n受講者100名\n"
        "・令和8年度\n相談件数　100件以上 相談件数　100件以上\n"
    )
    assert marked["indicator 0"] == "令和12年度までに600名のリーダーを育成"
    assert marked["target 0 multi_year"] == "令和12年度までに600名"
    assert marked["target 0 annual"] == "受講者100名"
    assert marked["target 1 annual"].endswith("100件以上")


def test_a_title_and_its_closing_target():
    marked = _marked("経営課題1 見本\n評価指標\n・相談件数 100件以上(R7~R9合計)\n")
    assert marked["indicator 0"] == "相談件数"
    assert marked["target 0 multi_year"] == "100件以上(R7~R9合計)"


def test_an_amount_over_two_lines_of_a_cell_reaches_over_both():
    text = "令和8年度 北区運営方針（案）\n経営課題1 見本\n8予算額\n１，１\n２９百万円\n"
    lines = text.split("\n")[:-1]
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    cells = [None, None, Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 0, 1)]
    blocks = tuple(
        Block(line, start, at, cell=cell)
        for at, (line, start, cell) in enumerate(zip(lines, starts, cells, strict=True), start=1)
    )
    document = Document("generated.pdf", "0" * 64, text, blocks, (), tuple(range(1, 7)))
    ((budget,),) = (issue.budgets for issue in parse_plan(document).issues)
    assert (budget.amount_yen, budget.line) == (1_129_000_000, 4)
    assert document.text[budget.start : budget.end] == "１，１\n２９百万円"
