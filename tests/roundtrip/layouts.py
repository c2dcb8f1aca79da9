"""Random layouts, as published plans use them, and the writer of a plan's facts in one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from dxanalysis.plan.model import Issue, Narrative, Plan
from tests.roundtrip.abstract_document import Element, Line, Table, told
from tests.roundtrip.layout_indicators import FORMS as INDICATOR_FORMS
from tests.roundtrip.layout_indicators import ListForm, write_indicators
from tests.roundtrip.layout_issues import (
    BUDGET_FORMS,
    HEADING_FORMS,
    RESULT_FORMS,
    STRATEGY_FORMS,
    Fields,
    write_budgets,
    write_heading,
    write_results,
    write_strategies,
)
from tests.roundtrip.layout_labels import LabelForm, department_kind, full_year
from tests.roundtrip.random_amounts import WIDTHS


@dataclass(frozen=True)
class Layout:
    """How one plan is laid out; the lists of forms are orders of preference."""

    labels: LabelForm
    tables: bool  # sections as rows of tables, or one below the other
    title_twice: bool
    umbrella: bool
    issues_label: str
    bare_challenge: bool  # the challenge without its label
    blank_challenge: bool  # the label without a challenge
    heading: str
    budget: str
    strategies: str
    indicators: ListForm
    columns: bool  # 課題認識 and 主な戦略 side by side, under their labels
    width: int  # in which titles are set
    results: str
    page: bool  # a page's remains: top of page, page number
    year_form: int

    @property
    def name(self) -> str:
        """The layout's family, for counts."""
        return f"{'表' if self.tables else '行'} 戦略:{self.strategies} 指標:{self.indicators.form}"


ISSUES_LABELS = [
    "重点的に取り組む経営課題", "重点的に取り組む主な経営課題", "1 重点的に取り組む主な経営課題",
    "重点的に取り組む主な経営課題（様式2）", "重点的に取り組む主な経営課題（様式２より）", "",
]  # fmt: skip
UMBRELLAS = ["「目標」「使命」及び「所属運営の基本的な考え方」", "【全体概要】", "計画"]

layouts: st.SearchStrategy[Layout] = st.builds(
    Layout,
    labels=st.builds(
        LabelForm,
        brackets=st.sampled_from(["", "", "【】", "<>", "＜＞", "（）", "■", "◆", "・"]),
        note=st.sampled_from(["none", "same", "blank", "below"]),
        narrow=st.booleans(),
        variant=st.integers(0, 5),
    ),
    tables=st.booleans(),
    title_twice=st.booleans(),
    umbrella=st.booleans(),
    issues_label=st.sampled_from(ISSUES_LABELS),
    bare_challenge=st.booleans(),
    blank_challenge=st.booleans(),
    heading=st.sampled_from(HEADING_FORMS),
    budget=st.sampled_from(BUDGET_FORMS),
    strategies=st.sampled_from(STRATEGY_FORMS),
    indicators=st.builds(
        ListForm,
        form=st.sampled_from(INDICATOR_FORMS),
        bracketed=st.booleans(),
        year_item=st.booleans(),
        unnamed=st.booleans(),
        reworded=st.booleans(),
        loose=st.sampled_from([False, False, True]),
    ),
    columns=st.sampled_from([False, False, False, True]),
    width=st.sampled_from([0, 0, 1, 2]),
    results=st.sampled_from(RESULT_FORMS),
    page=st.booleans(),
    year_form=st.integers(0, 5),
)

_TITLES = {
    "outline": ["（素案）", "(素案)（概要）"],
    "draft": ["（案）", "(案)", "（案）について"],
    "final": ["", "について"],
    "results": ["", "（令和6年6月改定）"],
}


class PlanWriter:
    """Writes one plan in one layout."""

    def __init__(self, plan: Plan, layout: Layout) -> None:
        self._plan, self._layout, self._labels = plan, layout, layout.labels
        self._elements: list[Element] = []

    def write(self) -> list[Element]:
        """The document."""
        self._opening()
        notes = [Line(f"※{term.term}…{term.definition}") for term in self._plan.glossary]
        if self._layout.umbrella:
            self._elements.append(Line(UMBRELLAS[self._layout.year_form % 3], level=2))
        opened = [
            n for n in self._plan.narratives if n.section in ("goal", "mission", "principles")
        ]
        self._sections(opened, notes)
        if self._layout.issues_label:
            self._elements.append(Line(self._layout.issues_label, level=2))
        elif not opened:
            self._elements.append(Line(ISSUES_LABELS[0], level=2))
        for issue in self._plan.issues:
            self._issue(issue, () if opened else notes if issue is self._plan.issues[0] else ())
        late = ("self_evaluation", "future_policy")
        self._sections([n for n in self._plan.narratives if n.section in late], [])
        return self._elements

    def _opening(self) -> None:
        plan, form = self._plan, self._layout.year_form
        title = self._title()
        if self._layout.page:
            self._elements += [Line("ページの先頭です"), Line("メニューの終端です。")]
        self._elements.append(Line(title, level=1))
        if plan.published:
            year, month, day = (int(part) for part in plan.published.split("-"))
            self._elements.append(Line(f"{year}年{month}月{day}日"))
        if self._layout.page:
            self._elements.append(Line("ページ番号:594475"))
        if self._layout.title_twice:
            self._elements.append(Line(title))
        if plan.head:
            role = ["所属長", department_kind(plan.department) + "長"][form % 2]
            self._elements.append(
                Line(f"（{role}：{plan.head}）" if form % 3 else f"{role}:{plan.head}")
            )
        preface = next((n.text for n in plan.narratives if n.section == "preface"), None)
        self._elements += told(preface) if preface else []

    def _title(self) -> str:
        plan, form = self._plan, self._layout.year_form
        year = full_year(plan.fiscal_year, form)
        blank = " " if form % 2 else ""
        editions = _TITLES[plan.edition]
        edition = editions[form % len(editions)]
        if "改定" in edition:
            edition = (
                f"（{full_year(2026, 0)[:-1]}12月1日改定）"
                if plan.published == "2026-12-01"
                else ""
            )
        return f"{year}{blank}{plan.department}運営方針{edition}"

    def _sections(self, narratives: list[Narrative], notes: list[Line]) -> None:
        fields = []
        for at, narrative in enumerate(narratives):
            label = self._labels.of_section(narrative.section, self._plan)
            fields.append((label, told(narrative.text) + (notes if at == 0 else [])))
        self._fields(fields)

    def _issue(self, issue: Issue, notes: list[Line]) -> None:
        layout, plan = self._layout, self._plan
        issue = _set(issue, WIDTHS[layout.width])
        heading, budgets = write_heading(issue, layout.heading, plan.fiscal_year)
        self._elements += heading
        self._elements += write_budgets(budgets, layout.budget, plan.fiscal_year, layout.year_form)
        sdgs = next((n.text for n in issue.narratives if n.section == "sdgs"), None)
        if sdgs:
            self._elements += [Line("主なSDGsゴール", level=4), *told(sdgs)]
        fields = []
        if issue.challenge or notes:
            lines = [*(told(issue.challenge) if issue.challenge else []), *notes]
            if layout.bare_challenge and not sdgs:
                self._elements += lines
            else:
                fields.append((self._labels.of("challenge"), lines))
        elif layout.blank_challenge and layout.strategies != "lines":
            fields.append((self._labels.of("challenge"), []))
        fields += write_strategies(
            issue, layout.strategies, self._labels, loose=layout.indicators.loose
        )
        if layout.columns and len(fields) == 2 and not _is_headed(issue, layout):
            labels, contents = zip(*fields, strict=True)
            self._elements.append(
                Table((tuple(map(tuple, labels)), tuple(map(tuple, contents))), flat=False)
            )
            fields = []
        fields += write_indicators(issue, layout.indicators, self._labels, plan.fiscal_year)
        self._fields(fields)
        self._elements += write_results(issue, layout.results, self._labels, plan.fiscal_year)

    def _fields(self, fields: Fields) -> None:
        """Labels with what stands under them: rows of a table, or one below the other."""
        if self._layout.tables and fields:
            self._elements.append(
                Table(tuple((tuple(label), tuple(content)) for label, content in fields))
            )
            return
        for label, content in fields:
            self._elements += [*label, *content]


def _set(issue: Issue, width: Callable[[str], str]) -> Issue:
    """The issue with its titles as a typist set them, in another width than they are kept in."""
    strategies = tuple(replace(s, title=width(s.title)) for s in issue.strategies)
    return replace(issue, title=width(issue.title), strategies=strategies)


def _is_headed(issue: Issue, layout: Layout) -> bool:
    """Whether the strategies' own headings stand in place of a label."""
    details = any(n.section == "strategy_details" for n in issue.narratives)
    return layout.strategies == "numbered" or details
