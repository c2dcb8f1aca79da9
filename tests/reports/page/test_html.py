import re
from pathlib import Path

import pytest
from nbformat import v4

from dxanalysis.reports.page.html import (
    Failure,
    FigureWithoutAltError,
    OutputNotShownError,
    failed_page,
    report_page,
)
from dxanalysis.reports.request.task import Task
from tests.reports.small_plan import SHA, notebook, png


def task_of(request):
    return Task(request, "", Path(), "2026-04-01T09:05:00+09:00", seconds=60)


def page(request_of_issue, *outputs, source="secret_code()"):
    made = notebook(source)
    injected = v4.new_code_cell("x = 1", metadata={"tags": ["injected-parameters"]})
    injected.outputs = [v4.new_output("stream", name="stdout", text="injected output")]
    made.cells.insert(2, injected)
    made.cells[-1].outputs = list(outputs)
    return report_page(made, task_of(request_of_issue))


def shown(data, **metadata):
    return v4.new_output("display_data", data=data, metadata=metadata)


def test_page_says_what_it_is_and_where_it_comes_from(request_of_issue):
    html = page(request_of_issue)
    assert '<html lang="ja">' in html
    title = (
        "<title>予算の推移 経営課題1-(2) 課題&lt;2&gt; ｜ 令和8年度 デジタル統括室運営方針（案）"
    )
    assert title + "</title>" in html
    footer = html[html.index("<footer>") :]
    assert "2026年4月1日 09時05分" in footer
    assert "plan.txt" in footer
    assert SHA in footer


def test_neither_code_nor_parameters_are_shown(request_of_issue):
    html = page(request_of_issue)
    assert "secret_code" not in html
    assert "plan_id" not in html
    assert "injected output" not in html


def test_page_is_small_and_has_no_script_or_address(request_of_issue):
    html = page(request_of_issue)
    assert len(html) < 20_000
    assert "<script" not in html
    assert "http" not in re.sub("http-equiv", "", html)


def test_a_figure_has_its_text_and_width(request_of_issue):
    described = {"alt": '予算は"2倍"<増>', "width": 576}
    html = page(request_of_issue, shown({"image/png": png()}, **{"image/png": described}))
    image = re.search("<img[^>]*>", html)[0]
    assert "&lt;増&gt;" in image
    assert 'width="576"' in image
    assert f"base64,{png()}" in image
    assert "No description" not in html


@pytest.mark.parametrize("metadata", [{}, {"image/png": {"alt": " "}}])
def test_a_figure_without_text_is_an_error(request_of_issue, metadata):
    with pytest.raises(FigureWithoutAltError, match="セル「secret_code"):
        page(request_of_issue, shown({"image/png": png(), "text/plain": "f"}, **metadata))


def test_an_output_that_cannot_be_shown_is_an_error(request_of_issue):
    with pytest.raises(OutputNotShownError, match=r"image/svg\+xml"):
        page(request_of_issue, shown({"image/svg+xml": "<svg/>", "text/plain": "s"}))


def test_html_wins_over_text_and_text_is_escaped(request_of_issue):
    table = {"text/html": "<p class='dx-answer'>答え</p>", "text/plain": "plain"}
    html = page(
        request_of_issue,
        shown(table),
        v4.new_output("execute_result", data={"text/plain": "'<b>'"}, execution_count=1),
        v4.new_output("stream", name="stdout", text="<i>"),
    )
    assert "答え" in html
    assert "plain" not in html[html.index("<main>") :]
    assert "'&lt;b&gt;'" in html
    assert "&lt;i&gt;" in html


def test_warnings_are_shown_and_escaped(request_of_issue):
    html = page(request_of_issue, v4.new_output("stream", name="stderr", text="警告<b>"))
    assert "計算中に警告が出ました" in html
    assert "警告&lt;b&gt;" in html
    assert "計算中に警告が出ました" not in page(request_of_issue)


def test_a_failed_page_says_so_first_and_escapes(request_of_issue):
    html = failed_page(Failure("理由<x>", "Trace<y>"), task_of(request_of_issue))
    main = html[html.index("<main>") :]
    assert main.index("作成できませんでした") < main.index("理由&lt;x&gt;") < main.index("<h1>")
    assert "Trace&lt;y&gt;" in main
    assert "<title>【作成できませんでした】予算の推移" in html
    assert "budget-trend.ipynb" in main
    assert SHA in main
