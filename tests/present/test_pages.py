"""The pages as readers meet them: sentences, figures with words, and nothing from nothing."""

from base64 import b64decode

import matplotlib as mpl
import pytest

import dxanalysis as dx
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.shared.source import place
from dxanalysis.present.shared.style import BAR
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget, indicators, target


def budget_page(tables, issue_no=1, plan_id=PLAN_ID):
    return dx.BudgetTrendPage(dx.budget_trend(tables, plan_id, issue_no))


def attainment_page(tables, issue_no=1, plan_id=PLAN_ID):
    return dx.AttainmentPage(dx.indicator_attainment(tables, plan_id, issue_no))


@pytest.fixture(scope="module")
def real(processed):
    return dx.load_tables(processed)


def texts(prose, css):
    return [paragraph.text for paragraph in prose.paragraphs if paragraph.css == css]


def test_the_budget_answer_of_the_real_plan(real):
    page = budget_page(real, 1, "2026-digital")
    assert texts(page.answer(), "dx-answer") == [
        "令和8年度予算額は8億8,500万円で、前年度から+5億3,200万円（+151%）です。"
    ]
    assert "26.1%で、4課題中2位" in repr(page.answer())
    assert "令和7年度予算額の増減は、令和6年度決算額と比べたものです" in repr(page.cautions())
    assert "「案」であり、決定されたものではありません" in repr(page.cautions())


def test_a_mixed_headline_says_so_in_the_answer():
    rows = [budget(YEAR - 1, "executed", 10**8), budget(YEAR, "approved", 2 * 10**8)]
    answer = budget_page(generated.tables(budgets=rows)).answer()
    assert texts(answer, "dx-answer") == [
        "令和12年度予算額は2億円で、前年度から+1億円（+100.0%）（令和11年度決算額との比較）です。"
    ]
    assert len(texts(answer, "dx-note")) == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "令和12年度予算額の金額は文書に記載がありません。他の年度の金額の記載もありません。"),
        ([budget(YEAR, "approved", None)], "他の年度の金額の記載もありません。"),
        ([budget(YEAR - 1, "approved", 10**8)], "最も新しい金額は、令和11年度予算額の1億円です。"),
        (
            [budget(YEAR, "approved", 10**8)],
            "文書に前年度の金額の記載がないため、増減は出せません。",
        ),
        (
            [budget(YEAR - 1, "approved", 0), budget(YEAR, "approved", 10**8)],
            "前年度から+1億円です。前年度が0円以下のため、増減率は出せません。",
        ),
    ],
)
def test_what_is_not_there_is_said(rows, said):
    page = budget_page(generated.tables(budgets=rows))
    assert said in texts(page.answer(), "dx-answer")[0]
    for part in (page.chart(), page.table(), page.issues_chart(), page.issues_table()):
        assert repr(part)


def test_a_null_amount_is_no_zero_anywhere():
    page = budget_page(generated.evaluated())
    assert "令和12年度決算額 記載なし" in page.chart().alt
    assert page.table().rows[-1][2:4] == ("記載なし", "記載なし")
    assert "文書では「－」で、金額の記載がありません。0円とは扱っていません" in repr(
        page.cautions()
    )


def test_every_amount_names_its_line(real):
    assert [row[-1] for row in budget_page(real, 2, "2026-digital").table().rows] == [
        "29行",
        "33行",
        "37行",
    ]


def test_attainment_of_the_real_plan(real):
    page = attainment_page(real, 4, "2026-digital")
    assert texts(page.answer(), "dx-answer") == [
        "令和8年度の予算額7億900万円に対し、数値目標は5件です。",
        "「…体系的な研修を実施」など2指標に、目標の記載がありません。",
        "「施策分野のDX伴走支援」は行うことですが、その結果、何が変わることをめざしますか。",
        "「令和12年度までに600名」に届くかは、判断できません。",
    ]
    assert texts(page.answer(), "dx-lead")[0] == (
        "評価指標は7件です。令和8年度の目標があるものは5件です。"
        "目標値の記載がないものは2件です。未評価7件です。"
    )
    assert "未評価であり、未達成ではありません" in repr(page.answer())
    paths = texts(page.paths(), "dx-path")
    assert "判断できません" in paths[0]
    assert "足りません" not in "".join(paths)  # 600名 of which nobody knows the start
    assert "4年間、毎年60名程度だったとすると計240名程度で、目標の210名を30名上回ります" in paths[1]
    assert "令和7年度までの実績が書かれていないので、届くかは判断できません" in paths[1]
    assert "年ごとに積み上げる目標ではなく" in paths[2]
    assert [row[0] for row in page.table().rows] == list("1234567")
    assert "指標5" in repr(page.quality())
    assert "指標7" in repr(page.quality())


def test_disagreements_show_both_sides():
    said = texts(attainment_page(generated.evaluated()).disagreements(), "dx-note")
    assert [text[:3] for text in said] == ["指標2", "指標4"]
    assert "「A 達成」ですが、数値の上では目標に未到達" in said[0]
    assert "±10%以内" in said[1]


def test_the_attainment_chart_has_a_bar_for_each_figure_and_says_them():
    chart = attainment_page(generated.evaluated()).chart()
    assert isinstance(chart, Figure)
    for figure in (
        "112.0%",
        "80.0%、達していない",
        "（100%以下で達する）",
        "95.0%",
        "+1.5ポイント",
    ):
        assert figure in chart.alt
    assert len(chart.table.rows) == 5


def test_targets_that_are_reached_or_overshot_are_told():
    def path_of(yearly):
        multi = {
            "scope": "multi_year",
            "fiscal_year_start": YEAR,
            "fiscal_year_end": YEAR + 1,
            "text": "200名",
        }
        aims = [target(1, ">=", 200, "名", **multi), target(1, ">=", yearly, "名/年")]
        tables = generated.tables(indicators=indicators(1), targets=aims)
        return repr(attainment_page(tables).paths())

    assert "目標の200名にちょうど届きます" in path_of(100)
    assert "目標の200名を40名上回ります" in path_of(120)


def test_overview_of_the_real_plan(real):
    page = dx.OverviewPage(dx.plan_overview(real, "2026-digital"))
    assert texts(page.answer(), "dx-answer") == [
        "4つの経営課題の令和8年度予算額の合計は33億8,500万円で、前年度から+13億1,400万円（+63%）です。",
        "評価指標14件のうち、数値目標は9件です。",
        "目標の記載がない指標が2件あります。",
    ]
    assert page.kinds().rows[-1] == ("合計", "9", "1", "2", "0", "2", "14")
    html = page.logic()._repr_html_()
    assert html.count('class="dx-logic-issue"') == 4
    assert html.count('class="dx-logic-strategy"') == 11
    assert html.count('class="dx-logic-indicator"') == 14
    assert html.count('class="dx-missing"') == 2
    assert html.count("<ul") == html.count("</ul>")


def test_the_logic_keeps_indicators_without_a_strategy_and_escapes():
    rows = [{"indicator_no": 1, "strategy_no": None, "title": "<img src=x>"}]
    page = dx.OverviewPage(dx.plan_overview(generated.tables(indicators=rows), PLAN_ID))
    html = page.logic()._repr_html_()
    assert "戦略に結び付いていない指標" in html
    assert "&lt;img src=x&gt;" in html
    assert "<img" not in html


def test_an_empty_plan_is_said_to_be_empty():
    page = dx.OverviewPage(dx.plan_overview(generated.tables(issues=0), PLAN_ID))
    for part in (page.answer(), page.totals(), page.chart(), page.logic(), page.kinds()):
        assert "ありません" in repr(part)


def test_a_figure_shows_itself_with_words_and_width():
    chart = budget_page(generated.evaluated()).chart()
    data, metadata = chart._repr_mimebundle_()
    assert b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert metadata["image/png"] == {"alt": chart.alt, "width": 480}
    assert len(chart.png) < 60_000


def test_drawing_leaves_the_analysts_settings_alone():
    before = dict(mpl.rcParams)
    budget_page(generated.evaluated()).chart()
    assert dict(mpl.rcParams) == before


def test_settled_and_budgeted_differ_in_black_and_white():
    assert "hatch" not in BAR["approved"] | BAR["executed"]  # which means a forecast to many
    assert BAR["approved"]["facecolor"] != BAR["executed"]["facecolor"]


@pytest.mark.parametrize(
    ("line", "source", "text"),
    [
        (16, "a.txt", "16行"),
        (3012, "a.pdf", "3頁12行"),
        (4, "a.docx", "4番目の段落"),
        (None, "a", "－"),
    ],
)
def test_places_are_said_in_the_documents_terms(line, source, text):
    assert place(line, source) == text
