"""A report in short says what the report says: the same words, pictures and figures."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dxanalysis.reports.page.summary import SummaryError, read_summary

PLAN = "2026-digital"


@pytest.fixture(scope="module")
def budget(outputs: Path):
    return read_summary(outputs / PLAN / "issue-1/budget-trend.ipynb")


@pytest.fixture(scope="module")
def attainment(outputs: Path):
    return read_summary(outputs / PLAN / "issue-4/indicator-attainment.ipynb")


def written(folder: Path, *outputs: object) -> Path:
    """A notebook of one cell with these outputs."""
    path = folder / "made.ipynb"
    path.write_text(json.dumps({"cells": [{"outputs": list(outputs)}]}), encoding="utf-8")
    return path


def test_a_budget_in_short(budget):
    assert budget.subject.department == "デジタル統括室"
    assert (budget.subject.issue.issue_no, budget.subject.issue.label) == (1, "1")
    assert budget.headline == "予算額 前年度から+151%"
    assert [(p.css, p.text[:16]) for p in budget.answer] == [
        ("dx-answer", "令和8年度予算額は8億8,500"),
        ("dx-lead", "令和8年度予算額の記載がある経営"),
    ]


def test_a_short_table_has_the_columns_that_are_enough(budget):
    table = budget.tables[0]
    assert [column.title for column in table.columns] == [
        "年度",
        "区分",
        "金額（百万円）",
        "対前年度増減率（%）",
        "出典",
    ]
    assert table.rows[1] == ("令和7年度", "予算額", "353", "※約+288", "16行")
    assert table.row_heads == 2
    assert any(note.startswith("※は予算額と決算額の比較") for note in table.notes)


def test_a_picture_has_its_words_and_its_size(budget):
    picture = budget.pictures[0]
    assert picture.png.startswith(b"\x89PNG")
    assert "令和8年度予算額 8億8,500万円" in picture.alt
    assert (picture.width, picture.height) == (480, 384)


def test_grades_are_words(attainment):
    assert {row[2] for row in attainment.tables[0].rows} == {"未評価（年度の途中）"}
    assert attainment.headline == "指標7件（達成0・未達成0・未評価7）"


def test_cautions_of_every_part_are_there(attainment):
    told = "\n".join(attainment.cautions)
    for said in ("指標5", "指標7", "未達成には数えていません", "「案」であり、決定されたものでは"):
        assert said in told
    assert attainment.sources[0].startswith("出典文書: 令和8年度 デジタル統括室運営方針（案）")


def test_an_issue_is_none_of_the_whole_plan(outputs: Path):
    summary = read_summary(outputs / PLAN / "overview.ipynb")
    assert summary.subject.issue is None
    assert summary.headline == "経営課題の予算額合計 前年度から+63%"


@pytest.mark.parametrize(
    "name", ["overview", "issue-2/budget-trend", "issue-2/indicator-attainment"]
)
def test_every_word_of_it_stands_in_the_page(outputs: Path, name: str):
    page = re.sub(r"<[^>]*>", "", (outputs / PLAN / f"{name}.html").read_text(encoding="utf-8"))
    summary = read_summary(outputs / PLAN / f"{name}.ipynb")
    cells = [cell for table in summary.tables for row in table.rows for cell in row]
    texts = [p.text for p in summary.answer]
    for text in (*texts, *cells, *summary.cautions, *summary.sources):
        assert text.replace("&", "&amp;").replace("<", "&lt;") in page


def test_lines_of_a_packed_picture_are_joined(outputs: Path, tmp_path: Path):
    path = outputs / PLAN / "overview.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if packed := output["data"].get("image/png"):
                output["data"]["image/png"] = [packed[:4000], packed[4000:]]
    (tmp_path / "lines.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert read_summary(tmp_path / "lines.ipynb") == read_summary(path)


def test_a_notebook_without_an_answer_is_named(tmp_path: Path):
    path = written(tmp_path, {"data": {"text/plain": "1"}, "metadata": {}})
    with pytest.raises(SummaryError, match="答えの値がありません") as caught:
        read_summary(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cells": [{"outputs": [{"data": {}}]}]}'])
def test_what_is_no_executed_notebook_is_named(tmp_path: Path, content: str):
    path = tmp_path / "broken.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SummaryError, match=r"broken\.ipynb"):
        read_summary(path)


def test_a_notebook_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(SummaryError, match=r"gone\.ipynb"):
        read_summary(tmp_path / "gone.ipynb")
