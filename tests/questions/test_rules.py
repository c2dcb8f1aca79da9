"""Each rule of what is asked: where it asks, and where it does not."""

import pytest

from tests.questions.documents import Measure, Year, asked, rules_of, tables_of

GOOD = Measure(
    "区民アンケートで地域に愛着があると答えた割合（毎年10月に実施）", "60%以上", "61.2%：A", "58.3%"
)


@pytest.mark.parametrize(
    ("rule", "measure", "asks"),
    [
        ("number", Measure("相談の件数"), True),
        ("number", Measure("相談の件数", "120件"), False),
        ("number", Measure("相談体制の整備"), False),  # qualitative_reason asks
        ("number", Measure("相談の件数", "前年度比増"), False),  # open_target asks
        ("activity_as_outcome", Measure("地域防災計画の改定", "改定の完了"), True),
        ("activity_as_outcome", Measure("防災訓練の実施回数", "12回"), True),
        ("activity_as_outcome", Measure("見守り活動の担い手の養成", "30名"), True),
        ("activity_as_outcome", Measure("防災訓練の実施率", "80%"), True),
        ("activity_as_outcome", Measure("研修を受講した職員の理解度", "80%"), False),
        ("activity_as_outcome", Measure("待ち時間短縮の取組に満足した割合", "80%"), False),
        ("activity_as_outcome", Measure("街頭犯罪の認知件数", "800件以下"), False),
        ("survey_reason", Measure("住みやすいと感じる区民の割合", "70%以上"), True),
        ("survey_reason", Measure("特定健診の受診率", "40%以上"), False),
        ("data_source", Measure("特定健診の受診率", "40%以上"), True),
        ("data_source", Measure("国民健康保険の統計による特定健診の受診率", "40%以上"), False),
        ("data_source", Measure("防災訓練の実施回数", "12回"), False),
        ("owner_method", Measure("アンケートで住みやすいと答えた割合", "70%以上"), True),
        ("owner_method", Measure("区民アンケートで住みやすいと答えた割合", "70%以上"), False),
        ("direction", Measure("救急出動のうち軽症の割合", "40%"), True),
        ("direction", Measure("救急出動のうち軽症の割合", "40%以下"), False),
        ("direction", Measure("住みやすいと感じる区民の割合", "70%"), False),
        ("direction", Measure("救急出動のうち軽症の割合", "100%"), False),
        ("direction", Measure("救急出動のうち軽症の割合", "101%"), True),
        ("direction", Measure("救急出動のうち軽症の件の発生件数", "100件"), True),
        ("current_value", Measure("特定健診の受診率", "40%以上"), True),
        ("current_value", Measure("特定健診の受診率", "40%以上", "41.3%：A", "38.7%"), False),
        ("current_value", Measure("特定健診の受診率（現状38.7%）", "40%以上"), False),
        ("term", Measure("相談体制の整備"), True),
        ("term", Measure("令和9年度までに相談体制を整備"), False),
        ("term", Measure("毎年、相談体制を見直す"), False),
        ("term", Measure("令和5年度に策定する計画に基づき、相談体制を整備"), True),
        ("qualitative_reason", Measure("相談体制の整備", "整備の完了"), True),
        ("qualitative_reason", Measure("相談体制の整備（数値化できない）", "整備の完了"), False),
        ("qualitative_reason", Measure("相談窓口の設置", "3か所"), False),
        ("several_aims", Measure("計画の策定及び公表", "公表"), True),
        ("several_aims", Measure("子ども及び保護者の満足度", "80%以上"), False),
        ("open_target", Measure("電子申請の利用率", "前年度以上"), True),
        ("open_target", Measure("電子申請の利用率", "50%以上"), False),
    ],
)  # fmt: skip
def test_the_words_of_an_indicator(rule: str, measure: Measure, asks: bool):
    assert (rule in rules_of(measure)) is asks


@pytest.mark.parametrize(
    ("rule", "measure", "asks"),
    [
        ("unmet_cause", Measure("相談の件数", "120件以上", "98件：B"), True),
        ("unmet_cause", Measure("相談の件数", "120件以上", "98件（窓口の休止のため）：B"), False),
        ("unmet_cause", Measure("相談の件数", "120件以上", "131件：A"), False),
        ("far_exceeded", Measure("相談の件数", "120件以上", "180件：A"), True),
        ("far_exceeded", Measure("相談の件数", "120件以上", "179件：A"), False),
        ("far_exceeded", Measure("苦情の件数", "120件以下", "60件：A"), True),
        ("far_exceeded", Measure("苦情の件数", "120件以下", "61件：A"), False),
        ("grade_against_figures", Measure("相談の件数", "120件以上", "98件：A"), True),
        ("grade_against_figures", Measure("相談の件数", "120件以上", "131件：B"), True),
        ("grade_against_figures", Measure("相談の件数", "120件以上", "98件：B"), False),
        ("grade_without_target", Measure("相談の件数", "", "98件：A"), True),
        ("grade_without_target", Measure("相談の件数", "120件以上", "98件：A"), False),
    ],
)  # fmt: skip
def test_a_result(rule: str, measure: Measure, asks: bool):
    assert (rule in rules_of(measure)) is asks


def test_a_cause_in_the_evaluation_of_the_whole_plan_counts_for_what_it_names():
    missed = Measure("相談の件数", "120件以上", "98件：B")
    told = "相談の件数は、窓口が休止したため目標を下回った。"
    other = "職員の努力により、広報紙の評判がよくなった。"
    assert "unmet_cause" not in rules_of(missed, evaluation=told)
    assert "unmet_cause" in rules_of(missed, evaluation=other)


def test_an_empty_result_is_asked_about_once_the_others_are_there():
    blank = Measure("相談の件数", "120件以上", "－", "98件")
    pending = Measure("相談の件数", "120件以上", "集計中", "98件")
    assert "blank_result" in rules_of(GOOD, blank)
    assert "blank_result" not in rules_of(GOOD, pending)
    assert "blank_result" not in rules_of(
        Measure(GOOD.title, "60%以上"), Measure(blank.title, "120件")
    )


def test_pending_results_alone_make_no_plan_an_evaluated_one():
    pending, blank = (
        Measure("相談の件数", "120件", "集計中"),
        Measure("苦情の件数", "9件以下", "－", "8件"),
    )
    assert "blank_result" not in rules_of(pending, blank)


def test_a_method_told_in_the_strategy_counts_and_a_result_of_no_figure_is_quoted():
    told = Measure("アンケートで住みやすいと答えた割合", "70%以上", "71%（10月に実施）：A", "69%")
    assert "owner_method" not in rules_of(told)
    tables = tables_of([Year(2023, (Measure("相談の件数", "", "98件：A"),))])
    (row,) = tables.questions.query("rule == 'grade_without_target'").itertuples()
    assert row.text == "98件"


def test_an_issue_with_doings_alone_or_outcomes_alone():
    doing, outcome = (
        Measure("防災訓練の実施回数", "12回"),
        Measure("街頭犯罪の認知件数", "800件以下"),
    )
    open_one = Measure("地域のつながり", "つながる")
    assert "output_and_outcome" in rules_of(doing)
    assert "output_and_outcome" in rules_of(outcome)
    assert "output_and_outcome" not in rules_of(doing, outcome)
    assert "output_and_outcome" not in rules_of(doing, open_one)


def test_what_a_person_decided_about_an_indicator_holds_from_that_year_on():
    plans = [
        Year(year, (Measure("集いの場に来た人", "100名以上", f"{110 + year % 10}名：A"),),
             (f"{year - 2001}百万円", f"{year - 2000}百万円", f"{year - 1999}百万円"))
        for year in (2021, 2022, 2023)
    ]  # fmt: skip
    decided = (
        '[[indicator]]\nindicator = "2022-kita/1/1"\nkind = "output"\nwhy = "来た人は活動"\n'
        'by = "総務課"\n'
    )
    assert not {year for year, _, rule in asked(*plans) if rule == "activity_as_outcome"}
    found = asked(*plans, decisions=decided)
    assert {year for year, _, rule in found if rule == "activity_as_outcome"} == {2022, 2023}


def years(*results: str, target: str = "120件以上", **more: object) -> set[tuple[int, str]]:
    """What is asked about an indicator over the years from 2019 on."""
    plans = [
        Year(2019 + at, (Measure("電話相談に応じた件数", target, result),),
             (f"{30 + at}百万円", f"{31 + at}百万円", f"{32 + at}百万円"), **more)  # type: ignore[arg-type]
        for at, result in enumerate(results)
    ]  # fmt: skip
    return {(year, rule) for year, _, rule in asked(*plans)}


def test_misses_in_a_row():
    found = years("98件：B", "97件：B", "131件：A", "99件：B")
    assert {year for year, rule in found if rule == "unmet_for_years"} == {2020}


def test_always_met():
    found = years("131件：A", "132件：A", "133件：A", "134件：A")
    assert {year for year, rule in found if rule == "always_met"} == {2021, 2022}
    once = years("98件：B", "132件：A", "133件：A", "134件：A")
    assert "always_met" not in {rule for _, rule in once}


def test_a_target_that_last_years_result_reached_already():
    found = years("119件：B", "120件：A", "98件：B")
    assert {year for year, rule in found if rule == "target_equals_last_result"} == {2021}


def test_a_known_value_of_an_earlier_year_answers_what_it_is_now():
    def year(at: int, result: str) -> Year:
        measure = Measure("特定健診の受診率", "40%以上", result)
        return Year(
            at, (measure,), (f"{at - 1990}百万円", f"{at - 1989}百万円", f"{at - 1988}百万円")
        )

    found = asked(year(2021, "38.7%：B"), year(2022, "39.1%：B"))
    assert {y for y, _, rule in found if rule == "current_value"} == {2021}


@pytest.mark.parametrize(
    ("title", "target", "asks"),
    [
        ("令和3年度に電話相談に応じた実績", "120件以上", False),
        ("令和4年度に電話相談に応じた実績", "125件以上", False),  # another year, another figure
        ("令和3年度に電話相談に応じた実績", "90名以上", True),
        ("令和4年度に電話と窓口の相談に応じた実績", "125件以上", True),
    ],
)
def test_a_changed_unit_and_a_changed_name(title: str, target: str, asks: bool):
    def plan(at: int, name: str, goal: str, result: str, before: str) -> Year:
        money = (f"{at - 1990}百万円", f"{at - 1989}百万円", f"{at - 1988}百万円")
        other = Measure("集いの場に来た区民の声", "集める", "集めた：A")
        return Year(at, (other, Measure(name, goal, result, before)), money)

    unit = target[-3]
    found = asked(
        plan(2021, "令和3年度に電話相談に応じた実績", "120件以上", "121件：A", "118件"),
        plan(2022, title, target, f"131{unit}：A", "121件"),
    )
    assert ((2022, 2, "definition_changed") in found) is asks
    assert (2022, 1, "definition_changed") not in found


def test_low_execution_stands_at_the_plan_that_prints_what_was_settled():
    def plan(at: int, settled: str, evaluation: str = "") -> Year:
        title = "電話相談に応じた件数"
        return Year(at, (Measure(title, "120件以上", f"12{at % 10}件：A"),),
                    (settled, f"{at - 1989}百万円", f"{at - 1988}百万円"), evaluation=evaluation)  # fmt: skip

    def low(found: set[tuple[int, int | None, str]]) -> set[int]:
        return {year for year, _, rule in found if rule == "low_execution"}

    assert low(asked(plan(2020, "31百万円"), plan(2021, "31百万円"), plan(2022, "25百万円"))) == {
        2022
    }
    assert not low(asked(plan(2020, "31百万円"), plan(2021, "31百万円"), plan(2022, "26百万円")))


def test_money_that_rose_and_results_that_did_not():
    def plan(at: int, budget: tuple[int, int, int], result: str) -> Year:
        money = tuple(f"{amount}百万円" for amount in budget)
        return Year(at, (Measure("電話相談に応じた件数", "120件以上", result),), money)  # type: ignore[arg-type]

    def asks(result: str) -> bool:
        found = asked(plan(2021, (40, 41, 43), "121件：A"), plan(2022, (41, 43, 48), result))
        return (2022, None, "money_up_result_flat") in found

    assert asks("121件：A")
    assert asks("98件：B")
    assert not asks("122件：A")


def test_targets_of_several_years():
    def asks(target: str, *results: str) -> set[int]:
        title = f"令和元年度から令和4年度にかけて400件の{'電話相談に対応'}"
        plans = [
            Year(2019 + at, (Measure(title, target, result),),
                 (f"{30 + at}百万円", f"{31 + at}百万円", f"{32 + at}百万円"))
            for at, result in enumerate(results)
        ]  # fmt: skip
        return {year for year, _, rule in asked(*plans) if rule == "on_pace"}

    assert not asks("100件/年", "100件：A", "110件：A")
    assert asks("100件/年", "100件：A", "40件：B") == {2020}
    assert asks("90件/年", "90件：A") == {2019}


def test_a_strategy_without_an_indicator_and_an_indicator_without_a_strategy():
    several = ("地域の居場所づくり", "見守りの担い手の養成")
    assert "strategy_without_indicator" in rules_of(GOOD, strategies=several)
    assert "strategy_without_indicator" not in rules_of(GOOD)
