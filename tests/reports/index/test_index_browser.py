"""The index of several plans in Chromium: found, filtered, opened and printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dxanalysis.reports.index.page import index_page
from dxanalysis.reports.manifest import Entry, Manifest
from tests.chromium import NEEDS_CHROMIUM, check
from tests.reports.index.index_plans_maker import figures, issue_figures

pytestmark = NEEDS_CHROMIUM

MADE_AT = "2026-04-01T09:05:00+09:00"
SHOWN = "[...document.querySelectorAll('.plan')].filter(e => e.checkVisibility()).map(e => e.id)"


def plan(plan_id, department, *titles):
    issues = [issue_figures(n, title=title) for n, title in enumerate(titles, 1)]
    return figures(plan_id=plan_id, department=department, issues=issues)


def failed(plan_id):
    return Entry(
        report="overview",
        plan_id=plan_id,
        issue_no=None,
        status="failed",
        html=f"{plan_id}/overview.html",
        notebook=f"{plan_id}/overview.ipynb",
        seconds=1.0,
        inputs_sha256="",
        error="理由",
        title="全体の概要",
        plan_title="令和8年度 北区運営方針（案）",
        made_at=MADE_AT,
    )


@pytest.fixture
def index(tmp_path):
    plans = [
        plan("2026-digital", "デジタル統括室", "ＤＸの推進", "ﾃﾞｰﾀの活用"),
        plan("2026-kita", "北区", "まちの安全", "子育てのDX"),
        plan("2025-kita", "北区", "まちの安全"),
    ]
    entry = failed("2026-kita")
    path = tmp_path / "index.html"
    manifest = Manifest({entry.html: entry}, generated_at=MADE_AT, plans=plans)
    path.write_text(index_page(manifest), encoding="utf-8")
    return path


def test_it_is_for_everyone_at_every_width(open_page, index):
    check(open_page, index)


def test_with_every_issue_open_too(open_page, index):
    index.write_text(index.read_text(encoding="utf-8").replace("<details>", "<details open>"))
    check(open_page, index)


@pytest.mark.parametrize(
    ("words", "plans"),
    [
        ("デジタル", ["2026-digital"]),
        ("ﾃﾞｼﾞﾀﾙ", ["2026-digital"]),
        ("でーた", ["2026-digital"]),
        ("dx", ["2026-digital", "2026-kita"]),
        ("ＤＸ　子育て", ["2026-kita"]),
        ("北区 令和７", ["2025-kita"]),
        ("まちの安全", ["2026-kita", "2025-kita"]),
        ("2025-kita", ["2025-kita"]),
        ("ない言葉", []),
    ],
)
def test_words_find_plans_whatever_their_width_kana_or_case(open_page, index, words, plans):
    page, _ = open_page(index, 1280)
    page.get_by_role("searchbox", name="言葉で探す").press_sequentially(words)
    assert page.evaluate(SHOWN) == plans
    told = page.get_by_role("status").inner_text()
    wanted = f"3件のうち{len(plans)}件の運営方針" if plans else "当てはまる運営方針はありません"
    assert told == f"{wanted}（{words}）"


def test_an_issue_that_is_found_is_opened_and_closed_again(open_page, index):
    index.write_text(index.read_text(encoding="utf-8").replace("<details open>", "<details>"))
    page, _ = open_page(index, 1280)
    row = page.get_by_role("row", name="子育てのDX")
    assert not row.is_visible()
    box = page.get_by_role("searchbox", name="言葉で探す")
    box.fill("子育て")
    assert row.is_visible()
    box.fill("")
    assert not row.is_visible()
    assert page.evaluate(SHOWN) == ["2026-digital", "2026-kita", "2025-kita"]


CHOICES = [
    ({"年度": "令和7年度"}, ["2025-kita"]),
    ({"所属": "北区"}, ["2026-kita", "2025-kita"]),
    ({"レポートの状態": "失敗がある"}, ["2026-kita"]),
    ({"所属": "北区", "年度": "令和8年度"}, ["2026-kita"]),
    ({"所属": "デジタル統括室", "レポートの状態": "失敗がある"}, []),
]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(("chosen", "plans"), CHOICES, ids="".join)
def test_choices_filter_with_and_without_the_script(open_page, index, chosen, plans, script):
    page, _ = open_page(index, 1280, script=script)
    assert page.get_by_role("searchbox", name="言葉で探す").is_visible() is script
    for label, option in chosen.items():
        page.get_by_role("combobox", name=label, exact=True).select_option(label=option)
    shown = page.locator(".plan").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
    )
    assert shown == plans


def test_the_address_keeps_what_was_sought(open_page, index):
    page, _ = open_page(index, 1280)
    page.get_by_role("searchbox", name="言葉で探す").fill("安全 まち")
    page.get_by_role("combobox", name="年度", exact=True).select_option("2025")
    fragment = page.evaluate("location.hash")
    again, _ = open_page(index, 1280, fragment=fragment)
    assert again.get_by_role("searchbox", name="言葉で探す").input_value() == "安全 まち"
    assert again.evaluate(SHOWN) == ["2025-kita"]
    again.get_by_role("button", name="すべて表示").click()
    assert len(again.evaluate(SHOWN)) == 3
    assert again.evaluate("location.hash") == ""


def test_a_place_on_the_page_is_never_hidden_by_a_filter(open_page, index):
    page, _ = open_page(index, 1280, fragment="#q=%E5%8C%97%E5%8C%BA")
    assert page.evaluate(SHOWN) == ["2026-kita", "2025-kita"]
    page.evaluate("location.hash = '#2026-digital'")
    page.wait_for_function("document.getElementById('2026-digital').checkVisibility()")


@pytest.mark.parametrize("fragment", ["#q=", "#d=<img src=x>", "#y=1999&s=x", "#%", "#'\""])
def test_a_strange_address_does_no_harm(open_page, index, fragment):
    page, _ = open_page(index, 1280, fragment=fragment)
    assert len(page.evaluate(SHOWN)) == 3


def test_everything_is_reached_with_the_keyboard_and_seen_to_be(open_page, index):
    page, _ = open_page(index, 1280)
    focused = "(e => [e.tagName, getComputedStyle(e).outlineStyle])(document.activeElement)"
    reached = []
    for _ in range(16):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(focused))
    assert {"A", "INPUT", "SELECT", "SUMMARY"} <= {tag for tag, _ in reached}
    assert all(outline != "none" for tag, outline in reached if tag != "BODY")


def test_a_plan_opens_with_the_enter_key(open_page, index):
    index.write_text(index.read_text(encoding="utf-8").replace("<details open>", "<details>"))
    page, _ = open_page(index, 360)
    row = page.get_by_role("row", name="子育てのDX")
    page.locator("#\\32 026-kita summary").focus()
    page.keyboard.press("Enter")
    assert row.is_visible()


def test_print_shows_the_figures_of_every_issue(open_page, index):
    index.write_text(index.read_text(encoding="utf-8").replace("<details open>", "<details>"))
    page, _ = open_page(index, 1280)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})  # A4 less the margins of @page
    heights = page.evaluate(
        "[...document.querySelectorAll('.plan table tr')].map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) == 5
    assert min(heights) > 10
    assert page.evaluate("document.documentElement.scrollWidth") <= 673


def test_numbers_stand_under_each_other(open_page, index):
    page, _ = open_page(index, 1280)
    edges = page.evaluate(
        "[...document.querySelectorAll('.plan tr td:nth-of-type(1):not([colspan])')]"
        ".filter(e => e.checkVisibility()).map(e => Math.round(e.getBoundingClientRect().right))"
    )
    assert len(edges) == 8
    assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize(
    ("order", "plans"),
    [
        ("予算額の大きい順", ["2026-3", "2026-1", "2026-2", "2026-4"]),
        ("増減率の大きい順", ["2026-2", "2026-1", "2026-3", "2026-4"]),
        ("未達成の多い順", ["2026-3", "2026-4", "2026-1", "2026-2"]),
        ("所属の順", ["2026-1", "2026-2", "2026-3", "2026-4"]),
    ],
)
def test_plans_are_put_in_order_and_those_without_a_figure_last(open_page, tmp_path, order, plans):
    none = {"change_yen": None, "change_percent": None, "reason": "amount_null"}
    made = [
        figures(plan_id="2026-1", budget_yen=1_000_000_000, change_percent=-5.0, grade_b=1),
        figures(plan_id="2026-2", budget_yen=900_000_000, change_percent=1_200.0, grade_b=0),
        figures(plan_id="2026-3", budget_yen=10_000_000_000, change_percent=-40.0, grade_b=12),
        figures(plan_id="2026-4", budget_yen=None, grade_b=2, **none),
    ]
    path = tmp_path / "index.html"
    path.write_text(index_page(Manifest(generated_at=MADE_AT, plans=made)), encoding="utf-8")
    page, _ = open_page(path, 1280)
    box = page.get_by_role("combobox", name="並べ方")
    box.select_option(label="未達成の多い順")
    box.select_option(label=order)
    assert page.evaluate(SHOWN) == plans
    again, _ = open_page(path, 1280, fragment=page.evaluate("location.hash"))
    assert again.evaluate(SHOWN) == plans


@pytest.mark.parametrize("width", [320, 360, 700, 1000, 1280])
def test_nothing_is_cut_off_or_laid_over_another_thing(open_page, tmp_path, width):
    """Of a year nothing is painted beyond its edge, so a page without scrolling proves nothing."""
    long = figures(department="長い名称の" * 8, budget_yen=1_234_567_890_000)
    states = {
        "1": {"status": "failed"},
        "2": {"outdated": True, "warnings": ["x"]},
        "3": {"status": "ok", "warnings": ["x"]},
        "4": {},
    }
    entries = {
        name: replace(failed("2026-digital"), html=name, **{"status": "unchanged"} | changed)
        for name, changed in states.items()
    }
    path = tmp_path / "index.html"
    manifest = Manifest(entries, generated_at=MADE_AT, plans=[long])
    path.write_text(index_page(manifest), encoding="utf-8")
    page, _ = open_page(path, width)
    beyond = page.evaluate(
        """[...document.querySelectorAll(".year *")]
        .filter(e => e.checkVisibility() && !e.closest("thead"))
        .filter(e => e.getBoundingClientRect().right > e.closest(".year").getBoundingClientRect().right + 1)
        .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert beyond == []
    spilling = page.evaluate(
        """[...document.querySelectorAll(".year :is(th, td)")]
        .filter(e => e.checkVisibility() && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1)
        .map(e => `${e.outerHTML.slice(0, 80)} ${e.scrollWidth} > ${e.clientWidth}`)"""
    )
    assert spilling == []
