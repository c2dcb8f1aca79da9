import json
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dxanalysis.reports.index.page import index_page
from dxanalysis.reports.manifest import Entry, Manifest, sources_of
from dxanalysis.reports.request.options import Selection
from dxanalysis.reports.request.selection import select
from dxanalysis.reports.request.task import Outcome, Task
from dxanalysis.reports.run.inputs import Inputs
from tests.reports.index.index_plans_maker import figures, issue_figures
from tests.reports.small_plan import SHA

MADE_AT = "2026-04-01T09:05:00+09:00"
W = {"severity": "warning"}


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


def cells(page, name):
    """The cells of the row that `name` heads, as text."""
    row = re.search(rf'<th scope="row">{re.escape(name)}.*?</tr>', page, re.DOTALL)[0]
    found = re.findall(r"<td>(.*?)</td>", row, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in found]


def test_reports_stand_under_plan_and_issue_with_relative_links(entries):
    page = index_of(entries, plans=[figures()])
    places = [
        page.index(text)
        for text in (
            '<h2 id="h-2026">令和8年度</h2>',
            "デジタル統括室<small>案</small>",
            'href="2026-digital/overview.html"',
            "1-(1) 課題&lt;1&gt;",
            'href="2026-digital/issue-1/budget-trend.html"',
            'href="2026-digital/issue-1/indicator-attainment.html"',
            "1-(2) 課題&lt;2&gt;",
        )
    ]
    assert places == sorted(places)
    assert "作成済み 5" in page
    assert "2026年4月1日 09時05分" in page
    assert not re.search(r'(href|src)="(/|https?:|file:)', page)


def test_figures_of_plan_and_issue_are_the_manifests(entries):
    page = index_of(entries, plans=[figures()])
    assert cells(page, "デジタル統括室") == ["3,000", "", "+50.0", "1", "2", "3", "", "全体の概要"]
    assert cells(page, "1-(1)")[:6] == ["2,000", "", "+100.0", "1", "1", "1"]


def test_bars_share_one_scale_so_that_the_issues_make_up_their_plan(entries):
    other = figures(plan_id="2025-kita", department="北区", budget_yen=6_000_000_000, issues=[])
    page = index_of(entries, plans=[figures(), other])
    assert re.findall(r"width:([\d.]+)%", page) == ["50", "33.3", "16.7", "100"]
    assert "右端が6,000百万円" in page
    assert '<i style="--a:1;--b:2;--n:3">' in page


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"budget_yen": None, "change_yen": None, "reason": "amount_null"}, ["記載なし", "", "－"]),
        (
            {"incomplete": True, "counted": 1, "change_yen": None, "reason": "issues_differ"},
            ["3,000 2課題のうち1課題の額", "", "－ 前年度と課題が異なる"],
        ),
        (
            {"previous_yen": None, "change_yen": None, "reason": "previous_null"},
            ["3,000", "", "－ 前年度の記載なし"],
        ),
        (
            {"change_percent": None, "change_yen": -1_000, "reason": "previous_not_positive"},
            ["3,000", "", "−1,000円 前年度0円以下"],
        ),
        ({"budget_yen": 0, "change_percent": -100.0}, ["0", "", "−100.0"]),
    ],
)
def test_what_keeps_a_number_from_being_told_is_said(entries, changed, shown):
    page = index_of(entries, plans=[figures(**changed)])
    assert cells(page, "デジタル統括室")[:3] == shown


def test_a_change_against_a_settled_amount_says_so(entries):
    mixed = issue_figures(1, previous_phase="executed")
    page = index_of(entries, plans=[figures(issues=[mixed])])
    assert cells(page, "1-(1)")[2] == "+100.0 前年度決算額との比"


def test_reports_without_figures_are_listed_by_their_own_titles(entries):
    page = index_of(entries)
    assert "令和8年度 デジタル統括室運営方針（案）" in page
    assert cells(page, "1-(1)")[0] == "－ 表に数値なし"
    assert cells(page, "1-(1)")[-1] == "予算の推移 指標の達成状況"


def test_figures_without_reports_are_listed_as_not_made(entries):
    assert "未作成 2" in index_of(entries[:3], plans=[figures()])
    assert "未作成 5" in index_of([], plans=[figures()])
    assert "未作成" not in index_of(entries, plans=[figures()])


def test_newest_year_first_and_departments_in_the_citys_order(entries):
    others = [
        figures(plan_id=plan_id, department=name, issues=[])
        for plan_id, name in (("2025-digital", "古"), ("2026-abeno", "阿"), ("2026-kita", "北"))
    ]
    page = index_of(entries, plans=[*others, figures()])
    found = re.findall(r'<tbody class="[^"]*" id="([^"]+)"', page)
    assert found == ["2026-digital", "2026-kita", "2026-abeno", "2025-digital"]


def test_failed_ones_stand_first_with_their_reason(entries):
    failed = [replace(e, status="failed", error="理由<x>", outdated=True) for e in entries[:2]]
    other = replace(entries[2], status="failed", error="別の理由")
    page = index_of([*failed, other, *entries[3:]], plans=[figures()])
    assert page.index("5件のうち3件を作成できませんでした") < page.index("<table")
    assert page.count("理由&lt;x&gt;") == 1  # one reason, two reports
    assert page.index("理由&lt;x&gt;") < page.index("別の理由")
    assert "失敗 3" in page
    assert "要更新" not in page


def test_many_failures_of_one_reason_are_folded(entries):
    failed = [
        replace(entries[0], html=f"{n}.html", plan_id=f"20{n}-digital", status="failed", error="x")
        for n in range(20, 30)
    ]
    page = index_of(failed)
    assert "<summary>ほか5件</summary>" in page
    assert page.count('<a href="20.html">') == 2  # in its plan, and among the failures


def test_outdated_and_warned_reports_say_so_at_their_link_and_their_plan(entries):
    changed = [replace(entries[1], outdated=True), replace(entries[2], warnings=["注意"])]
    page = index_of([entries[0], *changed, *entries[3:]], plans=[figures()])
    assert cells(page, "1-(1)")[-1] == "予算の推移 要更新 指標の達成状況 警告"
    assert "要更新 1" in page
    assert "警告 1" in page
    assert "s-outdated s-warned" in page


def test_filters_are_there_where_there_is_something_to_choose(entries):
    one = index_of(entries, plans=[figures()])
    assert "<select" not in one
    assert "<script" not in one
    other = figures(plan_id="2025-kita", department="北<区>", issues=[])
    two = index_of(entries, plans=[figures(), other])
    assert '<option value="2025">令和7年度</option>' in two
    assert '<option value="kita">北&lt;区&gt;</option>' in two
    assert '<a href="#2025-kita">' in two
    assert "#by-department [value=" in two
    assert two.count("<script>") == 1


def test_the_policy_allows_the_one_script_and_no_other(entries):
    other = figures(plan_id="2025-kita", issues=[])
    page = index_of(entries, plans=[figures(), other])
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    named = "sha256-" + b64encode(sha256(script.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert f"script-src '{named}';" in policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")


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


def test_an_older_report_has_its_own_time(entries):
    older = replace(entries[1], made_at="2026-03-31T03:00:00+09:00")
    page = index_of([entries[0], older, *entries[2:]], plans=[figures()])
    assert page.count("2026年3月31日 03時00分作成") == 1
    earlier = [replace(e, made_at="2026-03-31T03:00:00+09:00") for e in entries]
    assert index_of(earlier, plans=[figures()]).count("2026年3月31日 03時00分") == 1


def test_the_index_is_made_without_the_heavy_libraries(tmp_path):
    """As a run with nothing to do makes it."""
    (tmp_path / "manifest.json").write_text(
        json.dumps({"reports": [], "generated_at": MADE_AT, "plans": [figures().values()]})
    )
    code = (
        "import sys; from pathlib import Path; folder = Path(sys.argv[1])\n"
        "from dxanalysis.reports.manifest import read_manifest\n"
        "from dxanalysis.reports.index.page import publish\n"
        "publish(folder, read_manifest(folder))\n"
        "print(sorted({'pandas', 'matplotlib', 'papermill'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
    assert "デジタル統括室" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_a_document_not_read_whole_never_says_100():
    source = {"source": "a.txt", "sha256": SHA, "coverage": 0.9996, "diagnostics": []}
    assert "読取率 99.9%" in index_of([], [source])
    assert "読取率 100.0%" in index_of([], [source | {"coverage": 1.0}])


def test_a_department_that_is_in_no_list_is_said_with_the_nearest_names(entries):
    message = "「<下>水道局」は所属の一覧にありません。一覧で名称の近い所属は水道局です"
    remark = {"plan_id": "2026-digital", "code": "department_unknown", "message": message}
    source = {"source": "a.txt", "sha256": SHA, "coverage": 1.0}
    plans = [figures(), figures(plan_id="2026-kita", department="北区")]
    page = index_of(entries, [source | {"diagnostics": [remark | W]}], plans=plans)
    said = message.replace("<", "&lt;").replace(">", "&gt;")
    assert page.count(f'<p class="unknown">注意: {said}</p>') == 1
    body = page[page.index('id="2026-digital"') : page.index('id="2026-kita"')]
    assert said in body
    assert 'class="unknown"' not in index_of(entries, plans=plans)


def test_what_could_not_be_read_is_no_missing_print(entries):
    unread = issue_figures(1, budget_yen=None, unreadable=1, reason="amount_unreadable")
    before = issue_figures(2, change_yen=None, change_percent=None, reason="previous_unreadable")
    page = index_of(entries, plans=[figures(issues=[unread, before])])
    assert cells(page, "1-(1)")[0] == "読めません"
    assert cells(page, "1-(2)")[2] == "－ 前年度は読めません"


def test_pending_and_undecided_indicators_stand_beside_the_unevaluated(entries):
    page = index_of(entries, plans=[figures(pending=1, undecided=2)])
    row = cells(page, "デジタル統括室")
    assert row[5] == "3"
    assert "集計中1 未確定2" in row[6]
    assert "--n:6" in page
    assert "未確定は、自らの実績か決められない記載がある指標です" in page
    assert "未確定" not in index_of(entries, plans=[figures()])
