"""A card per indicator: grade, target, result, the year before, the gap and one line to see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.issue_thread import IndicatorThread
from dxanalysis.analysis.judgement import Aim, plain_unit
from dxanalysis.present.attainment import gap
from dxanalysis.present.attainment.tables import (
    indicator_badge,
    listing,
    previous_text,
    result_text,
)
from dxanalysis.present.attainment.target_words import finding, printed, question
from dxanalysis.present.shared.citation import cited
from dxanalysis.present.shared.embedded import Bundle, bundle
from dxanalysis.present.shared.permalink import permalinks
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.table import Cell, Table
from dxanalysis.present.shared.value_line import NAMES, SIGNS, LineMark, ValueLine, value_line

_CARDS = HTML.from_string(
    """\
{% if key %}<p class="dx-key">{{ key }}</p>{% endif %}
<ul class="dx-cards">
{% for card in cards %}
<li class="dx-card" id="{{ card.key }}">
<h3>{{ card.grade }}{% if card.doubt %} <strong class="dx-doubt">要確認</strong>{% endif %} \
<a href="#{{ card.key }}" class="dx-name">{{ card.number }} {{ card.title }}</a></h3>
<dl>
{% for fact in card.facts %}
<div{{ ' class="dx-result"' | safe if fact.name == "実績" }}><dt>{{ fact.name }}</dt><dd>{{ fact.text }}</dd></div>
{% endfor %}
</dl>
{% if card.line %}
<p class="dx-scale"><span class="dx-line" role="img" aria-label="{{ card.line.spoken }}">\
{% for mark in card.line.marks %}<i class="dx-{{ mark.kind }}" style="left:{{ card.line.at(mark.value) }}"></i>{% endfor %}</span>
<span class="dx-ends" aria-hidden="true"><span>{{ card.line.ends[0] }}</span><span>{{ card.line.ends[1] }}</span></span></p>
{% endif %}
{% if card.doubt %}<p class="dx-asks">{{ card.doubt }}</p>{% endif %}
<div class="dx-foot dx-at">出典 {{ card.source }}</div>
</li>
{% endfor %}
</ul>
"""
)


@dataclass(frozen=True)
class Fact:
    """A name and what is printed or worked out."""

    name: str
    text: Cell


@dataclass(frozen=True)
class Card:
    """One indicator; `doubt` says why grade and figures must be looked at; `key`: its permalink."""

    key: str
    number: str
    title: str
    grade: Markup
    doubt: str
    facts: tuple[Fact, ...]
    line: ValueLine | None
    source: Cell

    def values(self) -> dict[str, Any]:
        """The card as JSON can hold it."""
        return {
            "key": self.key,
            "number": self.number,
            "title": self.title,
            "grade": str(self.grade.striptags()),
            "doubt": self.doubt,
            "facts": [[fact.name, str(fact.text)] for fact in self.facts],
            "marks": [[m.kind, m.value] for m in self.line.marks] if self.line else [],
            "unit": self.line.unit if self.line else None,
            "source": str(self.source),
        }


@dataclass(frozen=True, repr=False)
class Cards:
    """The cards in the order in which they are read: what was missed first.

    `table` says the same as a table, for where there is no room for cards, such as in a mail.
    """

    cards: tuple[Card, ...]
    table: Table

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(
            self, {"cards": [c.values() for c in self.cards], "table": self.table.values()}
        )

    def _repr_html_(self) -> str:
        return _CARDS.render(cards=self.cards, key=_key(self.cards))

    def __repr__(self) -> str:
        return "\n".join(
            f"{c.grade.striptags()} {c.number} {c.title}: "
            + "、".join(f"{fact.name} {fact.text}" for fact in c.facts)
            for c in self.cards
        )


def _key(cards: Iterable[Card]) -> str:
    """The marks that stand on any line: ｜目標　●実績　○前年度."""
    drawn = {mark.kind for card in cards if card.line for mark in card.line.marks}
    return "　".join(
        f"{SIGNS[kind]}{NAMES[kind]}"
        for kind in ("target", "result", "previous", "earlier")
        if kind in drawn
    )


def cards(found: IssueAttainment) -> Cards:
    """A card for each indicator of the issue."""
    keys = permalinks("indicator", [row.title for row in found.indicators])
    made = [
        (_urgency(row), _card(row, key, found))
        for row, key in zip(found.indicators, keys, strict=True)
    ]
    ranked = tuple(card for _, card in sorted(made, key=lambda each: each[0]))
    return Cards(ranked, listing(found))


def _urgency(row: MeasuredIndicator) -> int:
    """What a reader has to see first: missed, doubtful, then the document's order."""
    attained = row.result.attained if row.result else None
    return 0 if attained is False else 1 if row.judgement.disagrees else 2


def _card(row: MeasuredIndicator, key: str, found: IssueAttainment) -> Card:
    return Card(
        key=key,
        number=str(row.indicator_no),
        title=row.title,
        grade=indicator_badge(row, found),
        doubt=_doubt(row),
        facts=tuple(_facts(row, found)),
        line=_line(row, found),
        source=cited([row, *row.targets, row.result], found.subject),
    )


def _doubt(row: MeasuredIndicator) -> str:
    if not row.judgement.disagrees:
        return ""
    return f"数値の上では「{finding(row.judgement)}」と読めます。原本と所属に確かめてください。"


def _facts(row: MeasuredIndicator, found: IssueAttainment) -> Iterable[Fact]:
    year = found.subject.fiscal_year
    own = [t for t in row.targets if t.scope == "annual" and t.fiscal_year_end == year]
    yield Fact("目標", "／".join(_as_printed(t.text, row) for t in own) or "記載なし")
    for target in row.targets:
        if target not in own:
            yield Fact("複数年度の目標", printed(target, row.title))
    if found.evaluated:
        yield Fact("実績", result_text(row))
    yield Fact("前年度", previous_text(row))
    if (short := gap.to_target(row)) is not None:
        yield Fact("目標との差", short)
    elif (change := gap.to_previous(row)) is not None:
        yield Fact("前年度との差", change)
    elif not found.evaluated and row.aim is not Aim.NO_TARGET:
        yield Fact("確かめること", question(row))


def _as_printed(text: str | None, row: MeasuredIndicator) -> str:
    return "実施の有無で判断" if text == row.title else text or "記載なし"


def _line(row: MeasuredIndicator, found: IssueAttainment) -> ValueLine | None:
    result, target = row.result, row.target
    actual = result.actual_value if result else None
    unit = target.unit if target and target.value is not None and row.aim is Aim.NUMERIC else None
    unit = unit if unit is not None else result.actual_unit if result else None
    if result and actual is not None and plain_unit(result.actual_unit) != plain_unit(unit):
        return None
    thread = next((t for t in found.thread.indicators if row.place in t.places), None)
    marks = list(_earlier(row, thread, unit, found.subject.fiscal_year))
    if target and row.aim is Aim.NUMERIC and target.value is not None:
        marks.append(LineMark("target", target.value))
    if actual is not None:
        marks.append(LineMark("result", actual))
    return value_line(marks, unit)


def _earlier(
    row: MeasuredIndicator, thread: IndicatorThread | None, unit: str | None, year: int
) -> Iterable[LineMark]:
    """The years before, where the series counts in the same unit; the last as this plan has it."""
    for past in thread.years if thread else []:
        if past.fiscal_year >= year or past.actual_value is None:
            continue
        if plain_unit(past.unit) != plain_unit(unit):
            continue
        if past.fiscal_year < year - 1:
            yield LineMark("earlier", past.actual_value)
        elif row.previous_value is not None:
            yield LineMark("previous", row.previous_value)
