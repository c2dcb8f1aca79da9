"""課題 → 戦略 → 指標 → 目標 as a picture made of words: a nested list that any screen can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dxanalysis.analysis.budget_trend import IssueBudget
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.overview import Overview
from dxanalysis.present.attainment.target_words import printed
from dxanalysis.present.shared import amounts, words
from dxanalysis.present.shared.prose import HTML

_LIST = HTML.from_string(
    """\
{% macro node(item) %}
<li class="dx-logic-{{ item.css }}"><b class="dx-kind">{{ item.kind }}</b>
<span{{ ' class="dx-missing"' | safe if item.missing }}>{{ item.text }}</span>
{% if item.children %}
<ul>
{% for child in item.children %}
{{ node(child) }}
{% endfor %}
</ul>
{% endif %}
</li>
{% endmacro %}
<ul class="dx-logic">
{% for item in nodes %}
{{ node(item) }}
{% endfor %}
</ul>
"""
)


@dataclass(frozen=True)
class Node:
    """One box of the picture: what it is (`css` and `kind`), its words, and what it leads to.

    `missing`: the words say that the document has nothing here.
    """

    css: str
    kind: str
    text: str
    children: tuple[Node, ...] = ()
    missing: bool = False


@dataclass(frozen=True, repr=False)
class LogicModel:
    """The boxes of a plan, an issue each."""

    nodes: tuple[Node, ...] = field(default=())

    def _repr_html_(self) -> str:
        return _LIST.render(nodes=self.nodes)

    def __repr__(self) -> str:
        return "\n".join(line for node in self.nodes for line in _lines(node, 0))


def _lines(node: Node, depth: int) -> list[str]:
    own = f"{'　' * depth}{node.kind}: {node.text}"
    return [own, *(line for child in node.children for line in _lines(child, depth + 1))]


def logic_model(overview: Overview) -> LogicModel:
    """Every issue with its strategies, their indicators and the targets, gaps named as gaps."""
    own = words.year_and_phase(overview.subject.fiscal_year, "approved")
    return LogicModel(
        tuple(
            Node(
                "issue",
                f"課題{each.issue.label}",
                f"{each.issue.title}（{own} {_amount(each)}）",
                _strategies(overview, each.issue.issue_no),
            )
            for each in overview.plan_year
        )
    )


def _amount(each: IssueBudget) -> str:
    return amounts.UNREADABLE if each.unreadable else words.yen(each.amount_yen)


def _strategies(overview: Overview, issue_no: int) -> tuple[Node, ...]:
    indicators = [row for row in overview.indicators if row.issue_no == issue_no]
    nodes = [
        Node(
            "strategy",
            f"戦略{strategy.strategy_no}",
            strategy.title,
            _indicators(indicators, strategy.strategy_no) or _NO_INDICATOR,
        )
        for strategy in overview.strategies
        if strategy.issue_no == issue_no
    ]
    if loose := _indicators(indicators, None):
        nodes.append(Node("strategy", "戦略", "戦略に結び付いていない指標", loose, missing=True))
    return tuple(nodes) or (Node("strategy", "戦略", "戦略の記載なし", missing=True),)


_NO_INDICATOR = (Node("indicator", "指標", "評価指標の記載なし", missing=True),)
_NO_TARGET = (Node("target", "目標", "目標値の記載なし", missing=True),)


def _indicators(
    indicators: Iterable[MeasuredIndicator], strategy_no: int | None
) -> tuple[Node, ...]:
    return tuple(
        Node("indicator", f"指標{row.indicator_no}", row.title, _targets(row) or _NO_TARGET)
        for row in indicators
        if row.strategy_no == strategy_no
    )


def _targets(row: MeasuredIndicator) -> tuple[Node, ...]:
    return tuple(Node("target", "目標", printed(target, row.title)) for target in row.targets)
