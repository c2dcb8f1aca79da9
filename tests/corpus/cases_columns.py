"""Tables with columns beside those of the form: units, an interim result, reasons, dashes."""

from __future__ import annotations

from tests.corpus.stock import CHILDREN, COUNSEL, FESTIVAL, SAFETY, TOWN
from tests.corpus.writing import Group, blank, graded, words

COLUMNS = Group("columns")
BEFORE = "前年度実績"

COLUMNS.table(
    "unit-column",
    "a column of units",
    CHILDREN,
    ("評価指標", "単位", "7年度実績", "達成状況", BEFORE),
    (
        ("子育てサロンの参加者", "名", "1,233", "A", "1,171"),
        ("訪問相談の実施", "件", "310", "A", "292"),
        ("保育施設の新規整備", "か所", "2", "B", "3"),
    ),
    (
        graded(1233, "名", "A", 1171, text="1,233", previous_text="1,171"),
        graded(310, "件", "A", 292, text="310", previous_text="292"),
        graded(2, "か所", "B", 3, text="2", previous_text="3"),
    ),
)
COLUMNS.table(
    "unitless",
    "figures without their unit beside a target with its unit",
    COUNSEL,
    ("評価指標", "7年度目標", "7年度実績", "達成状況", BEFORE),
    (
        ("法律相談の利用", "200件", "217", "A", "195"),
        ("福祉相談の利用", "150件", "149", "B", "140"),
        ("就労相談の利用", "60件", "74", "A", "63"),
    ),
    (
        graded(217, None, "A", 195, text="217", previous_text="195"),
        graded(149, None, "B", 140, text="149", previous_text="140"),
        graded(74, None, "A", 63, text="74", previous_text="63"),
    ),
)
COLUMNS.table(
    "interim-column",
    "an interim column before the result",
    COUNSEL,
    ("評価指標", "中間振り返り（9月末）", "7年度実績", "達成状況", BEFORE),
    (
        ("法律相談の利用", "101件", "209件", "A", "200件"),
        ("福祉相談の利用", "58件", "133件", "B", "144件"),
        ("就労相談の利用", "29件", "61件", "A", "57件"),
    ),
    (graded(209, "件", "A", 200), graded(133, "件", "B", 144), graded(61, "件", "A", 57)),
)
COLUMNS.table(
    "reason-column",
    "a column of reasons with figures",
    FESTIVAL,
    ("評価指標", "7年度実績", "達成状況", "要因", BEFORE),
    (
        ("区民まつりの来場者", "8,600人", "B", "雨天で1,500人減", "9,900人"),
        ("SNSの登録者", "5,300人", "A", "動画を12本配信", "4,600人"),
    ),
    (graded(8600, "人", "B", 9900), graded(5300, "人", "A", 4600)),
)
COLUMNS.table(
    "milestone-row",
    "a milestone's row among figures",
    TOWN,
    ("評価指標", "7年度実績", "達成状況", BEFORE),
    (
        ("区将来ビジョンの年度内策定", "令和8年3月に策定", "A", "素案を作成"),
        ("管理不全空家の是正", "38件", "B", "36件"),
        ("空家相談会の開催", "6回", "A", "6回"),
    ),
    (
        words("令和8年3月に策定", "A", previous_text="素案を作成"),
        graded(38, "件", "B", 36),
        graded(6, "回", "A", 6),
    ),
)
COLUMNS.table(
    "dash-rows",
    "a dash in the result's and the grade's cell",
    SAFETY,
    ("評価指標", "7年度実績", "達成状況", BEFORE),
    (
        ("防災リーダー研修の受講者", "104名", "A", "101名"),
        ("地域防災訓練の実施", "―", "―", "18回"),
        ("個別避難計画の作成", "401世帯", "A", "―"),
    ),
    (graded(104, "名", "A", 101), blank(18, "回"), graded(401, "世帯", "A")),
)
