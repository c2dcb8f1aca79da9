from dataclasses import replace
from pathlib import Path

import pytest
from small_plan import SHA

from dxanalysis.reports.digest import Inputs
from dxanalysis.reports.index import index_page
from dxanalysis.reports.manifest import Entry, Manifest, sources_of
from dxanalysis.reports.order import Selection
from dxanalysis.reports.requests import select
from dxanalysis.reports.task import Outcome, Task

MADE_AT = "2026-04-01T09:05:00+09:00"


@pytest.fixture
def entries(tables):
    ok = Outcome("ok", 1.0, html="", notebook="")
    inputs = Inputs(SHA, SHA, SHA, SHA)
    return [
        Entry.of(Task(request, "", Path(), MADE_AT, seconds=60), ok, inputs, ["new"])
        for request in select(tables, Selection())
    ]


def index_of(entries, sources=(), **facts):
    listed = {entry.html: entry for entry in entries}
    return index_page(Manifest(listed, list(sources), generated_at=MADE_AT, **facts))


def test_reports_stand_under_plan_and_issue_with_relative_links(entries):
    page = index_of(entries)
    places = [
        page.index(text)
        for text in (
            "令和8年度 デジタル統括室運営方針（案）",
            'href="2026-digital/overview.html"',
            "経営課題1-(1) 課題&lt;1&gt;",
            'href="2026-digital/issue-1/budget-trend.html"',
            'href="2026-digital/issue-1/indicator-attainment.html"',
            "経営課題1-(2) 課題&lt;2&gt;",
        )
    ]
    assert places == sorted(places)
    assert page.count("作成済み") == 5
    assert "2026年4月1日 09時05分" in page


def test_newest_year_first(entries):
    older = replace(entries[0], plan_id="2025-digital", html="x.html", plan_title="令和7年度")
    page = index_of([older, *entries])
    assert page.index('<h2 id="2026-digital"') < page.index('<h2 id="2025-digital"')


def test_failed_and_outdated_are_visible_with_reason(entries):
    failed = replace(entries[0], status="failed", error="理由<x>")
    outdated = replace(entries[1], outdated=True)
    page = index_of([failed, outdated, *entries[2:]])
    assert "5件のうち1件を作成できませんでした" in page
    assert "理由&lt;x&gt;" in page
    assert page.count("作り直していません") == 1
    assert page.count("作成済み") == 3


def test_sources_show_what_to_beware_of(entries, tables):
    page = index_of(entries, sources_of(tables))
    assert "読取率 50.0%" in page
    assert "注意 1件" in page
    assert "読み取れませんでした" in page
    assert "誤り 1件" in page


def test_an_empty_folder_has_an_index_too():
    assert "運営方針レポート一覧" in index_of([])


def test_the_scheduled_time_is_told_where_there_is_one(entries):
    assert "予定時刻" not in index_of(entries)
    page = index_of(entries, scheduled="2026-04-01T03:00:00+09:00")
    assert "2026年4月1日 03時00分</time>の回" in page
