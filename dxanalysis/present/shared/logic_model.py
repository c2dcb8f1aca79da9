"""課題 → 戦略 → 指標 → 目標 as a picture made of words: a nested list that any screen can show."""

from __future__ import annotations

from dataclasses import dataclass, field

from dxanalysis.analysis.overview import Overview
from dxanalysis.analysis.records import Record, records
from dxanalysis.present.attainment.target_words import printed
from dxanalysis.present.shared import words
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
    amounts = {row["issue_no"]: row["amount_yen"] for row in records(overview.plan_year)}
    own = words.year_and_phase(overview.subject.fiscal_year, "approved")
    return LogicModel(
        tuple(
            Node(
                "issue",
                f"課題{issue['issue_label']}",
                f"{issue['title']}（{own} {words.yen(amounts[issue['issue_no']])}）",
                _strategies(overview, issue["issue_no"]),
            )
            for issue in records(overview.issues)
        )
    )


def _strategies(overview: Overview, issue_no: int) -> tuple[Node, ...]:
    strategies = _of(records(overview.strategies), issue_no)
    indicators = _of(records(overview.indicators), issue_no)
    targets = _of(records(overview.targets), issue_no)
    nodes = [
        Node(
            "strategy",
            f"戦略{strategy['strategy_no']}",
            strategy["title"],
            _indicators(indicators, targets, strategy["strategy_no"]) or _NO_INDICATOR,
        )
        for strategy in strategies
    ]
    if loose := _indicators(indicators, targets, None):
        nodes.append(Node("strategy", "戦略", "戦略に結び付いていない指標", loose, missing=True))
    return tuple(nodes) or (Node("strategy", "戦略", "戦略の記載なし", missing=True),)


_NO_INDICATOR = (Node("indicator", "指標", "評価指標の記載なし", missing=True),)
_NO_TARGET = (Node("target", "目標", "目標値の記載なし", missing=True),)


def _indicators(
    indicators: list[Record], targets: list[Record], strategy_no: int | None
) -> tuple[Node, ...]:
    return tuple(
        Node(
            "indicator",
            f"指標{row['indicator_no']}",
            row["title"],
            _targets(row, targets) or _NO_TARGET,
        )
        for row in indicators
        if row["strategy_no"] == strategy_no
    )


def _targets(row: Record, targets: list[Record]) -> tuple[Node, ...]:
    return tuple(
        Node("target", "目標", printed(target, row["title"]))
        for target in targets
        if target["indicator_no"] == row["indicator_no"]
    )


def _of(rows: list[Record], issue_no: int) -> list[Record]:
    return [row for row in rows if row["issue_no"] == issue_no]
