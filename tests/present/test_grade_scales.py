"""Grades are data: a scale S/A/B/C is rows of `grading.toml`, and everything shows it (generated)."""

import email
import os
import re
import shutil
import subprocess
import sys
from email.policy import default
from pathlib import Path

import pytest

from dxanalysis.plan.grading import GRADES, grade_set

CHECKOUT = Path(__file__).parents[2]
FURTHER_GRADES = """
[[grade]]
sign = "C"
name = "大幅に未達成"
meaning = "文書が大幅に未達成と記したもの"
attained = false
colour = "#5b2a86"
mark = "hatched"

[[scale]]
signs = ["S", "A", "B", "C"]
"""
BEST_GRADE = """[[grade]]
sign = "S"
name = "目標超過"
meaning = "文書が目標を超えたと記したもの"
attained = true
colour = "met"
mark = "outlined"

"""
PLAN = """令和8年度 北区運営方針
所属長 見本
経営課題1 見本の課題
8予算額 12百万円
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和8年度 80%以上
研修の受講者
令和8年度 100名以上
相談の件数
令和8年度 50件以上
見守りの世帯
令和8年度 400世帯以上
評価指標の達成状況
<令和8年度実績と達成状況>
・95%：S
・120名：A
・45件：B
・10世帯：C
"""
DELIVERY = """
[mail]
from = "報告担当 <report@example.jp>"
operator = "report@example.jp"
allowed_domains = ["example.jp"]
list_id = "report.example.jp"

[server]
host = "localhost"
port = 25
security = "none"

[[division]]
name = "総務課"
plan = "2026-kita"
to = ["soumu@example.jp"]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Tables, pages and mails by a copy of the package in which two rows and a scale are added."""
    folder = tmp_path_factory.mktemp("scale")
    no_cache = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "dxanalysis", folder / "dxanalysis", ignore=no_cache)
    shutil.copytree(CHECKOUT / "notebooks", folder / "notebooks")
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    data = folder / "dxanalysis/plan/grading.toml"
    comment, mark, grades = data.read_text(encoding="utf-8").partition("[[grade]]")
    data.write_text(comment + BEST_GRADE + mark + grades + FURTHER_GRADES, encoding="utf-8")
    (folder / "raw").mkdir()
    (folder / "raw/kita.txt").write_text(PLAN, encoding="utf-8")
    (folder / "delivery.toml").write_text(DELIVERY, encoding="utf-8")
    run(folder, "ingest", "--raw", "raw", "--out", "tables")
    run(folder, "report", "--data", "tables", "--out", "out", "--jobs", "1")
    run(
        folder, "send", "--dry-run", "--config", "delivery.toml", "--out", "out", "--data", "tables"
    )
    return folder


def run(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dxanalysis", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def test_tables_and_code_book_hold_the_new_grades(made):
    rows = text_of(made / "tables/attainments.csv").splitlines()
    heads = rows[0].split(",")
    assert [row.split(",")[heads.index("grade")] for row in rows[1:]] == ["S", "A", "B", "C"]
    assert "attainments,grade,S,目標超過,文書が目標を超えたと記したもの" in text_of(
        made / "tables/codes.csv"
    )


def test_a_page_counts_and_shows_them(made):
    page = text_of(made / "out/2026-kita/issue-1/indicator-attainment.html")
    said = "目標超過（S）1件、達成（A）1件、未達成（B）1件、大幅に未達成（C）1件です。"
    assert said in page
    for badge in ("s>S 目標超過", "a>A 達成", "b>B 未達成", "c>C 大幅に未達成"):
        css, words = badge.split(">")
        assert f'<span class="dx-grade-{css}">{words}</span>' in page
    assert ".dx-grade-s { color: var(--met); border-color: var(--met); }" in page
    assert re.search(r"\.dx-grade-c \{\s*color: #5b2a86;", page)
    assert "食い違いはありません" in page  # S and A mean attained, B and C do not


def test_the_index_has_a_column_and_a_part_of_the_bar_for_each(made):
    page = text_of(made / "out/index.html")
    head = re.search(r"<tr>(<th scope=\"col\">目標超過.*?)</tr>", page)[1]
    assert re.findall(r"<b>(.)</b>", head) == ["S", "A", "B", "C"]
    assert '<i style="--s:1;--a:1;--b:1;--c:1"><b></b><b></b><b></b><b></b></i>' in page
    assert page.count("<col>") == 11
    assert 'colspan="5" scope="colgroup"' in page
    assert "flex: var(--c, 0);" in page


def test_a_mail_has_them(made):
    (path,) = (made / "out/outbox").glob("*.eml")
    mail = email.message_from_bytes(path.read_bytes(), policy=default)
    body = mail.get_body(("plain",)).get_content()
    for words in ("S 目標超過", "C 大幅に未達成", "目標超過（S）1件"):
        assert words in re.sub("<[^>]*>|\\s*\n\\s*", "", body).replace("  ", " ")


def test_the_first_scale_that_has_the_grades_is_shown():
    assert [grade.sign for grade in GRADES.fitting([])] == ["A", "B"]
    data = (CHECKOUT / "dxanalysis/plan/grading.toml").read_text(encoding="utf-8")
    wider = grade_set(data + FURTHER_GRADES.replace('"S", ', ""))
    assert [grade.sign for grade in wider.fitting("A")] == ["A", "B"]
    assert [grade.sign for grade in wider.fitting("C")] == ["A", "B", "C"]


@pytest.mark.parametrize(
    "wrong",
    [
        BEST_GRADE + BEST_GRADE,
        BEST_GRADE.replace("outlined", "striped"),
        '[[scale]]\nsigns = ["Z"]\n',
    ],
)
def test_a_mistake_in_the_grades_is_refused(wrong):
    data = (CHECKOUT / "dxanalysis/plan/grading.toml").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=r"sign|mark"):
        grade_set(data + wrong)
