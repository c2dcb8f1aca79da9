"""An issue's indicators in the forms that plans use, of which not every one can tell every fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from dxanalysis.plan.model import Indicator, Issue
from tests.roundtrip.abstract_document import Content, Line, Loose
from tests.roundtrip.layout_labels import LabelForm
from tests.roundtrip.likeness_of_titles import alike
from tests.roundtrip.random_targets import year_forms

FORMS = ["year_line", "year_alone", "title_line", "title_alone", "closing"]
_CLOSING = re.compile(r"\S+")


@dataclass(frozen=True)
class ListForm:
    """How a plan lists its indicators; `form` is used wherever it can tell the facts."""

    form: str
    bracketed: bool  # a strategy repeated in brackets, not behind a bullet
    year_item: bool  # a year of its own line stands behind a bullet
    unnamed: bool  # an issue's only strategy is not repeated
    reworded: bool  # strategies are repeated in slightly other words
    loose: bool


def write_indicators(
    issue: Issue, form: ListForm, labels: LabelForm, year: int
) -> list[tuple[list[Line], list[Content]]]:
    """The label and the list."""
    if not issue.indicators:
        return [(labels.of("indicators"), [])]
    fitting = [f for f in [form.form, *FORMS] if all(_fits(i, f, year) for i in issue.indicators)]
    lines = []
    for number, group in groupby(issue.indicators, key=lambda i: i.strategy_no):
        named = number is not None and not (len(issue.strategies) == 1 and form.unnamed)
        if number is not None and named:
            title = issue.strategies[number - 1].title
            if form.reworded:
                title = _reworded(title, [s.title for s in issue.strategies])
            lines.append(Line(f"<{title}>") if form.bracketed else Line(title, item=True))
        for indicator in group:
            lines += _written(indicator, fitting[0], form, year)
    if form.loose and _can_be_loose(lines, fitting[0], issue):
        return [(labels.of("indicators"), [Loose(tuple(lines))])]
    return [(labels.of("indicators"), lines)]


def _reworded(title: str, titles: list[str]) -> str:
    """The title with a word more, where no other strategy's would do as well."""
    longer = f"{title}の取組"
    others = (alike(longer, other) for other in titles if other != title)
    own = alike(longer, title)
    return longer if own > 0.7 and max(others, default=0) < own - 0.1 else title


def _can_be_loose(lines: list[Line], form: str, issue: Issue) -> bool:
    """A run of words is parted by its blanks alone: each fact must be one word."""
    words = [s.title for s in issue.strategies] + [i.title for i in issue.indicators]
    words += [t.text for i in issue.indicators for t in i.targets]
    told = all(len(i.targets) == 1 for i in issue.indicators)
    exact = not any(line.text.endswith("の取組") for line in lines)  # no bullet shows a rewording
    plain = form in ("year_line", "year_alone") and not any("<" in line.text for line in lines)
    return told and exact and plain and not any(" " in word for word in words)


def _fits(indicator: Indicator, form: str, year: int) -> bool:
    """Whether a form can tell an indicator's facts without a second way to read them."""
    targets = indicator.targets
    annual = [t for t in targets if t.scope == "annual"]
    if form in ("year_line", "year_alone"):
        return len(targets) == len(annual) == 1 and (
            annual[0].text == indicator.title or _begins_with_figure(annual[0].text)
        )
    if form == "closing":
        return len(targets) == 1 and (_in_title(indicator) or _at_end(indicator))
    notes = [t for t in targets if t.scope == "multi_year" and t.text not in indicator.title]
    return not notes and not any(t.text == indicator.title for t in annual)


def _in_title(indicator: Indicator) -> bool:
    target = indicator.targets[0]
    return target.scope == "multi_year" and target.text in indicator.title


def _at_end(indicator: Indicator) -> bool:
    """Whether the target may stand behind its title as one word, with no other year before it."""
    target = indicator.targets[0]
    one_word = _CLOSING.fullmatch(target.text) is not None
    figure = target.kind == "numeric" and _begins_with_figure(target.text)
    return one_word and figure and "年度" not in indicator.title


def _begins_with_figure(text: str) -> bool:
    return re.match(r"(?:約|概ね)?[\d０-９]|前年", text) is not None


def _written(indicator: Indicator, form: str, style: ListForm, year: int) -> list[Line]:
    title = indicator.title
    own = next((t.text for t in indicator.targets if t.text != title and t.text not in title), "")
    era = year_forms(year)
    when = f"{era[0]}年度" if not style.year_item else f"{era[1] if len(era) > 1 else era[0]}年度"
    if form == "year_line":
        return [Line(f"{when} {title} {own}".strip())]
    if form == "year_alone":
        return [Line(when, item=style.year_item), Line(title), *([Line(own)] if own else [])]
    if form == "closing":
        return [Line(f"{title} {own}".strip(), item=True)]
    if not own:
        return [Line(title)]
    if form == "title_line":
        return [Line(title), Line(f"{when} {own}")]
    return [Line(title), Line(when), Line(own)]
