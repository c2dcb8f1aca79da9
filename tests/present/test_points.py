"""要点 of the indicators: what happened comes first, in few and short sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.analysis.asked import AskedRow, most_telling_first
from dxanalysis.present.attainment.points import LONGEST, MOST, points
from dxanalysis.schema.question_rules import RULES
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, indicators, result, target
from tests.questions.documents import Measure, Year, tables_of


def of(*measures: Measure, **more: object) -> list[str]:
    tables = tables_of([Year(2023, measures, **more)])  # type: ignore[arg-type]
    return points(dx.indicator_attainment(tables, "2023-kita", 1))


def test_what_was_missed_comes_first_by_name_with_its_gap_and_the_year_before():
    missed = Measure("電話相談の件数", "120件以上", "98件：B", "131件")
    met = Measure("苦情の件数", "9件以下", "8件：A", "9件")
    first, second, *_ = of(met, missed)
    assert first == (
        "「電話相談の件数」は未達成で、目標120件以上に対し実績98件でした（差は−22件、前年度は131件）。"
    )
    assert second == "「電話相談の件数」が未達成だった原因は何ですか。"


def test_a_share_is_missed_by_points():
    (first, *_) = of(Measure("特定健診の受診率", "40%以上", "36.2%：B", "35.9%"))
    assert "差は−3.8ポイント" in first


def test_more_than_two_missed_are_counted():
    titles = ("電話相談の件数", "窓口相談の件数", "出前講座の回数", "見守りの世帯数")
    missed = [Measure(title, "100件以上", f"{n}8件：B") for n, title in enumerate(titles, start=3)]
    assert of(*missed)[2] == "未達成の指標は、ほかに2件あります。"


def test_all_attained_is_said_once_and_what_is_open_beside_it():
    met = Measure("苦情の件数", "9件以下", "8件：A", "9件")
    assert of(met)[0] == "評価された1指標は、すべて達成です。"
    pending = Measure("電話相談の件数", "120件以上", "集計中", "131件")
    assert of(met, pending)[0] == "評価された1指標は、すべて達成です。残る1件は未評価です。"


def test_a_plan_that_is_not_evaluated_says_what_it_will_be_measured_by():
    plain = Measure("相談体制の整備")
    money = ("20百万円", "30百万円", "885百万円")
    said = of(plain, money=money)
    assert said[0] == "令和5年度の予算額8億8,500万円に対し、数値目標は0件です。"
    assert said[1] == "「相談体制の整備」に、目標の記載がありません。"


def test_nothing_is_said_of_an_issue_without_indicators():
    tables = generated.tables()
    assert points(dx.indicator_attainment(tables, PLAN_ID, 1)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("あ長い名称の指標(、)A1", min_size=1, max_size=80),
            st.sampled_from(["%", "件", "名", "百万円"]),
            st.integers(1, 10**9),
            st.integers(0, 10**9),
            st.sampled_from(["A", "B", None]),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_points_are_few_and_short_whatever_is_printed(cases):
    rows = indicators(len(cases))
    for row, (title, *_) in zip(rows, cases, strict=True):
        row["title"] = title
    tables = generated.tables(
        indicators=rows,
        targets=[target(n, ">=", goal, unit) for n, (_, unit, goal, *_) in enumerate(cases, 1)],
        attainments=[
            result(n, actual, unit, grade) for n, (_, unit, _, actual, grade) in enumerate(cases, 1)
        ],
    )
    said = points(dx.indicator_attainment(tables, PLAN_ID, 1))
    assert 0 < len(said) <= MOST
    assert max(map(len, said)) <= LONGEST
    missed = sum(grade == "B" for *_, grade in cases)
    assert sum("未達成" in text for text in said) >= min(missed, 1)


def test_a_question_of_every_rule_has_its_place_a_result_before_a_wording():
    asked = [AskedRow("2023-kita", 1, 1, rule, "問い", None, None, None, None) for rule in RULES]
    about = [RULES[row.rule].about for row in most_telling_first(asked)]
    assert len(about) == len(RULES)
    assert list(dict.fromkeys(about)) == ["result", "series", "budget", "issue", "indicator"]
