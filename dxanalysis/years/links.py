"""All links between the departments' successive plans, as the rows of the table `links`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from dxanalysis.plan.identity import slug_in
from dxanalysis.schema.tables import DERIVED
from dxanalysis.years.facts import PlanFacts
from dxanalysis.years.issue_links import IssueLinks
from dxanalysis.years.link import LEVELS, Place, YearLink, in_words
from dxanalysis.years.part_links import part_links

Lists = dict[str, list[Any]]
"""Column name → values, null as None."""

COLUMNS = list(DERIVED["links"].columns)
_YEARS_PRINTED_TWICE = 2  # so many years later, a plan still prints an amount of the earlier one's


def find_links(plans: Iterable[PlanFacts], decided: Sequence[YearLink] = ()) -> list[YearLink]:
    """What continues what, between each plan and the department's next one that is there.

    `decided` are a person's links; they stand as they are and take part in no search.
    """
    by_department: defaultdict[str, list[PlanFacts]] = defaultdict(list)
    for plan in plans:
        by_department[plan.slug].append(plan)
    found = []
    between = set()
    for held in by_department.values():
        for earlier, later in pairwise(sorted(held, key=lambda plan: plan.fiscal_year)):
            between.add((earlier.plan_id, later.plan_id))
            found += links_between(earlier, later, decided)
    across = [one for one in decided if (one.from_plan_id, one.to_plan_id) not in between]
    known = {frozenset((slug_in(x.from_plan_id), slug_in(x.to_plan_id))) for x in across}
    found += _of_other_departments(by_department, known)
    ends = {("ended", link.level, link.origin) for link in across}
    ends |= {("new", link.level, link.heir) for link in across}
    kept = [x for x in found if (x.kind, x.level, x.origin or x.heir) not in ends]
    return sorted([*kept, *across], key=_order)


def _of_other_departments(
    by_department: Mapping[str, list[PlanFacts]], known: Container[frozenset[str]]
) -> Iterator[YearLink]:
    """What a department that begins may have from one that ended: renamed, or merged into it.

    However much agrees, a person decides, since no document says that one office became another.
    """
    plans = [sorted(held, key=lambda plan: plan.fiscal_year) for held in by_department.values()]
    for last in (held[-1] for held in plans):
        for first in (held[0] for held in plans):
            follows = 0 < first.fiscal_year - last.fiscal_year <= _YEARS_PRINTED_TWICE
            if not follows or frozenset((last.slug, first.slug)) in known:
                continue
            for link in IssueLinks(last, first).find():
                if link.status == "certain" and "amounts" in link.evidence:
                    yield replace(link, status="proposed")


def links_between(
    earlier: PlanFacts, later: PlanFacts, decided: Iterable[YearLink] = ()
) -> list[YearLink]:
    """The links of two plans, of all levels."""
    theirs = [
        one
        for one in decided
        if (one.from_plan_id, one.to_plan_id) == (earlier.plan_id, later.plan_id)
    ]
    issues = IssueLinks(earlier, later, theirs).find()
    return [
        *issues,
        *part_links("strategy", earlier, later, issues, theirs),
        *part_links("indicator", earlier, later, issues, theirs),
    ]


def columns_of(links: Iterable[YearLink]) -> Lists:
    """The links as the columns of the table."""
    rows = [
        (
            link.level,
            *_place(link.origin),
            *_place(link.heir),
            link.kind,
            in_words(link.evidence) or None,
            link.status,
        )
        for link in links
    ]
    return {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}


def links_of(columns: Lists) -> list[YearLink]:
    """The rows of the table as links."""
    found = []
    for row in zip(*(columns[name] for name in COLUMNS), strict=True):
        level, *places, kind, evidence, status = row
        one, other = places[:3], places[3:]
        found.append(
            YearLink(
                level,
                None if kind == "new" else Place(*one),
                None if kind == "ended" else Place(*other),
                kind,
                frozenset((evidence or "").split(",")) - {""},
                status,
                one[0] or "",
                other[0] or "",
            )
        )
    return found


def _place(place: Place | None) -> tuple[Any, ...]:
    return (place.plan_id, place.issue_no, place.no) if place else (None, None, None)


def _order(link: YearLink) -> tuple[Any, ...]:
    ends = [(p.issue_no, p.no or 0) if p else (0, 0) for p in (link.origin, link.heir)]
    return (
        slug_in(link.from_plan_id),
        link.from_plan_id,
        link.to_plan_id,
        LEVELS.index(link.level),
        link.origin is None,
        *ends,
    )
