"""Every page in Debian's Chromium, as readers will see it: on a phone, on a desk, for everyone."""

from __future__ import annotations

import pytest

from dxanalysis.reports.request.options import Selection
from dxanalysis.reports.run.build import build_reports
from tests.chromium import NEEDS_CHROMIUM, check

PAGES = ["index.html", "2026-digital/overview.html"] + [
    f"2026-digital/issue-{issue_no}/{report}.html"
    for issue_no in (1, 2, 3, 4)
    for report in ("budget-trend", "indicator-attainment")
]
LARGEST_BYTES = 400_000

pytestmark = NEEDS_CHROMIUM


def test_the_list_of_pages_is_complete(outputs):
    found = (path.relative_to(outputs) for path in outputs.rglob("*.html"))
    made = {path.as_posix() for path in found if not path.parts[0].startswith(".")}
    assert made == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_real_plan(outputs, open_page, name):
    assert (outputs / name).stat().st_size < LARGEST_BYTES
    check(open_page, outputs / name)


@pytest.mark.parametrize("name", PAGES)
def test_figures_are_drawn_and_described(outputs, open_page, name):
    page, _ = open_page(outputs / name, 1280)
    figures = page.evaluate(
        "[...document.images].map(i => [i.naturalWidth > 0, i.alt.trim().length])"
    )
    assert all(drawn and described > 10 for drawn, described in figures)
    # an indicator without figures to compare has no chart, and an index has none at all
    assert figures or name == "index.html" or "indicator-attainment" in name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_on_a4_without_being_cut(outputs, open_page, name):
    page, _ = open_page(outputs / name, 1280)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})  # A4 less the margins of @page
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
    cut = "[...document.querySelectorAll('.dx-scroll')].filter(e => e.scrollWidth > e.clientWidth)"
    assert page.evaluate(f"{cut}.length") == 0


_CELLS_OUTSIDE = """(width) => [...document.querySelectorAll("td, th")].filter((cell) => {
  const box = cell.getBoundingClientRect();
  return !cell.closest("thead") && (box.right > width + 1 || box.left < -1);
}).map((cell) => cell.textContent.trim())"""
_SMALL_TEXT = """() => [...document.querySelectorAll("body *")].filter((element) =>
  [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  && !element.closest("style, script, .dx-hidden")
  && parseFloat(getComputedStyle(element).fontSize) < 13.99
).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_lies_outside_the_window_or_is_too_small_to_read(outputs, open_page, name):
    for width in (320, 360, 800):
        page, _ = open_page(outputs / name, width)
        assert page.evaluate(_CELLS_OUTSIDE, width) == []
        assert page.evaluate(_SMALL_TEXT) == []


def test_a_failed_report_says_so_on_its_first_screen(folders, put, open_page):
    long_line = "x = '" + "長" * 300 + "'; 1 / 0"
    put(
        "budget-trend",
        "import sys; print('警告' * 200, file=sys.stderr)",
        f"if issue_no == 1: {long_line}",
    )
    made = build_reports(folders, Selection(issues=(1, 2), reports=("budget-trend",)))
    assert [entry.status for entry in made] == ["failed", "ok"]
    for name in ("index.html", *(entry.html for entry in made)):
        check(open_page, folders.out / name)
    page, _ = open_page(folders.out / made[0].html, 360)
    notice = page.get_by_role("alert").bounding_box()
    assert notice["y"] < 200
