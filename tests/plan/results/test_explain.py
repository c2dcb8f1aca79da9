"""What a person is shown of the stages."""

from collections.abc import Callable

from dxanalysis.plan.model import Plan
from dxanalysis.plan.results.explain import explain
from tests.plan.results.variants import FORM, S1

Read = Callable[[str], Plan]


def _explained(plan_of: Read, results: str) -> list[str]:
    body = FORM.split("\n", 2)[2].replace("令和7年度", "令和8年度").replace("7年度", "8年度")
    return list(explain(plan_of(body + results).issues[0]))


def test_each_piece_is_named_and_each_result_has_its_grounds(plan_of: Read):
    lines = _explained(plan_of, f"【{S1}】\n窓口の満足度 82%：A\n※速報値\n")
    assert [line.split(": ")[-1] for line in lines[:3]] == [
        "戦略の見出し(戦略1)",
        "実績 評価A",
        "注記・理由",
    ]
    assert "→ 指標1(文言 1.0、単位" in lines[3]


def test_what_is_left_open_shows_its_candidates(plan_of: Read):
    (open_line,) = [li for li in _explained(plan_of, "75件\n98件\n") if "75件" in li and "→" in li]
    assert "決められません(候補の指標: 2" in open_line


def test_an_issue_without_results_has_nothing_to_show(plan_of: Read):
    assert _explained(plan_of, "") == []
