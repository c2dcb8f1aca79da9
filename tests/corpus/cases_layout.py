"""The results as a table, and the layouts that only a text or a page has."""

from __future__ import annotations

from tests.corpus.stock import (
    CARE,
    CHILDREN,
    COUNSEL,
    DIGITAL,
    FESTIVAL,
    GREEN,
    SAFETY,
    SCHOOL,
    TAX,
)
from tests.corpus.writing import Group, blank, graded

LAYOUT = Group("layout")
THIS = "7年度実績と達成状況 ※A：達成 B：未達成"
BEFORE = "前年度実績"
NO_TEXT = ("html", "docx", "xlsx")

LAYOUT.table(
    "row-indicator",
    "a row an indicator",
    COUNSEL,
    ("評価指標", THIS, BEFORE),
    (
        ("法律相談の利用", "204件：A", "198件"),
        ("福祉相談の利用", "137件：B", "141件"),
        ("就労相談の利用", "62件：A", "54件"),
    ),
    (graded(204, "件", "A", 198), graded(137, "件", "B", 141), graded(62, "件", "A", 54)),
)
LAYOUT.table(
    "row-left-out",
    "a row an indicator, one left out",
    COUNSEL,
    ("評価指標", THIS, BEFORE),
    (("法律相談の利用", "211件：A", "201件"), ("就労相談の利用", "57件：B", "59件")),
    (graded(211, "件", "A", 201), blank(), graded(57, "件", "B", 59)),
)
LAYOUT.table(
    "row-blank",
    "a row an indicator, one result blank",
    COUNSEL,
    ("評価指標", THIS, BEFORE),
    (
        ("法律相談の利用", "", "189件"),
        ("福祉相談の利用", "156件：A", "149件"),
        ("就労相談の利用", "60件：A", "52件"),
    ),
    (blank(189, "件"), graded(156, "件", "A", 149), graded(60, "件", "A", 52)),
)
LAYOUT.table(
    "row-order",
    "the rows in another order than the indicators",
    COUNSEL,
    ("評価指標", THIS, BEFORE),
    (
        ("就労相談の利用", "70件：A", "66件"),
        ("法律相談の利用", "190件：B", "202件"),
        ("福祉相談の利用", "163件：A", "155件"),
    ),
    (graded(190, "件", "B", 202), graded(163, "件", "A", 155), graded(70, "件", "A", 66)),
)
LAYOUT.table(
    "grade-column",
    "a column of grades",
    SAFETY,
    ("評価指標", "7年度実績", "達成状況", BEFORE),
    (
        ("防災リーダー研修の受講者", "107名", "A", "95名"),
        ("地域防災訓練の実施", "16回", "B", "18回"),
        ("個別避難計画の作成", "420世帯", "A", "381世帯"),
    ),
    (graded(107, "名", "A", 95), graded(16, "回", "B", 18), graded(420, "世帯", "A", 381)),
)
LAYOUT.table(
    "grade-column-first",
    "the column of grades before the results",
    SAFETY,
    ("評価指標", "評価", "7年度実績", BEFORE),
    (
        ("防災リーダー研修の受講者", "A", "123名", "118名"),
        ("地域防災訓練の実施", "A", "20回", "20回"),
        ("個別避難計画の作成", "B", "377世帯", "365世帯"),
    ),
    (graded(123, "名", "A", 118), graded(20, "回", "A", 20), graded(377, "世帯", "B", 365)),
)
LAYOUT.table(
    "target-column",
    "a column of targets",
    CARE,
    ("評価指標", "7年度目標", "7年度実績", "達成状況", BEFORE),
    (
        ("認知症サポーターの養成", "500名", "518名", "A", "494名"),
        ("百歳体操の開催場所", "45か所", "42か所", "B", "40か所"),
        ("百歳体操の参加者", "800名", "841名", "A", "779名"),
    ),
    (graded(518, "名", "A", 494), graded(42, "か所", "B", 40), graded(841, "名", "A", 779)),
)
LAYOUT.table(
    "previous-first",
    "the previous year before the year's result",
    FESTIVAL,
    ("評価指標", BEFORE, "7年度実績", "達成状況"),
    (
        ("区民まつりの来場者", "9,600人", "10,100人", "A"),
        ("SNSの登録者", "4,700人", "4,950人", "B"),
    ),
    (graded(10100, "人", "A", 9600), graded(4950, "人", "B", 4700)),
)
LAYOUT.table(
    "strategy-column",
    "a column of strategies, merged over its indicators",
    GREEN,
    ("主な戦略", "評価指標", THIS, BEFORE),
    (
        ("ごみの減量と再資源化", "家庭系ごみの排出量", "17,930トン：A", "18,280トン"),
        ("^", "資源集団回収の登録", "116団体：B", "119団体"),
        ("まちの美化の推進", "まち美化パートナーの登録", "54団体：A", "50団体"),
    ),
    (graded(17930, "トン", "A", 18280), graded(116, "団体", "B", 119), graded(54, "団体", "A", 50)),
)
LAYOUT.table(
    "strategy-repeated",
    "a column of strategies, repeated in each row",
    GREEN,
    ("主な戦略", "評価指標", THIS, BEFORE),
    (
        ("ごみの減量と再資源化", "家庭系ごみの排出量", "18,150トン：B", "18,200トン"),
        ("ごみの減量と再資源化", "資源集団回収の登録", "128団体：A", "123団体"),
        ("まちの美化の推進", "まち美化パートナーの登録", "50団体：A", "48団体"),
    ),
    (graded(18150, "トン", "B", 18200), graded(128, "団体", "A", 123), graded(50, "団体", "A", 48)),
)
LAYOUT.table(
    "strategy-row",
    "the strategy in a row of its own",
    CHILDREN,
    ("評価指標", THIS, BEFORE),
    (
        ("子育て相談の充実", "", ""),
        ("子育てサロンの参加者", "1,265名：A", "1,210名"),
        ("訪問相談の実施", "285件：B", "297件"),
        ("保育の受け皿の確保", "", ""),
        ("保育施設の新規整備", "4か所：A", "2か所"),
    ),
    (graded(1265, "名", "A", 1210), graded(285, "件", "B", 297), graded(4, "か所", "A", 2)),
)
LAYOUT.table(
    "all-columns",
    "columns of their own for strategy, indicator, target, result, grade and previous year",
    DIGITAL,
    ("主な戦略", "評価指標", "目標", "7年度実績", "達成状況", BEFORE),
    (
        ("オンライン手続きの利用促進", "オンライン申請の利用率", "60%以上", "64.1%", "A", "58.3%"),
        ("職員のデジタル人材育成", "DX研修の受講者", "80名", "79名", "B", "72名"),
        ("^", "受講後アンケートの評価", "4.0点以上", "4.5点", "A", "4.1点"),
        ("業務アプリの内製化", "内製アプリの運用開始", "20業務", "22業務", "A", "16業務"),
    ),
    (
        graded(64.1, "%", "A", 58.3),
        graded(79, "名", "B", 72),
        graded(4.5, "点", "A", 4.1),
        graded(22, "業務", "A", 16),
    ),
)
LAYOUT.table(
    "grade-merged",
    "one grade in a cell merged over two indicators",
    SAFETY,
    ("評価指標", "7年度実績", "達成状況", BEFORE),
    (
        ("防災リーダー研修の受講者", "110名", "A", "103名"),
        ("地域防災訓練の実施", "21回", "^", "20回"),
        ("個別避難計画の作成", "370世帯", "B", "366世帯"),
    ),
    (graded(110, "名", "A", 103), graded(21, "回", "A", 20), graded(370, "世帯", "B", 366)),
    formats=NO_TEXT,
)
LAYOUT.table(
    "row-strategy-breaks",
    "a row a strategy, its results in one cell with line breaks",
    CARE,
    ("主な戦略", THIS, BEFORE),
    (
        ("認知症の人を支える地域づくり", "529名：A", "503名"),
        (
            "介護予防の推進",
            "百歳体操の開催場所 44か所：B\n百歳体操の参加者 826名：A",
            "百歳体操の開催場所 43か所\n百歳体操の参加者 790名",
        ),
    ),
    (graded(529, "名", "A", 503), graded(44, "か所", "B", 43), graded(826, "名", "A", 790)),
    formats=NO_TEXT,
)
LAYOUT.table(
    "breaks-note",
    "a row an indicator, a note behind a line break in its cell",
    TAX,
    ("評価指標", THIS, BEFORE),
    (
        ("国民健康保険料の収納率", "92.9%：A\n※現年度分。滞納繰越分は28.4%", "92.5%"),
        ("口座振替の加入率", "44.9%：B\n（理由）転出者が1,200世帯増えたため", "45.0%"),
    ),
    (graded(92.9, "%", "A", 92.5), graded(44.9, "%", "B", 45.0)),
    formats=NO_TEXT,
)
LAYOUT.table(
    "indicator-with-target",
    "the indicator's cell holds its target",
    SCHOOL,
    ("評価指標", THIS, BEFORE),
    (
        ("放課後教室の参加児童 150名", "145名：B", "138名"),
        ("体験事業の実施 12回", "12回：A", "11回"),
    ),
    (graded(145, "名", "B", 138), graded(12, "回", "A", 11)),
)
LAYOUT.table(
    "no-indicator-column",
    "rows without the indicators' words, units differ",
    SAFETY,
    (THIS, BEFORE),
    (("119名：A", "105名"), ("20回：A", "17回"), ("395世帯：B", "348世帯")),
    (graded(119, "名", "A", 105), graded(20, "回", "A", 17), graded(395, "世帯", "B", 348)),
)
