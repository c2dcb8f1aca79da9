import pytest

from dxanalysis.plan.targets import annual_target, multi_year_target, says_quantity


@pytest.mark.parametrize(
    ("text", "kind", "comparator", "value", "unit", "baseline"),
    [
        ("2業務での検証", "numeric", ">=", 2, "業務", None),
        ("集合研修 受講者60名程度/年", "numeric", "~", 60, "名/年", None),
        ("前年比増", "relative", ">", None, None, "previous_year"),
        ("前年度比5%減", "relative", "<", 5, "%", "previous_year"),
        ("0", "numeric", "=", 0, None, None),
        ("運用の開始", "milestone", None, None, None, None),
    ],
)
def test_annual_targets(text, kind, comparator, value, unit, baseline):
    target = annual_target(text, 2026, 7)
    assert (target.kind, target.comparator, target.value, target.unit, target.baseline) == (
        kind,
        comparator,
        value,
        unit,
        baseline,
    )
    assert (target.fiscal_year_start, target.fiscal_year_end, target.scope) == (
        2026,
        2026,
        "annual",
    )
    assert (target.text, target.line) == (text, 7)


@pytest.mark.parametrize(
    ("title", "start", "end", "value", "text"),
    [
        ("各課に1名ずつ、令和12年度までに600名を育成", None, 2030, 600, "令和12年度までに600名"),
        ("R6年度～R9年度で210名に研修", 2024, 2027, 210, "R6年度～R9年度で210名"),
        ("令和8年度末までに７０％以上とする", None, 2026, 70, "令和8年度末までに７０％以上"),
        ("平成30年度までに365日を整備", None, 2018, 365, "平成30年度までに365日"),
        ("令和10年度までに1,365日を達成", None, 2028, 1365, "令和10年度までに1,365日"),
        (
            "令和10年度までに24時間365日の窓口を整備",
            None,
            2028,
            None,
            "令和10年度までに24時間365日の窓口を整備",
        ),
        ("令和10年度までに計画を策定", None, 2028, None, "令和10年度までに計画を策定"),
    ],
)
def test_targets_over_several_years(title, start, end, value, text):
    target = multi_year_target(title, 1)
    assert target is not None
    assert (target.fiscal_year_start, target.fiscal_year_end, target.value) == (start, end, value)
    assert (target.text, target.scope) == (text, "multi_year")


@pytest.mark.parametrize("title", ["令和7年度に策定する計画に基づき600名に研修", "600名を育成"])
def test_a_year_in_passing_is_no_deadline(title: str):
    assert multi_year_target(title, 1) is None


def test_says_quantity():
    assert says_quantity("３件")
    assert says_quantity("前年比増")
    assert not says_quantity("第1期計画の策定")
