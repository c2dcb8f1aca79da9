"""How large and how fast the index of many plans is: `python benchmarks/index.py [--plans 500]`.

The plans are generated: departments over seven years, four issues each, with all reports. Times in
the browser are Chromium's own, medians of a few rounds, with a cold page each.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd
from plans import REAL
from playwright.sync_api import Browser, Page, sync_playwright

from dxanalysis.analysis.index_figures import PlanFigures
from dxanalysis.analysis.plan_figures import plan_figures
from dxanalysis.ingest.ingest import ingest
from dxanalysis.reports.index.page import index_page
from dxanalysis.reports.manifest import Entry, Manifest
from dxanalysis.reports.request.catalogue import REPORTS, Report
from dxanalysis.store.frames import Tables
from dxanalysis.store.store import load_tables
from dxanalysis.text.years import era_label

YEARS, ISSUES, ROUNDS = range(2020, 2027), 4, 5
NOON = "2026-04-01T12:00:00+09:00"
_SUBJECTS = (
    "防災 福祉 子育て 道路 公園 水道 港湾 教育 観光 健康 環境 住まい 交通 産業 文化 窓口".split()
)
_AIMS = "安全で安心に暮らせるまちの実現 誰もが利用しやすい行政サービスの提供 持続可能な運営に向けた業務の見直し 地域とともに進める取組の推進".split()
_FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
_SEARCHES = ("防災", "ｺｳｴﾝ", "局12", "ない言葉")


def generated(count: int) -> Manifest:
    """A manifest of so many plans; the same count, the same plans."""
    chance = random.Random(count)  # noqa: S311 - for variety, not for secrets
    plans = [
        _plan(YEARS[-1] - number % len(YEARS), number // len(YEARS), chance)
        for number in range(count)
    ]
    entries = [entry for plan in plans for entry in _entries(plan, chance)]
    sources = [
        {
            "source": f"{plan['plan_id']}.txt",
            "sha256": "ab" * 32,
            "coverage": 1.0,
            "diagnostics": [],
        }
        for plan in plans
    ]
    made = [PlanFigures.from_values(plan) for plan in plans]
    return Manifest({entry.html: entry for entry in entries}, sources, NOON, plans=made)


def _plan(year: int, number: int, chance: random.Random) -> dict[str, Any]:
    issues = [_issue(issue_no, year, chance) for issue_no in range(1, ISSUES + 1)]
    budget, previous = (sum(issue[n] for issue in issues) for n in ("budget_yen", "previous_yen"))
    return {
        "plan_id": f"{year}-sample-{number}",
        "department": f"見本{_SUBJECTS[number % len(_SUBJECTS)]}局{number}",
        "fiscal_year": year,
        "edition": "draft" if year == YEARS[-1] else "results",
        **{"counted": ISSUES, "issue_count": ISSUES, "incomplete": False},
        **_change(budget, previous),
        **{name: sum(issue[name] for issue in issues) for name in _GRADES},
        "issues": issues,
    }


_GRADES = ("grade_a", "grade_b", "unevaluated")


def _issue(issue_no: int, year: int, chance: random.Random) -> dict[str, Any]:
    budget, previous = (round(chance.lognormvariate(6, 1.2)) * 10**6 for _ in range(2))
    grades = [chance.randrange(4) for _ in _GRADES[:2]]
    counts = [0, 0, sum(grades)] if year == YEARS[-1] else [*grades, 0]
    title = f"{'・'.join(chance.sample(_SUBJECTS, 3))}の連携による{chance.choice(_AIMS)}"
    named = {"issue_no": issue_no, "issue_label": str(issue_no), "title": title}
    return named | _change(budget, previous) | dict(zip(_GRADES, counts, strict=True))


def _change(budget: int, previous: int) -> dict[str, Any]:
    percent = (budget - previous) / previous * 100 if previous else None
    return {
        "budget_yen": budget,
        "previous_yen": previous,
        "change_yen": budget - previous,
        "change_percent": percent,
        "reason": None if previous else "previous_not_positive",
    }


def _entries(plan: dict[str, Any], chance: random.Random) -> list[Entry]:
    return [
        _entry(plan, report, issue, chance)
        for report in REPORTS.values()
        for issue in (plan["issues"] if report.per_issue else [None])
    ]


def _entry(
    plan: dict[str, Any], report: Report, issue: dict[str, Any] | None, chance: random.Random
) -> Entry:
    number = issue["issue_no"] if issue else None
    folder = f"{plan['plan_id']}/issue-{number}" if issue else plan["plan_id"]
    failed = chance.random() < 0.002
    return Entry(
        report=report.name,
        plan_id=plan["plan_id"],
        issue_no=number,
        status="failed" if failed else "unchanged",
        html=f"{folder}/{report.name}.html",
        notebook=f"{folder}/{report.name}.ipynb",
        seconds=0.5,
        inputs_sha256="ab" * 32,
        error="計算の途中でPythonの処理(カーネル)が落ちました。" if failed else None,
        title=f"{report.title} 経営課題{number} {issue['title']}" if issue else report.title,
        plan_title=f"{era_label(plan['fiscal_year'])} {plan['department']}運営方針",
        made_at=NOON,
        outdated=chance.random() < 0.01,
    )


def milliseconds(call: Callable[[], object]) -> float:
    """Median of a few calls."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        call()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def figures_of_many(count: int) -> float:
    """Milliseconds for the figures of so many copies of the real plan."""
    with tempfile.TemporaryDirectory() as folder:
        ingest([REAL], Path(folder))
        frames = load_tables(Path(folder)).frames()
    many = {
        name: pd.concat(
            [frame.assign(plan_id=f"2026-sample-{n}") for n in range(count)], ignore_index=True
        )
        for name, frame in frames.items()
        if name != "diagnostics"
    }
    tables = Tables(**many, diagnostics=frames["diagnostics"])
    return milliseconds(lambda: plan_figures(tables))


def in_browser(path: Path) -> None:
    """First paint, the whole page, each search, and a filter without the script's help."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        for width in (1280, 360):
            _one_width(browser, path, width)
        browser.close()


def _one_width(browser: Browser, path: Path, width: int) -> None:
    painted, loaded = [], []
    for _ in range(ROUNDS):
        page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(path.as_uri(), wait_until="load")
        page.wait_for_function("performance.getEntriesByType('paint').length > 1")
        painted.append(page.evaluate("performance.getEntriesByType('paint')[1].startTime"))
        loaded.append(page.evaluate("performance.timing.loadEventEnd - performance.timeOrigin"))
    print(f"{width} px: first content {median(painted):.0f} ms, loaded {median(loaded):.0f} ms")
    for words in _SEARCHES:
        print(f"  search {words}: {_search(page, words)}")
    print(f"  year, by the style sheet: {_choose(page, 'by-year', str(YEARS[0])):.0f} ms")


def _search(page: Page, words: str) -> str:
    took: float = page.evaluate(
        """words => new Promise(done => {
            const box = document.getElementById("by-word"), begun = performance.now();
            box.value = words;
            box.dispatchEvent(new Event("input"));
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
        })""",
        words,
    )
    return f"{took:.0f} ms to the next picture; {page.locator('#found').inner_text()}"


def _choose(page: Page, control: str, value: str) -> float:
    took: float = page.evaluate(
        """([id, value]) => {
            document.getElementById("all").click();
            document.body.offsetHeight;
            const begun = performance.now();
            document.getElementById(id).value = value;
            document.body.offsetHeight;
            return performance.now() - begun;
        }""",
        [control, value],
    )
    return took


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=500)
    count: int = parser.parse_args().plans
    print(f"figures of 1000 plans: {figures_of_many(1000):.0f} ms")
    manifest = generated(count)
    page = index_page(manifest).encode()
    print(f"index of {count} plans, {len(manifest.entries)} reports:")
    print(f"  {len(page) / 1e3:.0f} kB, {len(gzip.compress(page)) / 1e3:.0f} kB compressed")
    print(f"  rendered and checked in {milliseconds(lambda: index_page(manifest)):.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.html"
        path.write_bytes(page)
        in_browser(path)


if __name__ == "__main__":
    main()
