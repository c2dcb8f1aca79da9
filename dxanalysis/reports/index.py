"""`index.html`: all reports by plan and issue, the newest year first, failed ones with reason."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dxanalysis.reports.catalogue import REPORTS
from dxanalysis.reports.manifest import Entry, Manifest
from dxanalysis.reports.page_check import check_page
from dxanalysis.reports.pages import render
from dxanalysis.tables.codes import CODES


def index_page(manifest: Manifest) -> str:
    """Render the index; links are relative, so that the folder may be moved as a whole."""
    listed = list(manifest.entries.values())
    page = render(
        "index.html.j2",
        title="運営方針レポート一覧",
        plans=_by_plan(listed),
        failed=sum(entry.status == "failed" for entry in listed),
        total=len(listed),
        sources=[_source(source) for source in manifest.sources],
        made_at=manifest.generated_at,
        scheduled=manifest.scheduled,
    )
    check_page(page)
    return page


def _by_plan(entries: list[Entry]) -> list[dict[str, Any]]:
    """Plans with their reports, grouped under the whole plan or an issue."""
    # plan_id begins with the year: the newest year first, departments in their order
    ordered = sorted(entries, key=lambda e: (-int(e.plan_id[:4]), e.plan_id[4:], e.issue_no or 0))
    plans = []
    for plan_id, of_plan in groupby(ordered, key=lambda e: e.plan_id):
        mine = list(of_plan)
        groups = [
            {"title": _heading(list(group := list(members))), "entries": _in_order(group)}
            for _, members in groupby(mine, key=lambda e: e.issue_no or 0)
        ]
        newest = max(mine, key=lambda e: e.made_at)
        plans.append({"id": plan_id, "title": newest.plan_title, "groups": groups})
    return plans


def _heading(entries: list[Entry]) -> str:
    """経営課題1 …, from the newest report's own title; a whole plan is 運営方針全体."""
    newest = max(entries, key=lambda e: e.made_at)
    return "運営方針全体" if newest.issue_no is None else newest.title.partition(" ")[2]


def _in_order(entries: list[Entry]) -> list[dict[str, Any]]:
    names = list(REPORTS)
    known = [e for e in entries if e.report in REPORTS]
    gone = [e for e in entries if e.report not in REPORTS]
    ordered = sorted(known, key=lambda e: names.index(e.report)) + gone
    return [{"entry": e, "name": e.title.partition(" ")[0]} for e in ordered]


def _source(source: dict[str, Any]) -> dict[str, Any]:
    """Count a source's diagnostics by severity, in Japanese."""
    counts = [
        (severity, names[0], sum(d["severity"] == severity for d in source["diagnostics"]))
        for severity, names in CODES["severity"].items()
    ]
    return {**source, "counts": [count for count in counts if count[2]]}
