"""Nothing yet: dashes, blanks, and words for a figure that is still to come."""

from __future__ import annotations

from tests.corpus.stock import (
    CARE,
    CHILDREN,
    COUNSEL,
    DIGITAL,
    FESTIVAL,
    GREEN,
    SAFETY,
    SINGLE,
    TAX,
    TOWN,
)
from tests.corpus.writing import Group, blank, graded, pending, reported

NONE = Group("none")

for _id, _sign in {"horizontal-bar": "―", "minus": "－", "hyphen": "-", "em-dash": "—"}.items():
    NONE.add(
        _id,
        f"{_sign} behind the indicator's words",
        SAFETY,
        f"防災リーダー研修の受講者 113名：A\n地域防災訓練の実施 {_sign}\n個別避難計画の作成 399世帯：B",
        "防災リーダー研修の受講者 101名\n地域防災訓練の実施 20回\n個別避難計画の作成 363世帯",
        (graded(113, "名", "A", 101), blank(20, "回"), graded(399, "世帯", "B", 363)),
    )
NONE.add(
    "dash-bare",
    "a bare dash among bare figures, previous figures complete",
    SAFETY,
    "・地域防災力の向上\n116名：A\n―\n\n・避難支援体制の整備\n412世帯：A",
    "・地域防災力の向上\n100名\n17回\n\n・避難支援体制の整備\n370世帯",
    (graded(116, "名", "A", 100), blank(17, "回"), graded(412, "世帯", "A", 370)),
)
NONE.add(
    "counting",
    "集計中（6月公表）",
    FESTIVAL,
    "区民まつりの来場者 10,600人：A\nSNSの登録者 集計中（6月公表）",
    "区民まつりの来場者 9,900人\nSNSの登録者 4,510人",
    (graded(10600, "人", "A", 9900), pending(4510, "人", text="集計中（6月公表）")),
)
NONE.add(
    "counting-month",
    "集計中 with the month and year in which the figure comes",
    TAX,
    "国民健康保険料の収納率：集計中（令和8年7月確定予定）\n口座振替の加入率：45.8%（A）",
    "国民健康保険料の収納率：92.1%\n口座振替の加入率：44.9%",
    (pending(92.1, "%", text="集計中"), graded(45.8, "%", "A", 44.9)),
)
NONE.add(
    "measuring",
    "測定中",
    GREEN,
    "家庭系ごみの排出量 測定中\n資源集団回収の登録 123団体：A\nまち美化パートナーの登録 49団体：B",
    "家庭系ごみの排出量 18,330トン\n資源集団回収の登録 119団体\nまち美化パートナーの登録 46団体",
    (
        pending(18330, "トン", text="測定中"),
        graded(123, "団体", "A", 119),
        graded(49, "団体", "B", 46),
    ),
)
NONE.add(
    "not-final",
    "未確定",
    DIGITAL,
    "オンライン申請の利用率 未確定\nDX研修の受講者 83名：A\n受講後アンケートの評価 4.3点：A\n内製アプリの運用開始 19業務：B",
    "オンライン申請の利用率 56.0%\nDX研修の受講者 77名\n受講後アンケートの評価 4.0点\n内製アプリの運用開始 13業務",
    (
        pending(56.0, "%", text="未確定"),
        graded(83, "名", "A", 77),
        graded(4.3, "点", "A", 4.0),
        graded(19, "業務", "B", 13),
    ),
)
NONE.add(
    "all-counting",
    "all 集計中 under their heads",
    CARE,
    "・認知症の人を支える地域づくり\n集計中\n\n・介護予防の推進\n開催場所 集計中\n参加者 集計中",
    "・認知症の人を支える地域づくり\n489名\n\n・介護予防の推進\n開催場所 44か所\n参加者 781名",
    (
        pending(489, "名", text="集計中"),
        pending(44, "か所", text="集計中"),
        pending(781, "名", text="集計中"),
    ),
)
NONE.add(
    "results-blank",
    "results blank, the previous year filled",
    COUNSEL,
    "",
    "法律相談の利用 201件\n福祉相談の利用 138件\n就労相談の利用 53件",
    (blank(201, "件"), blank(138, "件"), blank(53, "件")),
)
NONE.add(
    "results-blank-units",
    "results blank, the previous year in bare figures",
    CHILDREN,
    "",
    "・1,177名\n・283件\n・4か所",
    (blank(1177, "名"), blank(283, "件"), blank(4, "か所")),
)
NONE.add(
    "previous-blank",
    "the previous year blank",
    SAFETY,
    "防災リーダー研修の受講者 120名：A\n地域防災訓練の実施 15回：B\n個別避難計画の作成 404世帯：A",
    "",
    (graded(120, "名", "A"), graded(15, "回", "B"), graded(404, "世帯", "A")),
)
NONE.add(
    "both-blank",
    "both cells blank",
    TOWN,
    "",
    "",
    (blank(), blank(), blank()),
)
NONE.add(
    "both-dash",
    "a dash in each cell",
    SINGLE,
    "―",
    "―",
    (blank(),),
)
NONE.add(
    "provisional",
    "a provisional figure without a grade",
    TAX,
    "国民健康保険料の収納率 92.6%（速報値）\n口座振替の加入率 46.2%：A",
    "国民健康保険料の収納率 92.0%\n口座振替の加入率 45.1%",
    (reported(92.6, "%", 92.0, either=True), graded(46.2, "%", "A", 45.1)),
)
NONE.add(
    "counting-all-line",
    "one line for all: all results are still being counted",
    SINGLE,
    "集計中（令和8年6月末に公表予定）",
    "292名",
    (pending(292, "名", text="集計中"),),
)
NONE.add(
    "none-heads",
    "heads with nothing below them in either column",
    GREEN,
    "・ごみの減量と再資源化\n・まちの美化の推進",
    "・ごみの減量と再資源化\n・まちの美化の推進",
    (blank(), blank(), blank()),
)
