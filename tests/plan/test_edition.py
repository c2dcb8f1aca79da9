"""Which edition a document is: its title decides, and what is filled in only where it says no 案."""

import pytest

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan

BODY = """経営課題1 見本の課題
評価指標
令和8年度 窓口の満足度 80%以上
評価指標の達成状況
"""
RESULT = "<令和8年度実績と達成状況>\n・82%:A\n"
EARLIER = "<令和7年度実績と達成状況>\n・82%:A\n"
PREVIOUS = "8年度実績と達成状況\t前年度実績\n\t75%\n"  # the year's own column is blank
NOTE = "（参考）前年度の市民アンケート結果\n満足度 62点\n"
EVALUATION = "自己評価\n見本の評価。\n"


def _plan(title: str, behind: str) -> Plan:
    text = f"令和8年度 デジタル統括室運営方針{title}\n{BODY}{behind}"
    return parse_plan(read_text("generated.txt", "0" * 64, text))


def _doubts(plan: Plan) -> list[str]:
    return [d.severity for d in plan.diagnostics if d.code == "edition_doubtful"]


@pytest.mark.parametrize("behind", ["", RESULT, PREVIOUS, NOTE, EVALUATION])
@pytest.mark.parametrize(("title", "edition"), [("（案）", "draft"), ("（素案）", "outline")])
def test_a_draft_stays_one_whatever_its_cells_hold(title: str, edition: str, behind: str):
    assert _plan(title, behind).edition == edition


@pytest.mark.parametrize("behind", [RESULT, EVALUATION])
def test_a_plan_with_its_own_years_results_is_their_edition(behind: str):
    plan = _plan("", behind)
    assert plan.edition == "results"
    assert _doubts(plan) == []


@pytest.mark.parametrize("behind", ["", PREVIOUS, EARLIER])
def test_another_years_figures_make_no_results_edition(behind: str):
    plan = _plan("", behind)
    assert plan.edition == "final"
    assert _doubts(plan) == []


@pytest.mark.parametrize("behind", [RESULT, EVALUATION])
def test_a_draft_with_results_is_told_to_be_doubtful(behind: str):
    assert _doubts(_plan("（案）", behind)) == ["warning"]


@pytest.mark.parametrize("behind", ["", PREVIOUS])
def test_a_draft_without_results_is_not_doubtful(behind: str):
    assert _doubts(_plan("（案）", behind)) == []
