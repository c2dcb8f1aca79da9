"""Hypothesis strategies for the facts of a plan: a `Plan` that nobody printed or read yet.

What a fact means is decided here, before it is printed; nothing here asks the reader. Excluded are
the limits of the reader that the paper itself does not resolve:

- an indicator worded like one of its issue's strategies (a strategy may be reworded in the list)
- a target with several figures, and a grade without any word beside it
- an indicator without a target before one that follows its year (`甲` / `令和8年度 乙 3件`)
- a title that is a whole label, with a note in brackets or without (`<評価指標（重点）>`)
- an issue's title that stands in one pair of brackets as a whole: they pass for the heading's
- prose that does not end with a full stop, or that begins with a figure below a list of SDGs
- a blank 課題認識 above strategies without bullets (read as flattened columns, and said so)
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from dxanalysis.plan.model import (
    Attainment,
    Budget,
    Indicator,
    Issue,
    Narrative,
    Plan,
    Strategy,
    Target,
    Term,
)
from tests.roundtrip import plan_words as words
from tests.roundtrip.likeness_of_titles import alike
from tests.roundtrip.random_amounts import amounts, in_some_width
from tests.roundtrip.random_targets import annual_targets, closing_targets, multi_year_titles

_CSV = Path(__file__).parents[2] / "dxanalysis/plan/departments.csv"
SLUGS = {row["name"]: row["slug"] for row in csv.DictReader(_CSV.read_text("utf-8").splitlines())}
_ALIKE = 0.55  # below what the reader takes for a reworded strategy
MANNERS = ["year_first", "title_first", "closing"]  # how an issue's indicators can be told


@st.composite
def titles(draw) -> str:
    """An issue's or a strategy's title."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(words.WHOLE_TITLES))
    prefix, thing, action = (
        draw(st.sampled_from(part)) for part in (words.PREFIXES, words.OBJECTS, words.ACTIONS)
    )
    if not prefix and action.startswith("（"):  # 評価指標（重点） is a label with a note
        action = "の推進"
    return prefix + thing + action


@st.composite
def texts(draw, sentences=words.SENTENCES, most: int = 3) -> str:
    """A section's text: paragraphs, some of them items."""
    lines = draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=most))
    marks = [draw(st.sampled_from(["", "", "・"])) for _ in lines]
    return "\n".join(
        mark + draw(in_some_width(line)) for mark, line in zip(marks, lines, strict=True)
    )


@st.composite
def plans(draw) -> Plan:
    """A plan's facts; its lines and diagnostics are empty."""
    year = draw(st.one_of(st.integers(2013, 2030), st.sampled_from([2019, 2020, 2026])))
    department = draw(st.sampled_from(sorted(SLUGS)))
    evaluated = draw(st.integers(0, 2)) == 0
    older = draw(st.integers(0, 3)) == 0
    issues = tuple(
        draw(_issues(year, number, evaluated=evaluated, older=older))
        for number in range(1, draw(st.integers(1, 5)) + 1)
    )
    sections = ["preface", "goal", "mission", "principles"]
    sections += ["self_evaluation", "future_policy"] if evaluated else []
    narratives = tuple(
        Narrative(section, _paragraphs(draw, section), 0)
        for section in sections
        if draw(st.integers(0, 4))
    )
    results = any(a.actual_text or a.grade for i in issues for a in i.attainments)
    results |= any(n.section == "self_evaluation" for n in narratives)
    edition = "results" if results else draw(st.sampled_from(["outline", "draft", "final"]))
    return Plan(
        plan_id=f"{year}-{SLUGS[department]}",
        department=department,
        fiscal_year=year,
        edition=edition,
        published=draw(st.sampled_from([None, "2024-06-10", "2026-12-01"])),
        head=draw(st.sampled_from([None, *(f"{s} {n}" for s in words.SURNAMES for n in words.NAMES)])),
        issues=issues,
        narratives=narratives,
        glossary=tuple(draw(_terms())),
        source="",
        source_sha256="",
        line=0,
        coverage=1.0,
        diagnostics=(),
    )  # fmt: skip


def _paragraphs(draw, section: str) -> str:
    """What stands before the first label has no bullet that could begin a list of the site."""
    text = draw(texts())
    return text.replace("・", "", 1) if section == "preface" else text


@st.composite
def _terms(draw) -> list[Term]:
    chosen = draw(st.lists(st.sampled_from(words.TERMS), max_size=2, unique=True))
    return [Term(term, definition, 0) for term, definition in chosen]


@st.composite
def _issues(draw, year: int, number: int, *, evaluated: bool, older: bool) -> Issue:
    strategies = draw(st.lists(titles(), max_size=4, unique=True))
    indicators = draw(_indicators(year, strategies))
    narratives = {}
    if strategies and (older or draw(st.integers(0, 5)) == 0):
        narratives["strategy_details"] = draw(texts(words.DETAILS))
    if older and strategies and draw(st.booleans()):
        narratives["measures"] = draw(_measures(number))
    if draw(st.integers(0, 5)) == 0:
        goals = draw(st.lists(st.sampled_from(words.GOALS), min_size=1, unique=True))
        narratives["sdgs"] = "\n".join(goals)
    attained = evaluated and indicators and draw(st.integers(0, 3)) > 0
    return Issue(
        label=str(number),
        title=draw(titles()),
        challenge=draw(st.one_of(texts(), texts(), texts(), st.none())),
        budgets=draw(_budgets(year)),
        strategies=tuple(Strategy(title, 0) for title in strategies),
        indicators=indicators,
        attainments=draw(_attainments(year, indicators)) if attained else (),
        narratives=tuple(Narrative(section, text, 0) for section, text in narratives.items()),
        line=0,
    )


@st.composite
def _measures(draw, number: int) -> str:
    """具体的取組 as they are kept: their headings, words and amounts as printed."""
    lines = []
    for at in range(1, draw(st.integers(1, 2)) + 1):
        title = draw(st.sampled_from(words.MEASURES))
        lines += [
            f"【具体的取組{number}-1-{at} {title}】",
            "・" + draw(st.sampled_from(words.DETAILS)),
        ]
        if draw(st.booleans()):
            lines.append("〔予算額 1,976千円〕")
    return "\n".join(lines)


@st.composite
def _budgets(draw, year: int) -> tuple[Budget, ...]:
    pattern = [
        (year - 2, "executed"),
        (year - 1, "approved"),
        (year, "approved"),
        (year, "executed"),
    ]
    kept = [key for key in pattern if draw(st.integers(0, 3)) > 0]
    return tuple(Budget(at, phase, *draw(amounts()), 0) for at, phase in kept)


@st.composite
def _indicators(draw, year: int, strategies: list[str]) -> tuple[Indicator, ...]:
    """An issue's indicators, all tellable in one manner, strategy by strategy."""
    manner = draw(st.sampled_from(MANNERS))
    numbers = sorted(draw(st.lists(st.integers(1, max(len(strategies), 1)), max_size=4)))
    if not strategies or (len(strategies) > 1 and draw(st.integers(0, 5)) == 0):
        numbers = [None] * len(numbers)  # nothing tells which is whose
    made = (draw(_indicator(year, number, manner)) for number in numbers)
    return tuple(i for i in made if not any(alike(i.title, s) >= _ALIKE for s in strategies))


@st.composite
def _indicator(draw, year: int, strategy_no: int | None, manner: str) -> Indicator:
    prefix = draw(st.sampled_from(words.INDICATOR_PREFIXES))
    title = prefix + draw(st.sampled_from(words.INDICATOR_TITLES))
    targets: tuple[Target, ...] = ()
    if manner == "year_first":
        if draw(st.integers(0, 2)) == 0:
            title = draw(st.sampled_from(words.MILESTONE_TITLES))
            targets = (Target("annual", "milestone", year, year, None, None, None, None, title, 0),)
        else:
            targets = (draw(annual_targets(year, leading=False)),)
    elif manner == "closing":
        title = draw(st.sampled_from(words.INDICATOR_TITLES))
        if "令和" in title or draw(st.integers(0, 4)) == 0:
            title, targets = draw(multi_year_titles(year))
        else:
            targets = (draw(closing_targets(year)),)
    else:
        if draw(st.integers(0, 3)) == 0:
            title, targets = draw(multi_year_titles(year))
        if draw(st.integers(0, 4)):
            targets = (*targets, draw(annual_targets(year, leading=True)))
    return Indicator(title, strategy_no, targets, 0)


@st.composite
def _attainments(draw, year: int, indicators: tuple[Indicator, ...]) -> tuple[Attainment, ...]:
    made = (draw(_attainment(year, n, i)) for n, i in enumerate(indicators, 1))
    return tuple(a for a in made if a.actual_text or a.previous_text)


@st.composite
def _attainment(draw, year: int, number: int, indicator: Indicator) -> Attainment:
    now, before = draw(_results(indicator)), draw(_results(indicator))
    grade = draw(st.sampled_from(["A", "A", "B", None])) if now.text else None
    status = "graded" if grade else "reported" if now.text else "blank"
    return Attainment(
        number, year, now.text, now.value, now.unit, grade, before.text, before.value, before.unit, 0,
        cumulative_value=now.cumulative, attained={"A": True, "B": False}.get(grade), status=status,
    )  # fmt: skip


class Printed(NamedTuple):
    """A result's words, the figure in them that answers the indicator, and a sum over years."""

    text: str | None = None
    value: float | None = None
    unit: str | None = None
    cumulative: float | None = None


@st.composite
def _results(draw, indicator: Indicator) -> Printed:
    """A result in the unit of its target; of a milestone, or of none yet, words alone."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return Printed()
    aims = [t for t in indicator.targets if t.scope == "annual"] or list(indicator.targets)
    milestone = bool(aims) and all(target.kind == "milestone" for target in aims)
    if kind == 1 or milestone:
        return Printed(draw(st.sampled_from(words.OUTCOMES)))
    units = [(target.unit or "").split("/")[0] for target in aims if target.unit]
    value, unit = draw(st.integers(1, 9999)), draw(st.sampled_from(units or words.UNITS))
    lead, note = (
        draw(st.sampled_from(["", "受講者", "実績 "])),
        draw(st.sampled_from(words.RESULT_NOTES)),
    )
    in_people = "累計" in note and (unit in ("名", "人") or not units)
    return Printed(
        draw(in_some_width(f"{lead}{value:,}{unit}")) + note,
        float(value),
        unit,
        1431.0 if in_people else None,
    )
