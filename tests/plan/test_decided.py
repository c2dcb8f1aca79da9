"""A person's decision on the department, and on a warning that was looked into."""

from pathlib import Path

import pytest

from dxanalysis.documents.decisions import DecisionError, decisions_path
from dxanalysis.documents.read import read_document
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan

TEXT = """令和8年度 都市環境局運営方針
経営課題1 見本の課題
課題認識
見本の文。
評価指標
・見本の指標 3件
"""


def read(folder: Path, *blocks: str, text: str = TEXT) -> Plan:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    reason = 'why = "改称前の名"\nby = "総務課"\n'
    written = "\n".join(f"{block}\n{reason}" for block in blocks)
    decisions_path(path).write_text(written, encoding="utf-8")
    return parse_plan(read_document(path))


def department(name: str, expected: str = "都市環境局") -> str:
    return f'[[department]]\nline = 1\nexpected = "{expected}"\ndepartment = "{name}"'


def confirmed(code: str, line: int = 2, expected: str = "経営課題1 見本の課題") -> str:
    return f'[[confirmed]]\nline = {line}\nexpected = "{expected}"\ncode = "{code}"'


def said(plan: Plan) -> list[str]:
    return [d.message for d in plan.diagnostics if d.code == "decided"]


def codes(plan: Plan) -> set[str]:
    return {d.code for d in plan.diagnostics}


def test_the_department_is_what_was_decided(tmp_path: Path):
    before = read(tmp_path)
    assert "department_unknown" in codes(before)
    plan = read(tmp_path, department("環境局"))
    assert (plan.department, plan.plan_id) == ("環境局", "2026-kankyo")
    assert codes(plan) == codes(before) - {"department_unknown"} | {"decided"}
    assert said(plan) == [
        "人の判断により、「都市環境局」は所属「環境局」としました(判断: 総務課、理由: 改称前の名)"
    ]
    assert plan.issues == before.issues
    assert read(tmp_path) == before  # undone


def test_a_title_that_names_another_department_now_is_an_error(tmp_path: Path):
    changed = TEXT.replace("都市環境局", "水道局") + "都市環境局とともに\n"
    with pytest.raises(DecisionError, match="1行に「都市環境局」がありません"):
        read(tmp_path, department("環境局"), text=changed)
    with pytest.raises(DecisionError, match="題名の所属は「都市環境局」"):
        read(tmp_path, department("環境局", expected="運営方針"))


def test_only_a_department_of_the_list_can_be_decided(tmp_path: Path):
    with pytest.raises(DecisionError, match=r"「環境居」は所属の一覧にありません。.*環境局"):
        read(tmp_path, department("環境居"))
    with pytest.raises(DecisionError, match="1行目の判断と同じ"):
        read(tmp_path, department("環境局"), department("水道局"))


def test_a_confirmed_warning_stays_and_is_said_to_be_confirmed(tmp_path: Path):
    before = read(tmp_path)
    plan = read(tmp_path, confirmed("issue_without_budget"), department("環境局"))
    assert "issue_without_budget" in codes(plan)
    assert len(said(plan)) == 2
    assert "読み方のままでよい" in said(plan)[1]
    assert plan.issues == before.issues


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (confirmed("issue_without_title"), "誤りで"),
        (confirmed("no_such_code"), "no_such_code という注意の種類はありません"),
        (confirmed("issue_without_budget", 4, "見本の文。"), "4行に「予算の記載がない」の注意は"),
        (confirmed("target_figures"), "の注意は出ていません"),
    ],
)
def test_what_cannot_be_confirmed_is_named(tmp_path: Path, block: str, words: str):
    with pytest.raises(DecisionError, match=words):
        read(tmp_path, block)
