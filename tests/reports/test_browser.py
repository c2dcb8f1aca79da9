"""Every page in Debian's Chromium, as readers will see it: on a phone, on a desk, for everyone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from dxanalysis.reports.build import build_reports
from dxanalysis.reports.order import Selection

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = ["index.html", "2026-digital/overview.html"] + [
    f"2026-digital/issue-{issue_no}/{report}.html"
    for issue_no in (1, 2, 3, 4)
    for report in ("budget-trend", "indicator-attainment")
]
LARGEST_BYTES = 400_000

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is absent: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def requests_of(browser):
    """Open a page; gives the page and the addresses that it asked for."""
    contexts = []

    def open_(path: Path, width: int):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="ja-JP")
        contexts.append(context)
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri(), wait_until="load")
        return page, [url for url in asked if not url.startswith("data:")]

    yield open_
    for context in contexts:
        context.close()


def check(open_, path: Path):
    for width in (360, 1280):
        page, asked = open_(path, width)
        assert asked == [path.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_the_list_of_pages_is_complete(outputs):
    made = {path.relative_to(outputs).as_posix() for path in outputs.rglob("*.html")}
    assert made == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_real_plan(outputs, requests_of, name):
    assert (outputs / name).stat().st_size < LARGEST_BYTES
    check(requests_of, outputs / name)


@pytest.mark.parametrize("name", PAGES)
def test_figures_are_drawn_and_described(outputs, requests_of, name):
    page, _ = requests_of(outputs / name, 1280)
    figures = page.evaluate(
        "[...document.images].map(i => [i.naturalWidth > 0, i.alt.trim().length])"
    )
    assert all(drawn and described > 10 for drawn, described in figures)
    # an indicator without figures to compare has no chart, and an index has none at all
    assert figures or name == "index.html" or "indicator-attainment" in name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_on_a4_without_being_cut(outputs, requests_of, name):
    page, _ = requests_of(outputs / name, 1280)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})  # A4 less the margins of @page
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
    cut = "[...document.querySelectorAll('.dx-scroll')].filter(e => e.scrollWidth > e.clientWidth)"
    assert page.evaluate(f"{cut}.length") == 0


def test_a_failed_report_says_so_on_its_first_screen(folders, put, requests_of):
    long_line = "x = '" + "長" * 300 + "'; 1 / 0"
    put(
        "budget-trend",
        "import sys; print('警告' * 200, file=sys.stderr)",
        f"if issue_no == 1: {long_line}",
    )
    made = build_reports(folders, Selection(issues=(1, 2), reports=("budget-trend",)))
    assert [entry.status for entry in made] == ["failed", "ok"]
    for name in ("index.html", *(entry.html for entry in made)):
        check(requests_of, folders.out / name)
    page, _ = requests_of(folders.out / made[0].html, 360)
    notice = page.get_by_role("alert").bounding_box()
    assert notice["y"] < 200
