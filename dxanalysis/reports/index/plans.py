"""The plans of the index: figures and reports brought together, the newest year first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from dxanalysis.analysis.index_figures import IssueFigures, PlanFigures
from dxanalysis.plan.identity import department_slugs
from dxanalysis.present.shared.words import code_name
from dxanalysis.reports.index.figures import Figures, figures_of, scale_of
from dxanalysis.reports.manifest import Entry, Manifest
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.text.years import era_label

STATES = {
    "failed": "失敗",
    "outdated": "要更新",
    "warned": "警告",
    "missing": "未作成",
    "ok": "作成済み",
    "unchanged": "変更なし",
}
"""What a report may be, the one that asks for something to be done first."""
QUIET = ("ok", "unchanged")


@dataclass(frozen=True)
class Mark:
    """A state in words; `count` where it is of several reports."""

    state: str
    name: str
    count: int | None = None


@dataclass(frozen=True)
class Link:
    """One report: what its link says, and what is not as it should be; `entry` for the rest."""

    name: str
    entry: Entry
    marks: list[Mark]


@dataclass(frozen=True)
class IssueLine:
    """An issue as printed (`name`), its figures (None: the tables do not hold it), its reports."""

    name: str
    figures: Figures | None
    links: list[Link]


@dataclass(frozen=True)
class IndexedPlan:
    """A plan; `department` and `edition` from the tables, without them the reports' own title."""

    plan_id: str
    year: int
    slug: str
    department: str
    edition: str | None
    figures: Figures | None
    links: list[Link]
    issues: list[IssueLine]
    states: Counter[str]
    made_at: str

    @property
    def marks(self) -> list[Mark]:
        """How many of the plan's reports are in which state."""
        return [Mark(s, name, self.states[s]) for s, name in STATES.items() if self.states[s]]

    @property
    def loud(self) -> list[str]:
        """The states that a filter finds."""
        return [mark.state for mark in self.marks if mark.state not in QUIET]


class Year(NamedTuple):
    """A fiscal year's plans, the departments in the city's order, and the reports of them all."""

    year: int
    label: str
    plans: list[IndexedPlan]
    links: list[Link]


def years_of(manifest: Manifest) -> list[Year]:
    """All plans that have figures or reports."""
    figures = {plan.plan_id: plan for plan in manifest.plans}
    entries: dict[str, list[Entry]] = defaultdict(list)
    of_year: dict[int, list[Entry]] = defaultdict(list)
    for entry in manifest.entries.values():
        if entry.plan_id is None:
            of_year[entry.year].append(entry)
        else:
            entries[entry.plan_id].append(entry)
    scale = scale_of(manifest.plans)
    by_year: dict[int, list[IndexedPlan]] = defaultdict(list)
    for plan_id in {**figures, **entries}:
        plan = _plan(plan_id, figures.get(plan_id), entries[plan_id], scale)
        by_year[plan.year].append(plan)
    known = list(department_slugs().values())
    return [
        Year(
            year,
            era_label(year),
            sorted(by_year[year], key=lambda plan: _order(plan, known)),
            _links(of_year[year]),
        )
        for year in sorted({*by_year, *of_year}, reverse=True)
    ]


def _order(plan: IndexedPlan, known: list[str]) -> tuple[int, str]:
    return known.index(plan.slug) if plan.slug in known else len(known), plan.slug


def _plan(plan_id: str, found: PlanFigures | None, entries: list[Entry], scale: int) -> IndexedPlan:
    year, _, slug = plan_id.partition("-")
    newest = max(entries, key=lambda entry: entry.made_at, default=None)
    states = Counter(state for entry in entries for state in states_of(entry))
    states["missing"] = _missing(found, entries)
    return IndexedPlan(
        plan_id=plan_id,
        year=int(year),
        slug=slug,
        department=found.department if found else newest.plan_title if newest else slug,
        edition=code_name("edition", found.edition) if found else None,
        figures=figures_of(found, scale) if found else None,
        links=_links([entry for entry in entries if entry.issue_no is None]),
        issues=_issues(found, entries, scale),
        states=states,
        made_at=newest.made_at if newest else "",
    )


def _issues(plan: PlanFigures | None, entries: list[Entry], scale: int) -> list[IssueLine]:
    """Every issue that has figures or reports, by number."""
    known = {issue.issue_no: issue for issue in plan.issues} if plan else {}
    of_issue: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.issue_no is not None:
            of_issue[entry.issue_no].append(entry)
    return [
        IssueLine(
            _name(known.get(number), of_issue[number]),
            figures_of(known[number], scale) if number in known else None,
            _links(of_issue[number]),
        )
        for number in sorted({*known, *of_issue})
    ]


def _name(issue: IssueFigures | None, entries: list[Entry]) -> str:
    """The issue's number and title, from the tables or, where they lack it, the newest report."""
    if issue:
        return f"{issue.issue_label} {issue.title}"
    newest = max(entries, key=lambda entry: entry.made_at)
    return newest.title.partition(" ")[2].removeprefix("経営課題")


def _links(entries: list[Entry]) -> list[Link]:
    names = list(REPORTS)
    ordered = sorted(entries, key=lambda e: (*_place(e.report, names), e.report))
    return [
        Link(entry.title.partition(" ")[0], entry, [Mark(s, STATES[s]) for s in _loud(entry)])
        for entry in ordered
    ]


def _place(report: str, names: list[str]) -> tuple[int]:
    """The catalogue's order; reports of kinds that are no more come last."""
    return (names.index(report) if report in names else len(names),)


def states_of(entry: Entry) -> list[str]:
    """One of failed, outdated, ok, unchanged; and warned beside it."""
    is_old = entry.outdated and entry.status != "failed"
    state = "outdated" if is_old else entry.status
    return [state, *(["warned"] if entry.warnings else [])]


def _loud(entry: Entry) -> list[str]:
    return [state for state in states_of(entry) if state not in QUIET]


def _missing(plan: PlanFigures | None, entries: list[Entry]) -> int:
    """How many reports the tables call for that are not there."""
    if plan is None:
        return 0
    issues: list[int | None] = [issue.issue_no for issue in plan.issues]
    wanted = {
        (report.name, number)
        for report in REPORTS.values()
        if report.per_plan or report.per_issue  # others only where there is what to compare
        for number in (issues if report.per_issue else [None])
    }
    return len(wanted - {(entry.report, entry.issue_no) for entry in entries})
