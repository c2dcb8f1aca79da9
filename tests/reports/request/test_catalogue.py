import pytest

from dxanalysis.reports.request.catalogue import (
    REPORTS,
    NotebookParametersError,
    ParameterError,
    UnknownReportError,
    check_notebook,
    check_parameters,
    find_report,
)

TREND = REPORTS["budget-trend"]


def test_names_are_those_of_the_contract():
    assert {name: report.per_issue for name, report in REPORTS.items()} == {
        "overview": False,
        "budget-trend": True,
        "indicator-attainment": True,
        "department": False,
        "city": False,
    }


def test_unknown_report_names_those_that_exist():
    with pytest.raises(UnknownReportError, match="budget-trend、indicator-attainment"):
        find_report("budget_trend")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"plan_id": "2026-digital", "issue_no": 1, "isue_no": 2}, "「isue_no」は知らない名前"),
        ({"plan_id": "2026-digital"}, "「issue_no」がありません"),
        ({"plan_id": "2026-digital", "issue_no": "1"}, "「issue_no」は int であるべきところ '1'"),
        ({"plan_id": "2026-digital", "issue_no": True}, "「issue_no」は int であるべき"),
        ({"plan_id": 2026, "issue_no": 1}, "「plan_id」は str であるべきところ 2026"),
    ],
)
def test_wrong_parameters_are_refused_with_the_names_that_exist(given, problem):
    with pytest.raises(ParameterError) as caught:
        check_parameters(TREND, given)
    assert problem in str(caught.value)
    assert "plan_id(str)、issue_no(int)、data_dir(str)" in str(caught.value)


def test_right_parameters_pass():
    check_parameters(TREND, {"plan_id": "2026-digital", "issue_no": 1, "data_dir": "/x"})


def test_a_notebook_must_have_the_names_in_its_parameters_cell():
    code = 'plan_id = "x"\nissue_no: int | None = None\ndata_dir, other = "", ""'
    with pytest.raises(NotebookParametersError) as caught:
        check_notebook(TREND, [([], "data_dir = 1"), (["parameters"], code)])
    assert caught.value.missing == ["data_dir"]
    check_notebook(TREND, [(["parameters"], code.replace("data_dir, other", "data_dir = other"))])


def test_a_notebook_without_parameters_cell_is_refused():
    with pytest.raises(NotebookParametersError, match="あるのは なし"):
        check_notebook(TREND, [([], "plan_id = 1")])
