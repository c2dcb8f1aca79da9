"""`index.html`: every plan with its figures and reports, failed ones first with their reason.

Made of the manifest alone, so that a run with nothing to do needs no table for it. It works
without its script, which adds the search for words.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from dxanalysis.analysis.subject import UNKNOWN_DEPARTMENT
from dxanalysis.base.files import write_whole
from dxanalysis.base.fingerprint import content_sha256
from dxanalysis.plan.grading import Grade
from dxanalysis.present.shared.document_account import facts_in_words
from dxanalysis.present.shared.words import coverage_percent, million
from dxanalysis.reports.index.figures import grades_of, scale_of
from dxanalysis.reports.index.plans import (
    QUIET,
    STATES,
    IndexedPlan,
    Mark,
    Year,
    states_of,
    years_of,
)
from dxanalysis.reports.manifest import Entry, Manifest, write_manifest
from dxanalysis.reports.page.check import check_page
from dxanalysis.reports.page.environment import TEMPLATES as PAGE_TEMPLATES
from dxanalysis.reports.page.environment import pages
from dxanalysis.schema.codes import CODES

TEMPLATES = Path(__file__).resolve().parent / "templates"
_READING = ("coverage", "facts_read", "facts_announced")
_OPEN_UP_TO = 3  # so few plans are shown with their issues; more are opened one by one
_FEW_FAILURES = 5  # of one reason, that are named before one asks for the others


class FailureGroup(NamedTuple):
    """A reason, and the reports that failed for it."""

    reason: str
    entries: list[Entry]


def publish(out: Path, manifest: Manifest) -> None:
    """Write the manifest and the index that shows it into the folder of outputs."""
    write_manifest(out, manifest)
    write_whole(out / "index.html", index_page(manifest))


def index_page(manifest: Manifest) -> str:
    """Render the index; links are relative, so that the folder may be moved as a whole."""
    years = years_of(manifest)
    plans = [plan for year in years for plan in year.plans]
    grades = grades_of(manifest.plans)
    script = _script()
    page = _template().render(
        title="運営方針レポート一覧",
        years=years,
        plans=plans,
        departments=_departments(years),
        grades=grades,
        missed=_missed(grades),
        loud=_filters(plans),
        opened=len(plans) <= _OPEN_UP_TO,
        states=_states(plans),
        scale=million(scale_of(manifest.plans)),
        failures=_failures(manifest),
        few=_FEW_FAILURES,
        total=len(manifest.entries),
        unknown=_unknown_departments(manifest),
        ungraded=any(plan.figures and plan.figures.ungraded_notes for plan in plans),
        sources=[_source(source) for source in manifest.sources],
        made_at=manifest.generated_at,
        scheduled=manifest.scheduled,
        script=Markup(script),  # noqa: S704 - a file of this package
        script_hash=_hash(script),
    )
    check_page(page, script)
    return page


def _missed(grades: Sequence[Grade]) -> str:
    """The cells of a row, from 0, that count what was not attained, for the script."""
    return ",".join(str(4 + at) for at, grade in enumerate(grades) if grade.attained is False)


@cache
def _template() -> Template:
    """The index's template; it builds on that of all pages."""
    return templates().get_template("index.html.j2")


def templates() -> Environment:
    """The index's templates, and those of all pages."""
    return pages().overlay(loader=FileSystemLoader([TEMPLATES, PAGE_TEMPLATES]))


@cache
def _script() -> str:
    return (TEMPLATES / "index.js").read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """The script as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(bytes.fromhex(content_sha256(script.encode()))).decode()


def _departments(years: list[Year]) -> list[IndexedPlan]:
    """Every department by the newest of its plans."""
    newest: dict[str, IndexedPlan] = {}
    for year in years:
        for plan in year.plans:
            newest.setdefault(plan.slug, plan)
    return list(newest.values())


def _states(plans: list[IndexedPlan]) -> list[Mark]:
    """How many reports of all are in which state."""
    sums = sum((plan.states for plan in plans), Counter[str]())
    return [Mark(state, name, sums[state]) for state, name in STATES.items() if sums[state]]


def _filters(plans: list[IndexedPlan]) -> list[Mark]:
    """The states that ask for something to be done, with the number of plans that have them."""
    having = Counter(state for plan in plans for state in plan.loud)
    return [
        Mark(state, name, having[state])
        for state, name in STATES.items()
        if state not in QUIET and having[state]
    ]


def _failures(manifest: Manifest) -> list[FailureGroup]:
    """The failed reports by reason, the reason of most reports first."""
    failed = [entry for entry in manifest.entries.values() if "failed" in states_of(entry)]
    failed.sort(key=lambda entry: (entry.error or "", -entry.year, entry.order))
    groups = [
        FailureGroup(reason, list(entries))
        for reason, entries in groupby(failed, key=lambda entry: entry.error or "")
    ]
    return sorted(groups, key=lambda failure: -len(failure.entries))


def _source(source: dict[str, Any]) -> dict[str, Any]:
    """Count a source's diagnostics by severity, in Japanese."""
    counts = [
        (severity, names[0], sum(d["severity"] == severity for d in source["diagnostics"]))
        for severity, names in CODES["severity"].items()
    ]
    share, read, announced = (source.get(fact) for fact in _READING)
    missing, facts = 0, ""
    if read is not None and announced is not None:
        missing, facts = announced - read, facts_in_words(read, announced)
    return {
        **source,
        "read": None if share is None else _share(share, missing),
        "facts": facts,
        "counts": [count for count in counts if count[2]],
    }


def _share(share: float, missing: int) -> str:
    """The share of the characters that was read, all with one decimal so that they can be compared."""
    if share == 1 and missing:
        return "文字はすべて"
    return f"{coverage_percent(share, places=1):.1f}%"


def _unknown_departments(manifest: Manifest) -> dict[str, str]:
    """Plan → what to know of its department, which is in no list."""
    return {
        remark["plan_id"]: remark["message"]
        for source in manifest.sources
        for remark in source["diagnostics"]
        if remark["code"] == UNKNOWN_DEPARTMENT and remark.get("plan_id")
    }
