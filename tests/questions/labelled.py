"""Invented indicators as wards write them, with what a person asks of each.

Labelled before any rule had seen them (that a target equals last year's result was overlooked twice,
and added). `asked` names the rules; what stands in `open_` a person could
not decide. The departments exist, the plans do not.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.questions.documents import Measure, Year


@dataclass(frozen=True)
class Labelled:
    """An indicator with its labels."""

    measure: Measure
    asked: str = ""
    open_: str = ""


def _m(
    title: str, target: str, result: str = "", before: str = "", asked: str = "", open_: str = ""
) -> Labelled:
    return Labelled(Measure(title, target, result, before), asked, open_)


_MONEY = ("20百万円", "20百万円", "20百万円")

PLANS: dict[str, list[Labelled]] = {
    "都島区": [
        _m("防災訓練に参加した区民の数", "5,000名以上", "5,214名：A", "4,876名", "activity_as_outcome"),
        _m("区民アンケートで「災害への備えをしている」と答えた区民の割合", "60%以上", "58.1%：B（停電への備えが進まなかったため）",
           "57.3%", "survey_reason"),
        _m("街頭犯罪の認知件数（大阪府警察の統計による）", "800件以下", "772件：A", "812件", "", "owner_method"),
        _m("区役所の窓口の平均待ち時間", "15分以内", "12分：A", "16分", "data_source"),
        _m("子育て相談の件数", "1,200件以上", "1,950件：A", "1,180件", "far_exceeded", "activity_as_outcome"),
        _m("地域活動協議会の運営の支援", "支援の実施", "実施：A", "実施", "activity_as_outcome qualitative_reason"),
    ],
    "福島区": [
        _m("特定健康診査の受診率", "40%以上", "36.2%：B", "35.9%", "data_source unmet_cause"),
        _m("広報紙を読んでいる区民の割合（区民アンケート、9月実施）", "70%以上", "71%：A", "69%", "survey_reason"),
        _m("放置自転車の台数", "前年度比減", "312台：A", "345台", "open_target", "data_source"),
        _m("公園の清掃活動の実施回数", "24回以上", "26回：A", "24回", "activity_as_outcome target_equals_last_result"),
        _m("認知症サポーターの養成及び見守りネットワークの構築", "養成300名", "養成315名：A", "養成280名",
           "activity_as_outcome several_aims"),
        _m("高齢者及び障がい者の外出支援の満足度", "80%以上", "82%：A", "79%", "survey_reason data_source"),
    ],
    "此花区": [
        _m("待機児童の数", "0名", "0名：A", "3名", "data_source"),
        _m("生活困窮者の相談から就労につながった割合", "30%以上", "－", "27%", "data_source blank_result"),
        _m("学校での出前授業の開催", "10校", "12校：A", "9校", "activity_as_outcome"),
        _m("区のSNSの登録者の数", "8,000名以上", "8,310名：B", "7,420名", "grade_against_figures",
           "data_source activity_as_outcome"),
        _m("空き家対策計画の改定", "令和5年度末までに改定", "改定：A", "", "activity_as_outcome qualitative_reason"),
        _m("区民が安全だと感じる割合", "65%", "66%：A", "63%", "survey_reason data_source"),
    ],
    "西区": [
        _m("納税通知書の送付のデジタル化", "", "", "", "qualitative_reason term", "activity_as_outcome"),
        _m("電子申請の利用率", "50%以上", "", "", "data_source current_value"),
        _m("令和8年度までに町会加入世帯の割合を55%以上とする", "53%以上", "", "", "data_source current_value"),
        _m("研修を修了した防災リーダーの数", "毎年度40名以上", "", "", "", "activity_as_outcome"),
        _m("救急出動のうち軽症者の割合", "45%", "", "", "data_source current_value direction"),
        _m("道路の陥没の件数", "", "", "", "number term", "data_source current_value"),
    ],
    "港区": [
        _m("観光案内所の来訪者の数", "30,000人以上", "31,200人：A", "28,900人", "", "data_source"),
        _m("施設の老朽化の点検を終えた割合", "100%", "100%：A", "92%", "", "activity_as_outcome data_source"),
        _m("健康寿命の延伸", "", "－", "", "term blank_result", "number qualitative_reason data_source current_value"),
        _m("まちづくりの意見交換会の開催及び結果の公表", "開催4回", "開催4回：A", "開催4回",
           "activity_as_outcome several_aims target_equals_last_result"),
        _m("区民モニター調査で区政に関心があると答えた割合", "50%以上", "集計中", "48%", "survey_reason owner_method"),
        _m("大規模火災の発生件数", "0件", "0件：A", "0件", "data_source"),
    ],
    "大正区": [
        _m("ごみの排出量", "21,000トン以下", "20,100トン：A", "20,800トン", "data_source"),
        _m("ものづくり企業の見学会の実施", "6回", "6回：A", "5回", "activity_as_outcome"),
        _m("職員の時間外勤務の時間", "前年度以下", "3.2万時間：A", "3.3万時間", "open_target", "data_source"),
        _m("国民健康保険料の収納率", "92%以上", "90.4%：B（失業者が増えたため）", "91.2%", "data_source"),
        _m("外国人住民の相談窓口の設置", "1か所", "1か所：A", "－", "activity_as_outcome"),
        _m("地域で支え合う関係が広がる", "広がる", "広がった：A", "", "qualitative_reason"),
    ],
}  # fmt: skip


def plans() -> list[Year]:
    """The labelled plans, each with one issue."""
    return [
        Year(
            2023,
            tuple(each.measure for each in rows),
            _MONEY,
            tuple(f"見本の戦略{n}" for n in range(1)),
            department=name,
        )
        for name, rows in PLANS.items()
    ]
