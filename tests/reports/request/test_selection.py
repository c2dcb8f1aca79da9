import pytest

from dxanalysis.reports.request.catalogue import UnknownReportError
from dxanalysis.reports.request.selection import NothingToReportError, Selection, select
from dxanalysis.store.frames import Tables, UnknownIssueError, UnknownPlanError


def test_all_reports_of_a_plan_have_the_contracts_places(tables):
    requests = select(tables, Selection())
    assert [request.html for request in requests] == [
        "2026-digital/overview.html",
        "2026-digital/issue-1/budget-trend.html",
        "2026-digital/issue-1/indicator-attainment.html",
        "2026-digital/issue-2/budget-trend.html",
        "2026-digital/issue-2/indicator-attainment.html",
    ]
    assert requests[1].notebook == "2026-digital/issue-1/budget-trend.ipynb"
    assert [request.parameters for request in requests[:2]] == [
        {"plan_id": "2026-digital"},
        {"plan_id": "2026-digital", "issue_no": 1},
    ]


def test_titles_use_the_newest_edition_and_the_number_as_printed(tables):
    request = select(tables, Selection(issues=(2,), reports=("budget-trend",)))[0]
    assert request.page_title == (
        "予算の推移 経営課題1-(2) 課題<2> ｜ 令和8年度 デジタル統括室運営方針（案）"
    )


def test_issues_leave_out_the_reports_of_a_whole_plan(tables):
    requests = select(tables, Selection(issues=(2,)))
    assert {(r.report, r.issue_no) for r in requests} == {
        ("budget-trend", 2),
        ("indicator-attainment", 2),
    }


@pytest.mark.parametrize(
    ("selection", "error", "names"),
    [
        (Selection(plans=("2026-x",)), UnknownPlanError, "2026-digital"),
        (Selection(issues=(1, 9)), UnknownIssueError, "1、2"),
        (Selection(reports=("trend",)), UnknownReportError, "budget-trend"),
        (Selection(reports=("overview",), issues=(1,)), NothingToReportError, "--issue"),
    ],
)
def test_what_does_not_exist_is_refused(tables, selection, error, names):
    with pytest.raises(error, match=names):
        select(tables, selection)


def test_empty_tables_say_what_to_do():
    with pytest.raises(NothingToReportError, match="dxanalysis ingest"):
        select(Tables.from_frames({}), Selection())
